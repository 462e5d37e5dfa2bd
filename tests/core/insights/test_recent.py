"""What was done lately."""

from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.recent import recent_of
from tests.support.past_sessions import on

THURSDAY = day_of("2026-11-26")


def test_days_of_this_week_with_something_done() -> None:
    past = [on("2026-11-22"), on("2026-11-23"), on("2026-11-24")._replace(done_repetitions=0), on("2026-11-26")]
    recent = recent_of(past, {}, THURSDAY)
    assert recent.days == {day_of("2026-11-23"), THURSDAY}
    assert list(recent.week) == [*range(day_of("2026-11-23"), day_of("2026-11-30"))]


def test_a_session_in_the_future_of_a_clock_set_back_is_not_this_weeks() -> None:
    assert recent_of([on("2026-11-27")], {}, THURSDAY).days == set()
