"""`status`: whether today is done, for a status bar, a prompt or a script."""

from argparse import Namespace
from collections.abc import Sequence

from backstretch_tui.cli.clock import now
from backstretch_tui.cli.output import FAILED, put, put_json
from backstretch_tui.cli.past import past_sessions
from backstretch_tui.core.format.dates import date_of, day_of
from backstretch_tui.core.insights.due import sessions_on
from backstretch_tui.core.insights.recent import recent_of
from backstretch_tui.core.model.exercise import Routine
from backstretch_tui.core.session.summary import SessionSummary, without_rehearsals
from backstretch_tui.core.text import day_status
from backstretch_tui.core.text.recent import week_marks


def run(asked: Namespace) -> int:
    """Tell of today and this week. The exit status says whether today is done."""
    past = without_rehearsals(past_sessions())
    today = day_of(now().date)
    done, recent = sessions_on(past, today), recent_of(past, {}, today)
    if asked.short:
        put(day_status.short(len(recent.days), is_done=bool(done)))
        return 0 if done else FAILED
    routine, milliseconds = _next(past)
    if asked.json:
        following = {"routine": routine.id, "name": routine.name, "seconds": milliseconds / 1000}
        put_json(
            {
                "version": 1,
                "date": date_of(today),
                "done_today": bool(done),
                "sessions_today": [session.id for session in done],
                "days_this_week": [date_of(day) for day in sorted(recent.days)],
                "next": following,
            }
        )
    else:
        put(day_status.done_today(done))
        put(day_status.this_week(len(recent.days), week_marks(recent)))
        put(day_status.next_is(routine.name, milliseconds))
    return 0 if done else FAILED


def _next(past: Sequence[SessionSummary]) -> tuple[Routine, int]:
    """Return the routine that is due, and how long it takes."""
    from backstretch_tui.cli import library as own  # late: a status bar has no need of it

    library = own.load_library()
    routine = own.routine_due(library, past)
    request = own.session_requests(library, own.load_own_settings()[0])[routine.id]
    return routine, request.plan(library.exercises).milliseconds
