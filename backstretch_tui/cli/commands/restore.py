"""`restore`: put a copy in the place of the history."""

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from backstretch_tui.cli.confirm import is_confirmed
from backstretch_tui.cli.output import UsageError, confirm, did_you_mean, put_lines, say
from backstretch_tui.cli.past import check_backups, no_session_running
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import backups as text
from backstretch_tui.history import backups, sessions
from backstretch_tui.history.database import open_if_any
from backstretch_tui.history.errors import DamagedError, HistoryError, history_errors
from backstretch_tui.history.restore import newest_good_backup, opened_copy
from backstretch_tui.history.restore import restore as restore_copy
from backstretch_tui.system.atomic_files import is_file
from backstretch_tui.system.paths import DataPaths, data_paths

CONFIRMATION = "restore"


def run(asked: Namespace) -> int:
    """Ask, and put a copy in the place of the history."""
    paths = data_paths(os.environ)
    check_backups(paths)
    path = _named(asked.copy, paths) if asked.copy is not None else newest_good_backup(paths)
    if path is None:
        raise UsageError(text.NO_BACKUP)
    with no_session_running(paths):
        try:
            put_lines(_what_changes(paths, path))
            if not is_confirmed(CONFIRMATION, text.CONTINUE):
                say(text.NOTHING_CHANGED)
                return 0
        except HistoryError as error:
            raise UsageError(text.not_restored(shown_path(path), str(error))) from error
        try:
            aside = restore_copy(paths, path)
        except HistoryError as error:
            raise UsageError(text.not_replaced(shown_path(paths.database), str(error))) from error
    confirm(text.restored(shown_path(path)))
    if aside:
        confirm(text.undo(shown_path(aside), aside.name))
    return 0


def _named(name: str, paths: DataPaths) -> Path:
    """Return the copy that a name or a path stands for."""
    folders = (Path(), paths.backups, paths.folder)
    for path in (folder / f"{name}{end}" for folder in folders for end in ("", ".db")):
        if is_file(path):
            return path
    meant = did_you_mean(name, [copy.stem for copy in backups.newest_first(paths.backups)])
    raise UsageError(text.no_copy(shown(name), meant))


def _what_changes(paths: DataPaths, path: Path) -> Iterator[str]:
    """Say what will be in place of what. Raises HistoryError where the copy cannot be restored."""
    with opened_copy(path) as copy:
        ids, date = sessions.finished_ids(copy), backups.date_made(path)
    yield text.restores(shown_path(path), date, len(ids))
    try:
        connection = open_if_any(paths)
        if connection is None:
            return
        with closing(connection), history_errors():
            present = sessions.finished_ids(connection)
    except DamagedError as error:
        yield text.unreadable_now(str(error))
        return
    yield text.replaced(len(present), len(present - ids))
