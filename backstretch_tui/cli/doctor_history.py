"""`doctor`'s look at the history, its backups and who may read them; and `doctor --fix`."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from shutil import disk_usage
from time import time
from typing import NamedTuple

from backstretch_tui.cli.clock import steady_clock
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.session.summary import SessionSummary, without_rehearsals
from backstretch_tui.core.text import doctor
from backstretch_tui.history import sessions
from backstretch_tui.history.database import check, open_if_any
from backstretch_tui.history.erasure import find_recorded
from backstretch_tui.history.errors import DamagedError, HistoryError, UnavailableError, history_errors
from backstretch_tui.history.read_only import abandoned_copies
from backstretch_tui.history.restore import Copy, backup_copies, find_missing
from backstretch_tui.system.atomic_files import is_folder, partial_files_in, remove_old
from backstretch_tui.system.paths import SETTINGS, DataPaths
from backstretch_tui.system.permissions import exposed, make_private
from backstretch_tui.system.progress_callback import with_progress

MIN_FREE_BYTES = 1_000_000
"""Below this, the next session, or the backup before it, may not be saved."""


class Look(NamedTuple):
    """One thing looked at."""

    what: str
    found: str
    cure: str = ""
    """The cure; empty where nothing is wrong."""


def looks(paths: DataPaths, settings_folder: Path) -> Iterator[Look]:
    """Yield what is found."""
    yield Look(doctor.DATA_FOLDER, shown_path(paths.folder), _why_not_written(paths.folder))
    history = list(_history(paths))
    yield from history
    yield from _backups(paths, can_import=not history[0].cure)
    yield from _permissions(paths, settings_folder)
    yield from _left_behind(paths, settings_folder)


def fix(paths: DataPaths, settings_folder: Path) -> None:
    """Make private what others may read or change, and delete partial files that nobody writes any more."""
    for path in _exposed(paths, settings_folder):
        make_private(path)
    remove_old(_partial_files(paths, settings_folder), time())


def _history(paths: DataPaths) -> Iterator[Look]:
    try:
        connection = open_if_any(paths)
        if connection is None:
            yield Look(doctor.HISTORY, doctor.NONE_YET)
            return
        with closing(connection), history_errors(), ProgressBar(steady_clock()) as bar:
            check(connection)
            past = sessions.past_sessions(connection)
            unreadable = [
                session for session in with_progress(past, bar.show)
                if sessions.readable_record(connection, session.id) is None
            ]  # fmt: skip
            altered = [session for session in sessions.altered(connection) if session not in unreadable]
            size = paths.database.stat().st_size / 1_000_000
        rehearsals = len(past) - len(without_rehearsals(past))
        yield Look(doctor.HISTORY, doctor.sessions(len(past), rehearsals, size))
        if unreadable:
            yield Look("", doctor.unreadable(_dates(unreadable)), _cure(unreadable))
        if altered:
            yield Look("", doctor.changed(_dates(altered)), _cure(altered))
    except DamagedError as error:
        yield Look(doctor.HISTORY, str(error), doctor.RESTORE)
    except UnavailableError as error:
        yield Look(doctor.HISTORY, str(error), doctor.NOT_SAVED_NOW)
    except HistoryError as error:
        yield Look(doctor.HISTORY, str(error), doctor.not_saved(shown_path(paths.database)))


def _backups(paths: DataPaths, *, can_import: bool) -> Iterator[Look]:
    if os.path.lexists(paths.backups) and not is_folder(paths.backups):
        yield Look(doctor.BACKUPS, doctor.no_folder(shown_path(paths.backups)), doctor.BACKUPS_NO_FOLDER)
        return
    if os.path.lexists(paths.backups) and not os.access(paths.backups, os.R_OK | os.W_OK | os.X_OK):
        yield Look(doctor.BACKUPS, *doctor.not_usable(shown_path(paths.backups)))
        return
    found = list(backup_copies(paths))
    good = [copy for copy in found if copy.sessions is not None]
    if not found:
        yield Look(doctor.BACKUPS, doctor.NONE_YET)
    elif good:
        yield Look(doctor.BACKUPS, doctor.backups(len(found), good[0].sessions or 0, good[0].date))
    else:
        yield Look(doctor.BACKUPS, doctor.no_good_backup(len(found)), doctor.delete(shown_path(found[0].path)))
    if bad := [copy for copy in found if copy.sessions is None and good]:
        problem = doctor.bad_backups(_names(copy.path for copy in bad), bad[0].reason)
        yield Look("", problem, doctor.delete(shown_path(bad[0].path)))
    if can_import:
        yield from _missing(paths, good)


def _missing(paths: DataPaths, good: Sequence[Copy]) -> Iterator[Look]:
    try:
        connection = open_if_any(paths)
        if connection is None:
            return
        with closing(connection), history_errors():
            missing = find_missing(connection, good)
    except HistoryError:
        return  # that has been said
    if missing:
        cure = doctor.import_backup(shown_path(missing.backup))
        yield Look("", doctor.missing_sessions(missing.number), cure)


def _permissions(paths: DataPaths, settings_folder: Path) -> Iterator[Look]:
    if found := _exposed(paths, settings_folder):
        yield Look(doctor.PERMISSIONS, doctor.exposed(_names(found)), doctor.MAKES_PRIVATE)


def _left_behind(paths: DataPaths, settings_folder: Path) -> Iterator[Look]:
    if found := _partial_files(paths, settings_folder):
        yield Look(doctor.LEFT_BEHIND, doctor.partial_files(_names(found)), doctor.DELETES_OLD)


def _exposed(paths: DataPaths, settings_folder: Path) -> list[Path]:
    try:
        files = find_recorded(paths, time()).files
    except HistoryError:
        files = ()  # that the folder cannot be read has been said
    return exposed(dict.fromkeys([paths.folder, paths.backups, settings_folder, paths.lock, *files]))


def _partial_files(paths: DataPaths, settings_folder: Path) -> list[Path]:
    names = ("history*.db", SETTINGS, "fault.txt")
    own = [path for folder in {paths.folder, settings_folder} for path in partial_files_in(folder, *names)]
    return [*own, *partial_files_in(paths.backups, "*.db"), *abandoned_copies(time())]


def _dates(faulty: Sequence[SessionSummary]) -> list[str]:
    return [session.began.date for session in faulty]


def _names(paths: Iterable[Path]) -> list[str]:
    return [shown(path.name) for path in paths]


def _cure(faulty: Sequence[SessionSummary]) -> str:
    return doctor.faulty_sessions(len(faulty), listed=bool(without_rehearsals(faulty)))  # the list has no rehearsals


def _why_not_written(folder: Path) -> str:
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    if not os.access(place, os.W_OK | os.X_OK):
        return doctor.not_writable(shown_path(place))
    return doctor.DISK_FULL if disk_usage(place).free < MIN_FREE_BYTES else ""
