"""Progress as pictures of letters: drawn to a width, told apart without colour, each with its numbers in words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from backstretch_tui.core.days import date_in_words, month_name
from backstretch_tui.core.progress import WEEKS, Progress, Week
from backstretch_tui.core.words import clock

GUTTER = 6
"""Columns to the left of a picture, for its scale."""

COLUMNS_A_WEEK = 2

_DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_HELD = "·▂▅█"
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_BAR_ROWS = 4
_MINUTE = 60_000


class Picture(NamedTuple):
    """One picture, its heading and what it says."""

    heading: str
    words: str
    lines: tuple[str, ...]


def weeks_in(width: int) -> int:
    """Return how many weeks there is room for."""
    return max(1, min(WEEKS, (width - GUTTER) // COLUMNS_A_WEEK))


def pictures(progress: Progress, width: int) -> list[Picture]:
    """Draw everything."""
    weeks = progress.weeks[-weeks_in(width) :]
    return [_calendar(progress, weeks), _pain(progress, weeks), _minutes(weeks), _sides(progress, width)]


def _calendar(progress: Progress, weeks: Sequence[Week]) -> Picture:
    most = max((held for week in weeks for held in week.days), default=0)
    rows = [
        _row(label, (" " if week.days[day] < 0 else _HELD[_level(week.days[day], most, 3)] for week in weeks))
        for day, label in enumerate(_DAYS)
    ]
    days = "1 day" if progress.days == 1 else f"{progress.days} days"
    words = f"{days} with a session, {progress.recent_days} of the last 7. · none, ▂ some, ▅ more, █ most held."
    return Picture("Days", words, (*rows, _months(weeks)))


def _pain(progress: Progress, weeks: Sequence[Week]) -> Picture:
    change = progress.change
    if change is None:
        said = "Scores before six sessions are needed to compare. "
    else:
        said = (
            f"At first {change.baseline:g}, lately {change.now:g}, medians of {change.scores} scores before a session. "
        )
        said += f"{change.sentence} " if change.sentence else ""
    if all(week.pain_before is None and week.pain_after is None for week in weeks):
        return Picture("Pain, 0 to 10", f"{said}None was said in these weeks.", ())
    rows = [
        _row(f"{score:>2}" if score % 5 == 0 else "", (_mark(week, score) for week in weeks))
        for score in range(10, -1, -1)
    ]
    return Picture("Pain, 0 to 10", f"{said}○ before, ● after, ◉ both: each week's median.", (*rows, _months(weeks)))


def _mark(week: Week, score: int) -> str:
    before, after = (value is not None and int(value + 0.5) == score for value in (week.pain_before, week.pain_after))
    if before and after:
        return "◉"
    return "○" if before else "●" if after else "·" if score % 5 == 0 else " "


def _minutes(weeks: Sequence[Week]) -> Picture:
    most = max((week.held for week in weeks), default=0)
    average = sum(week.held for week in weeks) / max(1, len(weeks)) / _MINUTE
    words = f"{weeks[-1].held / _MINUTE:.0f} minutes this week, {average:.0f} a week on average of {len(weeks)}."
    heights = [_level(week.held, most, _BAR_ROWS * 8) for week in weeks]
    rows = [
        _row(
            f"{most / _MINUTE:.0f}" if row == _BAR_ROWS - 1 else "0" if row == 0 else "",
            (_EIGHTHS[max(0, min(8, height - row * 8))] for height in heights),
        )
        for row in reversed(range(_BAR_ROWS))
    ]
    return Picture("Minutes held a week", words, (*rows, _months(weeks)))


def _sides(progress: Progress, width: int) -> Picture:
    most = max(progress.left, progress.right)
    room = max(1, min(WEEKS * COLUMNS_A_WEEK, width - GUTTER))
    rows = [
        f"{name:<{GUTTER}}{'█' * _level(held, most, room)}"
        for name, held in (("Left", progress.left), ("Right", progress.right))
    ]
    words = f"Left {clock(progress.left // 1000 * 1000)}, right {clock(progress.right // 1000 * 1000)} held in all."
    return Picture("Left and right", words, tuple(rows) if most else ())


def _row(label: str, cells: Iterable[str]) -> str:
    drawn = "".join(f"{cell} " for cell in cells)
    return f"{label:>{GUTTER - 2}}  {drawn}".rstrip()


def _months(weeks: Sequence[Week]) -> str:
    """Name each month under its first week, where there is room for the name."""
    line = [" "] * (len(weeks) * COLUMNS_A_WEEK + 3)
    free = 0
    named = ""
    for number, week in enumerate(weeks):
        column = number * COLUMNS_A_WEEK
        name = month_name(week.monday)
        if name != named and column >= free:
            line[column : column + 3] = name
            free = column + 4
        named = name
    return " " * GUTTER + "".join(line).rstrip()


def _level(value: int, most: int, levels: int) -> int:
    """Return which of so many levels a value reaches; anything at all is more than nothing."""
    if value <= 0 or most <= 0:
        return 0
    return max(1, round(value / most * levels))


def summary(progress: Progress, first: str) -> str:
    """Say in a sentence how much there is; `first` is the date of the first session."""
    sessions = "1 session" if progress.sessions == 1 else f"{progress.sessions} sessions"
    return f"{sessions} since {date_in_words(first)}, {clock(progress.held // 1000 * 1000)} held in all."
