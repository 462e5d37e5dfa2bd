"""Lines of runs: put into more room, and written over."""

from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.figure.canvas import Role, full_ink
from backstretch_tui.core.figure.lines import Run, blank_lines, placed, text_of, width_of, written_over

INK = full_ink(Role.TEXT)
runs = st.lists(st.builds(Run, st.text("ab", min_size=1, max_size=4)), max_size=5).map(tuple)


def test_lines_stand_in_the_middle_or_at_an_edge() -> None:
    lines = ((Run("ab"),),)
    assert text_of(placed(lines, 4, 3)) == ["", " ab", ""]
    assert text_of(placed(lines, 4, 3, "right", "bottom")) == ["", "", "  ab"]
    assert text_of(placed(lines, 4, 3, "left", "top")) == ["ab", "", ""]


@given(runs, st.integers(0, 9), st.integers(0, 9))
def test_placed_lines_fill_the_room(line: tuple[Run, ...], more_columns: int, more_rows: int) -> None:
    columns, rows = width_of(line) + more_columns, 1 + more_rows
    assert [width_of(row) for row in placed((line,), columns, rows)] == [columns] * rows


@given(runs, st.integers(-9, 25), st.text("xyz", max_size=9))
def test_a_text_takes_the_place_of_the_cells_under_it(line: tuple[Run, ...], column: int, text: str) -> None:
    before = "".join(run.text for run in line)
    after = "".join(run.text for run in written_over(line, column, text, INK))
    assert len(after) == len(before)
    for place, letter in enumerate(after):
        fits = column >= 0 and column + len(text) <= len(before)
        assert letter == (text[place - column] if fits and column <= place < column + len(text) else before[place])


def test_wide_characters_take_two_cells() -> None:
    line = written_over((Run("......"),), 2, "左é", INK)
    assert text_of((line,)) == ["..左é."]
    assert width_of(line) == 6


def test_blank_lines_have_the_size_asked_for() -> None:
    assert blank_lines(3, 2) == ((Run("   "),),) * 2
    assert blank_lines(0, 1) == ((),)
