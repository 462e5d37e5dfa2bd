"""One copy of the program at a time runs a session.

The lock is SQLite's own lock on an empty file. The system releases it when the process ends, however it ends, so that
none is ever left behind.
"""

import sqlite3
from pathlib import Path

from backstretch_tui.core.text.history_errors import LOCKED
from backstretch_tui.history.errors import DATABASE_ERRORS, HistoryError, history_error
from backstretch_tui.system.atomic_files import make_private_file


class SessionLock:
    """A lock that is held until it is released or the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def acquire(self, wait_seconds: float = 0) -> bool:
        """Acquire the lock; return False where another process holds it. Raises HistoryError."""
        if self._connection:
            return True
        try:
            make_private_file(self._path)
            connection = sqlite3.connect(
                self._path, timeout=wait_seconds, isolation_level=None, check_same_thread=False
            )
            try:
                connection.execute("PRAGMA journal_mode = MEMORY")  # no file beside it that a kill would leave
                connection.execute("BEGIN EXCLUSIVE")
            except BaseException:
                connection.close()
                raise
        except DATABASE_ERRORS as error:
            reason = history_error(error)
            if str(reason) == LOCKED:
                return False
            raise reason from error
        self._connection = connection
        return True

    def acquire_for_session(self) -> bool:
        """Acquire the lock to run a session; where no lock can be made, no other copy runs one either."""
        try:
            return self.acquire(wait_seconds=0.3)
        except HistoryError:
            return True

    @property
    def is_held(self) -> bool:
        """Whether this process holds the lock."""
        return self._connection is not None

    def release(self) -> None:
        """Release the lock, if it is held."""
        if self._connection:
            self._connection.close()
            self._connection = None


def is_free(path: Path) -> bool:
    """Return whether no process holds the lock on a file."""
    lock = SessionLock(path)
    try:
        return not path.exists() or lock.acquire()
    except (HistoryError, OSError):
        return True
    finally:
        lock.release()
