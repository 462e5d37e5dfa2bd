"""Errors of the history."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import history_errors as reasons


class HistoryError(Exception):
    """The history cannot be used; the message says why."""


class UnavailableError(HistoryError):
    """It cannot be read or written now; later it may."""


class UnusableError(HistoryError):
    """It is not a history of ours, or a newer version wrote it: it is left untouched."""


class DamagedError(HistoryError):
    """It is ours and damaged, or empty: it can be set aside."""


DATABASE_ERRORS = (sqlite3.Error, OSError, UnicodeDecodeError)
"""Errors of working with a database; the last where SQLite's message quotes text that is damaged."""


_UNAVAILABLE = {
    sqlite3.SQLITE_FULL: reasons.DISK_FULL,
    sqlite3.SQLITE_BUSY: reasons.LOCKED,
    sqlite3.SQLITE_LOCKED: reasons.LOCKED,
    sqlite3.SQLITE_READONLY: reasons.READ_ONLY,
    sqlite3.SQLITE_PERM: reasons.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: reasons.NOT_OPENED,
    sqlite3.SQLITE_IOERR: reasons.DISK_ERROR,
}


def history_error(error: sqlite3.Error | OSError | UnicodeDecodeError) -> HistoryError:
    """Return what an error means for the history."""
    if isinstance(error, UnicodeDecodeError):
        return DamagedError(reasons.DAMAGED)
    if isinstance(error, OSError):
        return UnavailableError(error.strerror or str(error))
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG):
        return DamagedError(reasons.DAMAGED)
    if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR):
        return UnusableError(reasons.unlike_a_history(shown(str(error))))
    return UnavailableError(_UNAVAILABLE.get(code, shown(str(error))))


@contextmanager
def history_errors() -> Iterator[None]:
    """Turn what SQLite and the system raise into a HistoryError."""
    try:
        yield
    except DATABASE_ERRORS as error:
        raise history_error(error) from error
