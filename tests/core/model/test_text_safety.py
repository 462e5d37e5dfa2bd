"""Which letters are shown as they are."""

import sys

import pytest

from backstretch_tui.core.model.text_safety import is_hidden, is_plain, shown


@pytest.mark.parametrize("text", ["", "Übung", "“Hold” – 5 s…", "می‌خواهم", "हिन्दी", "体操", "a\u00a0b", "👩‍🦽"])
def test_the_words_of_any_language_are_shown_letter_for_letter(text: str) -> None:
    assert is_plain(text)
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "spelt"),
    [("\x1b[31m", "\\x1b[31m"), ("a\nb", "a\\nb"), ("a\u202eb", "a\\u202eb"), ("\udcff", "\\xff"), ("\x9b", "\\x9b")],
)
def test_what_a_terminal_would_obey_is_spelt_out(text: str, spelt: str) -> None:
    assert not is_plain(text)
    assert shown(text) == spelt


def test_a_long_text_is_cut() -> None:
    assert shown("a" * 41, 40) == "a" * 39 + "…"
    assert shown("a" * 40, 40) == "a" * 40


def test_what_is_spelt_out_is_plain_whatever_it_was() -> None:
    for letter in map(chr, range(sys.maxunicode + 1)):
        if is_hidden(letter):
            assert is_plain(shown(letter))
