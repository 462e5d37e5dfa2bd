"""`start`: straight into a session."""

from argparse import Namespace

from backstretch_tui.cli.app import need_a_terminal, run_app
from backstretch_tui.cli.library import load_library, load_own_settings, own_folder, pick_routine
from backstretch_tui.cli.options import state_from
from backstretch_tui.cli.output import say
from backstretch_tui.content.library import Library
from backstretch_tui.core.model.exercise import Entry
from backstretch_tui.system.paths import SETTINGS


def run(asked: Namespace, library: Library | None = None) -> int:
    """Start a session in the app, or as lines."""
    library = library or load_library()
    routine = pick_routine(asked, library)
    settings, faults = load_own_settings()
    state = state_from(asked, settings, routine)
    if not (asked.plain or asked.jsonl):
        need_a_terminal()
        return run_app(library, faults, state, start=True)
    from backstretch_tui.cli.plain import play  # late: nothing else has need of it

    request = state.request(library.routines).teaching()
    request.plan(library.exercises)  # what cannot be planned is said before anything is asked

    def save_doses(own: tuple[Entry, ...]) -> None:
        from backstretch_tui.content.settings_file import save_settings

        if fault := save_settings(own_folder() / SETTINGS, settings, settings.with_own_doses(own)):
            say(str(fault))

    return play(request, library, state.audio, save_doses, as_json=asked.jsonl, asks=asked.questions)
