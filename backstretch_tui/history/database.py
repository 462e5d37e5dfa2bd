"""The database: opened only where it is ours and whole, brought up to date, and written to all or nothing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from backstretch_tui.history import backups, schema
from backstretch_tui.history.errors import DAMAGED, DamagedError, HistoryError, TroubleError, UnusableError, trouble
from backstretch_tui.history.lock import SessionLock
from backstretch_tui.system.atomic_files import atomic_path, make_private_folder
from backstretch_tui.system.paths import DataPaths

OLDEST_SQLITE = (3, 37)
"""The first with strict tables."""

_HEADER = b"SQLite format 3\0"

_SAFEGUARDS = (
    "journal_mode = DELETE",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",  # what is deleted is gone
    "trusted_schema = OFF",
)


def open_store(places: DataPaths, *, wait_seconds: float = 1.0) -> sqlite3.Connection:
    """Open the history, made new where there is none, and brought up to date. Raises HistoryError."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise UnusableError(f"SQLite {sqlite3.sqlite_version} is too old for it; it needs 3.37 or newer")
    try:
        if not places.database.exists():
            _make(places)
        look(places.database)
        _keep_private(places.database)
        connection = connect(places.database, wait_seconds)
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] < len(schema.MIGRATIONS):
                _bring_up_to_date(connection, places)
            connection.execute("SELECT count(*) FROM session WHERE state = 'playing'").fetchone()
        except BaseException:
            connection.close()
            raise
    except (sqlite3.Error, OSError) as error:
        raise trouble(error) from error
    return connection


def open_if_any(places: DataPaths, *, wait_seconds: float = 1.0) -> sqlite3.Connection | None:
    """Open the history where there is one: only to look makes none. Raises HistoryError."""
    return open_store(places, wait_seconds=wait_seconds) if os.path.lexists(places.database) else None


def connect(path: Path | str, wait_seconds: float = 1.0) -> sqlite3.Connection:
    """Connect to a database, with every safeguard on."""
    connection = sqlite3.connect(path, timeout=wait_seconds, isolation_level=None, check_same_thread=False)
    try:
        schema.add_functions(connection)
        for safeguard in _SAFEGUARDS:
            connection.execute(f"PRAGMA {safeguard}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Do all that is within, or nothing of it. Raises HistoryError."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except (sqlite3.Error, OSError) as error:
        raise trouble(error) from error


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, each all or nothing. Raises HistoryError."""
    while True:
        with writing(connection):
            # Asked anew inside: another copy may have taken the step while this one waited.
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version >= len(schema.MIGRATIONS):
                return
            for statement in schema.MIGRATIONS[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")


def look(path: Path) -> int:
    """Return the version of a history that is there. Raises HistoryError where it is not ours, not whole, or newer."""
    if not path.is_file():
        raise UnusableError("it is no file")
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        raise DamagedError("it is empty")
    if header[:16] != _HEADER:
        raise DamagedError("it is no database")
    if len(header) < 100:
        raise DamagedError("it is cut off")
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if path.stat().st_size < pages * (65536 if size == 1 else size) and not _journal(path).exists():
        raise DamagedError("it is cut off")
    if int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        raise UnusableError("it is another program's")
    version = int.from_bytes(header[60:64], "big")
    if version > len(schema.MIGRATIONS):
        raise UnusableError("a newer Backstretch wrote it; use that one")
    return version


def check(connection: sqlite3.Connection) -> None:
    """Look through the whole database. Raises DamagedError."""
    try:
        whole = backups.is_whole(connection) and not connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        raise trouble(error) from error
    if not whole:
        raise DamagedError(DAMAGED)


def set_aside(places: DataPaths) -> Path:
    """Move a broken history out of the way, and return where it is now. Raises HistoryError."""
    aside = _aside(places)
    try:
        places.database.rename(aside)
        if (journal := _journal(places.database)).exists():
            journal.rename(_journal(aside))
    except OSError as error:
        raise trouble(error) from error
    return aside


def copy_aside(connection: sqlite3.Connection, places: DataPaths) -> Path:
    """Copy a history in which something makes no sense, and return where the copy is. Raises HistoryError."""
    aside = _aside(places)
    backups.back_up(connection, aside)
    return aside


def newest_good_backup(places: DataPaths) -> Path | None:
    """Return the newest copy of the history that is ours and whole."""
    for path in backups.newest_first(places.backups):
        try:
            if look(path) > 0:
                with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                    check(connection)
                return path
        except (HistoryError, sqlite3.Error, OSError):
            continue  # an earlier one may be better
    return None


def restore(places: DataPaths, backup: Path) -> None:
    """Put a backup in the place of a history that was set aside."""
    try:
        with atomic_path(places.database) as path:
            path.write_bytes(backup.read_bytes())
    except OSError as error:
        raise trouble(error) from error


def _make(places: DataPaths) -> None:
    """Make a new history under another name, so that no half-made one is ever found."""
    make_private_folder(places.folder)
    lock = SessionLock(places.folder / "history.lock")
    if not lock.acquire(wait_seconds=5):
        raise TroubleError("another program is making it")
    try:
        if not os.path.lexists(places.database):
            with atomic_path(places.database) as path:
                connection = connect(path)
                try:
                    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                    migrate(connection)
                finally:
                    connection.close()
    finally:
        lock.release()


def _bring_up_to_date(connection: sqlite3.Connection, places: DataPaths) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    backups.back_up_once(connection, places.backups, f"before-version-{version + 1}")
    migrate(connection)


def _aside(places: DataPaths) -> Path:
    """Return a name for a broken history that no other has."""
    names = (places.folder / f"history-damaged-{number}.db" for number in range(1, 1000))
    for aside in names:
        if not os.path.lexists(aside):
            return aside
    raise TroubleError("a thousand broken histories are there already")


def _keep_private(path: Path) -> None:
    if os.name == "posix" and path.stat().st_mode & 0o077:
        try:
            path.chmod(0o600)
        except OSError:
            return  # it is not ours to change, and may be on a disk that cannot be written


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
