"""`sheet`: a routine as a page to print."""

from argparse import Namespace

from backstretch_tui.cli.files import write_page
from backstretch_tui.cli.library import load_library, load_own_settings, pick_routine
from backstretch_tui.cli.options import state_from
from backstretch_tui.core.paper.exercise_sheet import exercise_sheet


def run(asked: Namespace) -> int:
    """Write the page."""
    library = load_library()
    routine = pick_routine(asked, library)
    settings, _ = load_own_settings()
    request = state_from(asked, settings, routine).request(library.routines)
    write_page(asked.out or f"{routine.id}.html", exercise_sheet(request, library.exercises, library.figures))
    return 0
