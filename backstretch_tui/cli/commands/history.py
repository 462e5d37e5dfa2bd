"""`history`: the sessions that were done."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from backstretch_tui.cli.output import UsageError, number_in, put, put_json, put_lines
from backstretch_tui.cli.past import none_yet, past_sessions
from backstretch_tui.core.format.columns import table
from backstretch_tui.core.format.dates import date_in_words, day_of, time_in_words
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.session.summary import SessionSummary, without_rehearsals
from backstretch_tui.core.text import command_errors
from backstretch_tui.core.text.doses import session_in_words
from backstretch_tui.core.text.history import NO_SESSIONS, REHEARSAL

MAX_LIMIT = 1_000_000


def run(asked: Namespace) -> int:
    """List the sessions, the latest first."""
    every = past_sessions()
    past = _chosen(asked, every if asked.all else without_rehearsals(every))
    if asked.json:
        put_json([session_data(session) for session in past])
    elif not past:
        put(none_yet(every, NO_SESSIONS))
    else:
        put_lines(table(map(_row, reversed(past))))
    return 0


def _chosen(asked: Namespace, past: Sequence[SessionSummary]) -> list[SessionSummary]:
    """Return the sessions since a date, and of these the latest, as far as either was asked for. Raises UsageError."""
    chosen = list(past)
    if asked.since is not None:
        try:
            since = day_of(asked.since)
        except ValueError:
            raise UsageError(command_errors.wrong_date("--since", asked.since)) from None
        chosen = [session for session in chosen if day_of(session.began.date) >= since]
    return chosen[-number_in("--limit", asked.limit, MAX_LIMIT) :] if asked.limit is not None else chosen


def session_data(session: SessionSummary) -> dict[str, Any]:
    """Return a session as data."""
    return {
        "id": session.id,
        "date": session.began.date,
        "time": time_in_words(session.began),
        "zone": session.began.zone,
        "routine": session.routine,
        "region": session.region,
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
