"""How many columns a text takes, and how a table lines up."""

import sys

import pytest
from rich.cells import cell_len

from backstretch_tui.core.format.columns import columns_of, table
from backstretch_tui.core.model.text_safety import has_unsure_width, is_hidden


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("Hold", 4),
        ("é", 1),
        ("e\u0301", 1),
        ("左足", 4),
        ("▛▀", 2),
        ("\U0001cd00", 1),
        ("हिन्दी", 3),
        ("ไทยน้ำ", 5),
        ("می‌خواهم", 7),
    ],
)
def test_wide_characters_take_two_columns_and_accents_none(text: str, columns: int) -> None:
    assert columns_of(text) == columns


def test_whatever_may_stand_in_a_name_takes_as_many_columns_as_textual_thinks() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        if not is_hidden(character) and not has_unsure_width(character):
            assert columns_of.__wrapped__(character) == cell_len(character), f"U+{ord(character):04X}"


def test_columns_line_up_where_letters_are_twice_as_wide_or_have_no_width() -> None:
    rows = [("鳥", "", "a"), ("abc", "", "b"), ("e\u0301", "", "c")]
    assert list(table(rows)) == ["  鳥   a", "  abc  b", "  e\u0301    c"]
