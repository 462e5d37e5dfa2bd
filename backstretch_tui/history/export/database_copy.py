"""Another history's database, read from a copy: nothing is left beside it, and no work in it goes on for ever."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from backstretch_tui.core.text import history_errors as reasons
from backstretch_tui.history import database
from backstretch_tui.history.errors import DATABASE_ERRORS, HistoryError, UnusableError, history_errors
from backstretch_tui.history.read_only import PREFIX, read_only
from backstretch_tui.history.tables import check_tables

STEPS_BETWEEN_LOOKS = 10_000
"""How many steps of its virtual machine SQLite takes before it looks whether to stop."""

MAX_LOOKS = 50_000
"""Far more than the largest history that is imported needs."""

MAX_BYTES = 512 * 1024 * 1024
"""The largest database that is imported: it is copied first. Text is read line by line, however long it is."""

MAX_ROWS = 500_000
"""Of one table: a hundred sessions a day for ten years."""

MAX_VALUE_BYTES = 10_000_000
"""Of one text or blob; a record has two million at most."""


@contextmanager
def database_copy(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a copy of a database, brought up to date. Raises HistoryError where it is not a history, or damaged."""
    if database.read_version(path) < 1:
        raise UnusableError(reasons.NOT_A_HISTORY)
    if path.stat().st_size > MAX_BYTES:
        raise UnusableError(reasons.too_large(MAX_BYTES // 1024**2))
    with TemporaryDirectory(prefix=PREFIX) as folder, history_errors():
        copy = Path(folder) / "history.db"
        with read_only(path) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        with closing(database.connect(copy)) as connection, _bounded(connection):
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
            _check(connection)
            database.check(connection)
            database.migrate(connection)
            yield connection


def _check(connection: sqlite3.Connection) -> None:
    """See that there are our tables alone, of reasonable size. Raises UnusableError."""
    try:
        check_tables(connection)
    except UnusableError as error:
        raise UnusableError(reasons.import_an_export(str(error))) from error
    for table in ("session", "deleted", "answer"):
        if connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > MAX_ROWS:  # noqa: S608
            raise UnusableError(reasons.too_many_rows(MAX_ROWS))


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
            raise UnusableError(reasons.TOO_MUCH_WORK) from error
        raise KeyboardInterrupt from error  # raised in `look`, where SQLite swallows it
