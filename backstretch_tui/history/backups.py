"""Backups of the history: each is checked before it counts, and fewer are kept the older they are."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from backstretch_tui.core.format.dates import date_of, day_of, monday_of
from backstretch_tui.core.text import history_errors as reasons
from backstretch_tui.history.errors import DamagedError, UnavailableError, history_errors
from backstretch_tui.system.atomic_files import atomic_path, files_in, make_private_folder, partial_files_in, remove_old

DAILY, WEEKLY, MONTHLY = 7, 8, 12
"""Of how many days, weeks and months that have backups one is kept."""

_SECONDS_A_DAY = 86_400


def back_up(connection: sqlite3.Connection, path: Path) -> None:
    """Copy the history into a file. Raises HistoryError, and changes no file, where the copy is not whole."""
    with history_errors():
        make_private_folder(path.parent)
        with atomic_path(path) as temporary:
            with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
                connection.backup(copy)
            with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
                if not is_whole(copy) or _size(copy) != _size(connection):
                    if not is_whole(connection):
                        raise DamagedError(reasons.DAMAGED)
                    raise UnavailableError(reasons.COPY_DAMAGED)


def back_up_once(connection: sqlite3.Connection, folder: Path, name: str) -> None:
    """Copy the history into a folder, unless it has one of that name; delete old copies and partial files."""
    path = folder / f"{name}.db"
    if not path.exists():
        back_up(connection, path)
        with history_errors():
            for place in (folder, folder.parent):
                remove_old(partial_files_in(place, "*.db"), path.stat().st_mtime)
            dates = {date: copy for copy in newest_first(folder) if (date := _date_in_name(copy))}
            for date in dates.keys() - kept_dates(dates):
                dates[date].unlink(missing_ok=True)


def kept_dates(dates: Iterable[str]) -> set[str]:
    """Return the dates whose backups are kept: the last days, and the last day of each of the last weeks and months."""
    newest = sorted(dates, reverse=True)
    kept = set(newest[:DAILY])
    periods: list[tuple[int, Callable[[str], object]]] = [
        (WEEKLY, lambda date: monday_of(day_of(date))),
        (MONTHLY, lambda date: date[: len("2026-11")]),
    ]
    for number, period in periods:
        last: dict[object, str] = {}
        for date in newest:
            last.setdefault(period(date), date)
        kept.update(list(last.values())[:number])
    return kept


def is_whole(connection: sqlite3.Connection) -> bool:
    """Look through a whole database. Raises sqlite3.Error where that cannot even be begun."""
    return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")


def newest_first(folder: Path) -> list[Path]:
    """Return all backups in a folder."""
    return sorted(files_in(folder, "*.db"), key=lambda path: (date_made(path), path.name), reverse=True)


def date_made(path: Path) -> str:
    """Return the date of a backup: its name, and where that is none the day on which it was written."""
    if date := _date_in_name(path):
        return date
    try:
        return date_of(day_of("1970-01-01") + int(path.stat().st_mtime) // _SECONDS_A_DAY)
    except (OSError, ValueError, OverflowError):
        return ""


def _date_in_name(path: Path) -> str:
    try:
        return date_of(day_of(path.stem))
    except ValueError:
        return ""


def _size(connection: sqlite3.Connection) -> tuple[int, ...]:
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return tuple(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables)  # noqa: S608
