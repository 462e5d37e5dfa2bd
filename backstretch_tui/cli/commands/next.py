"""`next`: start the routine that is due."""

from argparse import Namespace

from backstretch_tui.cli.commands import start
from backstretch_tui.cli.library import load_library, routine_due
from backstretch_tui.cli.past import past_sessions
from backstretch_tui.core.session.summary import without_rehearsals


def run(asked: Namespace) -> int:
    """Start it, as `start` would."""
    library = load_library()
    asked.routine = routine_due(library, without_rehearsals(past_sessions())).id
    return start.run(asked, library)
