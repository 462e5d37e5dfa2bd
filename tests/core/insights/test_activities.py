"""Activities are asked about once a week, by the calendar of the person."""

import pytest

from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.activities import are_due


@pytest.mark.parametrize(
    ("asked", "today", "due"),
    [
        (None, "2026-11-22", True),
        ("2026-11-22", "2026-11-22", False),
        ("2026-11-16", "2026-11-22", False),
        ("2026-11-15", "2026-11-22", True),
        ("2026-10-20", "2026-10-27", True),  # the clocks have changed in between
        ("2026-10-21", "2026-10-27", False),
        ("2026-11-23", "2026-11-22", False),  # flown west across the date line
    ],
)
def test_seven_days_after_the_last_time(asked: str | None, today: str, due: bool) -> None:
    assert are_due(day_of(asked) if asked else None, day_of(today)) is due
