"""Activities of the person's own choosing, scored once a week: from 0, not at all, to 10, as well as ever."""

from dataclasses import dataclass

from backstretch_tui.core.format.dates import DAYS_IN_A_WEEK

MAX_ACTIVITIES = 3
"""How many there may be: each costs a key a week."""


@dataclass(frozen=True, slots=True)
class ActivityScore:
    """How well an activity went at the time."""

    id: str
    """A UUID, version 7."""
    at: int
    """Milliseconds since 1970 began in Greenwich."""
    date: str
    """The local date."""
    name: str
    score: int
    """0 to 10."""


def are_due(asked: int | None, today: int) -> bool:
    """Tell whether to ask again; `asked` is the day on which that was done last, scored or skipped."""
    return asked is None or today - asked >= DAYS_IN_A_WEEK
