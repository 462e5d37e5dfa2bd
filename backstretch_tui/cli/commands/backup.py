"""`backup`: copy the history into a file, or list the copies."""

import os
from argparse import Namespace

from backstretch_tui.cli.files import named_file
from backstretch_tui.cli.output import UsageError, confirm, put, put_lines
from backstretch_tui.cli.past import check_backups, opened
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.format.columns import table
from backstretch_tui.core.format.dates import date_in_words
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import backups as text
from backstretch_tui.history import backups
from backstretch_tui.history.errors import UnavailableError
from backstretch_tui.history.restore import Copy, copies
from backstretch_tui.system.paths import DataPaths, data_paths


def run(asked: Namespace) -> int:
    """Copy the history into a file, or list the copies that there are."""
    if asked.list == (asked.file is not None):
        raise UsageError(text.FILE_OR_LIST)
    if asked.list:
        return _list(data_paths(os.environ))
    path = named_file(asked.file, "history-copy.db")
    if os.path.lexists(path):
        raise UsageError(text.already_exists(shown(str(path))))
    with opened() as connection:
        if connection is None:
            raise UsageError(text.NO_HISTORY)
        try:
            backups.back_up(connection, path)
        except UnavailableError as error:  # of the copy, as the history could be opened
            raise UsageError(text.not_copied(shown_path(path), str(error))) from error
    confirm(text.copied(shown_path(path)))
    return 0


def _list(paths: DataPaths) -> int:
    check_backups(paths)
    rows = list(map(_row, copies(paths)))
    if not rows:
        put(text.NONE_YET)
    put_lines(table(rows))
    return 0


def _row(copy: Copy) -> tuple[str, ...]:
    state = copy.reason if copy.sessions is None else text.sessions(copy.sessions)
    return shown(copy.path.name), date_in_words(copy.date) if copy.date else "", state
