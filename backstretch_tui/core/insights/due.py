"""The routine that is due today, and whether it has been done."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from backstretch_tui.core.format.dates import day_of, monday_of
from backstretch_tui.core.model.exercise import Day, Routine

if TYPE_CHECKING:  # the first screen has no need of the past
    from backstretch_tui.core.session.summary import SessionSummary


def sessions_on(past: "Sequence[SessionSummary]", day: int) -> "list[SessionSummary]":
    """Return the sessions of a day in which something was done; none of `past` is a rehearsal."""
    return [session for session in past if day_of(session.began.date) == day and session.done_repetitions]


def due(routines: Mapping[str, Routine], past: "Sequence[SessionSummary]", today: int, usual: str) -> Routine:
    """Return the routine to do next: one for this day of the week, the one done last, or the usual one.

    Of several for this day, the first that was not done today. There is at least one routine.
    """
    weekday: Day = get_args(Day)[today - monday_of(today)]
    done_today = {session.routine for session in sessions_on(past, today)}
    for_today = sorted(
        (routine for routine in routines.values() if weekday in routine.days), key=lambda its: its.id in done_today
    )
    done_last = [routines[session.routine] for session in past if session.routine in routines][-1:]
    return next(iter([*for_today, *done_last, *filter(None, [routines.get(usual)]), *routines.values()]))
