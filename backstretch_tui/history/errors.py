"""What can be wrong with the history."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from backstretch_tui.core.model.text_safety import shown

FULL = "the disk is full"
LOCKED = "another program is using it"
READ_ONLY = "it is read-only"
DAMAGED = "it is damaged"
NEWER = "a newer Backstretch wrote it; use that one"


class HistoryError(Exception):
    """The history cannot be used; the message says why."""


class UnavailableError(HistoryError):
    """It cannot be read or written now; later it may."""


class UnusableError(HistoryError):
    """It is not a history of ours, or a newer version wrote it: it is left untouched."""


class DamagedError(HistoryError):
    """It is ours and damaged, or empty: it can be set aside."""


DATABASE_ERRORS = (sqlite3.Error, OSError, UnicodeDecodeError)
"""What working with a database raises; the last where SQLite's message quotes text that is damaged."""


def history_error(error: sqlite3.Error | OSError | UnicodeDecodeError) -> HistoryError:
    """Return what an error means for the history."""
    if isinstance(error, UnicodeDecodeError):
        return DamagedError(DAMAGED)
    if isinstance(error, OSError):
        return UnavailableError(error.strerror or str(error))
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG):
        return DamagedError(DAMAGED)
    if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR):
        return UnusableError(f"it does not look like a history ({shown(str(error))})")
    reasons = {
        sqlite3.SQLITE_FULL: FULL,
        sqlite3.SQLITE_BUSY: LOCKED,
        sqlite3.SQLITE_LOCKED: LOCKED,
        sqlite3.SQLITE_READONLY: READ_ONLY,
        sqlite3.SQLITE_PERM: READ_ONLY,
        sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
        sqlite3.SQLITE_IOERR: "the disk reports an error",
    }
    return UnavailableError(reasons.get(code, shown(str(error))))


@contextmanager
def history_errors() -> Iterator[None]:
    """Turn what SQLite and the system raise into a HistoryError."""
    try:
        yield
    except DATABASE_ERRORS as error:
        raise history_error(error) from error
