"""What the rule on the dose says just now."""

from collections.abc import Iterator
from textwrap import wrap

from backstretch_tui.cli.clock import now
from backstretch_tui.cli.history import opened
from backstretch_tui.content.library import Library
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.dose_advice import advise
from backstretch_tui.core.plan.request import session_request
from backstretch_tui.core.session.summary import without_rehearsals
from backstretch_tui.history import answers, sessions


def advice_lines(library: Library, settings: Settings, width: int) -> Iterator[str]:
    """Yield the advice on the routine that was done last; nothing where none was done, or the file of it is gone."""
    with opened() as connection:
        past = without_rehearsals(sessions.past_sessions(connection)) if connection else []
        answered = answers.asked(connection).dose if connection else None
    routine = library.routines.get(past[-1].routine) if past else None
    if routine is None:
        return
    choice = session_request(routine, settings=settings.choices, own=settings.own_doses)
    advice = advise(past, choice, library.exercises, day_of(now().date), answered=answered)
    yield "\nAbout your dose"
    for line in wrap(f"{advice.why} {advice.what}", max(20, width - 2)):
        yield f"  {line}"
    if advice.steps:
        yield "  You are asked about it before your next session."
