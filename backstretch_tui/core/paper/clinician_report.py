"""A report on some weeks, on one page for a clinician."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain

from backstretch_tui.core.format.dates import DAYS_IN_A_WEEK, WEEKDAYS, date_of, day_of, monday_of, month_name
from backstretch_tui.core.format.sentences import capitalized
from backstretch_tui.core.insights.progress import Progress, Week, progress_of
from backstretch_tui.core.model.exercise import Exercise, Side
from backstretch_tui.core.paper.page import element, page
from backstretch_tui.core.session.record import Record, RecordLine
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text import paper, trends

_SCALE, _ROOM = 9.0, 178.0
"""Millimetres to the left of a chart, and for all its weeks."""
_LINE = 4.2
"""Height of a day, in millimetres."""
_PLOT = 26.0
"""Height of the other charts."""
_MINUTE = 60_000

_INK, _PALE, _GREY, _AFTER = "#0f6a66", "#e3e6e9", "#8b8f94", "#a32a20"

_STYLE = """
header { display: flex; justify-content: space-between; align-items: end }
.sums { display: flex; gap: 9mm; margin: 3mm 0 0 }
.sums b { font-size: 17pt; line-height: 1; display: block }
.done { width: 100%; font-size: 8.5pt }
.done th { text-align: left; font-weight: 600; border-bottom: 0.3mm solid #8b8f94 }
.done td, .done th { padding: 0.4mm 2mm 0.4mm 0; vertical-align: top }
.done td + td + td, .done th + th + th { text-align: right; width: 17mm }
svg text { font: 2.6px system-ui, sans-serif; fill: #4a5058 }
"""


@dataclass(frozen=True, slots=True)
class Done:
    """The sessions of some weeks, oldest first and without rehearsals, and those of their records that can be read."""

    weeks: int
    today: int
    sessions: Sequence[SessionSummary]
    records: Sequence[Record]


def first_day(weeks: int, today: int) -> int:
    """Return the day on which so many weeks begin, the last of which is today's."""
    return monday_of(today) - DAYS_IN_A_WEEK * (weeks - 1)


def clinician_report(done: Done, exercises: Mapping[str, Exercise]) -> str:
    """Return the page."""
    return page(paper.REPORT, _STYLE, _body(done, exercises))


def _body(done: Done, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    progress = progress_of(done.sessions, done.today)
    weeks = progress.weeks[-done.weeks :]
    period = paper.period(done.weeks, date_of(done.today))
    yield f"<header><div>{element('h1', paper.REPORT)}{element('p', period)}</div>"
    yield f"{element('p', f'{paper.PERSON} ______________________________')}</header>"
    if not done.sessions:
        yield element("p", paper.NOTHING)
    else:
        yield from _sums(done, progress)
        yield element("h3", paper.DAYS_HEADING)
        yield from _days(weeks)
        yield element("h3", paper.MINUTES_HEADING)
        yield from _minutes(weeks)
        yield element("h3", trends.printed_pain_heading(progress.pain_region))
        yield from _pain(weeks)
        yield element("p", trends.pain(progress.change))
        yield element("h3", trends.SIDES_HEADING)
        yield element("p", trends.sides(progress.left // 1000, progress.right // 1000))
        yield element("h3", paper.EACH_EXERCISE)
        yield from _table(done.records, exercises)
    yield f"<footer>{element('p', paper.rule())}</footer>"


def _sums(done: Done, progress: Progress) -> Iterator[str]:
    complete = sum(session.is_complete for session in done.sessions)
    yield '<div class="sums">'
    for number, what in (
        (progress.days, paper.DAYS), (len(done.sessions), paper.SESSIONS), (complete, paper.COMPLETE),
        (round(progress.held / _MINUTE), paper.MINUTES),
    ):  # fmt: skip
        yield f"<div>{element('b', f'{number}')}{escape(what)}</div>"
    yield "</div>"


def _days(weeks: Sequence[Week]) -> Iterator[str]:
    """Draw a square for each day: a frame for none, filled as far as the planned holds were done."""
    wide = _width(weeks)
    high = _LINE - 0.6
    yield _svg(DAYS_IN_A_WEEK * _LINE + 3.5)
    for row in range(0, DAYS_IN_A_WEEK, 2):
        yield f'<text x="0" y="{row * _LINE + 2.6:g}">{WEEKDAYS[row][:2]}</text>'
    for number, week in enumerate(weeks):
        x = _SCALE + number * wide
        for row, day in enumerate(week.days):
            if day.is_future:
                continue
            y = row * _LINE
            yield _bar(x, y + high, wide, high, _PALE)
            if day.held:
                yield _bar(x, y + high, wide, high * max(day.share, 0.15), _INK)
    yield from _months(weeks, DAYS_IN_A_WEEK * _LINE + 2.4)
    yield "</svg>"


def _minutes(weeks: Sequence[Week]) -> Iterator[str]:
    wide = _width(weeks)
    most = max(1, *(week.held / _MINUTE for week in weeks))
    yield _svg(_PLOT)
    yield from _axis(f"{most:.0f}")
    for number, week in enumerate(weeks):
        high = week.held / _MINUTE / most * _PLOT
        yield _bar(_SCALE + number * wide, _PLOT, wide, high, _INK)
    yield "</svg>"


def _pain(weeks: Sequence[Week]) -> Iterator[str]:
    wide = _width(weeks)
    yield _svg(_PLOT)
    yield from _axis("10")
    before = _points([week.pain_before for week in weeks], wide)
    after = _points([week.pain_after for week in weeks], wide)
    for points, ink, dash in ((before, _INK, ""), (after, _AFTER, ' stroke-dasharray="1 0.8"')):
        line = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
        yield f'<polyline points="{line}" fill="none" stroke="{ink}" stroke-width="0.5"{dash}/>'
    for x, y in before:
        yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="0.8" fill="{_INK}"/>'
    for x, y in after:
        yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="0.7" fill="#fff" stroke="{_AFTER}" stroke-width="0.4"/>'
    yield f'<text x="{_SCALE + _ROOM:g}" y="2" text-anchor="end">● {paper.BEFORE} &#160; ○ {paper.AFTER}</text>'
    yield "</svg>"


def _table(records: Sequence[Record], exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """Yield what was done of each exercise, phase and side, in the order of first doing."""
    lines: defaultdict[tuple[str, str, Side | None], list[RecordLine]] = defaultdict(list)
    for line in chain.from_iterable(record.lines() for record in records):
        lines[line.exercise, line.phase, line.side].append(line)
    headings = (
        paper.EXERCISE, paper.SIDE, paper.PLANNED, paper.DONE, paper.SKIPPED, paper.NOT_REACHED, paper.HELD,
    )  # fmt: skip
    yield f'<table class="done"><tr>{"".join(element("th", heading) for heading in headings)}</tr>'
    for (exercise_id, phase, side), own in lines.items():
        exercise = exercises.get(exercise_id)
        name = exercise.name if exercise else exercise_id
        if exercise and len(exercise.phases) > 1:
            name = paper.phase_of(name, phase)
        cells = (
            name, capitalized(side or paper.BOTH_SIDES),
            sum(line.planned_repetitions for line in own), sum(line.done_repetitions for line in own),
            sum(line.skipped_repetitions for line in own), sum(line.not_reached_repetitions for line in own),
            f"{sum(line.held for line in own) / _MINUTE:.1f}",
        )  # fmt: skip
        yield f"<tr>{''.join(element('td', f'{cell}') for cell in cells)}</tr>"
    yield "</table>"


def _width(weeks: Sequence[Week]) -> float:
    return _ROOM / len(weeks)


def _bar(left: float, bottom: float, wide: float, high: float, ink: str) -> str:
    """Draw a bar in the room of a week, but for the gap to the next."""
    at = f'x="{left:.2f}" y="{bottom - high:.2f}"'
    return f'<rect {at} width="{wide - 0.6:.2f}" height="{high:.2f}" fill="{ink}"/>'


def _svg(height: float) -> str:
    width = _SCALE + _ROOM
    return f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}mm" height="{height:g}mm">'


def _axis(top: str) -> Iterator[str]:
    yield f'<path d="M{_SCALE:g} 0V{_PLOT:g}H{_SCALE + _ROOM:g}" fill="none" stroke="{_GREY}" stroke-width="0.25"/>'
    for label, y in ((top, 2.2), ("0", _PLOT)):
        yield f'<text x="{_SCALE - 1:g}" y="{y:g}" text-anchor="end">{label}</text>'


def _months(weeks: Sequence[Week], y: float) -> Iterator[str]:
    named = ""
    for number, week in enumerate(weeks):
        name = month_name(week.monday)
        if name != named:
            yield f'<text x="{_SCALE + number * _width(weeks):.2f}" y="{y:g}">{name}</text>'
        named = name


def _points(scores: Sequence[float | None], wide: float) -> list[tuple[float, float]]:
    """Return where the scores of the weeks stand that have one."""
    return [
        (_SCALE + (number + 0.5) * wide - 0.3, _PLOT * (1 - score / 10))
        for number, score in enumerate(scores)
        if score is not None
    ]


def sessions_since(sessions: Sequence[SessionSummary], first: int, last: int) -> list[SessionSummary]:
    """Return the sessions from one day to another, both included."""
    return [session for session in sessions if first <= day_of(session.began.date) <= last]
