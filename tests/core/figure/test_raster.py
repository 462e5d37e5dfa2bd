"""A scene in cells: as large as fits, on its floor, its labels readable."""

import pytest

from backstretch_tui.core.figure.canvas import Role, Shape
from backstretch_tui.core.figure.drawing import QUADRANTS, CellStyle
from backstretch_tui.core.figure.lines import text_of
from backstretch_tui.core.figure.raster import rasterise
from backstretch_tui.core.figure.scene import Label, Scene

STYLES = (QUADRANTS, CellStyle("octants"), CellStyle("half-blocks"), CellStyle("braille"), CellStyle("ascii"))


def a_scene(*shapes: Shape, floor: bool = False, labels: tuple[Label, ...] = (), framed: bool = False) -> Scene:
    return Scene(shapes, left=0, right=8, bottom=0, top=7 if floor else 8, floor=floor, labels=labels, framed=framed)


def test_it_takes_no_more_cells_than_it_needs() -> None:
    ball = a_scene(Shape(Role.BODY, 4, 4, 4, 4, 4, 4))
    for columns, rows in ((20, 4), (8, 30), (8, 4)):
        lines = text_of(rasterise(ball, columns, rows, QUADRANTS))
        assert (len(lines), max(map(len, lines))) == (4, 8)


def test_the_floor_is_its_lowest_row_of_pixels() -> None:
    lines = text_of(rasterise(a_scene(Shape(Role.BODY, -20, 6, 1, 20, 6, 1), floor=True), 8, 4, QUADRANTS))
    assert lines == ["████████", "", "", "▄▄▄▄▄▄▄▄"]


@pytest.mark.parametrize("style", STYLES)
def test_a_label_is_written_letter_for_letter_and_never_cut_off(style: CellStyle) -> None:
    for label in (Label("[b]", 0, 8), Label("[b]", 8, 0, ends=True), Label("[b]", 8, 4), Label("[b]", 0, 4, ends=True)):
        assert any("[b]" in line for line in text_of(rasterise(a_scene(labels=(label,)), 8, 4, style)))


def test_a_label_keeps_within_the_frame_above_what_it_stands_beside() -> None:
    label = Label("[b]", 3, 4, ends=True)
    plain, framed = (
        text_of(rasterise(a_scene(labels=(label,), framed=framed), 8, 4, QUADRANTS)) for framed in (False, True)
    )
    assert plain[2].startswith("[b]")
    assert framed[1][1:4] == "[b]"


@pytest.mark.parametrize("style", STYLES)
def test_a_frame_goes_all_round(style: CellStyle) -> None:
    lines = text_of(rasterise(a_scene(floor=True, framed=True), 8, 4, style))
    assert all(line[0] != " " and len(line) == 8 for line in lines)
    assert " " not in lines[0] + lines[-1]


def test_a_towel_is_dotted() -> None:
    towel = Shape(Role.TOWEL, 0, 4, 0.3, 8, 4, 0.3, dotted=True)
    rows = [line for line in text_of(rasterise(a_scene(towel), 24, 12, CellStyle("braille"))) if line]
    assert all(len(row.split()) > 1 for row in rows)


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (0, 5), (5, 0)])
def test_there_is_no_size_too_small(size: tuple[int, int]) -> None:
    assert len(rasterise(a_scene(floor=True), *size, QUADRANTS)) <= size[1]
