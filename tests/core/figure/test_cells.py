"""Cells: each style shows the pixels under a cell as well as it can."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.figure.canvas import LEVELS, Canvas, Role, Shape, blank, code, ink_of, paint
from backstretch_tui.core.figure.cells import lines_of
from backstretch_tui.core.figure.drawing import CELL_KINDS, CellKind, CellStyle
from backstretch_tui.core.figure.lines import Line, text_of, width_of

BODY, WORKING, OTHER = code(Role.BODY), code(Role.WORKING), code(Role.OTHER)
HALF = code(Role.BODY, 3)
styles = st.builds(CellStyle, st.sampled_from(CELL_KINDS), st.booleans())
a_pixel = st.sampled_from([0, BODY, WORKING, OTHER, HALF, code(Role.BODY, 1), code(Role.WORKING, 2, 1)])
canvases = st.lists(st.lists(a_pixel, min_size=6, max_size=6), min_size=8, max_size=8)


def cell(style: CellStyle, *rows: str) -> str:
    """Draw one cell from four rows of `#` and `.`."""
    canvas = [[BODY if pixel == "#" else 0 for pixel in row] for row in rows]
    ((run,),) = lines_of(canvas, style)
    colours = {run.ink, run.paper} - {None, ink_of(BODY)}
    assert not colours
    return run.text if run.ink else run.text + " inverted"


@given(canvases, styles)
def test_there_is_a_cell_for_every_two_by_four_pixels(canvas: Canvas, style: CellStyle) -> None:
    assert [width_of(line) for line in lines_of(canvas, style)] == [3, 3]


@given(canvases, st.sampled_from(CELL_KINDS))
def test_without_shades_every_colour_is_full(canvas: Canvas, kind: CellKind) -> None:
    for line in lines_of(canvas, CellStyle(kind, shades=False)):
        assert {ink.level for run in line for ink in (run.ink, run.paper) if ink} <= {LEVELS}


@pytest.mark.parametrize(
    ("kind", "rows", "drawn"),
    [
        ("quadrants", ("##", "##", "#.", "#."), "▛"),
        ("quadrants", ("..", "..", ".#", ".#"), "▗"),
        ("half-blocks", ("##", "##", "..", ".."), "▀"),
        ("octants", ("..", "#.", "..", ".."), "\U0001cd00"),
        ("octants", (".#", "##", "##", "##"), "\U0001cde5"),
        ("octants", ("#.", "#.", "..", ".."), "▘"),
        ("octants", ("..", "..", "..", "##"), "▂"),
        ("octants", ("##", "..", "..", ".."), "▆ inverted"),
        ("octants", ("#.", "..", "..", ".."), "\U0001cde5 inverted"),
        ("braille", ("#.", ".#", "#.", ".#"), "⢕"),
        ("ascii", ("##", "##", "##", "##"), "#"),
        ("ascii", ("..", "..", "##", "##"), "_"),
    ],
)
def test_what_a_cell_looks_like(kind: CellKind, rows: tuple[str, ...], drawn: str) -> None:
    assert cell(CellStyle(kind), *rows) == drawn


def test_every_octant_has_a_character_of_its_own() -> None:
    looks = set()
    for bits in range(1, 255):
        canvas = [[BODY * (bits >> 2 * row + side & 1) for side in (0, 1)] for row in range(4)]
        ((run,),) = lines_of(canvas, CellStyle("octants"))
        looks.add((run.text, run.ink is None))
        assert unicodedata.category(run.text) in {"So", "Cn"}  # those of Unicode 16 are unknown to older Pythons
    assert len(looks) == 254


def test_two_colours_meet_in_a_cell() -> None:
    ((run,),) = lines_of([[BODY, WORKING]] * 4, CellStyle("quadrants"))
    assert {run.ink, run.paper} == {ink_of(BODY), ink_of(WORKING)}


def test_of_three_colours_the_two_farthest_apart_are_kept() -> None:
    canvas = [[BODY, BODY], [BODY, BODY], [HALF, 0], [HALF, 0]]
    ((run,),) = lines_of(canvas, CellStyle("quadrants"))
    assert run.ink
    assert (run.ink.role, run.paper) == (Role.BODY, None)


def test_pale_limbs_are_told_from_bright_ones_without_colour() -> None:
    def dots(role: Role) -> int:
        canvas = blank(4, 2)
        paint(canvas, Shape(role, 4, 4, 3, 4, 4, 3))
        lines = text_of(lines_of(canvas, CellStyle("braille")))
        return sum((ord(letter) - 0x2800).bit_count() for line in lines for letter in line if letter != " ")

    assert dots(Role.GAP) < dots(Role.OTHER) < dots(Role.WORKING)


@given(canvases)
def test_ascii_is_ascii(canvas: Canvas) -> None:
    lines: tuple[Line, ...] = lines_of(canvas, CellStyle("ascii"))
    assert "".join(text_of(lines)).isascii()
