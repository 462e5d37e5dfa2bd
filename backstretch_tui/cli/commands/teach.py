"""`teach`: how one exercise is done, shown and spoken; nothing is counted or saved."""

from argparse import Namespace

from backstretch_tui.cli.app import need_a_terminal, run_app
from backstretch_tui.cli.library import load_library, load_own_settings, reason_unusable
from backstretch_tui.cli.options import sound_options
from backstretch_tui.cli.output import pick
from backstretch_tui.core.plan.compiler import lesson_plan
from backstretch_tui.core.plan.request import Today
from backstretch_tui.core.text import command_errors
from backstretch_tui.ui.state import AppState


def run(asked: Namespace) -> int:
    """Teach an exercise in the app, or as lines."""
    library = load_library()
    reason = reason_unusable(library, asked.id, "exercises")
    exercise = library.exercises[
        pick(command_errors.EXERCISE, asked.id, library.exercises, command_errors.LIST_SHOWS_ALL, reason)
    ]
    settings, faults = load_own_settings()
    state = AppState(settings, Today(next(iter(library.routines), "")), sound_options(asked))
    if asked.plain or asked.jsonl:
        from backstretch_tui.cli.plain import teach  # late: nothing else has need of it

        return teach(lesson_plan(exercise), state.audio, as_json=asked.jsonl)
    need_a_terminal()
    return run_app(library, faults, state, teach=exercise.id)
