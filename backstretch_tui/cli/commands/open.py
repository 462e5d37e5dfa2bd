"""Without a command: the app, with the list of exercises."""

from argparse import Namespace

from backstretch_tui.cli.app import need_a_terminal, run_app
from backstretch_tui.cli.library import load_library, load_own_settings, routine_due
from backstretch_tui.core.plan.request import Today
from backstretch_tui.ui.state import AppState


def run(_: Namespace) -> int:
    """Open the app."""
    need_a_terminal()
    library = load_library()
    routine = routine_due(library)
    settings, faults = load_own_settings()
    return run_app(library, faults, AppState(settings, Today(routine.id)))
