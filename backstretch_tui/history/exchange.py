"""The whole history out of the database, and other histories into it: all of them or none."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from backstretch_tui.history import sessions, store
from backstretch_tui.history.faults import HistoryError, UnusableError, telling
from backstretch_tui.history.portable import Collection, LineError, from_json_lines, merged, told
from backstretch_tui.history.tables import from_csv

MOST_BYTES = 512 * 1024 * 1024
"""The largest file taken in."""


class Counts(NamedTuple):
    """What came of taking histories in."""

    new: int
    known: int
    """The same in both, or older than ours."""
    differing: int
    """Known, and changed since: the later version counts."""
    deleted: int


def collect(connection: sqlite3.Connection, *, rehearsals: bool = True) -> Collection:
    """Read the whole history. Raises HistoryError."""
    with telling():
        records = sessions.records(connection)
        past = sessions.past_sessions(connection)
        return Collection(
            {
                session.id: told(session, records[session.id])
                for session in past
                if session.id in records and (rehearsals or not session.is_rehearsal)
            },
            sessions.deleted_ids(connection),
        )


def read(path: Path) -> Collection:
    """Read another history: JSON Lines, CSV, or a database. Raises HistoryError, whose message begins with the file."""
    try:
        if not path.is_file():
            raise UnusableError("there is no such file" if not path.exists() else "it is no file")
        if path.stat().st_size > MOST_BYTES:
            raise UnusableError("it is far too large for a history")
        with path.open("rb") as file:
            start = file.read(16)
        if start.startswith(b"SQLite format 3"):
            return _from_database(path)
        with path.open(encoding="utf-8", newline="") as lines:
            return from_csv(lines) if start.startswith(b"id,began,") else from_json_lines(lines)
    except HistoryError as error:
        raise UnusableError(f"{path}: {error}") from error
    except LineError as error:
        raise UnusableError(f"{path}:{error}") from error
    except UnicodeDecodeError as error:
        raise UnusableError(f"{path}: it is neither a history nor text") from error
    except OSError as error:
        raise UnusableError(f"{path}: {error.strerror}") from error


def take_in(connection: sqlite3.Connection, others: list[Collection]) -> Counts:
    """Merge other histories into the database, all of them or, where anything fails, none. Raises HistoryError."""
    with store.writing(connection):
        ours = collect(connection)
        theirs = Collection()
        for other in others:
            theirs = merged(theirs, other)
        together = merged(ours, theirs)
        changed = [its for its in together.sessions.values() if ours.sessions.get(its.id) != its]
        for its in changed:
            sessions.finish(connection, its.session, its.record.record)
        gone = together.deleted - ours.deleted
        deleted = len(gone & ours.sessions.keys())
        sessions.mark_deleted(connection, gone)
    new = sum(its.id not in ours.sessions for its in changed)
    differing = sum(
        ours.sessions[session_id] != its for session_id, its in theirs.sessions.items() if session_id in ours.sessions
    )
    return Counts(new, len(theirs.sessions) - new - differing, differing, deleted)


def _from_database(path: Path) -> Collection:
    store.look(path)
    with telling(), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        store.check(connection)
        if connection.execute("PRAGMA user_version").fetchone()[0] < 1:
            raise UnusableError("it is no history")
        return collect(connection)
