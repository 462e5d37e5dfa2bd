"""Digits that can be read across a room: as large as fits, and never mistaken for each other."""

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.digits import GLYPH_ROWS, digits

DIGITS = "0123456789"
DIGIT_COLUMNS = 5
TEXTS = st.builds(str.__add__, st.sampled_from(["", "‖"]), st.text(DIGITS, max_size=3))
SPACE_AT_80_BY_24 = (78, 14)

SMALLEST = (DIGIT_COLUMNS, 4)
"""Columns and rows of one digit."""


def dots_across(text: str) -> int:
    return sum(7 if letter == "‖" else DIGIT_COLUMNS for letter in text) + len(text) - 1


def dots(lines: tuple[str, ...]) -> list[list[bool]]:
    """Read the half-blocks back into dots."""
    bitmap = []
    for line in lines:
        bitmap += [[cell in "▀█" for cell in line], [cell in "▄█" for cell in line]]
    return bitmap


def test_a_digit_at_its_smallest() -> None:
    assert digits("2", *SMALLEST) == ("▄▀▀▀▄", "   ▄▀", " ▄▀  ", "▀▀▀▀▀")


def test_a_pause_stands_well_apart_from_the_digit_after_it() -> None:
    assert digits("‖1", 13, 4) == ("██ ██    ▄█  ", "██ ██     █  ", "██ ██     █  ", "▀▀ ▀▀    ▀▀▀ ")


@given(TEXTS, st.integers(-1, 200), st.integers(-1, 60))
def test_digits_never_exceed_the_space_given(text: str, columns: int, rows: int) -> None:
    lines = digits(text, columns, rows)
    assert len(lines) <= max(0, rows)
    assert all(len(line) == len(lines[0]) <= columns for line in lines)


@given(TEXTS.filter(bool), st.integers(0, 200), st.integers(0, 60))
def test_there_is_nothing_only_where_not_even_the_smallest_fits(text: str, columns: int, rows: int) -> None:
    fits = columns >= dots_across(text) and rows * 2 >= GLYPH_ROWS
    assert bool(digits(text, columns, rows)) == fits


@given(TEXTS, st.integers(0, 150), st.integers(0, 50), st.integers(0, 50), st.integers(0, 20))
def test_more_space_never_makes_digits_smaller(text: str, columns: int, rows: int, wider: int, taller: int) -> None:
    before, after = digits(text, columns, rows), digits(text, columns + wider, rows + taller)
    assert len(after) >= len(before)
    assert not before or len(after[0]) >= len(before[0])


@pytest.mark.parametrize("text", ["10", "600", "‖10", "‖600"])
def test_digits_are_nine_rows_tall_or_more_in_a_common_terminal(text: str) -> None:
    assert len(digits(text, *SPACE_AT_80_BY_24)) >= 9


@pytest.mark.parametrize(("columns", "rows"), [SMALLEST, (10, 4), (10, 7), (18, 11), (78, 14), (200, 60)])
def test_no_digit_looks_like_another_at_any_scale(columns: int, rows: int) -> None:
    drawn = {letter: dots(digits(letter, columns, rows)) for letter in DIGITS}
    dot = max(1, sum(map(len, drawn["0"])) // (DIGIT_COLUMNS * (GLYPH_ROWS + 1)))
    for one, other in combinations(DIGITS, 2):
        pairs = zip(chain(*drawn[one]), chain(*drawn[other]), strict=True)
        assert sum(a != b for a, b in pairs) >= 3 * dot, f"{one} and {other} are nearly the same"


@pytest.mark.parametrize("scale", [1, 2, 3, 4, 5])
def test_at_every_scale_the_same_shape(scale: int) -> None:
    for letter in DIGITS:
        small = dots(digits(letter, *SMALLEST))[:GLYPH_ROWS]
        large = dots(digits(letter, DIGIT_COLUMNS * scale, (GLYPH_ROWS * scale + 1) // 2))[: GLYPH_ROWS * scale]
        assert [row[::scale] for row in large[::scale]] == small
        assert [row[scale - 1 :: scale] for row in large[scale - 1 :: scale]] == small


def test_digits_are_half_as_wide_again_or_as_tall_again_where_there_is_room_one_way_only() -> None:
    assert len(digits("8", 78, 7)[0]) == 3 * DIGIT_COLUMNS  # and two dots down
    assert len(digits("8", 10, 60)) == 11  # three dots down, and two across


@given(TEXTS.filter(bool), st.integers(5, 300), st.integers(4, 80))
def test_digits_are_never_stretched_out_of_shape(text: str, columns: int, rows: int) -> None:
    lines = digits(text, columns, rows)
    if lines:
        across = len(lines[0]) // (dots_across(text))
        down = len(lines) * 2 // GLYPH_ROWS
        assert across <= down * 1.5
        assert down <= across * 1.5
