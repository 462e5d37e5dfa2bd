"""`show`: one exercise or routine, to read."""

from argparse import Namespace
from shutil import get_terminal_size

from backstretch_tui.cli import render_json, render_text
from backstretch_tui.cli.library import (
    chosen_doses,
    load_library,
    load_own_settings,
    reason_unusable,
    session_requests,
)
from backstretch_tui.cli.output import can_put, pick, put_json, put_lines
from backstretch_tui.core.model.exercise import Exercise, Routine
from backstretch_tui.core.text import command_errors

WIDEST_FIGURE = 60
"""Columns that a figure as text takes at most: more is only larger."""


def run(asked: Namespace) -> int:
    """Print an exercise or a routine."""
    library = load_library()
    things: dict[str, Exercise | Routine] = {**library.routines, **library.exercises}
    reason = reason_unusable(library, asked.id, "routines", "exercises")
    thing = things[pick(command_errors.EXERCISE_OR_ROUTINE, asked.id, things, command_errors.LIST_SHOWS_ALL, reason)]
    width = get_terminal_size().columns
    if asked.json:
        put_json(render_json.model_data(thing))
    elif asked.figure:
        ascii_only = not can_put("⠿")
        put_lines(render_text.figures_page(thing, library.figures, min(width, WIDEST_FIGURE), ascii_only=ascii_only))
    elif isinstance(thing, Routine):
        request = session_requests(library, load_own_settings()[0])[thing.id]
        put_lines(render_text.routine_page(request, library.exercises, width))
    else:
        put_lines(render_text.exercise_page(thing, chosen_doses(load_own_settings()[0]), width))
    return 0
