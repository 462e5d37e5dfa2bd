"""What `doctor` says about the history, its backups and who may read them; and what `doctor --fix` puts right."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import time
from typing import NamedTuple

from backstretch_tui.cli.clock import steady_clock
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.format.dates import date_in_words
from backstretch_tui.core.format.numbers import counted
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.session.summary import SessionSummary, without_rehearsals
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

FIX = "“backstretch doctor --fix”"

_MAX_NAMES = 3


class Look(NamedTuple):
    """One thing looked at."""

    what: str
    found: str
    cure: str = ""
    """What to do about it; empty where nothing is wrong."""


def looks(paths: DataPaths, settings_folder: Path) -> Iterator[Look]:
    """Yield what is found."""
    yield Look("Data folder", shown_path(paths.folder), _why_not_written(paths.folder))
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
            yield Look("History", "none yet")
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
        yield Look("History", f"{counted(len(past), 'session')}{_rehearsals(past)}, {size:.1f} MB")
        if unreadable:
            yield Look("", f"{_of_days(unreadable)} cannot be read", _cure(unreadable))
        if altered:
            were = "it was" if len(altered) == 1 else "they were"
            yield Look("", f"{_of_days(altered)} changed since {were} saved", _cure(altered))
    except DamagedError as error:
        yield Look("History", str(error), "“backstretch restore” puts the newest good backup in its place")
    except UnavailableError as error:
        cure = "nothing can be saved now: close the other program, make room on the disk, or try again later"
        yield Look("History", str(error), cure)
    except HistoryError as error:
        move = f"move {shown_path(paths.database)} away, then start again or use “backstretch restore”"
        yield Look("History", str(error), f"nothing can be saved until then: {move}")


def _backups(paths: DataPaths, *, can_import: bool) -> Iterator[Look]:
    if os.path.lexists(paths.backups) and not is_folder(paths.backups):
        name = shown_path(paths.backups)
        yield Look("Backups", f"{name} is not a folder", "move it away: no backup can be made until then")
        return
    found = list(backup_copies(paths))
    good = [copy for copy in found if copy.sessions is not None]
    if not found:
        yield Look("Backups", "none yet")
    elif good:
        newest = f"{counted(good[0].sessions or 0, 'session')} of {date_in_words(good[0].date)}"
        yield Look("Backups", f"{len(found)}; a test restore of the newest read {newest}")
    else:
        yield Look("Backups", f"{len(found)}, none of which can be restored", _cure_of(found[0]))
    if bad := [copy for copy in found if copy.sessions is None and good]:
        yield Look("", f"{_names(copy.path for copy in bad)} cannot be restored: {bad[0].reason}", _cure_of(bad[0]))
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
        cure = f"“backstretch import {shown_path(missing.backup)}” brings them back"
        yield Look("", f"{counted(missing.number, 'session')} in a backup, but not in the history", cure)


def _permissions(paths: DataPaths, settings_folder: Path) -> Iterator[Look]:
    if found := _exposed(paths, settings_folder):
        yield Look("Permissions", f"others may read or change {_names(found)}", f"{FIX} makes them private")


def _left_behind(paths: DataPaths, settings_folder: Path) -> Iterator[Look]:
    if found := _partial_files(paths, settings_folder):
        cure = f"{FIX} deletes what is older than ten minutes"
        yield Look("Left behind", f"partial files, of a program that was killed: {_names(found)}", cure)


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


def _rehearsals(past: Sequence[SessionSummary]) -> str:
    number = len(past) - len(without_rehearsals(past))
    return f", {number} of them {'a rehearsal' if number == 1 else 'rehearsals'}" if number else ""


def _of_days(faulty: Sequence[SessionSummary]) -> str:
    """Name sessions by the first days on which they were."""
    dates = list(dict.fromkeys(date_in_words(session.began.date) for session in faulty))
    return f"{counted(len(faulty), 'session')} of {_listed(dates, 'later')}"


def _names(paths: Iterable[Path]) -> str:
    return _listed([f"“{shown(path.name)}”" for path in paths], "more")


def _listed(words: Sequence[str], others: str) -> str:
    listed = [*words[:_MAX_NAMES], *([others] if len(words) > _MAX_NAMES else [])]
    return " and ".join(filter(None, [", ".join(listed[:-1]), listed[-1]]))


def _cure(faulty: Sequence[SessionSummary]) -> str:
    it = "it" if len(faulty) == 1 else "them"
    cure = f"“backstretch restore” a backup, or import an export, that still has {it}"
    if without_rehearsals(faulty):  # the list has no rehearsals
        cure += f"; or delete {it} in the list of sessions (p and then s in “backstretch”)"
    return cure


def _cure_of(copy: Copy) -> str:
    return f"delete it: {shown_path(copy.path)}"


def _why_not_written(folder: Path) -> str:
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    return (
        ""
        if os.access(place, os.W_OK | os.X_OK)
        else f"{shown_path(place)} cannot be written to; change its permissions"
    )
