"""How many columns a text takes."""

import pytest

from backstretch_tui.core.format.columns import columns_of


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("Hold", 4), ("é", 1), ("e\u0301", 1), ("左足", 4), ("▛▀", 2), ("\U0001cd00", 1)]
)
def test_wide_characters_take_two_columns_and_accents_none(text: str, columns: int) -> None:
    assert columns_of(text) == columns
