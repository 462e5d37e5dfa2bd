"""`history`: the sessions that were done."""

from argparse import Namespace
from typing import Any

from backstretch_tui.cli.output import put, put_json, put_lines
from backstretch_tui.cli.past import none_yet, past_sessions
from backstretch_tui.core.format.columns import table
from backstretch_tui.core.format.dates import date_in_words, time_in_words
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.session.summary import SessionSummary, without_rehearsals
from backstretch_tui.core.text.doses import session_in_words
from backstretch_tui.core.text.history import NO_SESSIONS, REHEARSAL


def run(asked: Namespace) -> int:
    """List the sessions, the latest first."""
    every = past_sessions()
    past = every if asked.all else without_rehearsals(every)
    if asked.json:
        put_json([session_data(session) for session in past])
    elif not past:
        put(none_yet(every, NO_SESSIONS))
    else:
        put_lines(table(map(_row, reversed(past))))
    return 0


def session_data(session: SessionSummary) -> dict[str, Any]:
    """Return a session as data."""
    return {
        "id": session.id,
        "date": session.began.date,
        "time": time_in_words(session.began),
        "zone": session.began.zone,
        "routine": session.routine,
        "dose": session.dose,
        "rehearsal": session.is_rehearsal,
        "complete": session.is_complete,
        "repetitions": {"planned": session.planned_repetitions, "done": session.done_repetitions},
        "held_seconds": {
            "planned": session.planned / 1000,
            "done": session.held / 1000,
            "left": session.left / 1000,
            "right": session.right / 1000,
        },
        "active_seconds": None if session.active is None else session.active / 1000,
        "pain": {"before": session.pain_before, "after": session.pain_after},
        "note": session.note,
    }


def _row(session: SessionSummary) -> tuple[str, ...]:
    return (
        date_in_words(session.began.date),
        time_in_words(session.began).rjust(5),
        shown(session.name),
        *session_in_words(session),
        REHEARSAL if session.is_rehearsal else "",
    )
