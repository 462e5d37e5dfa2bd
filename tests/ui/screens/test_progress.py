"""The pictures of the past, page by page or all at once, and the list of sessions."""

import pytest
from textual.color import Color

from backstretch_tui.core.charts.progress_charts import Chart, charts
from backstretch_tui.core.format.dates import date_of
from backstretch_tui.core.insights.progress import progress_of
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.ui.screens.progress import HistoryScreen, ProgressScreen
from backstretch_tui.ui.widgets.chart_view import ChartView
from backstretch_tui.ui.widgets.rows import Rows
from tests.support.past_sessions import TODAY, on, scored
from tests.support.person import AtTheApp, Person

PAST = [on(date_of(TODAY - ago), 6, 4)._replace(id=str(ago)) for ago in range(300, -1, -2)]

SCORES = [scored("Socks [/]", TODAY - 7 * ago, 9 - ago) for ago in range(8, -1, -1)]


async def looks(person: Person) -> list[Chart]:
    """Open the pictures, and return them as they are drawn for this window."""
    await person.app.push_screen(ProgressScreen(PAST, SCORES, TODAY))
    await person.settles()
    return charts(progress_of(PAST, TODAY, SCORES), person.app.screen.query(ChartView).first().size.width)


def is_whole(chart: Chart, person: Person) -> bool:
    return chart.heading in person.sees and all(line in person.sees for line in chart.lines)


@pytest.mark.parametrize(("on_", "back"), [("right", "left"), ("pagedown", "pageup"), ("n", "p"), ("space", "p")])
async def test_at_80_by_24_each_picture_is_a_page_of_its_own(at_the_app: AtTheApp, on_: str, back: str) -> None:
    async with at_the_app(size=(80, 24)) as person:
        drawn = await looks(person)
        there = list(range(len(drawn)))
        for key, order in ((on_, there), (back, there[::-1])):
            for number in order:
                if number != order[0]:
                    await person.press(key)
                assert [other.heading for other in drawn if other.heading in person.sees] == [drawn[number].heading]
                assert person.lines[2].strip() == drawn[number].heading
                assert is_whole(drawn[number], person)


async def test_a_page_begins_with_a_picture_again_after_scrolling_by_lines(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(80, 24)) as person:
        drawn = await looks(person)
        await person.press("down", "down", "right")
        assert person.lines[2].strip() == drawn[1].heading
        await person.press("down", "down", "left")
        assert person.lines[2].strip() == drawn[1].heading


async def test_in_the_smallest_window_all_is_seen_page_by_page(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(40, 12)) as person:
        drawn = await looks(person)
        seen, tops = "", []
        while not seen.endswith(person.sees):
            seen += person.sees
            tops.append(person.lines[2].split("  ")[0].strip())
            await person.press("pagedown")
        for chart in drawn:
            assert all(line in seen for line in chart.lines)
            assert chart.heading in tops
        await person.press(*["pageup"] * len(tops))
        assert drawn[0].heading in person.lines[2]


@pytest.mark.parametrize("size", [(120, 42), (200, 50)])
async def test_in_a_wide_window_all_is_seen_at_once(at_the_app: AtTheApp, size: tuple[int, int]) -> None:
    async with at_the_app(size=size) as person:
        drawn = await looks(person)
        assert drawn[0].heading in person.lines[2]
        assert drawn[1].heading in person.lines[2]
        for chart in drawn:
            assert all(line.strip() in person.sees for line in chart.lines)
        assert "Next" not in person.keys
        await person.resizes(80, 24)
        assert "Next" in person.keys


async def test_a_key_goes_through_the_periods(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(120, 42)) as person:
        await looks(person)
        headings = []
        for _ in range(4):
            headings.append(person.lines[2].split("  ")[0].strip())
            await person.press("w")
        # Half of the window has no room for a whole year.
        assert headings == [f"Days, last {weeks} weeks" for weeks in (26, 26, 13, 26)]


@pytest.mark.parametrize("theme", ["backstretch-dark", "backstretch-light", "backstretch-contrast"])
async def test_marks_differ_in_colour_from_each_other_and_from_the_scale(at_the_app: AtTheApp, theme: str) -> None:
    async with at_the_app(settings=f'theme = "{theme}"\n') as person:
        await looks(person)
        await person.press("right")
        colours = {mark: colour_of(person, mark) for mark in ("○", "●", "Jul")}
        assert len(set(colours.values())) == len(colours)


def colour_of(person: Person, text: str) -> Color:
    for strip in person.app.screen._compositor.render_strips():
        for segment in strip:
            if text in segment.text and segment.style and segment.style.color:
                return Color.from_rich_color(segment.style.color)
    raise AssertionError(text)


# --- the list -------------------------------------------------------------------------------------------------------

SESSIONS = [
    on("2026-05-09", 10, 10)._replace(id="a", name="Mine"),
    on("2026-11-21", 3)._replace(id="b", name="[/] A name that is much longer than there is room for it"),
    on("2026-11-22")._replace(id="c", held=3_900_000, done_repetitions=7),
]


async def lists(person: Person, past: list[SessionSummary]) -> list[str]:
    await person.app.push_screen(HistoryScreen(past))
    await person.settles()
    return [line.rstrip() for line in person.lines[:-1] if line.strip()]


async def test_sessions_stand_in_columns_where_there_is_room(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(80, 24)) as person:
        lines = await lists(person, SESSIONS)
        assert [line.strip() for line in lines] == [
            "22 November 2026  0:00   7 of 10  1:05:00 held                Relief",
            "21 November 2026  0:00  10 of 10    10:00 held    pain 3 → ?  [/] A name that…",
            "9 May 2026        0:00  10 of 10    10:00 held  pain 10 → 10  Mine",
        ]
        assert "Read" in person.keys


async def test_in_a_narrow_window_each_session_has_two_lines(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(40, 12)) as person:
        lines = await lists(person, SESSIONS)
        assert [line.strip() for line in lines] == [
            "22 November 2026  0:00  Relief",
            "7 of 10  1:05:00 held",
            "21 November 2026  0:00  [/] A name th…",
            "10 of 10    10:00 held    pain 3 → ?",
            "9 May 2026        0:00  Mine",
            "10 of 10    10:00 held  pain 10 → 10",
        ]
        await person.press("down")
        await person.resizes(80, 24)
        assert len([line for line in person.lines if "held" in line and "2026" in line]) == len(SESSIONS)
        assert person.app.screen.query_one(Rows).highlighted == 1
