"""Sentences of `status` about today and this week."""

from collections.abc import Sequence

from backstretch_tui.core.format.dates import time_in_words
from backstretch_tui.core.format.numbers import clock, counted
from backstretch_tui.core.session.summary import SessionSummary

NOT_YET = "Today: nothing yet"


def done_today(sessions: Sequence[SessionSummary]) -> str:
    """Say what was done today."""
    done = ", ".join(f"{session.name} at {time_in_words(session.began)}" for session in sessions)
    return f"Today: {done}" if done else NOT_YET


def this_week(days: int, marks: str) -> str:
    """Say on how many days of this week something was done, and which."""
    return f"This week: {counted(days, 'day')}   {marks}"


def next_is(routine: str, milliseconds: int) -> str:
    """Say what is due, and how to start it."""
    return f"Next: {routine}, {clock(milliseconds)}; “backstretch next” starts it"


def short(days: int, *, is_done: bool) -> str:
    """Say all of it in a few words, for a status bar."""
    return f"stretched today, {days}/7" if is_done else f"not stretched yet, {days}/7"
