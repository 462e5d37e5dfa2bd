"""Copies of the history: each looked through before it counts, the latest seven kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

from backstretch_tui.history.errors import DAMAGED, DamagedError, TroubleError, telling, trouble
from backstretch_tui.system.atomic_files import atomic_path, make_private_folder, partial_files_in

KEPT = 7

DAY_SECONDS = 86_400


def back_up(connection: sqlite3.Connection, path: Path) -> None:
    """Copy the history into a file. Raises HistoryError, and changes no file, where the copy is not whole."""
    try:
        make_private_folder(path.parent)
        with atomic_path(path) as temporary:
            with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
                connection.backup(copy)
            with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
                if not is_whole(copy) or _size(copy) != _size(connection):
                    if not is_whole(connection):
                        raise DamagedError(DAMAGED)
                    raise TroubleError("its copy is not whole")
    except (sqlite3.Error, OSError) as error:
        raise trouble(error) from error


def back_up_once(connection: sqlite3.Connection, folder: Path, name: str) -> None:
    """Copy the history into a folder, unless it has a copy of that name; let go of the oldest and half-made ones."""
    path = folder / f"{name}.db"
    if not path.exists():
        back_up(connection, path)
        with telling():
            a_day_ago = path.stat().st_mtime - DAY_SECONDS
            # What is younger, another copy of the program may be writing just now.
            half_made = [part for part in partial_files_in(folder, "*.db") if part.stat().st_mtime < a_day_ago]
            for old in (*newest_first(folder)[KEPT:], *half_made):
                old.unlink(missing_ok=True)


def is_whole(connection: sqlite3.Connection) -> bool:
    """Look through a whole database. Raises sqlite3.Error where that cannot even be begun."""
    return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")


def newest_first(folder: Path) -> list[Path]:
    """Return all copies."""
    return sorted(folder.glob("*.db"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def _size(connection: sqlite3.Connection) -> tuple[int, ...]:
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return tuple(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables)  # noqa: S608
