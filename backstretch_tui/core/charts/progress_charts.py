"""Progress as charts of characters: drawn to a width, readable without colour, each with its numbers in words."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from textwrap import shorten
from typing import NamedTuple

from backstretch_tui.core.format.dates import DAYS_IN_A_WEEK, WEEKDAYS, month_name
from backstretch_tui.core.format.numbers import clock
from backstretch_tui.core.insights.progress import PERIODS, Progress, Week
from backstretch_tui.core.text import trends

GUTTER = 6
"""Columns to the left of a chart, for its scale."""

MAX_WEEK_COLUMNS = 4
"""How wide a week is drawn at most, with the column that separates it from the next; two at least."""

DEFAULT_WEEKS = PERIODS[1]

_NOTHING = "·"
_TODAY = "◂"
_SHARES = "░▒█"
"""Less than half of the planned dose, less than all of it, all of it."""
_UPWARDS = "▁▂▃▄▅▆▇█"
_SIDEWAYS = "▏▎▍▌▋▊▉█"
_EIGHTHS = 8
_BEFORE, _AFTER, _BOTH, _BETWEEN = "○●◉│"
_MINUTE = 60_000


class Chart(NamedTuple):
    """One chart, its heading and what it says."""

    heading: str
    words: str
    lines: tuple[str, ...] = ()
    """Empty where there is nothing to draw."""
    legend: str = ""
    """The meaning of its marks, where that has to be said."""
    marks: tuple[str, ...] = ()
    """The characters that stand for something, in groups to be told apart; all others are axes and labels."""


class _Frame(NamedTuple):
    """The frame of every chart over time: the weeks there is room for, and where they stand."""

    weeks: Sequence[Week]
    columns: int
    """How wide each week is."""
    room: int
    """Columns to the right of the scale."""

    def row(self, label: str, cells: Iterable[str]) -> str:
        """Draw a line, with a cell for each week."""
        drawn = "".join(f"{cell:<{self.columns}}" for cell in cells)
        return f"{label:>{GUTTER - 2}}  {drawn}".rstrip()

    def filled(self, character: str) -> str:
        """Fill a cell up to the next."""
        return character * (self.columns - 1)

    def of_ten(self, score: float | None) -> str:
        """Fill a cell as high as a score from 0 to 10."""
        if score is None:
            return _NOTHING
        return self.filled(_UPWARDS[round(score / 10 * (len(_UPWARDS) - 1))])

    def months(self) -> str:
        """Name each month under its first week, where there is room for the name."""
        line = ""
        named = ""
        for number, week in enumerate(self.weeks):
            column = number * self.columns
            name = month_name(week.monday)
            if name != named and len(line) <= column <= self.room - len(name):
                line = f"{line:<{column}}{name} "
            named = name
        return f"{'':{GUTTER}}{line}".rstrip()


def days(progress: Progress, width: int, weeks: int = DEFAULT_WEEKS) -> Chart:
    """Draw a calendar: how much of the planned dose was held on each day."""
    frame = _frame(progress, width, weeks)

    def row(day: int, label: str) -> str:
        cells = []
        for week in frame.weeks:
            its = week.days[day]
            cells.append(" " if its.is_future else frame.filled(_shade(its.share)) if its.held else _NOTHING)
        if progress.today % DAYS_IN_A_WEEK != (frame.weeks[-1].monday + day) % DAYS_IN_A_WEEK:
            return frame.row(label, cells)
        end = GUTTER + len(frame.weeks) * frame.columns - 1
        marked = f"{frame.row(label, cells):<{end}}{_TODAY}"
        named = f"{marked} {trends.TODAY}"
        return named if len(named) <= width else marked

    rows = [row(day, name[:3]) for day, name in enumerate(WEEKDAYS)]
    legend = trends.days_legend(_NOTHING, _SHARES)
    heading = trends.last_weeks(trends.DAYS_HEADING, len(frame.weeks))
    return Chart(heading, trends.days(progress), (*rows, frame.months()), legend, (_SHARES, _TODAY))


def pain(progress: Progress, width: int, weeks: int = DEFAULT_WEEKS, *, rows_per_point: int = 1) -> Chart:
    """Draw each week's pain before and after sessions, on a scale that is always the same."""
    frame = _frame(progress, width, weeks)
    heading = trends.pain_heading(progress.pain_region)
    if all(week.pain_before is None and week.pain_after is None for week in frame.weeks):
        return Chart(heading, f"{trends.pain(progress.change)} {trends.NO_PAIN_SCORES}")
    rows = []
    for level in range(10 * rows_per_point, -1, -1):
        is_labelled = level % (5 * rows_per_point) == 0
        cells = (_mark(week, level, rows_per_point, _NOTHING if is_labelled else " ") for week in frame.weeks)
        rows.append(frame.row(str(level // rows_per_point) if is_labelled else "", cells))
    legend = trends.pain_legend(_BEFORE, _AFTER, _BOTH)
    marks = (_AFTER, _BEFORE, _BOTH)
    return Chart(heading, trends.pain(progress.change), (*rows, frame.months()), legend, marks)


def minutes(progress: Progress, width: int, weeks: int = DEFAULT_WEEKS, *, bar_rows: int = 6) -> Chart:
    """Draw how long was held in each week."""
    frame = _frame(progress, width, weeks)
    longest = max(week.held for week in frame.weeks)
    most = max(longest, _MINUTE)  # or the scale would go from 0 to 0
    held = [week.held for week in frame.weeks if week.monday >= progress.first_monday]
    heights = [_level(week.held, most, bar_rows * _EIGHTHS) for week in frame.weeks]
    labels = {bar_rows - 1: f"{most / _MINUTE:.0f}", 0: "0"}
    rows = [
        frame.row(labels.get(row, ""), (frame.filled(_part(height - row * _EIGHTHS, _UPWARDS)) for height in heights))
        for row in reversed(range(bar_rows))
    ]
    words = trends.minutes(frame.weeks[-1].held, held)
    return Chart(trends.MINUTES_HEADING, words, (*rows, frame.months()) if longest else (), marks=(_UPWARDS,))


def sides(progress: Progress, width: int, weeks: int = DEFAULT_WEEKS) -> Chart:
    """Draw left against right."""
    heading = trends.SIDES_HEADING
    left, right = progress.left // 1000, progress.right // 1000
    words = trends.sides(left, right)
    if not left + right:
        return Chart(heading, words)
    frame = _frame(progress, width, weeks)
    times = [clock(seconds * 1000) for seconds in (left, right)]
    room = max(1, min(len(frame.weeks) * frame.columns, frame.room) - 1 - max(map(len, times)))
    bars = []
    for name, seconds, time in zip((trends.LEFT, trends.RIGHT), (left, right), times, strict=True):
        full, rest = divmod(_level(seconds, max(left, right), room * _EIGHTHS), _EIGHTHS)
        bars.append(f"{name:<{GUTTER}}{_SIDEWAYS[-1] * full}{_part(rest, _SIDEWAYS).strip()} {time}")
    return Chart(heading, words, (bars[0], "", bars[1]), marks=(_SIDEWAYS,))


def activities(progress: Progress, width: int, weeks: int = DEFAULT_WEEKS) -> Chart:
    """Draw how the person's own activities went, on a scale that is always the same."""
    if not progress.activities:
        return Chart(trends.NO_ACTIVITIES_HEADING, trends.NO_ACTIVITIES)
    frame = _frame(progress, width, weeks)
    rows = []
    for activity in progress.activities:
        heights = map(frame.of_ten, activity.weeks[-len(frame.weeks) :])
        rows += [shorten(activity.name, width, placeholder="…"), frame.row("", heights)]
    words = trends.activities(progress.activities)
    legend = trends.activities_legend(_UPWARDS[0], _UPWARDS[-1], _NOTHING)
    heading = trends.ACTIVITIES_HEADING
    return Chart(heading, words, (*rows, frame.months()), legend, (_UPWARDS,))


CHARTS: tuple[Callable[[Progress, int, int], Chart], ...] = (days, pain, minutes, sides, activities)
"""The function that draws each chart, in the order shown."""

TALL_CHARTS: tuple[Callable[[Progress, int, int], Chart], ...] = (
    days,
    partial(pain, rows_per_point=2),
    partial(minutes, bar_rows=10),
    *CHARTS[3:],
)
"""The same where there is room for half a point of pain: as tall as the two charts beside it."""


def charts(progress: Progress, width: int, weeks: int = DEFAULT_WEEKS) -> list[Chart]:
    """Draw everything."""
    return [draw(progress, width, weeks) for draw in CHARTS]


def _frame(progress: Progress, width: int, weeks: int) -> _Frame:
    """Lay out the last weeks: as many as asked for and as there is room for, and as wide as fits."""
    room = max(1, width - GUTTER)
    shown = progress.weeks[-max(1, min(weeks, room // 2)) :]
    return _Frame(shown, max(2, min(MAX_WEEK_COLUMNS, room // len(shown))), room)


def _shade(share: float) -> str:
    return _SHARES[2 if share >= 1 else 1 if share >= 0.5 else 0]


def _mark(week: Week, level: int, rows_per_point: int, nothing: str) -> str:
    scores = week.pain_before, week.pain_after
    levels = [None if score is None else int(score * rows_per_point + 0.5) for score in scores]
    before, after = levels
    if level in levels:
        return _BOTH if before == after else _BEFORE if level == before else _AFTER
    if before is not None and after is not None and min(before, after) < level < max(before, after):
        return _BETWEEN
    return nothing


def _level(value: int, most: int, levels: int) -> int:
    """Return which of so many levels a value reaches; anything at all is more than nothing."""
    if value <= 0 or most <= 0:
        return 0
    return max(1, round(value / most * levels))


def _part(eighths: int, characters: str) -> str:
    """Return the character that is filled by so many eighths."""
    return characters[min(eighths, _EIGHTHS) - 1] if eighths > 0 else " "
