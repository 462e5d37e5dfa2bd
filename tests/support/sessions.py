"""Sessions of the past to test with, and the lines of an export that hold them."""

import sqlite3

from backstretch_tui.core.session.record import Outcome, Record, Repetition
from backstretch_tui.core.session.summary import SessionSummary, Timestamp, with_totals
from backstretch_tui.history.codec import record_bytes
from backstretch_tui.history.export.exporter import Archive

IDS = [f"01900000-0000-7000-8000-00000000000{number}" for number in range(5)]


SUNDAY = Timestamp(1_795_345_200_000, "2026-11-22", 60, "Europe/Berlin")
"""When those sessions began."""


def a_session(number: int = 0, **changes: object) -> tuple[SessionSummary, Record]:
    record = Record((Repetition(0, "bridge", "One", "left", 1, 1, 10_000, 10_000, 0, Outcome.DONE),), ())
    session = SessionSummary(IDS[number], SUNDAY, SUNDAY.utc + 5, 5, "relief", "Relief", "gentle", 1)
    return with_totals(session._replace(**changes), record), record  # type: ignore[arg-type]


def archive_of(*pairs: tuple[SessionSummary, Record]) -> Archive:
    return Archive([(session, record_bytes(record)) for session, record in pairs])


def spoil(connection: sqlite3.Connection, number: int, how: str = "UPDATE record SET record = x'0000'") -> None:
    """Make it so that the record of a session cannot be read."""
    connection.execute(f"{how} WHERE session = ?", (IDS[number],))
