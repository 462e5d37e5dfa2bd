"""`check`: the faults of content and settings files."""

import os
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from backstretch_tui.cli.library import (
    content_folders,
    own_folder,
)
from backstretch_tui.cli.output import FAILED, confirm, put_json, put_lines
from backstretch_tui.content import library as content
from backstretch_tui.content.errors import Fault, shown_path
from backstretch_tui.content.library import Library
from backstretch_tui.content.settings import load_settings
from backstretch_tui.core.audio.cue_compiler import unsaid
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.text import command_errors
from backstretch_tui.sound.vocabulary import measure
from backstretch_tui.system.paths import SETTINGS, shipped_folder
from backstretch_tui.ui.settings_rules import RULES


def run(asked: Namespace) -> int:
    """Print the faults, if there are any."""
    from backstretch_tui.cli.files import named_file  # late: few commands need it

    paths = [named_file(path, "my-stretch.toml") for path in asked.paths] or _all_places()
    settings = [
        file for path in paths for file in (path, path / SETTINGS) if file.name == SETTINGS and os.path.lexists(file)
    ]
    checked = content.check(
        [path for path in paths if path not in settings], content.load(content_folders()), content_folders()
    )
    faults = [*checked.faults, *(fault for path in settings for fault in load_settings(path, RULES)[1])]
    faults += _hurried(checked.library, paths)
    if getattr(asked, "json", False):
        put_json({"version": 1, "files": checked.files + len(settings), "errors": [_data(fault) for fault in faults]})
    else:
        put_lines(map(str, faults))
    if faults:
        return FAILED
    files = checked.files + len(settings)
    confirm(command_errors.valid(files) if asked.paths else command_errors.valid_own(files, shown_path(own_folder())))
    return 0


def _data(fault: Fault) -> dict[str, object]:
    return {
        "file": str(fault.path), "line": fault.line, "field": fault.field, "problem": fault.problem, "cure": fault.cure,
    }  # fmt: skip


def _hurried(library: Library, paths: Sequence[Path]) -> list[Fault]:
    """Return which routines in these places leave no time for what must be spoken, at their own dose."""
    faults = []
    for routine in library.routines.values():
        path = library.sources["routines", routine.id]
        if not any(path.is_relative_to(place) for place in paths):
            continue
        missing = unsaid(compile_plan(routine, library.exercises), measure)
        if missing:
            step, phrases = missing[0]
            problem = command_errors.hurried(" ".join(phrases), step.exercise)
            faults.append(Fault(path, None, "exercises", *problem))
    return faults


def _all_places() -> list[Path]:
    """Return the folders that are loaded and exist."""
    return [shipped_folder(), *([own_folder()] if os.path.lexists(own_folder()) else [])]
