"""How figures look at any size and in any style of cells, and as text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.figure.canvas import Role
from backstretch_tui.core.figure.drawing import CELL_KINDS, QUADRANTS, CellStyle
from backstretch_tui.core.figure.lines import Line, Run, text_of, width_of
from backstretch_tui.core.figure.picture import key_poses_page, picture
from backstretch_tui.core.figure.pose import Moment
from backstretch_tui.core.plan.options import SIDES
from backstretch_tui.core.plan.steps import Part
from tests.support.exercises import shipped

FIGURES = shipped().figures
ACCEPTED = Path(__file__).parent / "figures.txt"
STYLES = tuple(CellStyle(kind) for kind in CELL_KINDS)
ASCII = CellStyle("ascii")
SIZES = [(38, 12), (40, 14), (50, 16), (100, 32)]


def pages() -> str:
    """Return every figure's key poses as text."""
    drawn = (key_poses_page(figure, 44, CellStyle("braille")) for _, figure in sorted(FIGURES.items()))
    return "\n\n".join(map("\n".join, drawn)) + "\n"


def roles(lines: tuple[Line, ...]) -> set[Role]:
    return {ink.role for line in lines for run in line for ink in (run.ink, run.paper) if ink}


def test_every_key_pose_looks_as_it_was_accepted() -> None:
    assert pages() == ACCEPTED.read_text(encoding="utf-8"), (
        "look at it closely, then accept it: python -m tests.core.figure.test_picture"
    )


@given(st.sampled_from(sorted(FIGURES)), st.sampled_from(STYLES), st.integers(0, 120), st.integers(0, 40), st.data())
def test_a_picture_has_exactly_the_size_asked_for(
    name: str, style: CellStyle, columns: int, rows: int, data: st.DataObject
) -> None:
    moment = Moment(data.draw(st.sampled_from(Part)), data.draw(st.floats(0, 1)), "left")
    assert [width_of(line) for line in picture(FIGURES[name], moment, columns, rows, style)] == [columns] * rows


def test_without_a_figure_there_is_nothing_to_see() -> None:
    assert picture(None, Moment(Part.START), 3, 2, QUADRANTS) == ((Run("   "),),) * 2


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", SIZES)
def test_every_movement_and_side_looks_different_in_the_hold(style: CellStyle, size: tuple[int, int]) -> None:
    holds = [
        picture(figure, Moment(Part.HOLD, 0, side), *size, style)
        for figure in FIGURES.values()
        for side in (SIDES if figure.one_sided else (None,))
    ]
    assert len({tuple(text_of(lines)) for lines in holds}) == len(holds) == 16


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", SIZES)
def test_gap_arrow_and_towel_are_seen_at_every_size(style: CellStyle, size: tuple[int, int]) -> None:
    def seen(name: str, moment: Moment) -> set[Role]:
        return roles(picture(FIGURES[name], moment, *size, style))

    assert Role.GAP in seen("pelvic-tilt", Moment(Part.START))
    assert Role.GAP not in seen("pelvic-tilt", Moment(Part.HOLD))
    assert Role.ARROW in seen("pelvic-tilt", Moment(Part.HOLD))
    assert Role.TOWEL in seen("hamstring-stretch", Moment(Part.HOLD, 0, "left"))


@pytest.mark.parametrize("size", SIZES)
def test_the_arrow_of_the_pelvic_tilt_is_labelled(size: tuple[int, int]) -> None:
    lines = text_of(picture(FIGURES["pelvic-tilt"], Moment(Part.HOLD), *size, QUADRANTS))
    assert any("press down" in line for line in lines)


def test_a_second_view_is_shown_where_there_is_room() -> None:
    figure, moment = FIGURES["lower-trunk-rotation"], Moment(Part.HOLD, 0, "left")
    for columns, rows, both in ((40, 14, False), (44, 12, False), (56, 22, True), (100, 20, True), (100, 38, True)):
        assert (Role.FLOOR in roles(picture(figure, moment, columns, rows, QUADRANTS))) == both, (columns, rows)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("size", [(14, 5), (40, 14), (76, 26)])
def test_a_figure_fills_the_width_or_the_height(name: str, size: tuple[int, int]) -> None:
    columns, rows = size
    lines = text_of(picture(FIGURES[name], Moment(Part.START, 0, "left"), columns, rows, QUADRANTS))
    drawn = [line for line in lines if line]
    left = min(len(line) - len(line.lstrip()) for line in drawn)
    right = max(map(len, drawn))
    assert right - left >= columns - 2 or len(drawn) >= rows - 3
    assert abs(left - (columns - right)) <= 1


def test_where_there_is_room_it_stands_where_it_is_asked_to() -> None:
    lines = text_of(picture(FIGURES["bridge"], Moment(Part.START), 40, 30, QUADRANTS, "", "center", "bottom"))
    assert (lines[0], lines[-1][:2], len(lines[-1])) == ("", "▄▄", 40)


def test_in_ascii_nothing_needs_more_than_ascii() -> None:
    for figure in FIGURES.values():
        drawn = "\n".join(key_poses_page(figure, 60, ASCII))
        assert drawn.encode("ascii", errors="ignore").decode() == drawn.replace("“", "").replace("”", "")


if __name__ == "__main__":
    ACCEPTED.write_text(pages(), encoding="utf-8")
