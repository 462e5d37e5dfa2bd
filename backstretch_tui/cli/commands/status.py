"""`status`: whether today is done, for a status bar, a prompt or a script."""

from argparse import Namespace

from backstretch_tui.cli.clock import now
from backstretch_tui.cli.output import FAILED, put, put_json, put_lines
from backstretch_tui.cli.past import past_sessions
from backstretch_tui.core.format.dates import date_of, day_of
from backstretch_tui.core.insights.due import due, sessions_on
from backstretch_tui.core.insights.recent import recent_of
from backstretch_tui.core.session.summary import without_rehearsals
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
    from backstretch_tui.cli.library import load_library, load_own_settings, session_requests  # late: a bar has no need
    from backstretch_tui.cli.parser import DEFAULT_ROUTINE

    library = load_library()
    routine = due(library.routines, past, today, DEFAULT_ROUTINE)
    milliseconds = session_requests(library, load_own_settings()[0])[routine.id].plan(library.exercises).milliseconds
    if asked.json:
        put_json(
            {
                "version": 1,
                "date": date_of(today),
                "done_today": bool(done),
                "sessions_today": [session.id for session in done],
                "days_this_week": [date_of(day) for day in sorted(recent.days)],
                "next": {"routine": routine.id, "name": routine.name, "seconds": milliseconds / 1000},
            }
        )
    else:
        put_lines(
            [
                day_status.done_today(done),
                day_status.this_week(len(recent.days), week_marks(recent)),
                day_status.next_is(routine.name, milliseconds),
            ]
        )
    return 0 if done else FAILED
