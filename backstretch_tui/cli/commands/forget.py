"""`forget`: delete everything that was recorded."""

import os
from argparse import Namespace
from shlex import quote
from time import time

from backstretch_tui.cli.confirm import is_confirmed
from backstretch_tui.cli.output import FAILED, UsageError, put, put_lines, say
from backstretch_tui.cli.past import no_session_running
from backstretch_tui.content.errors import shown_path
from backstretch_tui.history.erasure import Recorded, erase, find_recorded
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.system.paths import DataPaths, data_paths

CONFIRMATION = "forget"


def run(_: Namespace) -> int:
    """Ask, and delete everything; where something has to stay, say what."""
    paths = data_paths(os.environ)
    recorded = _recorded(paths)
    if not recorded.files:
        say("there is nothing to delete")
        return 0
    with no_session_running(paths):
        put("This permanently deletes all sessions, scores, answers and backups:")
        put_lines(f"  {shown_path(path)}" for path in recorded.files)
        put_lines(_what_stays(recorded))
        if not is_confirmed(CONFIRMATION, "delete them"):
            say("nothing was deleted")
            return 0
        remaining = erase(paths, _recorded(paths).files)
    for path in remaining:
        say(f"{shown_path(path)} could not be deleted; delete it yourself")
    for line in _what_stays(recorded):
        say(line)
    if remaining or recorded.other_names or recorded.foreign:
        say("everything else has been deleted")
        return FAILED
    say("everything has been deleted; files that you exported or copied elsewhere are still there")
    return 0


def _recorded(paths: DataPaths) -> Recorded:
    try:
        return find_recorded(paths, time())
    except HistoryError as error:
        raise UsageError(f"{shown_path(paths.folder)} cannot be read: {error}; change who may read it") from error


def _what_stays(recorded: Recorded) -> list[str]:
    """Say what this program cannot delete, and how to."""
    return [
        *(
            f"{shown_path(path)} stays: a link leads to it, but it is not a history of Backstretch"
            for path in recorded.foreign
        ),
        *(
            f"{shown_path(its.path)} has other names (hard links), under which it stays; "
            f"“find {quote(str(its.mount))} -xdev -inum {its.inode}” lists them"
            for its in recorded.other_names
        ),
    ]
