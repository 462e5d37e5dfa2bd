"""What can be wrong with the history, each in one sentence with its cure."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from backstretch_tui.core.model.text_safety import shown

FULL = "the disk is full"
LOCKED = "another program is using it"
READ_ONLY = "it is read-only"
DAMAGED = "it is damaged"


class HistoryError(Exception):
    """The history cannot be used; the message says why."""


class TroubleError(HistoryError):
    """It cannot be read or written just now; later it may."""


class UnusableError(HistoryError):
    """It is no history of ours, or of a program newer than this one: it is left untouched."""


class DamagedError(HistoryError):
    """It was ours and is broken, or empty: it can be set aside."""


DATABASE_ERRORS = (sqlite3.Error, OSError, UnicodeDecodeError)
"""What working with a database raises; the last where SQLite's message quotes text that is damaged."""


def trouble(error: sqlite3.Error | OSError | UnicodeDecodeError) -> HistoryError:
    """Say what an error means."""
    if isinstance(error, UnicodeDecodeError):
        return DamagedError(DAMAGED)
    if isinstance(error, OSError):
        return TroubleError(error.strerror or str(error))
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG):
        return DamagedError(DAMAGED)
    if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR):
        return UnusableError(f"it is not what a history looks like ({shown(str(error))})")
    reasons = {
        sqlite3.SQLITE_FULL: FULL,
        sqlite3.SQLITE_BUSY: LOCKED,
        sqlite3.SQLITE_LOCKED: LOCKED,
        sqlite3.SQLITE_READONLY: READ_ONLY,
        sqlite3.SQLITE_PERM: READ_ONLY,
        sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
        sqlite3.SQLITE_IOERR: "the disk reports an error",
    }
    return TroubleError(reasons.get(code, shown(str(error))))


@contextmanager
def telling() -> Iterator[None]:
    """Turn what SQLite and the system raise within into a HistoryError."""
    try:
        yield
    except DATABASE_ERRORS as error:
        raise trouble(error) from error
