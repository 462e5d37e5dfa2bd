"""`progress`: the last weeks in charts, and the advice on the dose."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size
from textwrap import wrap
from typing import Any

from backstretch_tui.cli.clock import now
from backstretch_tui.cli.library import load_library, load_own_settings
from backstretch_tui.cli.output import number_in, put, put_json, put_lines
from backstretch_tui.cli.past import none_yet, opened
from backstretch_tui.content.library import Library
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.charts.progress_charts import charts
from backstretch_tui.core.format.dates import date_of, day_of
from backstretch_tui.core.insights.dose_advice import advise
from backstretch_tui.core.insights.progress import WEEKS, Progress, progress_of
from backstretch_tui.core.plan.request import session_request
from backstretch_tui.core.session.summary import SessionSummary, of_region, without_rehearsals
from backstretch_tui.core.text import dose_advice, trends
from backstretch_tui.history import answers, sessions


def run(asked: Namespace) -> int:
    """Draw the charts, and say what the rule on the dose advises now."""
    weeks = number_in("--weeks", asked.weeks, WEEKS)
    with opened() as connection:
        every = sessions.past_sessions(connection) if connection else []
        scores = answers.activity_scores(connection) if connection else []
    past = without_rehearsals(every)
    progress = progress_of(past, day_of(now().date), scores)
    if asked.json:
        put_json(_data(progress, weeks))
        return 0
    width = max(20, min(get_terminal_size().columns, 80))
    if past:
        put_lines(_progress_lines(progress, past[0].began.date, width, weeks))
    else:
        put(none_yet(every, trends.NOTHING_YET))
    settings, _faults = load_own_settings()
    if settings.dose_advice:
        put_lines(_advice_lines(past, load_library(), settings, width))
    return 0


def _data(progress: Progress, weeks: int) -> dict[str, Any]:
    """Return the progress as data; a change in pain is 0 where it is not clear, null where nothing may be said.

    All pain is of one region, which is named where sessions were for several.
    """
    return {
        "version": 1,
        "date": date_of(progress.today),
        "sessions": progress.sessions,
        "days": progress.days,
        "held_seconds": {
            "all": progress.held / 1000, "left": progress.left / 1000, "right": progress.right / 1000,
        },
        "weeks_in_a_row": {"now": progress.current_run, "best": progress.best_run},
        "pain_change": progress.change and progress.change.difference,
        "pain_region": progress.pain_region or None,
        "weeks": [
            {
                "monday": date_of(week.monday),
                "held_seconds": [day.held / 1000 for day in week.days],
                "planned_seconds": [day.planned / 1000 for day in week.days],
                "pain_before": week.pain_before,
                "pain_after": week.pain_after,
            }
            for week in progress.weeks[-weeks:]
        ],
    }  # fmt: skip


def _progress_lines(progress: Progress, first: str, width: int, weeks: int) -> Iterator[str]:
    yield from wrap(trends.summary(progress, first), width)
    for chart in charts(progress, width - 2, weeks):
        yield f"\n{chart.heading}"
        for line in (*wrap(chart.words, width - 2), "", *chart.lines, *wrap(chart.legend, width - 2)):
            yield f"  {line}".rstrip()


def _advice_lines(past: Sequence[SessionSummary], library: Library, settings: Settings, width: int) -> Iterator[str]:
    """Yield the advice on the routine that was done last; nothing where none was done, or the file of it is gone."""
    routine = library.routines.get(past[-1].routine) if past else None
    if routine is None:
        return
    with opened() as connection:
        answered = answers.asked(connection, routine.region).dose if connection else None
    choice = session_request(routine, settings=settings.choices, own=settings.own_doses)
    advice = advise(of_region(past, routine.region), choice, library.exercises, day_of(now().date), answered=answered)
    yield f"\n{dose_advice.HEADING}"
    for line in wrap(f"{advice.reason} {advice.what}", max(20, width - 2)):
        yield f"  {line}"
    if advice.steps:
        yield f"  {dose_advice.ASKED_LATER}"
