"""Block letters: as large as fits, sharp at their smallest, and never mistaken for each other."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.figure.block_text import MAX_ROWS, MIN_ROWS, MIN_SMOOTH_ROWS, block_text, rows_that_fit
from backstretch_tui.core.figure.canvas import LEVELS, Role
from backstretch_tui.core.figure.drawing import QUADRANTS, CellKind, CellStyle
from backstretch_tui.core.figure.glyphs import GLYPHS
from backstretch_tui.core.figure.lines import Line, text_of, width_of

OCTANTS, HALF_BLOCKS = CellStyle("octants"), CellStyle("half-blocks")
DIGITS = "0123456789"
KINDS: tuple[CellKind, ...] = ("octants", "quadrants", "half-blocks")
texts = st.text(sorted(GLYPHS), min_size=1, max_size=10)
styles = st.builds(CellStyle, st.sampled_from(KINDS), st.booleans())


def cells(lines: tuple[Line, ...]) -> list[tuple[str, int, int]]:
    """Return each cell: its character, and how much there is of its two colours."""
    return [
        (letter, run.ink.level if run.ink else 0, run.paper.level if run.paper else 0)
        for line in lines
        for run in line
        for letter in run.text
    ]


@given(texts, st.integers(-1, 80), st.integers(-1, 12), styles)
def test_a_text_never_exceeds_the_space_given(text: str, columns: int, rows: int, style: CellStyle) -> None:
    lines = block_text(text, columns, rows, style)
    assert len(lines) <= max(0, rows)
    assert all(width_of(line) == width_of(lines[0]) <= columns for line in lines)
    assert {ink.role for line in lines for run in line for ink in (run.ink, run.paper) if ink} <= {Role.TEXT}


@given(texts, st.integers(0, 80), st.integers(MIN_ROWS, 12), styles)
def test_it_is_as_tall_as_the_rows_and_the_width_allow(text: str, columns: int, rows: int, style: CellStyle) -> None:
    tall = rows_that_fit(text, columns, style)
    assert len(block_text(text, columns, rows, style)) == min(rows, tall)


@given(texts, st.integers(0, 150), st.integers(0, 20), styles)
def test_in_more_columns_it_is_never_less_tall(text: str, columns: int, more: int, style: CellStyle) -> None:
    assert rows_that_fit(text, columns, style) <= rows_that_fit(text, columns + more, style) <= MAX_ROWS


@pytest.mark.parametrize("text", ["HOLD", "REST", "LEFT LEG", "RIGHT LEG", "RIGHT SIDE", "MOVE IN", "PAUSED"])
def test_phase_and_side_are_three_rows_tall_beside_the_digits_at_80_columns(text: str) -> None:
    assert rows_that_fit(text, 46, QUADRANTS) >= MIN_ROWS


def test_ten_is_six_rows_tall_in_a_small_terminal() -> None:
    assert len(block_text("10", 38, 6, QUADRANTS)) == 6


@pytest.mark.parametrize("text", ["10", "600", "‖"])
def test_digits_are_nine_rows_tall_or_more_in_a_common_terminal(text: str) -> None:
    assert len(block_text(text, 78, 14, QUADRANTS)) >= 9


@pytest.mark.parametrize("style", [QUADRANTS, OCTANTS, HALF_BLOCKS, CellStyle("quadrants", shades=False)])
@pytest.mark.parametrize("rows", [3, 4, 5, 8, 14, 30])
def test_no_character_looks_like_another_at_any_size(rows: int, style: CellStyle) -> None:
    same = [{"0", "O"}, {"'", "’"}, {"“", "”"}]
    drawn = {letter: text_of(block_text(letter, 200, rows, style)) for letter in GLYPHS if letter != " "}
    for one, other in combinations(drawn, 2):
        assert drawn[one] != drawn[other] or {one, other} in same, f"{one} and {other} look the same"


@pytest.mark.parametrize("style", [QUADRANTS, OCTANTS])
@pytest.mark.parametrize("rows", [3, 5, 9, 14])
def test_no_digit_is_nearly_like_another(rows: int, style: CellStyle) -> None:
    drawn = {digit: cells(block_text(digit, 200, rows, style)) for digit in DIGITS}
    for one, other in combinations(DIGITS, 2):
        differing = sum(a != b for a, b in zip(drawn[one], drawn[other], strict=True))
        assert differing >= rows / 2, f"{one} and {other} are nearly the same"


def test_all_digits_are_equally_wide() -> None:
    for rows in (3, 7, 14):
        assert len({width_of(block_text(digit, 200, rows, QUADRANTS)[0]) for digit in DIGITS}) == 1


@pytest.mark.parametrize("style", [QUADRANTS, OCTANTS])
def test_upright_and_level_strokes_are_sharp_at_any_size(style: CellStyle) -> None:
    for rows in range(MIN_ROWS, 30):
        lines = block_text("H", 200, rows, style)
        ends = rows // 8 + 1  # which are round
        middle = [cell for line in lines[ends:-ends] for cell in cells((line,))]
        assert {level for _, *levels in middle for level in levels} <= {0, LEVELS}


def test_small_letters_are_sharp_and_large_ones_smooth() -> None:
    def shades(rows: int) -> set[int]:
        return {level for _, *levels in cells(block_text("S", 200, rows, QUADRANTS)) for level in levels} - {0, LEVELS}

    assert not shades(MIN_SMOOTH_ROWS - 1)
    assert shades(MIN_SMOOTH_ROWS)


def test_what_the_smallest_letters_look_like() -> None:
    assert text_of(block_text("HOLD", 40, 3, QUADRANTS)) == [
        "█ ▐▌▗▛▀▙ █   █▀▜▖",
        "█▀▜▌▐▌ █ █   █ ▐▌",
        "█ ▐▌▝▙▄▛ █▄▄ █▄▟▘",
    ]


def test_small_letters_and_accents_are_drawn_as_capitals() -> None:
    assert block_text("héld", 80, 5, QUADRANTS) == block_text("HELD", 80, 5, QUADRANTS)


def test_what_cannot_be_drawn_is_not_drawn_in_part() -> None:
    assert block_text("左足", 80, 5, QUADRANTS) == ()
    assert rows_that_fit("左足", 80, QUADRANTS) == 0
    assert block_text("", 80, 5, QUADRANTS) == ()
