"""The tables, and the numbered steps that lead from each version of them to the next."""

import sqlite3
import zlib
from collections.abc import Iterable

APPLICATION_ID = 0x42535458
"""How a file says that it is ours: “BSTX”."""

_FIRST = (
    """
    CREATE TABLE session (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        state TEXT NOT NULL CHECK (state IN ('playing', 'over')),
        began INTEGER NOT NULL,
        began_date TEXT NOT NULL CHECK (length(began_date) = 10),
        began_offset_minutes INTEGER NOT NULL CHECK (began_offset_minutes BETWEEN -1440 AND 1440),
        began_zone TEXT NOT NULL,
        ended INTEGER NOT NULL,
        revised INTEGER NOT NULL,
        routine TEXT NOT NULL,
        name TEXT NOT NULL,
        dose TEXT NOT NULL,
        speed INTEGER NOT NULL CHECK (speed >= 1),
        planned_repetitions INTEGER NOT NULL CHECK (planned_repetitions >= 0),
        done_repetitions INTEGER NOT NULL CHECK (done_repetitions BETWEEN 0 AND planned_repetitions),
        planned INTEGER NOT NULL CHECK (planned >= 0),
        held INTEGER NOT NULL CHECK (held >= 0),
        held_left INTEGER NOT NULL CHECK (held_left >= 0),
        held_right INTEGER NOT NULL CHECK (held_right >= 0),
        pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
        pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX session_by_begin ON session (began)",
    # What was done repetition by repetition is seldom read, and is larger than all the rest.
    """
    CREATE TABLE record (
        session TEXT PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
        record BLOB NOT NULL CHECK (length(record) > 1)
    ) STRICT, WITHOUT ROWID
    """,
    # The journal: the plan as it is being played, and every event worth keeping. Rows are only ever added.
    """
    CREATE TABLE plan (
        session TEXT PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
        plan TEXT NOT NULL CHECK (length(plan) > 1)
    ) STRICT
    """,
    """
    CREATE TABLE event (
        session TEXT NOT NULL REFERENCES plan (session) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number >= 0),
        name TEXT NOT NULL,
        at INTEGER NOT NULL,
        why TEXT,
        heard INTEGER NOT NULL,
        PRIMARY KEY (session, number)
    ) STRICT, WITHOUT ROWID
    """,
    # What the person deleted stays deleted, also when another machine's history still has it.
    "CREATE TABLE deleted (session TEXT PRIMARY KEY CHECK (length(session) = 36)) STRICT, WITHOUT ROWID",
    # Answers that are not of one session: to the safety questions, and when else something was asked.
    """
    CREATE TABLE answer (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        at INTEGER NOT NULL,
        date TEXT NOT NULL CHECK (length(date) = 10),
        question TEXT NOT NULL CHECK (length(question) > 0),
        answer TEXT NOT NULL
    ) STRICT
    """,
)

_SECOND = (
    # How well activities of the person's own went: known by their names, which may change from week to week.
    """
    CREATE TABLE activity (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        at INTEGER NOT NULL,
        date TEXT NOT NULL CHECK (length(date) = 10),
        name TEXT NOT NULL CHECK (length(name) > 0),
        score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10)
    ) STRICT
    """,
)


def checksum(columns: Iterable[str]) -> str:
    """Return SQL for the checksum of some columns of `session`, and of the record of the same session."""
    values = (*columns, "(SELECT record.record FROM record WHERE record.session = session.id)")
    return f"checksum_of({', '.join(f'CAST({value} AS BLOB)' for value in values)})"


_COLUMNS_IN_THIRD = (
    "id", "began", "began_date", "began_offset_minutes", "began_zone", "ended", "revised", "routine", "name", "dose",
    "speed", "planned_repetitions", "done_repetitions", "planned", "held", "held_left", "held_right", "pain_before",
    "pain_after", "note", "active",
)  # fmt: skip

_THIRD = (
    # Milliseconds spent on steps, without pauses; NULL where that was not measured.
    "ALTER TABLE session ADD COLUMN active INTEGER CHECK (active >= 0)",
    # Of the row and its record, as they were written: NULL while the session is played.
    "ALTER TABLE session ADD COLUMN checksum INTEGER",
    # A clock that was set back during the session.
    "UPDATE session SET ended = began + held WHERE state = 'over' AND ended < began",
    f"UPDATE session SET checksum = {checksum(_COLUMNS_IN_THIRD)} WHERE state = 'over'",  # noqa: S608
)

_COLUMNS_IN_FOURTH = (*_COLUMNS_IN_THIRD, "region")
_THIRD_SUM = checksum(_COLUMNS_IN_THIRD)

_FOURTH = (
    # All sessions were for the low back until routines could be for another region.
    "ALTER TABLE session ADD COLUMN region TEXT NOT NULL DEFAULT 'low-back'",
    # A checksum that was wrong stays so.
    f"UPDATE session SET checksum = {checksum(_COLUMNS_IN_FOURTH)} WHERE state = 'over' AND checksum IS {_THIRD_SUM}",  # noqa: S608
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND, _THIRD, _FOURTH)
"""Statements that lead to version 1, to version 2 and so on: each all or nothing, and never changed once released."""


def add_functions(connection: sqlite3.Connection) -> None:
    """Add the SQL functions that migrations and checksums use."""
    connection.create_function("checksum_of", -1, _checksum, deterministic=True)


def _checksum(*values: bytes | None) -> int:
    """Return the CRC-32 of values and of where each ends."""
    checksum = 0
    for value in values:
        length = "-" if value is None else f"{len(value)}:"
        checksum = zlib.crc32(value or b"", zlib.crc32(length.encode(), checksum))
    return checksum
