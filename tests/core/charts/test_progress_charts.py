"""Charts fit, can be read without colour, and say in words what they show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.charts.progress_charts import DEFAULT_WEEKS, TALL_CHARTS, charts
from backstretch_tui.core.format.dates import date_of
from backstretch_tui.core.insights.progress import PERIODS, progress_of
from tests.support.past_sessions import TODAY, on, scored


@given(width=st.integers(34, 200), every=st.integers(1, 9), sessions=st.integers(1, 200))
def test_charts_fit_and_say_in_words_what_they_show(width: int, every: int, sessions: int) -> None:
    dates = [date_of(TODAY - every * ago) for ago in reversed(range(sessions))]
    scores = [scored(name, TODAY, 10) for name in ("Socks", "Carry my " + "very " * 9 + "heavy bag")]
    progress = progress_of([on(date, 6, 4) for date in dates], TODAY, scores)
    for chart in charts(progress, width):
        assert chart.words
        assert max(map(len, (*chart.lines, ""))) <= width
    days, pain, minutes, sides, _ = charts(progress, width)
    assert len(days.lines) == 7 + 1
    assert len(pain.lines) == 11 + 1
    assert "○" in pain.lines[10 - 6]
    assert "●" in pain.lines[10 - 4]
    assert "█" in minutes.lines[0]
    assert sides.lines[0].count("█") > sides.lines[-1].count("█")


def test_a_wide_chart_shows_26_weeks_and_a_narrow_one_the_last_of_them() -> None:
    progress = progress_of([on(date_of(day)) for day in range(TODAY - 300, TODAY + 1)], TODAY)
    sundays = {width: charts(progress, width)[0].lines[6] for width in (34, 58, 90)}
    assert sundays[34] == " Sun  " + "█ " * 13 + "█◂"
    assert sundays[58] == " Sun  " + "█ " * 25 + "█◂"
    assert sundays[90] == " Sun  " + "██ " * 25 + "██◂ today"


def test_the_scale_of_pain_is_the_same_however_little_there_was() -> None:
    pain = charts(progress_of([on("2026-11-22", 1, 0)], TODAY), 80)[1]
    assert [line[:6].strip() for line in pain.lines] == ["10", *[""] * 4, "5", *[""] * 4, "0", ""]
    assert pain.lines[9].endswith("○")
    assert pain.lines[10].endswith("●")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (6, 4, "6 at first, 4 recently (medians of 3 scores). Pain before a session is clearly lower than at first."),
        (6, 5, "6 at first, 5 recently (medians of 3 scores). No clear change in pain before a session."),
        (2, 9, "9 recently (median of 3 scores)."),
    ],
)
def test_the_words_about_pain_claim_no_more_than_the_rule(first: int, last: int, said: str) -> None:
    sessions = [on(f"2026-11-{day:02}", first if day < 4 else last) for day in range(1, 7)]
    assert charts(progress_of(sessions, TODAY), 80)[1].words == f"Before: {said}"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["2026-11-22"], "10 minutes this week."),
        (["2026-11-15", "2026-11-22"], "10 minutes this week; 10 a week on average over 2 weeks."),
        (["2026-11-01"], "0 minutes this week; 2 a week on average over 4 weeks."),
        (["2025-11-22", "2026-11-16", "2026-11-22"], "20 minutes this week; 1 a week on average over 26 weeks."),
    ],
)
def test_weeks_before_the_first_session_count_in_no_average(dates: list[str], said: str) -> None:
    sessions = [on(date) for date in dates]
    assert charts(progress_of(sessions, TODAY), 80)[2].words == said


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (120_000, 90_000, "57% left, 43% right; 0:30 more on the left."),
        (90_000, 90_999, "50% left, 50% right; the same on both."),
        (0, 60_000, "0% left, 100% right; 1:00 more on the right."),
        (0, 0, "No exercises with a left and a right side yet."),
    ],
)
def test_the_sides_are_compared_in_plain_numbers(left: int, right: int, said: str) -> None:
    session = on("2026-11-22")._replace(left=left, right=right)
    assert charts(progress_of([session], TODAY), 80)[3].words == said


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
    activities = charts(progress_of([on("2026-11-22")], TODAY, scores), 80)[4]
    assert activities.words == "Sit: 6 recently. Socks: 0 at first, 7 recently, clearly better. Walk: 5 recently."
    assert [line.strip() for line in activities.lines[:4]] == [
        "Sit",
        "· " * 25 + "▅",
        "Socks",
        "· " * 22 + "▁ ▅ · ▆",  # of two scores in a week the median
    ]


def test_with_nothing_to_show_charts_are_words() -> None:
    for chart in charts(progress_of([], TODAY), 80):
        assert chart.words


@pytest.mark.parametrize("weeks", PERIODS)
def test_as_many_weeks_are_drawn_as_asked_for(weeks: int) -> None:
    progress = progress_of([on(date_of(day)) for day in range(TODAY - 400, TODAY + 1)], TODAY)
    drawn = charts(progress, 200, weeks)[0]
    assert drawn.heading == f"Days, last {weeks} weeks"
    assert len(drawn.lines[0].split()) == 1 + weeks


def test_part_of_the_dose_looks_less_than_all_of_it() -> None:
    sessions = [on("2026-11-20", held=200_000), on("2026-11-21", held=400_000), on("2026-11-22")]
    days = charts(progress_of(sessions, TODAY), 60)[0]
    assert [line[-1] for line in days.lines[3:6]] == ["·", "░", "▒"]
    assert days.lines[6].endswith("█◂")
    assert days.words == "3 days with a session, 3 of the last 7. 1 week in a row, your longest streak."


def test_pain_before_and_after_are_joined() -> None:
    lines = charts(progress_of([on("2026-11-22", 7, 4)], TODAY), 60)[1].lines
    assert [line[-1] for line in lines[3:7]] == ["○", "│", "│", "●"]


def test_where_there_is_room_half_a_point_of_pain_is_seen() -> None:
    progress = progress_of([on("2026-11-21", 6, 4), on("2026-11-22", 7, 4)], TODAY)
    tall = TALL_CHARTS[1](progress, 60, DEFAULT_WEEKS).lines
    assert len(tall) == 21 + 1
    assert [line[:6].strip() for line in (tall[0], tall[10], tall[20])] == ["10", "5", "0"]
    assert [row for row, line in enumerate(tall) if line.endswith(("○", "●"))] == [20 - 13, 20 - 8]


def test_charts_that_stand_side_by_side_end_together() -> None:
    """Pain is beside days and minutes, with an empty line between them."""
    days, pain, minutes, *_ = (
        draw(progress_of([on("2026-11-22", 7, 4)], TODAY), 60, DEFAULT_WEEKS) for draw in TALL_CHARTS
    )
    above = 2  # a heading, and an empty line below the words
    beside = [above + 1 + len(chart.lines) + bool(chart.legend) for chart in (days, minutes)]
    assert above + 2 + len(pain.lines) + 1 <= sum(beside) + 1


def test_less_than_a_minute_is_drawn_on_a_scale_of_one() -> None:
    lines = charts(progress_of([on("2026-11-22")._replace(held=3_000)], TODAY), 80)[2].lines
    assert [line.split()[0] for line in (lines[0], lines[5])] == ["1", "0"]
    assert lines[5].endswith("▂")


@pytest.mark.parametrize(
    ("first", "latest", "said"),
    [
        ((4, 4), (6, 6), "no clear change. B: 4 at first, 6 recently, no clear change. On average: clearly better."),
        ((4, 4), (7, 4), "clearly better. B: 4 at first, 4 recently, no clear change. On average: no clear change."),
        ((7, 7), (4, 5), "clearly worse. B: 7 at first, 5 recently, no clear change. On average: clearly worse."),
    ],
)
def test_a_change_of_an_activity_is_named_only_where_it_is_clear(
    first: tuple[int, int], latest: tuple[int, int], said: str
) -> None:
    scores = [scored(name, TODAY - 21, score) for name, score in zip("AB", first, strict=True)]
    scores += [scored(name, TODAY, score) for name, score in zip("BA", latest[::-1], strict=True)]
    words = charts(progress_of([on("2026-11-22")], TODAY, scores), 80)[4].words
    assert words == f"A: {first[0]} at first, {latest[0]} recently, {said}"
