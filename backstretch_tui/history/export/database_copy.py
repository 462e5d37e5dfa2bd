"""Another history's database, read from a copy: nothing is left beside it, and no work in it goes on for ever."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from backstretch_tui.history import database
from backstretch_tui.history.errors import DATABASE_ERRORS, HistoryError, UnusableError, history_errors
from backstretch_tui.history.tables import check_tables
from backstretch_tui.system.atomic_files import MAX_WRITING_SECONDS, files_in
from backstretch_tui.system.open_files import read_start

STEPS_BETWEEN_LOOKS = 10_000
"""How many steps of its virtual machine SQLite takes before it looks whether to stop."""

MAX_LOOKS = 50_000
"""Far more than the largest history that is imported needs."""

MAX_ROWS = 500_000
"""Of one table: a hundred sessions a day for ten years."""

MAX_VALUE_BYTES = 10_000_000
"""Of one text or blob; a record has two million at most."""

_WITH_LOG = b"\x02\x02"
"""What the header of a database that has a write-ahead log says at its 18th byte."""


PREFIX = "backstretch-import-"
"""Begins the name of the temporary folder of a copy."""


def abandoned_copies(now: float) -> list[Path]:
    """Return the copies that killed programs of the same person left behind; `now` in seconds since 1970."""
    folders = Path(gettempdir()).glob(f"{PREFIX}*")
    return [path for folder in folders if _is_abandoned(folder, now) for path in files_in(folder, "history.db*")]


@contextmanager
def database_copy(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a copy of a database, brought up to date. Raises HistoryError where it is not a history, or damaged."""
    if database.read_version(path) < 1:
        raise UnusableError("not a history")
    with TemporaryDirectory(prefix=PREFIX) as folder, history_errors():
        copy = Path(folder) / "history.db"
        _copy(path, copy)
        with closing(database.connect(copy)) as connection, _bounded(connection):
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
            _check(connection)
            database.check(connection)
            database.migrate(connection)
            yield connection


def _is_abandoned(path: Path, now: float) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    is_own = os.name != "posix" or status.st_uid == os.getuid()
    return stat.S_ISDIR(status.st_mode) and is_own and status.st_mtime < now - MAX_WRITING_SECONDS


def _copy(path: Path, copy: Path) -> None:
    """Copy a database, with what its program had not finished writing. Raises OSError, sqlite3.Error."""
    has_log = read_start(path, 20)[18:] == _WITH_LOG
    unfinished = [name for name in ("-journal", "-wal") if path.with_name(path.name + name).exists()]
    if has_log or unfinished:  # to open it there would make files beside it
        for name in ("", *unfinished):
            shutil.copyfile(path.with_name(path.name + name), copy.with_name(copy.name + name))
        return
    with (
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection,
        closing(sqlite3.connect(copy)) as target,
    ):
        connection.backup(target)


def _check(connection: sqlite3.Connection) -> None:
    """See that there are our tables alone, of reasonable size. Raises UnusableError."""
    try:
        check_tables(connection)
    except UnusableError as error:
        raise UnusableError(f"{error}; import an export from there instead (“backstretch export --all”)") from error
    for table in ("session", "deleted", "answer"):
        if connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > MAX_ROWS:  # noqa: S608
            raise UnusableError(f"it has more than {MAX_ROWS:,} rows in a table, far more than a history has")


@contextmanager
def _bounded(connection: sqlite3.Connection) -> Iterator[None]:
    """End SQL within that works too long, or when the person interrupts it. Raises UnusableError, KeyboardInterrupt."""
    looks = 0

    def look() -> bool:
        nonlocal looks
        looks += 1
        return looks > MAX_LOOKS

    connection.set_progress_handler(look, STEPS_BETWEEN_LOOKS)
    try:
        yield
    except (*DATABASE_ERRORS, HistoryError) as error:
        causes = (error, error.__cause__)
        if not any(getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT for cause in causes):
            raise
        if looks > MAX_LOOKS:
            raise UnusableError("it takes far more work than a history does") from error
        raise KeyboardInterrupt from error  # raised in `look`, where SQLite swallows it
