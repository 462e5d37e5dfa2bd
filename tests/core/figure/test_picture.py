"""How figures look: in blocks and in dots, at any size, as text and as a sheet."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch_tui.core.figure.drawing import Style
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.picture import key_poses_page, picture
from backstretch_tui.core.figure.pose import Moment, Part, key_moments, pose_at
from backstretch_tui.core.figure.raster import LEVELS, Line, Run, rasterise, text_of
from backstretch_tui.core.figure.scene import Role, Scene, Shape, scene_of
from backstretch_tui.core.figure.sheet import sheet
from backstretch_tui.core.plan.options import SIDES
from tests.support.exercises import shipped

FIGURES = shipped().figures
ACCEPTED = Path(__file__).parent / "figures.txt"
STYLES: tuple[Style, ...] = ("blocks", "dots")


def pages() -> str:
    """Return every figure's key poses as text."""
    return "\n\n".join("\n".join(key_poses_page(figure, 44)) for _, figure in sorted(FIGURES.items())) + "\n"


def roles(lines: tuple[Line, ...]) -> set[Role]:
    return {ink.role for line in lines for run in line for ink in (run.ink, run.paper) if ink}


def look(lines: tuple[Line, ...]) -> list[tuple[str, tuple[int, int]]]:
    """Return each cell, and how much of it is painted."""
    return [
        (letter, (run.ink.level if run.ink else 0, run.paper.level if run.paper else 0))
        for line in lines
        for run in line
        for letter in run.text
    ]


def a_scene(*shapes: Shape, floor: bool = False) -> Scene:
    return Scene(shapes, left=0, right=8, bottom=0, top=7 if floor else 8, floor=floor)


def test_every_key_pose_looks_as_it_was_accepted() -> None:
    assert pages() == ACCEPTED.read_text(encoding="utf-8"), (
        "look at it closely, then accept it: python -m tests.core.test_figure_picture"
    )


@settings(max_examples=60)
@given(st.sampled_from(sorted(FIGURES)), st.sampled_from(STYLES), st.integers(1, 120), st.integers(1, 40), st.data())
def test_a_picture_has_exactly_the_size_asked_for(
    name: str, style: Style, columns: int, rows: int, data: st.DataObject
) -> None:
    moment = Moment(data.draw(st.sampled_from(Part)), data.draw(st.floats(0, 1)), "left")
    lines = picture(FIGURES[name], moment, columns, rows, style)
    assert len(lines) == rows
    assert {sum(len(run.text) for run in line) for line in lines} == {columns}


def test_without_a_figure_there_is_nothing_to_see() -> None:
    assert picture(None, Moment(Part.START), 3, 2, "blocks") == ((Run("   "),),) * 2


def test_a_block_holds_two_pixels() -> None:
    lines = rasterise(a_scene(Shape(Role.BODY, -20, 6, 1.5, 20, 6, 1.5), floor=True), 8, 4, "blocks")
    assert text_of(lines) == ["████████", "▀▀▀▀▀▀▀▀", "", "▄▄▄▄▄▄▄▄"]
    assert roles(lines) == {Role.BODY, Role.FLOOR}


def test_an_edge_is_soft_in_blocks_and_sharp_in_dots() -> None:
    ball = a_scene(Shape(Role.BODY, 4, 4, 2.7, 4, 4, 2.7))
    blocks, dots = (rasterise(ball, 8, 4, style) for style in STYLES)
    assert {run.ink.level for line in blocks for run in line if run.ink} > {1, LEVELS}
    assert {run.ink.level for line in dots for run in line if run.ink} == {LEVELS}


def test_what_is_painted_last_is_in_front() -> None:
    back, front = Shape(Role.BODY, 4, 4, 3, 4, 4, 3), Shape(Role.WORKING, 4, 4, 3.2, 4, 4, 3.2)
    for style in STYLES:
        assert roles(rasterise(a_scene(back, front), 8, 4, style)) == {Role.WORKING}


def test_two_parts_of_one_limb_leave_no_seam() -> None:
    thigh, shin = Shape(Role.WORKING, 1, 4, 1.3, 4, 4, 1.3), Shape(Role.WORKING, 4, 4, 1.3, 7, 4, 1.3)
    joined = Shape(Role.WORKING, 1, 4, 1.3, 7, 4, 1.3)
    for style in STYLES:
        assert look(rasterise(a_scene(thigh, shin), 16, 8, style)) == look(rasterise(a_scene(joined), 16, 8, style))


def test_pale_limbs_are_told_from_bright_ones_without_colour() -> None:
    def dots(role: Role) -> int:
        lines = rasterise(a_scene(Shape(role, 4, 4, 3, 4, 4, 3)), 8, 4, "dots")
        return sum((ord(letter) - 0x2800).bit_count() for line in text_of(lines) for letter in line if letter != " ")

    assert dots(Role.GAP) < dots(Role.OTHER) < dots(Role.WORKING)


def test_a_towel_is_dotted() -> None:
    towel = Shape(Role.TOWEL, 0, 4, 0.3, 8, 4, 0.3, dotted=True)
    rows = [line for line in text_of(rasterise(a_scene(towel), 24, 12, "dots")) if line]
    assert all(len(row.split()) > 1 for row in rows)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", [(38, 12), (50, 16), (100, 32)])
def test_every_movement_looks_different_in_the_hold(style: Style, size: tuple[int, int]) -> None:
    holds = [
        picture(figure, Moment(Part.HOLD, 0, side), *size, style)
        for figure in FIGURES.values()
        for side in (SIDES if figure.one_sided else (None,))
    ]
    assert len({tuple(text_of(lines)) for lines in holds}) == len(holds) == 9


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", [(38, 12), (50, 16), (100, 32)])
def test_gap_arrow_and_towel_are_seen_at_every_size(style: Style, size: tuple[int, int]) -> None:
    def seen(name: str, moment: Moment) -> set[Role]:
        return roles(picture(FIGURES[name], moment, *size, style))

    assert Role.GAP in seen("pelvic-tilt", Moment(Part.START))
    assert Role.GAP not in seen("pelvic-tilt", Moment(Part.HOLD))
    assert Role.ARROW in seen("pelvic-tilt", Moment(Part.HOLD))
    assert Role.TOWEL in seen("hamstring-stretch", Moment(Part.HOLD, 0, "left"))


def test_the_limb_that_works_is_bright_and_the_other_pale() -> None:
    for figure in (FIGURES["knee-to-chest-one"], FIGURES["hamstring-stretch"]):
        for side in SIDES:
            joints = pose_at(figure, Moment(Part.HOLD, 0, side))
            works, rests = joints.right_leg, joints.left_leg
            if side == "left":
                works, rests = rests, works
            ends = {(shape.role, round(shape.to_y)) for shape in scene_of(figure, joints).shapes}
            assert (Role.WORKING, round(works.knee.y)) in ends
            assert (Role.OTHER, round(rests.knee.y)) in ends


def test_a_second_view_stands_beside_the_first_where_there_is_room() -> None:
    figure = FIGURES["lower-trunk-rotation"]
    joints = pose_at(figure, Moment(Part.HOLD, 0, "left"))
    alone, both = scene_of(figure, joints), scene_of(figure, joints, beside=True)
    assert both.right > alone.right
    assert both.shapes[: len(alone.shapes)] == alone.shapes
    moment = Moment(Part.HOLD, 0, "left")
    assert Role.FLOOR not in roles(picture(figure, moment, 89, 30, "blocks"))
    assert Role.FLOOR in roles(picture(figure, moment, 90, 30, "blocks"))


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_no_key_pose_is_cut_off_unless_it_is_a_close_up(figure: Figure) -> None:
    for moment in (moment for side in SIDES for moment in key_moments(figure, side)):
        scene = scene_of(figure, pose_at(figure, moment))
        for shape in scene.shapes:
            assert min(shape.x - shape.radius, shape.to_x - shape.to_radius) >= scene.left
            assert max(shape.y + shape.radius, shape.to_y + shape.to_radius) <= scene.top
            if not figure.close_up:
                assert max(shape.x + shape.radius, shape.to_x + shape.to_radius) <= scene.right


def test_a_sheet_shows_every_key_pose_on_each_side() -> None:
    drawn = ElementTree.fromstring(sheet(FIGURES.values()))
    titles = [text.text or "" for text in drawn.iter("{http://www.w3.org/2000/svg}text") if text.get("font-weight")]
    assert len(titles) == sum(len(figure.poses) * (2 if figure.one_sided else 1) for figure in FIGURES.values())
    assert "Hamstring stretch, left: Hold" in titles
    assert "Bridge: Start" in titles


def test_a_sheet_shows_a_name_letter_for_letter() -> None:
    figure = FIGURES["bridge"].model_copy(update={"name": "<b>&"})
    drawn = ElementTree.fromstring(sheet([figure]))
    assert any((text.text or "").startswith("<b>&: ") for text in drawn.iter("{http://www.w3.org/2000/svg}text"))


if __name__ == "__main__":
    ACCEPTED.write_text(pages(), encoding="utf-8")
