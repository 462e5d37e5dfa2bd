"""Writes to the history in a background thread, so that a slow disk never delays the clock or a repaint.

What cannot be written stays in the queue and is tried again, in order; meanwhile `trouble` says why.
"""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from time import sleep

from backstretch_tui.core.text import history_errors as reasons
from backstretch_tui.history import backups, sessions
from backstretch_tui.history.database import open_history, writing
from backstretch_tui.history.errors import DATABASE_ERRORS, HistoryError, UnavailableError
from backstretch_tui.system.paths import DataPaths

RETRY_SECONDS = 2.0
"""How long to wait before trying again what could not be written."""

CLOSING_SECONDS = 2.0
"""How long to wait for the disk when the program ends."""

Write = Callable[[sqlite3.Connection], object]


def nobody_waits() -> None:
    """Do nothing when something has been written."""


class Writer:
    """A queue of writes, and the thread that carries them out: all that are queued in one transaction."""

    def __init__(self, paths: DataPaths, date: Callable[[], str]) -> None:
        self.trouble = ""
        """The reason why nothing can be written now; empty if all is written."""
        self.gave_up = False
        """Whether nothing will be written in this run any more."""
        self.on_trouble: Callable[[], None] = lambda: None
        """Called in the writer's thread when `trouble` changes."""
        self._paths = paths
        self._date = date
        self._queue: deque[tuple[Write, Callable[[], None]]] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closing = False
        self._connection: sqlite3.Connection | None = None
        """The thread's own."""
        self._opened = ("", 0, 0)
        """The date on which the history was opened, and which file it was."""

    def put(self, write: Write, written: Callable[[], None] = nobody_waits) -> None:
        """Queue a write, and return at once.

        `written` is called, in the writer's thread, when it has reached the disk; and at once where nothing can be
        written just now.
        """
        with self._changed:
            if self.gave_up or self.trouble:
                written()
            if self.gave_up:
                return
            self._queue.append((write, written))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="history", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def give_up(self, reason: str) -> None:
        """Write nothing in this run: leave the history alone."""
        with self._changed:
            self.gave_up = True
            self._queue.clear()
        self._tell(reason)

    def close(self, seconds: float) -> str:
        """Write what is queued, and end. Return the reason if that takes longer than a time, or nothing.

        It is still tried again until the program ends; to ask once more is to wait longer.
        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread:
            self._thread.join(seconds)
        return (self.trouble or reasons.DISK_TOO_SLOW) if self._queue else ""

    def _work(self) -> None:
        try:
            while queued := self._next():
                try:
                    with writing(self._current_connection()) as connection:
                        for write, _ in queued:
                            write(connection)
                except HistoryError as error:
                    self._disconnect()
                    if isinstance(error, UnavailableError):
                        self._tell(str(error))
                    else:
                        self.give_up(str(error))
                    sleep(RETRY_SECONDS)
                except Exception as error:  # a thread that dies in silence would write nothing any more
                    self.give_up(reasons.not_writable(type(error).__name__))
                else:
                    self._settle(queued)
        finally:
            self._disconnect()

    def _settle(self, queued: list[tuple[Write, Callable[[], None]]]) -> None:
        """Tell that all of this is written, and let it go."""
        if not self.gave_up:
            self._tell("")
        for _, written in queued:
            written()
        with self._changed:
            for _ in queued[: len(self._queue)]:  # none where all was given up meanwhile
                self._queue.popleft()
            self._changed.notify_all()

    def _current_connection(self) -> sqlite3.Connection:
        """Return a connection to the history, opened anew where it was replaced or a day has begun."""
        if self._opened != self._today_and_file():
            self._disconnect()
        self._connection = self._connection or self._open()
        return self._connection

    def _disconnect(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _next(self) -> list[tuple[Write, Callable[[], None]]]:
        """Wait for something to write; return nothing after `close`."""
        with self._changed:
            self._changed.wait_for(lambda: self._queue or self._closing)
            return list(self._queue)

    def _open(self) -> sqlite3.Connection:
        """Open the history, and back it up if that has not been done today."""
        connection = open_history(self._paths)
        self._opened = self._today_and_file()
        with suppress(HistoryError, *DATABASE_ERRORS):  # a session is worth more than a copy of the earlier ones
            if sessions.finished_ids(connection):
                backups.back_up_once(connection, self._paths.backups, self._date())
        return connection

    def _today_and_file(self) -> tuple[str, int, int]:
        try:
            status = self._paths.database.stat()
        except OSError:
            return self._date(), 0, 0
        return self._date(), status.st_dev, status.st_ino

    def _tell(self, reason: str) -> None:
        with self._changed:
            if reason == self.trouble:
                return
            self.trouble = reason
            self._changed.notify_all()
        self.on_trouble()
