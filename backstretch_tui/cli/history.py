"""The commands about what was done: look at it, take it out, take another in, copy it, forget it."""

import json
import os
import sqlite3
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from shutil import get_terminal_size
from textwrap import wrap
from typing import Any

from backstretch_tui.cli.clock import now
from backstretch_tui.cli.output import UsageError, put
from backstretch_tui.cli.render_text import table
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.format.dates import date_in_words, day_of, time_in_words
from backstretch_tui.core.format.numbers import counted
from backstretch_tui.core.insights.charts import charts
from backstretch_tui.core.insights.progress import progress_of
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.session.summary import SessionSummary, without_rehearsals
from backstretch_tui.core.text import trends
from backstretch_tui.core.text.doses import session_in_words
from backstretch_tui.history import answers, sessions
from backstretch_tui.history.database import open_if_any
from backstretch_tui.history.errors import HistoryError, UnusableError, history_error
from backstretch_tui.system.paths import data_paths


def _history(asked: Namespace) -> int:
    every = past_sessions()
    past = every if asked.all else without_rehearsals(every)
    if asked.json:
        put(json.dumps([session_data(session) for session in past], indent=2))
    elif not past:
        put(_none_yet(every, "No sessions yet: each one is listed here when it ends."))
    else:
        for line in table(map(_row, reversed(past))):
            put(line)
    return 0


def _progress(_: Namespace) -> int:
    with opened() as connection:
        every = sessions.past_sessions(connection) if connection else []
        scores = answers.activity_scores(connection) if connection else []
    past = without_rehearsals(every)
    if not past:
        put(_none_yet(every, trends.NOTHING_YET))
        return 0
    width = max(20, min(get_terminal_size().columns, 80))
    progress = progress_of(past, day_of(now().date), scores)
    for line in wrap(trends.summary(progress, past[0].began.date), width):
        put(line)
    for chart in charts(progress, width - 2):
        put(f"\n{chart.heading}")
        for line in (*wrap(chart.words, width - 2), "", *chart.lines, *wrap(chart.legend, width - 2)):
            put(f"  {line}".rstrip())
    return 0


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "history": _history, "progress": _progress,
}  # fmt: skip


def past_sessions() -> list[SessionSummary]:
    """Return the finished sessions and rehearsals, oldest first. Raises UsageError where they cannot be read."""
    with opened() as connection:
        return sessions.past_sessions(connection) if connection else []


@contextmanager
def opened() -> Iterator[sqlite3.Connection | None]:
    """Open the history where there is one. What is wrong with it becomes one sentence."""
    places = data_paths(os.environ)
    try:
        connection = open_if_any(places)
        if connection is None:
            yield None
            return
        with closing(connection):
            try:
                yield connection
            except (sqlite3.Error, UnicodeDecodeError) as error:
                raise history_error(error) from error
    except HistoryError as error:
        raise UsageError(
            f"the history in {shown_path(places.database)} cannot be used: {error}{_cure(error)}"
        ) from error


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


def _none_yet(rehearsals: Sequence[SessionSummary], otherwise: str) -> str:
    """Say that there are no sessions but rehearsals, or where there are none either something else."""
    if not rehearsals:
        return otherwise
    them = "it" if len(rehearsals) == 1 else "them"
    return f"No sessions yet, only {counted(len(rehearsals), 'rehearsal')}; “backstretch history --all” lists {them}."


def _row(session: SessionSummary) -> tuple[str, ...]:
    return (
        date_in_words(session.began.date),
        time_in_words(session.began).rjust(5),
        shown(session.name),
        *session_in_words(session),
        "rehearsal" if session.is_rehearsal else "",
    )


def _cure(error: HistoryError) -> str:
    if isinstance(error, UnusableError):
        return ""
    return "; “backstretch doctor” says more"
