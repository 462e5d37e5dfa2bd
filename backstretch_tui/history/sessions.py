"""Sessions in the database: the one being played with its journal, and those that are over."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, get_type_hints

from backstretch_tui.core.model.text_safety import is_plain, shown
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session.journal import JournalEntry
from backstretch_tui.core.session.record import Record
from backstretch_tui.core.session.summary import (
    MAX_NOTE_CHARACTERS,
    MAX_ZONE_CHARACTERS,
    SessionStart,
    SessionSummary,
    Timestamp,
    session_begun,
)
from backstretch_tui.history.errors import DamagedError
from backstretch_tui.history.rows import Types, date_in, note_in, note_row, typed
from backstretch_tui.history.schema import checksum


def _columns() -> Iterator[tuple[str, Types]]:
    """Yield the columns of a session and their types, in the order of its fields."""
    renamed = {"began_utc": "began", "left": "held_left", "right": "held_right"}
    for name, type_ in get_type_hints(SessionSummary).items():
        parts = {f"{name}_{part}": of for part, of in get_type_hints(Timestamp).items()}
        for column, of in (parts if type_ is Timestamp else {name: type_}).items():
            yield renamed.get(column, column), of


_COLUMNS, _TYPES = zip(*_columns(), strict=True)
_BLOB = bytes | None
_ALL = ", ".join(_COLUMNS)
_UPSERT = (
    f"INSERT INTO session ({_ALL}, state) VALUES ({', '.join('?' * len(_COLUMNS))}, 'over') "  # noqa: S608
    f"ON CONFLICT (id) DO UPDATE SET state = 'over', {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[1:])}"
)
_PACKED = (
    f"SELECT {_ALL}, (SELECT record.record FROM record WHERE record.session = session.id) FROM session "  # noqa: S608
    "WHERE state = 'over'"
)
_CHECKSUM = checksum(_COLUMNS)
_SEAL = f"UPDATE session SET checksum = {_CHECKSUM} WHERE id = ? AND state = 'over'"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that was being played when the program ended."""

    beginning: SessionStart
    plan: Plan
    notes: tuple[JournalEntry, ...]
    was_saved: bool
    """Whether it had been over, and saved, before it was resumed."""


def begin(connection: sqlite3.Connection, beginning: SessionStart, plan: Plan) -> None:
    """Write down that a session begins, and its plan. The journals of those that are over are let go."""
    from backstretch_tui.history.codec import plan_text  # late: to look back needs no pydantic

    connection.execute("DELETE FROM plan WHERE session IN (SELECT id FROM session WHERE state = 'over')")
    connection.execute(
        f"INSERT OR IGNORE INTO session ({_ALL}, state) VALUES ({', '.join('?' * len(_COLUMNS))}, 'playing')",  # noqa: S608
        _row(session_begun(beginning, plan)),
    )
    connection.execute("INSERT OR IGNORE INTO plan VALUES (?, ?)", (beginning.id, plan_text(plan)))


def add_note(connection: sqlite3.Connection, session_id: str, number: int, noted: JournalEntry) -> None:
    """Add to the journal. To add the same again changes nothing.

    Where another history has been put in the place of the one that the session began in, there is no journal to add to;
    but what was done can still be saved at the end.
    """
    connection.execute(
        "INSERT OR IGNORE INTO event SELECT ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM plan WHERE session = ?)",
        (session_id, number, *note_row(noted), session_id),
    )


def finish(connection: sqlite3.Connection, session: SessionSummary, record: Record) -> None:
    """Write down what was done. The journal stays until the next session begins, for the person may go on."""
    from backstretch_tui.history.codec import record_bytes  # late: to look back needs no pydantic

    put(connection, session, record_bytes(record))


def put(connection: sqlite3.Connection, session: SessionSummary, record: bytes) -> None:
    """Write a session that is over, and its record as it is stored."""
    connection.execute(_UPSERT, _row(session))
    connection.execute(
        "INSERT INTO record VALUES (?, ?) ON CONFLICT (session) DO UPDATE SET record = excluded.record",
        (session.id, record),
    )
    connection.execute(_SEAL, (session.id,))


def revise(connection: sqlite3.Connection, session: SessionSummary) -> None:
    """Write the scores and the note of a session that is over, and when that was. One that is gone stays so."""
    connection.execute(
        "UPDATE session SET pain_before = ?, pain_after = ?, note = ?, revised = ? WHERE id = ? AND state = 'over'",
        (session.pain_before, session.pain_after, session.note, session.revised, session.id),
    )
    connection.execute(_SEAL, (session.id,))


def reopen(connection: sqlite3.Connection, session_id: str) -> None:
    """Go on with a session that was over. What was saved of it stays until it is over again."""
    connection.execute("UPDATE session SET state = 'playing' WHERE id = ?", (session_id,))


def discard(connection: sqlite3.Connection, session_id: str) -> None:
    """Forget what was being played, as if it had never been. A session that was over before is so again, as saved."""
    connection.execute(
        "UPDATE session SET state = 'over' WHERE id = ? AND state = 'playing' AND id IN (SELECT session FROM record)",
        (session_id,),
    )
    connection.execute("DELETE FROM session WHERE id = ? AND state = 'playing'", (session_id,))


def delete(connection: sqlite3.Connection, session_id: str) -> bool:
    """Delete a session, here and on every machine that imports this history. Return whether it was here."""
    was_here = connection.execute("DELETE FROM session WHERE id = ?", (session_id,)).rowcount > 0
    connection.execute("INSERT OR IGNORE INTO deleted VALUES (?)", (session_id,))
    return was_here


def undelete(connection: sqlite3.Connection, session: SessionSummary, record: Record) -> None:
    """Take back a deletion."""
    connection.execute("DELETE FROM deleted WHERE session = ?", (session.id,))
    finish(connection, session, record)


def playing(connection: sqlite3.Connection) -> str | None:
    """Return the id of the session that is being played, or was when the program ended."""
    found = connection.execute(
        "SELECT id FROM session WHERE state = 'playing' ORDER BY began DESC, id DESC LIMIT 1"
    ).fetchone()
    return found[0] if found else None


def is_playing(connection: sqlite3.Connection, session_id: str) -> bool:
    """Tell whether a session is being played, or was when the program ended."""
    row = connection.execute("SELECT 1 FROM session WHERE state = 'playing' AND id = ?", (session_id,))
    return row.fetchone() is not None


def unfinished(connection: sqlite3.Connection, session_id: str) -> Unfinished:
    """Read a journal. Raises DamagedError."""
    from backstretch_tui.history.codec import plan_in  # late: to look back needs no pydantic

    found = connection.execute(
        "SELECT began, began_date, began_offset_minutes, began_zone, pain_before, pain_after, note, revised "
        "FROM session WHERE id = ?",
        (session_id,),
    )
    row = next(typed(found, int, str, int, str, int | None, int | None, str, int))
    found = connection.execute("SELECT plan FROM plan WHERE session = ?", (session_id,))
    plan = next(typed(found, str), None)
    found = connection.execute(
        "SELECT name, at, why, heard FROM event WHERE session = ? ORDER BY number", (session_id,)
    )
    notes = typed(found, str, int, str | None, int)
    beginning = SessionStart(
        session_id, Timestamp(row[0], date_in(row[1]), *row[2:4]), row[4], row[5], shown(row[6], MAX_NOTE_CHARACTERS),
        row[7],
    )  # fmt: skip
    was_saved = connection.execute("SELECT 1 FROM record WHERE session = ?", (session_id,)).fetchone() is not None
    return Unfinished(beginning, plan_in(plan[0] if plan else ""), tuple(map(note_in, notes)), was_saved)


def past_sessions(connection: sqlite3.Connection) -> list[SessionSummary]:
    """Return all sessions that are over, rehearsals too, oldest first. Raises DamagedError."""
    rows = connection.execute(f"SELECT {_ALL} FROM session WHERE state = 'over' ORDER BY began, id")  # noqa: S608
    return [_session_in(row) for row in typed(rows, *_TYPES)]


def packed(connection: sqlite3.Connection) -> Iterator[tuple[SessionSummary, bytes]]:
    """Yield the same, each with its record as it is stored: empty where it is missing. Raises DamagedError."""
    rows = connection.execute(f"{_PACKED} ORDER BY began, id")
    return ((_session_in(row[:-1]), row[-1] or b"") for row in typed(rows, *_TYPES, _BLOB))


def packed_session(connection: sqlite3.Connection, session_id: str) -> tuple[SessionSummary, bytes] | None:
    """Return one session that is over, with its record as it is stored. Raises DamagedError."""
    row = next(typed(connection.execute(f"{_PACKED} AND id = ?", (session_id,)), *_TYPES, _BLOB), None)
    return (_session_in(row[:-1]), row[-1] or b"") if row else None


def record(connection: sqlite3.Connection, session_id: str) -> Record | None:
    """Return the record of a session that is over."""
    from backstretch_tui.history.codec import record_in  # late: to look back needs no pydantic

    row = connection.execute("SELECT record FROM record WHERE session = ?", (session_id,)).fetchone()
    return record_in(row[0]) if row else None


def readable_record(connection: sqlite3.Connection, session_id: str) -> Record | None:
    """Return the same; nothing too where it cannot be read."""
    with suppress(DamagedError):
        return record(connection, session_id)
    return None


def altered(connection: sqlite3.Connection) -> list[SessionSummary]:
    """Return the sessions that are not as they were written: their checksums differ. Raises DamagedError."""
    rows = connection.execute(
        f"SELECT {_ALL} FROM session WHERE state = 'over' AND checksum IS NOT {_CHECKSUM} ORDER BY began, id"  # noqa: S608
    )
    return [_session_in(row) for row in typed(rows, *_TYPES)]


def deleted_ids(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of all sessions that were deleted."""
    return frozenset(row[0] for row in typed(connection.execute("SELECT session FROM deleted"), str))


def finished_ids(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of all finished sessions."""
    return frozenset(row[0] for row in connection.execute("SELECT id FROM session WHERE state = 'over'"))


def known_ids(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of all sessions, also of the running one and of those that were deleted."""
    return frozenset(
        row[0] for row in connection.execute("SELECT id FROM session UNION ALL SELECT session FROM deleted")
    )


def is_deleted(connection: sqlite3.Connection, session_id: str) -> bool:
    """Tell whether a session was deleted."""
    return connection.execute("SELECT 1 FROM deleted WHERE session = ?", (session_id,)).fetchone() is not None


def _row(session: SessionSummary) -> Sequence[Any]:
    return (session.id, *session.began, *session[2:])


def _session_in(row: Sequence[Any]) -> SessionSummary:
    """Read a row. What cannot be shown is spelt out, for a file may hold anything. Raises DamagedError."""
    its = SessionSummary._make((row[0], Timestamp._make(row[1:5]), *row[5:]))
    date_in(its.began.date)
    if its.began.zone != (zone := its.began.zone[:MAX_ZONE_CHARACTERS].strip()):
        its = its._replace(began=its.began._replace(zone=zone))
    if is_plain(f"{its.routine}{its.name}{its.dose}{its.note}{its.began.zone}{its.region}"):
        return its
    return its._replace(
        began=its.began._replace(zone=shown(its.began.zone)[:MAX_ZONE_CHARACTERS]),
        routine=shown(its.routine), name=shown(its.name), dose=shown(its.dose),
        note=shown(its.note, MAX_NOTE_CHARACTERS), region=shown(its.region),
    )  # fmt: skip
