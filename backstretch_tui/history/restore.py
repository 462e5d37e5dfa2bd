"""Puts a copy in the place of the history. The history of before is always kept."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from backstretch_tui.core.text import history_errors as reasons
from backstretch_tui.history import backups, sessions
from backstretch_tui.history.database import (
    check,
    connect,
    create,
    journals,
    migrate,
    open_if_any,
    read_version,
)
from backstretch_tui.history.errors import DamagedError, HistoryError, UnavailableError, history_errors
from backstretch_tui.history.read_only import read_only
from backstretch_tui.history.tables import check_tables
from backstretch_tui.system.atomic_files import atomic_path, files_in
from backstretch_tui.system.paths import DataPaths


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup, or a history that was set aside."""

    path: Path
    date: str
    session_ids: frozenset[str] | None
    """The sessions it has; None where it cannot be restored."""
    reason: str = ""
    """Why it cannot be restored."""

    @property
    def sessions(self) -> int | None:
        """How many sessions it has; None where it cannot be restored."""
        return None if self.session_ids is None else len(self.session_ids)


@dataclass(frozen=True, slots=True)
class MissingSessions:
    """Sessions that the history has lost: a backup has them, and nobody deleted them."""

    number: int
    backup: Path


def copies(paths: DataPaths) -> Iterator[Copy]:
    """Yield the backups, newest first, and then the histories that were set aside, each read as a restore would."""
    yield from backup_copies(paths)
    yield from map(_copy_in, files_in(paths.folder, "history-*.db"))


def backup_copies(paths: DataPaths) -> Iterator[Copy]:
    """Yield the backups, newest first, each read as a restore would."""
    yield from map(_copy_in, backups.newest_first(paths.backups))


def _copy_in(path: Path) -> Copy:
    try:
        with opened_copy(path) as copy:
            ids = frozenset(session.id for session in sessions.past_sessions(copy))
            return Copy(path, backups.date_made(path), ids)
    except HistoryError as error:
        return Copy(path, backups.date_made(path), None, str(error))


@contextmanager
def opened_copy(path: Path) -> Iterator[sqlite3.Connection]:
    """Read a copy into memory, check it and bring it up to date, without a change to any file. Raises HistoryError."""
    with history_errors():
        if read_version(path) < 1:
            raise DamagedError(reasons.DAMAGED)
        with closing(connect(":memory:")) as memory:
            with read_only(path) as file:
                file.backup(memory)
            check_tables(memory)
            check(memory)
            migrate(memory)
            yield memory


def newest_good_backup(paths: DataPaths) -> Path | None:
    """Return the newest backup that can be restored."""
    for path in backups.newest_first(paths.backups):
        with suppress(HistoryError), opened_copy(path):  # an earlier one may be better
            return path
    return None


def find_missing(connection: sqlite3.Connection, good: Iterable[Copy]) -> MissingSessions | None:
    """Return which of the copies has most of what the history has lost, if it has lost anything."""
    known = sessions.known_ids(connection)
    found = [MissingSessions(len((copy.session_ids or frozenset()) - known), copy.path) for copy in good]
    return max(filter(lambda missing: missing.number, found), key=lambda missing: missing.number, default=None)


def missing_since_backup(connection: sqlite3.Connection, paths: DataPaths) -> MissingSessions | None:
    """Return what the newest good backup has and the history has lost."""
    for path in backups.newest_first(paths.backups):
        with suppress(HistoryError), opened_copy(path) as copy:
            number = len(sessions.finished_ids(copy) - sessions.known_ids(connection))
            return MissingSessions(number, path) if number else None
    return None


def restore(paths: DataPaths, copy: Path) -> Path | None:
    """Put a copy in the place of the history, and return where the history of before is now, if there was one.

    Whenever the program is killed meanwhile, one of the two is in place, and the other one kept. Raises HistoryError.
    """
    with opened_copy(copy) as source:
        try:
            connection = open_if_any(paths)
            if connection is None:
                backups.back_up(source, paths.database)
                return None
            with closing(connection), history_errors():
                check(connection)
                aside = copy_aside(connection, paths, "replaced")
                source.backup(connection)
                return aside
        except DamagedError:
            return replace_damaged(paths, copy)


def replace_damaged(paths: DataPaths, backup: Path | None) -> Path:
    """Put a backup in the place of a damaged history, or a new one, and return where the damaged one is now.

    Raises HistoryError.
    """
    database = Path(os.path.realpath(paths.database))
    aside = _free_name(paths, "damaged")
    with history_errors():
        for path in [database, *journals(database)]:
            _keep(path, Path(f"{aside}{path.name.removeprefix(database.name)}"))
        for path in journals(database):
            path.unlink()
    if backup is None:
        create(database)
    else:
        with opened_copy(backup) as source:
            backups.back_up(source, database)
    return aside


def copy_aside(connection: sqlite3.Connection, paths: DataPaths, reason: str = "damaged") -> Path:
    """Copy a history that is to be changed, and return where the copy is. Raises HistoryError."""
    aside = _free_name(paths, reason)
    backups.back_up(connection, aside)
    return aside


def _keep(path: Path, aside: Path) -> None:
    """Give a file another name, or where that cannot be copy it."""
    try:
        aside.hardlink_to(path)
    except OSError:
        with atomic_path(aside) as temporary:
            shutil.copyfile(path, temporary)


def _free_name(paths: DataPaths, reason: str) -> Path:
    """Return a name for a history to be set aside that no other has."""
    names = (paths.folder / f"history-{reason}-{number}.db" for number in range(1, 1000))
    for aside in names:
        if not os.path.lexists(aside):
            return aside
    raise UnavailableError(reasons.TOO_MANY_SET_ASIDE)
