"""What is said of the past is what may be said, and days are counted as the person's own calendar counted them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from backstretch_tui.core.charts import pictures, weeks_in
from backstretch_tui.core.days import day_of, monday_of, time_in_words
from backstretch_tui.core.past import Moment, PastSession
from backstretch_tui.core.progress import change_of, progress_of

BARE = PastSession(
    "", Moment(0, "2026-11-22", 0, ""), 0, 0, "relief", "Relief", "gentle", 1, 10, 10, 600_000, 600_000, 120_000, 90_000
)
TODAY = day_of("2026-11-22")  # a Sunday


def on(date: str, before: int | None = None, after: int | None = None, held: int = 600_000) -> PastSession:
    return replace(BARE, began=replace(BARE.began, date=date), pain_before=before, pain_after=after, held=held)


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([6] * 5, None),
        ([6] * 6, "No clear change in pain before a session."),
        ([6, 6, 6, 4, 4, 4], "Pain before a session is clearly lower than at first."),
        ([6, 6, 6, 5, 5, 5], "No clear change in pain before a session."),
        ([7, 7, 7, 5, 5, 5], "No clear change in pain before a session."),  # two points, but less than 30 %
        ([4, 4, 4, 6, 6, 6], "Pain before a session is clearly higher than at first."),
        ([3, 3, 3, 2, 2, 2], "No clear change in pain before a session."),
        ([2, 2, 2, 9, 9, 9], ""),
        ([2, 2, 2, 0, 0, 0], ""),
        ([8] * 7 + [0] * 3 + [8] * 7, "No clear change in pain before a session."),
        ([6, 6, 6, 6, 6, 6, 1], "No clear change in pain before a session."),  # one session's difference is nothing
    ],
)
def test_the_sentence_about_change_follows_the_rule(scores: list[int], said: str | None) -> None:
    change = change_of(scores)
    assert (change.sentence if change else None) == said


def test_medians_are_of_seven_scores_at_most() -> None:
    change = change_of([9, *[5] * 20, 1])
    assert change == (5, 5, 7)


def test_days_are_those_of_the_stored_local_date() -> None:
    progress = progress_of([on("2026-11-16"), on("2026-11-22"), on("2026-11-22"), on("2026-11-15")], TODAY)
    assert (progress.days, progress.recent_days, progress.sessions) == (3, 2, 4)
    assert progress.weeks[-1].days == (600_000, 0, 0, 0, 0, 0, 1_200_000)


def test_a_skipped_session_is_no_day() -> None:
    assert progress_of([on("2026-11-22", held=0)], TODAY).days == 0


@pytest.mark.parametrize("date", ["2026-03-29", "2026-10-25", "2026-12-31", "2024-02-29"])
def test_weeks_have_seven_days_also_when_the_clocks_change(date: str) -> None:
    progress = progress_of([on(date)], day_of(date))
    assert sum(held > 0 for week in progress.weeks for held in week.days) == 1
    mondays = [week.monday for week in progress.weeks]
    assert [later - earlier for earlier, later in pairwise(mondays)] == [7] * 25
    assert monday_of(day_of(date)) == mondays[-1]


def test_a_flight_across_the_date_line_keeps_each_days_own_date() -> None:
    tokyo = Moment(1_795_345_200_000, "2026-11-22", 540, "Asia/Tokyo")
    honolulu = Moment(1_795_348_800_000, "2026-11-21", -600, "Pacific/Honolulu")
    progress = progress_of([replace(BARE, began=tokyo), replace(BARE, began=honolulu)], TODAY)
    assert progress.days == 2
    assert (time_in_words(tokyo), time_in_words(honolulu)) == ("20:00", "2:00")


@pytest.mark.parametrize("width", [40, 58, 80, 200])
def test_pictures_fit_and_say_in_words_what_they_show(width: int) -> None:
    sessions = [on(f"2026-{month:02}-{day:02}", 6, 4) for month in range(6, 11) for day in range(1, 28, 3)]
    progress = progress_of(sessions, TODAY, weeks_in(width))
    days, pain, minutes, sides = pictures(progress, width)
    for picture in (days, pain, minutes, sides):
        assert picture.words
        assert max(map(len, picture.lines)) <= width
    assert len(days.lines) == 8
    assert len(pain.lines) == 12
    assert "○" in pain.lines[4]
    assert "●" in pain.lines[6]
    assert "Left 1:30:00, right 1:07:30" in sides.words
    assert len(sides.lines[0]) > len(sides.lines[1])


def test_with_nothing_to_show_pictures_are_words() -> None:
    for picture in pictures(progress_of([], TODAY), 80):
        assert picture.words
