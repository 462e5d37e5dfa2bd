"""Recent sessions: the days of this week, and the last time of each exercise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backstretch_tui.core.format.dates import DAYS_IN_A_WEEK, day_of, monday_of

if TYPE_CHECKING:  # the first screen has no need of the past
    from backstretch_tui.core.session.summary import SessionSummary


@dataclass(frozen=True, slots=True)
class Recent:
    """Days are counted as `format.dates.day_of` does."""

    today: int
    days: frozenset[int]
    """Those of this week on which something was done."""
    last: Mapping[str, int]
    """By exercise, the day on which it was done last."""

    @property
    def week(self) -> range:
        """The days of this week, from Monday."""
        monday = monday_of(self.today)
        return range(monday, monday + DAYS_IN_A_WEEK)


def recent_of(past: "Iterable[SessionSummary]", last: Mapping[str, str], today: int) -> Recent:
    """Sum up past sessions, of which none is a rehearsal; `last` has the date by exercise."""
    done = (day_of(session.began.date) for session in past if session.done_repetitions)
    monday = monday_of(today)
    return Recent(
        today,
        frozenset(day for day in done if monday <= day <= today),
        {exercise_id: day_of(date) for exercise_id, date in last.items()},
    )
