"""Loading for commands: exercises, routines and settings, of the package and the person's own."""

import os
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from backstretch_tui.cli import render_text
from backstretch_tui.cli.clock import now
from backstretch_tui.cli.output import UsageError, pick, say
from backstretch_tui.cli.parser import DEFAULT_ROUTINE
from backstretch_tui.content import library as content
from backstretch_tui.content.cache import Cache
from backstretch_tui.content.errors import Fault
from backstretch_tui.content.ignored_files import FileKind
from backstretch_tui.content.library import Library
from backstretch_tui.content.settings import Settings, load_settings
from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.due import due
from backstretch_tui.core.model.exercise import Routine
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.plan.request import SessionRequest, session_request
from backstretch_tui.core.text import command_errors
from backstretch_tui.system.paths import SETTINGS, cache_file, settings_folder, shipped_folder
from backstretch_tui.ui.settings_rules import RULES

if TYPE_CHECKING:  # the first screen has no need of the past
    from backstretch_tui.core.session.summary import SessionSummary


def own_folder() -> Path:
    """Return the person's own folder. Raises FolderError."""
    return settings_folder(os.environ)


def content_folders() -> list[Path]:
    """Return the folders of all that is loaded; the person's own comes last, so that its files count."""
    return [shipped_folder(), own_folder()]


def load_library() -> Library:
    """Load all exercises and routines, and name the files that cannot be used."""
    cache = _cache()
    library = content.load(content_folders(), cache)
    cache.save()
    _tell_of(library.faults)
    return library


def load_own_settings() -> tuple[Settings, tuple[Fault, ...]]:
    """Load the person's settings, and name the file if something in it cannot be used."""
    cache = _cache()
    settings, faults = load_settings(own_folder() / SETTINGS, RULES, cache)
    cache.save()
    _tell_of(faults)
    return settings, faults


def _cache() -> Cache:
    return Cache(cache_file(os.environ))


def pick_routine(asked: Namespace, library: Library) -> Routine:
    """Return the routine that was asked for. Raises UsageError."""
    reason = reason_unusable(library, asked.routine, "routines")
    return library.routines[pick(command_errors.ROUTINE, asked.routine, library.routines, reason=reason)]


def routine_due(library: Library, past: "Sequence[SessionSummary]" = ()) -> Routine:
    """Return the routine to do today, which goes by the past as far as it is given. Raises UsageError."""
    if not library.routines:
        raise UsageError(command_errors.NO_ROUTINE)
    return due(library.routines, past, day_of(now().date), DEFAULT_ROUTINE)


def reason_unusable(library: Library, name: str, *kinds: FileKind) -> str:
    """Return what keeps a file of this name from being used; nothing where there is no such file."""
    faults = (library.unusable.get((kind, name)) for kind in kinds)
    fault = next(filter(None, faults), None)
    return command_errors.cannot_be_used(name, str(fault)) if fault else ""


def chosen_doses(settings: Settings) -> render_text.Chosen:
    """Return what tells how much of an exercise is done by these settings."""
    own = {entry.id: entry for entry in settings.own_doses}
    return lambda exercise_id: (own.get(exercise_id), settings.choices.dose)


def session_requests(library: Library, settings: Settings) -> dict[str, SessionRequest]:
    """Return each routine as it would be done with these settings."""
    return {
        routine.id: session_request(routine, settings=settings.choices, own=settings.own_doses)
        for routine in library.routines.values()
    }


def _tell_of(faults: Sequence[Fault]) -> None:
    files = sorted({fault.path.name for fault in faults})
    if files:
        say(command_errors.faulty_files(shown(files[0]), len(files) - 1))
