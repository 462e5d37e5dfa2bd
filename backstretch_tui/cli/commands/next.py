"""`next`: start the routine that is due."""

from argparse import Namespace

from backstretch_tui.cli.clock import now
from backstretch_tui.cli.commands import start
from backstretch_tui.cli.library import load_library
from backstretch_tui.cli.output import UsageError
from backstretch_tui.cli.parser import DEFAULT_ROUTINE
from backstretch_tui.cli.past import past_sessions
from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.due import due
from backstretch_tui.core.session.summary import without_rehearsals
from backstretch_tui.core.text import command_errors


def run(asked: Namespace) -> int:
    """Start it, as `start` would."""
    library = load_library()
    if not library.routines:
        raise UsageError(command_errors.NO_ROUTINE)
    past = without_rehearsals(past_sessions())
    asked.routine = due(library.routines, past, day_of(now().date), DEFAULT_ROUTINE).id
    return start.run(asked, library)
