"""`plan`: a session without running it."""

from argparse import Namespace

from backstretch_tui.cli import render_json, render_text
from backstretch_tui.cli.library import (
    load_library,
    load_own_settings,
    pick_routine,
)
from backstretch_tui.cli.options import state_from
from backstretch_tui.cli.output import put_json, put_lines


def run(asked: Namespace) -> int:
    """Print every step."""
    library = load_library()
    state = state_from(asked, load_own_settings()[0], pick_routine(asked, library))
    plan = state.request(library.routines).plan(library.exercises)
    if asked.json:
        put_json(render_json.plan_data(plan))
    else:
        put_lines(render_text.plan_page(plan))
    return 0
