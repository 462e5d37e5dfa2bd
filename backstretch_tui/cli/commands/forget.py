"""`forget`: delete everything that was recorded."""

import os
from argparse import Namespace
from shlex import quote
from time import time

from backstretch_tui.cli.confirm import is_confirmed
from backstretch_tui.cli.output import FAILED, UsageError, announce, confirm, say
from backstretch_tui.cli.past import no_session_running
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.text import deleting as text
from backstretch_tui.history.erasure import Recorded, erase, find_recorded
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.system.paths import DataPaths, data_paths

CONFIRMATION = "forget"


def run(asked: Namespace) -> int:
    """Ask, and delete everything; where something has to stay, say what."""
    paths = data_paths(os.environ)
    recorded = _recorded(paths)
    if not recorded.files:
        confirm(text.NOTHING_TO_DELETE)
        return 0
    with no_session_running(paths):
        files = [f"  {shown_path(path)}" for path in recorded.files]
        announce([text.DELETES, *files, *_what_stays(recorded)], is_agreed=asked.yes)
        if not asked.yes and not is_confirmed(CONFIRMATION, text.DELETE_THEM):
            say(text.NOTHING_DELETED)
            return 0
        remaining = erase(paths, _recorded(paths).files)
    for path in remaining:
        say(text.not_deleted(shown_path(path)))
    for line in _what_stays(recorded):
        say(line)
    if remaining or recorded.other_names or recorded.foreign:
        say(text.ALL_ELSE_DELETED)
        return FAILED
    confirm(text.ALL_DELETED)
    return 0


def _recorded(paths: DataPaths) -> Recorded:
    try:
        return find_recorded(paths, time())
    except HistoryError as error:
        raise UsageError(text.unreadable(shown_path(paths.folder), str(error))) from error


def _what_stays(recorded: Recorded) -> list[str]:
    """Say what this program cannot delete, and how to."""
    return [
        *(text.foreign(shown_path(path)) for path in recorded.foreign),
        *(text.other_names(shown_path(its.path), quote(str(its.mount)), its.inode) for its in recorded.other_names),
    ]
