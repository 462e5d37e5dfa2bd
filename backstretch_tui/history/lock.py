"""Who plays: one copy of the program at a time.

The lease is SQLite's own lock on an empty file. The system lets go of it when the process ends, however it ends, so
that none is ever left behind.
"""

import sqlite3
from pathlib import Path

from backstretch_tui.history.errors import LOCKED, HistoryError, trouble
from backstretch_tui.system.atomic_files import make_private_file


class SessionLock:
    """The right to play, once taken, until it is given back or the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def take(self, wait_seconds: float = 0) -> bool:
        """Take it, or tell that another copy has it. Raises HistoryError where there can be none."""
        if self._connection:
            return True
        try:
            make_private_file(self._path)
            connection = sqlite3.connect(
                self._path, timeout=wait_seconds, isolation_level=None, check_same_thread=False
            )
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.Error:
                connection.close()
                raise
        except (sqlite3.Error, OSError) as error:
            why = trouble(error)
            if str(why) == LOCKED:
                return False
            raise why from error
        self._connection = connection
        return True

    @property
    def is_held(self) -> bool:
        """Whether this copy has it."""
        return self._connection is not None

    def give_back(self) -> None:
        """Let others play."""
        if self._connection:
            self._connection.close()
            self._connection = None


def is_free(path: Path) -> bool:
    """Tell whether nobody plays just now."""
    lease = SessionLock(path)
    try:
        return not path.exists() or lease.take()
    except HistoryError:
        return True
    finally:
        lease.give_back()
