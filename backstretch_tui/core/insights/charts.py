"""Progress as pictures of letters: drawn to a width, told apart without colour, each with its numbers in words."""

from collections.abc import Callable, Iterable, Sequence
from textwrap import shorten
from typing import NamedTuple

from backstretch_tui.core.format.dates import date_in_words, month_name
from backstretch_tui.core.format.numbers import clock, counted
from backstretch_tui.core.insights.progress import WEEKS, Change, Progress, Week

GUTTER = 6
"""Columns to the left of a picture, for its scale."""

MAX_COLUMNS = 4
"""How wide a week is drawn at most, with the column that keeps it from the next; two at least."""

_DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_NOTHING = "·"
_HELD = "▂▄▆"
"""None as high as its line, so that one day does not run into the day below."""
_UPWARDS = "▁▂▃▄▅▆▇█"
_SIDEWAYS = "▏▎▍▌▋▊▉█"
_EIGHTHS = 8
_BEFORE, _AFTER, _BOTH = "○●◉"
_BAR_ROWS = 6

NO_ACTIVITIES = (
    "None yet. Write down up to three things that your back makes hard, in the settings: once a week you are asked how "
    "well each of them goes."
)
_MINUTE = 60_000


class Picture(NamedTuple):
    """One picture, its heading and what it says."""

    heading: str
    words: str
    lines: tuple[str, ...] = ()
    """None where there is nothing to draw."""
    legend: str = ""
    """What its marks stand for, where that has to be said."""
    marks: tuple[str, ...] = ()
    """The letters that stand for something, in groups to be told apart; all others are axes and labels."""


class _Frame(NamedTuple):
    """What every picture over time has in common: the weeks there is room for, and where they stand."""

    weeks: Sequence[Week]
    columns: int
    """How wide each week is."""
    room: int
    """Columns to the right of the scale."""

    def row(self, label: str, cells: Iterable[str]) -> str:
        """Draw a line, with a cell for each week."""
        drawn = "".join(f"{cell:<{self.columns}}" for cell in cells)
        return f"{label:>{GUTTER - 2}}  {drawn}".rstrip()

    def filled(self, letter: str) -> str:
        """Fill a cell up to the next."""
        return letter * (self.columns - 1)

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


def days(progress: Progress, width: int) -> Picture:
    """Draw a calendar of how much was held."""
    frame = _frame(progress, width)
    most = max(max(week.days) for week in frame.weeks)

    def cell(held: int) -> str:
        if held <= 0:
            return " " if held < 0 else _NOTHING
        return frame.filled(_HELD[_level(held, most, len(_HELD)) - 1])

    rows = [frame.row(label, (cell(week.days[day]) for week in frame.weeks)) for day, label in enumerate(_DAYS)]
    words = f"{counted(progress.days, 'day')} with a session, {progress.recent_days} of the last 7."
    legend = f"{_NOTHING} none, {_HELD[0]} little, {_HELD[1]} more, {_HELD[2]} most held"
    return Picture("Days", words, (*rows, frame.months()), legend, (_HELD,))


def pain(progress: Progress, width: int) -> Picture:
    """Draw each week's pain before and after sessions, on a scale that is always the same."""
    frame = _frame(progress, width)
    heading = "Pain, 0 to 10: each week’s median"
    if all(week.pain_before is None and week.pain_after is None for week in frame.weeks):
        return Picture(heading, f"{_said_of(progress.change)} None was said in these weeks.")
    rows = [
        frame.row("" if score % 5 else str(score), (_mark(week, score) for week in frame.weeks))
        for score in range(10, -1, -1)
    ]
    legend = f"{_BEFORE} before, {_AFTER} after, {_BOTH} both"
    return Picture(heading, _said_of(progress.change), (*rows, frame.months()), legend, (_AFTER, _BEFORE, _BOTH))


def minutes(progress: Progress, width: int) -> Picture:
    """Draw how long was held in each week."""
    frame = _frame(progress, width)
    most = max(week.held for week in frame.weeks)
    words = f"{counted(round(frame.weeks[-1].held / _MINUTE), 'minute')} this week"
    held = [week.held for week in frame.weeks if week.monday >= progress.first_monday]
    if len(held) > 1:
        words += f"; {sum(held) / len(held) / _MINUTE:.0f} a week on average of {len(held)} weeks"
    heights = [_level(week.held, most, _BAR_ROWS * _EIGHTHS) for week in frame.weeks]
    labels = {_BAR_ROWS - 1: f"{most / _MINUTE:.0f}", 0: "0"}
    rows = [
        frame.row(labels.get(row, ""), (frame.filled(_part(height - row * _EIGHTHS, _UPWARDS)) for height in heights))
        for row in reversed(range(_BAR_ROWS))
    ]
    return Picture("Minutes held a week", f"{words}.", (*rows, frame.months()) if most else (), marks=(_UPWARDS,))


def sides(progress: Progress, width: int) -> Picture:
    """Draw left against right."""
    heading = "Left and right"
    left, right = progress.left // 1000, progress.right // 1000
    if not left + right:
        return Picture(heading, "No side was held on its own so far.")
    share = round(100 * left / (left + right))
    more = f"{clock(abs(left - right) * 1000)} more on the {'left' if left > right else 'right'}"
    words = f"{share} % left, {100 - share} % right; {more if left != right else 'as long on both'}."
    frame = _frame(progress, width)
    times = [clock(seconds * 1000) for seconds in (left, right)]
    room = max(1, min(len(frame.weeks) * frame.columns, frame.room) - 1 - max(map(len, times)))
    bars = []
    for name, seconds, time in zip(("Left", "Right"), (left, right), times, strict=True):
        full, rest = divmod(_level(seconds, max(left, right), room * _EIGHTHS), _EIGHTHS)
        bars.append(f"{name:<{GUTTER}}{_SIDEWAYS[-1] * full}{_part(rest, _SIDEWAYS).strip()} {time}")
    return Picture(heading, words, (bars[0], "", bars[1]), marks=(_SIDEWAYS,))


def activities(progress: Progress, width: int) -> Picture:
    """Draw how the person's own activities went, on a scale that is always the same."""
    heading = "Activities, 0 to 10: weekly median"
    if not progress.activities:
        return Picture("Activities", NO_ACTIVITIES)
    frame = _frame(progress, width)
    rows, said = [], []
    for activity in progress.activities:
        first = "" if activity.first == activity.latest else f"{activity.first:g} at first, "
        said.append(f"{activity.name}: {first}{activity.latest:g} lately.")
        heights = map(frame.of_ten, activity.weeks[-len(frame.weeks) :])
        rows += [shorten(activity.name, width, placeholder="…"), frame.row("", heights)]
    legend = f"{_UPWARDS[0]} not at all to {_UPWARDS[-1]} as well as ever, {_NOTHING} not said"
    return Picture(heading, " ".join(said), (*rows, frame.months()), legend, (_UPWARDS,))


DRAWN: tuple[Callable[[Progress, int], Picture], ...] = (days, pain, minutes, sides, activities)
"""What draws each picture, in the order they are shown."""


def pictures(progress: Progress, width: int) -> list[Picture]:
    """Draw everything."""
    return [draw(progress, width) for draw in DRAWN]


def summary(progress: Progress, first: str) -> str:
    """Say in a sentence how much there is; `first` is the date of the first session."""
    held = clock(progress.held // 1000 * 1000)
    return f"{counted(progress.sessions, 'session')} since {date_in_words(first)}, {held} held in all."


def _frame(progress: Progress, width: int) -> _Frame:
    """Lay out the last weeks: as many as there is room for, and as wide."""
    room = max(1, width - GUTTER)
    columns_of_all = room + 1  # nothing need keep the last week from what follows
    weeks = progress.weeks[-max(1, min(WEEKS, columns_of_all // 2)) :]
    return _Frame(weeks, max(2, min(MAX_COLUMNS, columns_of_all // len(weeks))), room)


def _said_of(change: Change | None) -> str:
    if change is None:
        return "Scores before six sessions are needed to compare."
    if not change.sentence:  # where nothing may be said of a change, there is nothing to compare either
        return f"Before: {change.now:g} lately (median of {change.scores} scores)."
    compared = f"{change.baseline:g} at first, {change.now:g} lately (medians of {change.scores} scores)"
    return f"Before: {compared}. {change.sentence}"


def _mark(week: Week, score: int) -> str:
    before, after = (value is not None and int(value + 0.5) == score for value in (week.pain_before, week.pain_after))
    if before and after:
        return _BOTH
    return _BEFORE if before else _AFTER if after else " " if score % 5 else "·"


def _level(value: int, most: int, levels: int) -> int:
    """Return which of so many levels a value reaches; anything at all is more than nothing."""
    if value <= 0 or most <= 0:
        return 0
    return max(1, round(value / most * levels))


def _part(eighths: int, letters: str) -> str:
    """Return the letter that is filled by so many eighths."""
    return letters[min(eighths, _EIGHTHS) - 1] if eighths > 0 else " "
