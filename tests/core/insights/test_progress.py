"""What may be said about the past is said, and days are counted as the person's own calendar counted them."""

from itertools import pairwise

import pytest

from backstretch_tui.core.format.dates import day_of, monday_of, time_in_words
from backstretch_tui.core.insights.progress import change_of, progress_of, runs_of
from backstretch_tui.core.session.summary import Timestamp
from backstretch_tui.core.text.trends import pain_change, pain_heading
from tests.support.past_sessions import BARE, TODAY, on


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
        ([2, 2, 2, 9, 9, 9], None),
        ([2, 2, 2, 0, 0, 0], None),
        ([8] * 7 + [0] * 3 + [8] * 7, "No clear change in pain before a session."),
        ([6, 6, 6, 6, 6, 6, 1], "No clear change in pain before a session."),  # one session's difference is nothing
    ],
)
def test_the_sentence_about_change_follows_the_rule(scores: list[int], said: str | None) -> None:
    change = change_of(scores)
    difference = change.difference if change else None
    assert (None if difference is None else pain_change(difference)) == said


def test_pain_is_that_of_the_region_done_last_and_named_where_there_are_others() -> None:
    back = [on("2026-11-16", 8, 8)] * 6
    neck = on("2026-11-16", 2, 1)._replace(region="neck")
    both = progress_of([*back, neck], TODAY)
    assert (both.weeks[-1].pain_before, both.weeks[-1].pain_after, both.change) == (2, 1, None)
    assert (both.pain_region, both.sessions) == ("neck", 7)
    assert pain_heading(both.pain_region) == "Pain (neck and upper back), 0 to 10: weekly median"
    assert progress_of(back, TODAY).pain_region == ""
    assert pain_heading("") == "Pain, 0 to 10: weekly median"


def test_medians_are_of_seven_scores_at_most() -> None:
    change = change_of([9, *[5] * 20, 1])
    assert change == (5, 5, 7)


def test_days_are_those_of_the_stored_local_date() -> None:
    progress = progress_of([on("2026-11-16"), on("2026-11-22"), on("2026-11-22"), on("2026-11-15")], TODAY)
    assert (progress.days, progress.recent_days, progress.sessions) == (3, 2, 4)
    assert [day.held for day in progress.weeks[-1].days] == [600_000, 0, 0, 0, 0, 0, 1_200_000]


def test_a_skipped_session_is_no_day() -> None:
    assert progress_of([on("2026-11-22", held=0)], TODAY).days == 0


@pytest.mark.parametrize("date", ["2026-03-29", "2026-10-25", "2026-12-31", "2024-02-29"])
def test_weeks_have_seven_days_also_when_the_clocks_change(date: str) -> None:
    progress = progress_of([on(date)], day_of(date))
    assert sum(day.held > 0 for week in progress.weeks for day in week.days) == 1
    mondays = [week.monday for week in progress.weeks]
    assert [later - earlier for earlier, later in pairwise(mondays)] == [7] * 51
    assert monday_of(day_of(date)) == mondays[-1]


def test_a_flight_across_the_date_line_keeps_each_days_own_date() -> None:
    tokyo = Timestamp(1_795_345_200_000, "2026-11-22", 540, "Asia/Tokyo")
    honolulu = Timestamp(1_795_348_800_000, "2026-11-21", -600, "Pacific/Honolulu")
    progress = progress_of([BARE._replace(began=tokyo), BARE._replace(began=honolulu)], TODAY)
    assert progress.days == 2
    assert (time_in_words(tokyo), time_in_words(honolulu)) == ("20:00", "2:00")


def test_a_day_is_whole_only_when_the_planned_dose_was_held() -> None:
    short = on("2026-11-21", held=17_000)
    twice = [on("2026-11-20", held=300_000), on("2026-11-20", held=300_000)]
    days = progress_of([*twice, short, on("2026-11-22", held=900_000)], TODAY).weeks[-1].days
    assert [round(day.share, 2) for day in days[-3:]] == [1, 0.03, 1]


@pytest.mark.parametrize(
    ("weeks_ago", "current", "best"),
    [
        ([], 0, 0),
        ([0], 1, 1),
        ([0, 1, 2], 3, 3),
        ([1, 2], 2, 2),  # this week may still come
        ([2, 3, 4], 0, 3),
        ([0, 2, 3, 4, 5, 9], 1, 4),
    ],
)
def test_weeks_in_a_row_are_counted(weeks_ago: list[int], current: int, best: int) -> None:
    assert runs_of({7 * (100 - ago) for ago in weeks_ago}, 700) == (current, best)


def test_a_year_is_summed_up_and_the_future_is_marked() -> None:
    progress = progress_of([on("2025-11-24"), on("2026-11-18")], day_of("2026-11-18"))
    assert [progress.weeks[place].held for place in (0, -1)] == [600_000, 600_000]
    assert [day.is_future for day in progress.weeks[-1].days] == [False] * 3 + [True] * 4
