"""The charts of progress in words."""

from collections.abc import Sequence

from backstretch_tui.core.format.dates import date_in_words
from backstretch_tui.core.format.numbers import clock, counted, whole_seconds
from backstretch_tui.core.insights.progress import Activity, Change, Progress
from backstretch_tui.core.text.regions import REGION_NAMES

NOTHING_YET = "Nothing yet. After your first session, your progress is shown here."
NO_ACTIVITIES = (
    "No ratings yet. In the settings, you can list up to three things that your back makes hard; once a week you are "
    "asked how well you can do them."
)
NO_PAIN_SCORES = "No scores in these weeks."
NO_SIDES = "No exercises with a left and a right side yet."
TOO_FEW_SCORES = "Rate your pain before at least six sessions to see a comparison."

TODAY = "today"
LEFT, RIGHT = "Left", "Right"
DAYS_HEADING = "Days"
MINUTES_HEADING = "Minutes held per week"
SIDES_HEADING = "Left and right"
NO_ACTIVITIES_HEADING = "Activities"
ACTIVITIES_HEADING = "Activities, 0 to 10: weekly median"

_MINUTE = 60_000


def last_weeks(heading: str, weeks: int) -> str:
    """Write the heading of a chart with the weeks that it shows."""
    return f"{heading}, last {weeks} weeks"


def pain_heading(region: str) -> str:
    """Write the heading of pain; `region` where that of other regions is left out."""
    return f"Pain{_in_words(region)}, 0 to 10: weekly median"


def printed_pain_heading(region: str) -> str:
    """Write the same on paper."""
    return f"Pain{_in_words(region)} before and after sessions, 0 to 10: weekly medians"


def _in_words(region: str) -> str:
    return f" ({REGION_NAMES.get(region, region)})" if region else ""


def days_legend(nothing: str, shades: str) -> str:
    """Explain the marks of the days."""
    return f"{nothing} none, {shades[0]} under half, {shades[1]} part, {shades[2]} all of the planned holds"


def pain_legend(before: str, after: str, both: str) -> str:
    """Explain the marks of pain."""
    return f"{before} before, {after} after, {both} both the same"


def activities_legend(worst: str, best: str, nothing: str) -> str:
    """Explain the marks of activities."""
    return f"{worst} not at all to {best} as well as ever, {nothing} no score"


def summary(progress: Progress, first: str) -> str:
    """Say how much was done; `first` is the date of the first session."""
    held = clock(whole_seconds(progress.held))
    return f"{counted(progress.sessions, 'session')} since {date_in_words(first)}, {held} held in total."


def days(progress: Progress) -> str:
    """Say on how many days there was a session, and how many weeks in a row."""
    said = f"{counted(progress.days, 'day')} with a session, {progress.recent_days} of the last 7."
    if not progress.best_run:
        return said
    best = counted(progress.best_run, "week")
    if progress.current_run == progress.best_run:
        return f"{said} {best} in a row, your longest streak."
    current = f"{counted(progress.current_run, 'week')} in a row" if progress.current_run else "No session last week"
    return f"{said} {current}; your longest streak is {best}."


def pain(change: Change | None) -> str:
    """Say how pain before sessions compares, as far as the rule allows."""
    if change is None:
        return TOO_FEW_SCORES
    if change.difference is None:  # where nothing may be said about a change, nothing is compared
        return f"Before: {change.now:g} recently (median of {change.scores} scores)."
    compared = f"{change.baseline:g} at first, {change.now:g} recently (medians of {change.scores} scores)"
    return f"Before: {compared}. {pain_change(change.difference)}"


def pain_change(difference: float) -> str:
    """Say how pain has changed. `difference`: 0 where the change is not clear."""
    if not difference:
        return "No clear change in pain before a session."
    return f"Pain before a session is clearly {'lower' if difference < 0 else 'higher'} than at first."


def minutes(this_week: int, weeks: list[int]) -> str:
    """Say how long was held this week and on average; all in milliseconds."""
    said = f"{counted(round(this_week / _MINUTE), 'minute')} this week"
    if len(weeks) > 1:
        said += f"; {sum(weeks) / len(weeks) / _MINUTE:.0f} a week on average over {len(weeks)} weeks"
    return f"{said}."


def sides(left: int, right: int) -> str:
    """Compare the sides, both in seconds."""
    if not left + right:
        return NO_SIDES
    share = round(100 * left / (left + right))
    more = f"{clock(abs(left - right) * 1000)} more on the {'left' if left > right else 'right'}"
    return f"{share}% left, {100 - share}% right; {more if left != right else 'the same on both'}."


CLEAR_POINTS = 3
"""From how many points on a change of one activity is named: less cannot be told from chance on such scales."""

CLEAR_MEAN_POINTS = 2
"""The same for the mean of several."""


def activities(scored: Sequence[Activity]) -> str:
    """Say how activities went at first and lately, and name a change only where it is clear."""
    said = [_activity(its) for its in scored]
    compared = [its for its in scored if its.is_compared]
    if len(compared) > 1:
        change = sum(its.latest - its.first for its in compared) / len(compared)
        said.append(f"On average: {_named(change, CLEAR_MEAN_POINTS)}.")
    return " ".join(said)


def _activity(its: Activity) -> str:
    if not its.is_compared:
        return f"{its.name}: {its.latest:g} recently."
    change = _named(its.latest - its.first, CLEAR_POINTS)
    return f"{its.name}: {its.first:g} at first, {its.latest:g} recently, {change}."


def _named(change: float, clear: int) -> str:
    return "no clear change" if abs(change) < clear else "clearly better" if change > 0 else "clearly worse"
