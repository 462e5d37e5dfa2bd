"""Without a command: the app, with the list of exercises."""

from argparse import Namespace

from backstretch_tui.cli.app import need_a_terminal, run_app
from backstretch_tui.cli.clock import now
from backstretch_tui.cli.library import load_library, load_own_settings
from backstretch_tui.cli.output import UsageError
from backstretch_tui.cli.parser import DEFAULT_ROUTINE
from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.due import due
from backstretch_tui.core.plan.request import Today
from backstretch_tui.core.text import command_errors
from backstretch_tui.ui.state import AppState


def run(_: Namespace) -> int:
    """Open the app."""
    need_a_terminal()
    library = load_library()
    if not library.routines:
        raise UsageError(command_errors.NO_ROUTINE)
    routine = due(library.routines, (), day_of(now().date), DEFAULT_ROUTINE)
    settings, faults = load_own_settings()
    return run_app(library, faults, AppState(settings, Today(routine.id)))
