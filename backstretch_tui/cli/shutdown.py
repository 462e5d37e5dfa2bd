"""The end of a program that keeps sessions: the last is written, and the history exported where that is wanted."""

import os
import platform
from contextlib import closing
from pathlib import Path

from backstretch_tui.cli.output import say
from backstretch_tui.content.errors import shown_path
from backstretch_tui.content.ignored_files import better_id
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.text import exports, history
from backstretch_tui.history.recorder import Recorder
from backstretch_tui.system.atomic_files import atomic_path
from backstretch_tui.system.paths import profile_in

MORE_SECONDS = 10


def close(recorder: Recorder, settings: Settings) -> bool:
    """Write what can still be written, and tell what cannot. Return whether all of it was.

    Then, if the settings name a folder and a session was saved, export the history into it.
    """
    if reason := recorder.close():
        say(history.still_trying(reason, MORE_SECONDS))
        if reason := recorder.close(MORE_SECONDS):
            say(history.not_saved_to_its_end(reason))
            return False
        say(history.SAVED)
    if settings.export_folder and recorder.has_saved:
        _export(recorder, settings.export_folder)
    return True


def export_name() -> str:
    """Return the name of this machine's file in a folder that several machines share."""
    profile = profile_in(os.environ)
    machine = better_id(platform.node() or "backstretch")
    return f"{machine}-{profile}.jsonl" if profile else f"{machine}.jsonl"


def _export(recorder: Recorder, folder: str) -> None:
    """Export the whole history, which others may import. What goes wrong is said, and harms nothing."""
    from backstretch_tui.history.database import open_if_any  # late, all of these: few export at each end
    from backstretch_tui.history.errors import HistoryError
    from backstretch_tui.history.export.exporter import collect
    from backstretch_tui.history.export.jsonl import json_lines

    path = Path(folder) / export_name()
    try:
        path = path.expanduser()
        if not path.is_absolute():
            say(exports.not_exported(shown_path(path), exports.NOT_IN_FULL))
            return
        connection = open_if_any(recorder.paths)
        if connection is None:
            return
        with closing(connection), atomic_path(path) as temporary, temporary.open("wb") as file:
            archive = collect(connection, safety_answers=False)
            file.writelines(f"{line}\n".encode() for line in json_lines(archive))
    except OSError as error:
        say(exports.not_exported(shown_path(path), error.strerror or str(error)))
    except (HistoryError, RuntimeError) as error:  # the latter where there is no home folder
        say(exports.not_exported(shown_path(path), str(error)))
