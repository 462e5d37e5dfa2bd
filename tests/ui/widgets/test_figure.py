"""The figure's widget: shows a moment, repaints what has changed, and moves only where motion is wanted."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Region

from backstretch_tui.core.figure.drawing import QUADRANTS, CellStyle
from backstretch_tui.core.figure.lines import Run, text_of
from backstretch_tui.core.figure.picture import picture
from backstretch_tui.core.figure.pose import Moment, frozen
from backstretch_tui.core.plan.steps import Part
from backstretch_tui.ui.themes import THEMES
from backstretch_tui.ui.widgets.drawn import changed_columns
from backstretch_tui.ui.widgets.figure import FigureView
from tests.support.exercises import shipped
from tests.support.virtual_time import in_virtual_time

FIGURES = shipped().figures
BRIDGE = FIGURES["bridge"]
SIZE = (60, 20)
START, HOLD = Moment(Part.START), Moment(Part.HOLD)


class Stage(App[None]):
    """Holds a figure, and notes what it has repainted."""

    def __init__(self, style: CellStyle = QUADRANTS) -> None:
        super().__init__()
        self.view = _Noted(style)
        for theme in THEMES:
            self.register_theme(theme)

    def compose(self) -> ComposeResult:
        yield self.view

    @property
    def shown(self) -> list[str]:
        return [self.view.render_line(row).text.rstrip() for row in range(self.view.size.height)]


class _Noted(FigureView):
    def __init__(self, style: CellStyle) -> None:
        super().__init__(style)
        self.repainted: list[Region] = []

    def refresh(self, *regions: Region, **how: bool) -> "_Noted":
        self.repainted += regions
        return super().refresh(*regions, **how)


@pytest.mark.parametrize("style", [QUADRANTS, CellStyle("octants"), CellStyle("braille")])
async def test_a_moment_is_shown(style: CellStyle) -> None:
    stage = Stage(style)
    async with in_virtual_time(stage, size=SIZE):
        for moment in (START, Moment(Part.MOVE_IN, 0.3), HOLD):
            stage.view.show(BRIDGE, moment)
            assert stage.shown == text_of(picture(BRIDGE, moment, *SIZE, style))


async def test_a_moment_that_is_shown_already_costs_nothing() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=SIZE):
        stage.view.show(BRIDGE, START)
        stage.view.repainted.clear()
        stage.view.show(BRIDGE, START)
        stage.view.show(BRIDGE, Moment(Part.MOVE_IN, 0))  # it looks the same
        assert stage.view.repainted == []


async def test_only_what_has_changed_is_repainted() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=SIZE):
        stage.view.show(BRIDGE, HOLD)
        stage.view.repainted.clear()
        stage.view.show(BRIDGE, Moment(Part.HOLD, 0.5))
        assert 0 < sum(region.area for region in stage.view.repainted) < SIZE[0] * SIZE[1] / 10


async def test_it_stands_still_in_key_poses_where_motion_is_not_wanted() -> None:
    stage = Stage()
    stage.animation_level = "none"
    async with in_virtual_time(stage, size=SIZE):
        pictures = []
        for hundredth in range(101):
            moment = Moment(Part.MOVE_IN, hundredth / 100)
            stage.view.show(BRIDGE, moment)
            assert stage.shown == text_of(picture(BRIDGE, frozen(BRIDGE, moment), *SIZE, QUADRANTS))
            pictures.append(stage.shown)
        assert 1 + sum(now != before for before, now in pairwise(pictures)) == len(BRIDGE.poses)
        stage.view.repainted.clear()
        for tenth in range(10):
            stage.view.show(BRIDGE, Moment(Part.HOLD, tenth / 10))
        assert stage.view.repainted == []


async def test_the_side_is_named_letter_for_letter() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=SIZE):
        stage.view.show(BRIDGE, START, "[b]Right leg")
        assert any("[b]Right leg" in line for line in stage.shown)


async def test_the_figure_stands_where_the_content_is_aligned() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=(40, 30)):
        stage.view.styles.content_align = ("center", "bottom")
        stage.view.show(BRIDGE, START)
        assert stage.shown[0] == ""
        assert stage.shown[-1]


async def test_without_a_figure_it_is_empty() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=SIZE):
        stage.view.show(BRIDGE, START)
        stage.view.show(None, START)
        assert stage.shown == [""] * SIZE[1]


async def test_it_is_drawn_anew_at_another_size() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=SIZE) as (pilot, _):
        stage.view.show(BRIDGE, HOLD)
        for size in ((30, 10), (1, 1), (100, 30)):
            await pilot.resize_terminal(*size)
            assert stage.shown == text_of(picture(BRIDGE, HOLD, *size, QUADRANTS))


async def test_another_theme_gives_it_other_colours() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=SIZE) as (pilot, _):
        colours = set()
        for theme in THEMES:
            stage.theme = theme.name
            stage.view.show(BRIDGE, HOLD)
            await pilot.pause()
            colours.add(tuple(segment.style for row in range(SIZE[1]) for segment in stage.view.render_line(row)))
        assert len(colours) == len(THEMES)


runs = st.lists(st.sampled_from("abc"), min_size=12, max_size=12)


@given(runs, runs)
def test_outside_the_changed_columns_two_lines_are_the_same(before: list[str], now: list[str]) -> None:
    start, end = changed_columns(_line(before), _line(now), 12)
    assert 0 <= start <= end <= 12
    assert before[:start] == now[:start]
    assert before[end:] == now[end:]


def _line(letters: list[str]) -> tuple[Run, ...]:
    """Make runs of equal letters."""
    line: list[Run] = []
    for letter in letters:
        if line and line[-1].text[0] == letter:
            line[-1] = Run(line[-1].text + letter)
        else:
            line.append(Run(letter))
    return tuple(line)
