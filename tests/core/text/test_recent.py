"""What was done lately, in words and marks."""

import pytest

from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.recent import recent_of
from backstretch_tui.core.text.recent import last_done, week_marks
from tests.support.past_sessions import on

TODAY = day_of("2026-11-26")  # a Thursday


def test_each_day_of_the_week_has_a_mark_and_today_has_brackets() -> None:
    past = [on("2026-11-23"), on("2026-11-25")]
    assert week_marks(recent_of(past, {}, TODAY)) == "Mo ✓  Tu –  We ✓ [Th –] Fr ·  Sa ·  Su ·"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-11-27", "Last done today"),  # the clock was set back
        ("2026-11-26", "Last done today"),
        ("2026-11-25", "Last done yesterday"),
        ("2026-11-13", "Last done 13 days ago"),
        ("2026-11-12", "Last done on 12 November 2026"),
    ],
)
def test_when_an_exercise_was_done_last(date: str, words: str) -> None:
    assert last_done(recent_of([], {"bridge": date}, TODAY), "bridge") == words


def test_an_exercise_that_was_never_done() -> None:
    assert last_done(recent_of([], {}, TODAY), "bridge") == "Not done yet"
