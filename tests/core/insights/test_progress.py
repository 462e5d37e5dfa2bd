"""What is said of the past is what may be said, and days are counted as the person's own calendar counted them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.format.dates import date_of, day_of, monday_of, time_in_words
from backstretch_tui.core.insights.activities import ActivityScore
from backstretch_tui.core.insights.charts import pictures
from backstretch_tui.core.insights.progress import change_of, progress_of
from backstretch_tui.core.session.summary import SessionSummary, Timestamp

BARE = SessionSummary(
    "",
    Timestamp(0, "2026-11-22", 0, ""),
    0,
    0,
    "relief",
    "Relief",
    "gentle",
    1,
    10,
    10,
    600_000,
    600_000,
    120_000,
    90_000,
)
TODAY = day_of("2026-11-22")  # a Sunday


def scored(name: str, day: int, score: int) -> ActivityScore:
    return ActivityScore("", 0, date_of(day), name, score)


def on(date: str, before: int | None = None, after: int | None = None, held: int = 600_000) -> SessionSummary:
    return BARE._replace(began=BARE.began._replace(date=date), pain_before=before, pain_after=after, held=held)


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
    tokyo = Timestamp(1_795_345_200_000, "2026-11-22", 540, "Asia/Tokyo")
    honolulu = Timestamp(1_795_348_800_000, "2026-11-21", -600, "Pacific/Honolulu")
    progress = progress_of([BARE._replace(began=tokyo), BARE._replace(began=honolulu)], TODAY)
    assert progress.days == 2
    assert (time_in_words(tokyo), time_in_words(honolulu)) == ("20:00", "2:00")


@given(width=st.integers(34, 200), every=st.integers(1, 9), sessions=st.integers(1, 200))
def test_pictures_fit_and_say_in_words_what_they_show(width: int, every: int, sessions: int) -> None:
    dates = [date_of(TODAY - every * ago) for ago in reversed(range(sessions))]
    scores = [scored(name, TODAY, 10) for name in ("Socks", "Carry my " + "very " * 9 + "heavy bag")]
    progress = progress_of([on(date, 6, 4) for date in dates], TODAY, scores)
    for picture in pictures(progress, width):
        assert picture.words
        assert max(map(len, picture.lines)) <= width
    days, pain, minutes, sides, _ = pictures(progress, width)
    assert len(days.lines) == 7 + 1
    assert len(pain.lines) == 11 + 1
    assert "○" in pain.lines[10 - 6]
    assert "●" in pain.lines[10 - 4]
    assert "█" in minutes.lines[0]
    assert sides.lines[0].count("█") > sides.lines[-1].count("█")


def test_a_wide_picture_shows_26_weeks_and_a_narrow_one_the_last_of_them() -> None:
    progress = progress_of([on(date_of(day)) for day in range(TODAY - 300, TODAY + 1)], TODAY)
    sundays = {width: pictures(progress, width)[0].lines[6] for width in (34, 58, 90)}
    assert sundays[34] == " Sun  " + "▆ " * 13 + "▆"
    assert sundays[58] == " Sun  " + "▆ " * 25 + "▆"
    assert sundays[90] == " Sun  " + "▆▆ " * 25 + "▆▆"


def test_the_scale_of_pain_is_the_same_however_little_there_was() -> None:
    pain = pictures(progress_of([on("2026-11-22", 1, 0)], TODAY), 80)[1]
    assert [line[:6].strip() for line in pain.lines] == ["10", *[""] * 4, "5", *[""] * 4, "0", ""]
    assert pain.lines[9].endswith("○")
    assert pain.lines[10].endswith("●")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (6, 4, "6 at first, 4 lately (medians of 3 scores). Pain before a session is clearly lower than at first."),
        (6, 5, "6 at first, 5 lately (medians of 3 scores). No clear change in pain before a session."),
        (2, 9, "9 lately (median of 3 scores)."),
    ],
)
def test_the_words_about_pain_claim_no_more_than_the_rule(first: int, last: int, said: str) -> None:
    sessions = [on(f"2026-11-{day:02}", first if day < 4 else last) for day in range(1, 7)]
    assert pictures(progress_of(sessions, TODAY), 80)[1].words == f"Before: {said}"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["2026-11-22"], "10 minutes this week."),
        (["2026-11-15", "2026-11-22"], "10 minutes this week; 10 a week on average of 2 weeks."),
        (["2026-11-01"], "0 minutes this week; 2 a week on average of 4 weeks."),
        (["2025-11-22", "2026-11-16", "2026-11-22"], "20 minutes this week; 1 a week on average of 26 weeks."),
    ],
)
def test_weeks_before_the_first_session_count_in_no_average(dates: list[str], said: str) -> None:
    sessions = [on(date) for date in dates]
    assert pictures(progress_of(sessions, TODAY), 80)[2].words == said


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (120_000, 90_000, "57 % left, 43 % right; 0:30 more on the left."),
        (90_000, 90_999, "50 % left, 50 % right; as long on both."),
        (0, 60_000, "0 % left, 100 % right; 1:00 more on the right."),
        (0, 0, "No side was held on its own so far."),
    ],
)
def test_the_sides_are_compared_in_plain_numbers(left: int, right: int, said: str) -> None:
    session = on("2026-11-22")._replace(left=left, right=right)
    assert pictures(progress_of([session], TODAY), 80)[3].words == said


def test_activities_are_drawn_on_a_scale_that_is_always_the_same() -> None:
    scores = [
        scored("Sleep", TODAY - 70, 1),
        scored("Socks", TODAY - 21, 0),
        scored("Walk", TODAY - 14, 5),
        scored("Socks", TODAY - 14, 5),
        scored("Socks", TODAY - 1, 4),
        scored("Socks", TODAY, 10),
        scored("Sit", TODAY, 6),
    ]
    activities = pictures(progress_of([on("2026-11-22")], TODAY, scores), 80)[4]
    assert activities.words == "Sit: 6 lately. Socks: 0 at first, 7 lately. Walk: 5 lately."
    assert [line.strip() for line in activities.lines[:4]] == [
        "Sit",
        "· " * 25 + "▅",
        "Socks",
        "· " * 22 + "▁ ▅ · ▆",  # of two scores in a week the median
    ]


def test_with_nothing_to_show_pictures_are_words() -> None:
    for picture in pictures(progress_of([], TODAY), 80):
        assert picture.words
