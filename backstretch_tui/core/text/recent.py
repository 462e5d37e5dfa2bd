"""Recent sessions, in words and marks."""

from backstretch_tui.core.format.dates import WEEKDAYS, date_in_words, date_of
from backstretch_tui.core.format.numbers import counted
from backstretch_tui.core.insights.recent import Recent

NOT_YET = "Not done yet"
DONE_TODAY = "Done today"

_DONE, _NOT_DONE, _TO_COME = "✓", "–", "·"


def week_marks(recent: Recent) -> str:
    """Show the days of this week with a mark each, today in brackets."""
    cells = []
    for weekday, day in zip(WEEKDAYS, recent.week, strict=True):
        mark = _DONE if day in recent.days else _TO_COME if day > recent.today else _NOT_DONE
        name = weekday[:2]
        cells.append(f"[{name} {mark}]" if day == recent.today else f" {name} {mark} ")
    return "".join(cells).strip()


def last_done(recent: Recent, exercise_id: str) -> str:
    """Say when an exercise was done last."""
    day = recent.last.get(exercise_id)
    if day is None:
        return NOT_YET
    ago = recent.today - day
    if ago <= 0:
        return "Last done today"
    if ago == 1:
        return "Last done yesterday"
    return f"Last done {counted(ago, 'day')} ago" if ago < 14 else f"Last done on {date_in_words(date_of(day))}"
