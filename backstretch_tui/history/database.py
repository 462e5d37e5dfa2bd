"""The database: opened only if it is ours and whole, migrated to the newest schema, written in transactions."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from backstretch_tui.core.text import history_errors as reasons
from backstretch_tui.history import backups, schema
from backstretch_tui.history.errors import DamagedError, UnavailableError, UnusableError, history_errors
from backstretch_tui.history.lock import SessionLock
from backstretch_tui.system.atomic_files import atomic_path, make_private_folder
from backstretch_tui.system.open_files import read_start
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


def open_history(paths: DataPaths, *, wait_seconds: float = 1.0) -> sqlite3.Connection:
    """Open the history, created if there is none, and migrate it. Raises HistoryError."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise UnusableError(reasons.old_sqlite(sqlite3.sqlite_version))
    with history_errors():
        if not paths.database.exists():
            _create_once(paths)
        read_version(paths.database)
        _keep_private(paths.database)
        connection = connect(paths.database, wait_seconds)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version < len(schema.MIGRATIONS):
                backups.back_up_once(connection, paths.backups, f"before-version-{version + 1}")
                migrate(connection)
            connection.execute("SELECT count(*) FROM session WHERE state = 'playing'").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection


def open_if_any(paths: DataPaths, *, wait_seconds: float = 1.0) -> sqlite3.Connection | None:
    """Open the history if there is one; create none. Raises HistoryError."""
    return open_history(paths, wait_seconds=wait_seconds) if os.path.lexists(paths.database) else None


def connect(path: Path | str, wait_seconds: float = 1.0) -> sqlite3.Connection:
    """Connect to a database with all safeguards."""
    connection = sqlite3.connect(path, timeout=wait_seconds, isolation_level=None, check_same_thread=False)
    try:
        schema.add_functions(connection)
        connection.text_factory = _text
        for safeguard in _SAFEGUARDS:
            connection.execute(f"PRAGMA {safeguard}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Run a transaction: commit at the end, roll back after an error. Raises HistoryError."""
    with history_errors():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def migrate(connection: sqlite3.Connection) -> None:
    """Run the missing migrations, each in a transaction of its own. Raises HistoryError."""
    while True:
        with writing(connection):
            # Read inside the transaction: another process may have run it while this one waited.
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version >= len(schema.MIGRATIONS):
                return
            for statement in schema.MIGRATIONS[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")


def read_version(path: Path) -> int:
    """Return the schema version of a history. Raises HistoryError where it is not ours, not whole, or newer."""
    if not path.is_file():
        gone = path.is_symlink() and not path.exists()
        raise UnusableError(reasons.LINK_TO_NOTHING if gone else reasons.NOT_A_FILE)
    for journal in journals(path):
        if not journal.is_file() and os.path.lexists(journal):  # one that is written just now may be gone by then
            raise UnusableError(reasons.journal_not_a_file(journal.name))
    header = read_start(path, 100)
    if not header:
        raise DamagedError(reasons.EMPTY)
    if header[:16] != _HEADER:
        raise DamagedError(reasons.NOT_A_DATABASE)
    if len(header) < 100:
        raise DamagedError(reasons.CUT_OFF)
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    # The journal is looked for before the size: a write that ends in between has then written every page.
    if not journals(path) and path.stat().st_size < pages * (65536 if size == 1 else size):
        raise DamagedError(reasons.CUT_OFF)
    if not _has_our_id(header):
        raise UnusableError(reasons.OTHER_PROGRAMS)
    version = int.from_bytes(header[60:64], "big")
    if version > len(schema.MIGRATIONS):
        raise UnusableError(reasons.NEWER)
    return version


def is_ours(path: Path) -> bool:
    """Return whether the header of a file says that it is a history of ours. Raises OSError."""
    header = read_start(path, 100)
    return header[:16] == _HEADER and _has_our_id(header)


def check(connection: sqlite3.Connection) -> None:
    """Check the whole database. Raises DamagedError."""
    with history_errors():
        if not backups.is_whole(connection) or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise DamagedError(reasons.DAMAGED)


def create(path: Path) -> None:
    """Create an empty history, in place of whatever is there. Raises HistoryError."""
    with history_errors(), atomic_path(path) as temporary, closing(connect(temporary)) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        migrate(connection)


def journals(path: Path) -> list[Path]:
    """Return the journals that SQLite keeps beside a database, or beside the file that a link leads to."""
    real = os.path.realpath(path)
    return [journal for end in ("-journal", "-wal", "-shm") if os.path.lexists(journal := Path(f"{real}{end}"))]


def _create_once(paths: DataPaths) -> None:
    """Create the history, unless another process does so meanwhile."""
    make_private_folder(paths.folder)
    lock = SessionLock(paths.folder / "history.lock")
    if not lock.acquire(wait_seconds=5):
        raise UnavailableError(reasons.BEING_CREATED)
    try:
        if not os.path.lexists(paths.database):
            create(paths.database)
    finally:
        lock.release()


def _keep_private(path: Path) -> None:
    if os.name == "posix" and path.stat().st_mode & 0o077:
        try:
            path.chmod(0o600)
        except OSError:
            return  # it is not ours to change, and may be on a disk that cannot be written


def _has_our_id(header: bytes) -> bool:
    return int.from_bytes(header[68:72], "big") == schema.APPLICATION_ID


def _text(data: bytes) -> str:
    """Decode text, damaged or not: the checksum shows that it was changed, and the rest is still useful."""
    return data.decode(errors="replace")
