"""Which characters are shown as they are, and in a width that is sure."""

import sys

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from rich.cells import cell_len
from wcwidth import wcwidth

from backstretch_tui.core.model.exercise import Label, Short
from backstretch_tui.core.model.text_safety import has_unsure_width, in_columns, is_hidden, is_plain, shown

PLAIN = ["", "Übung", "“Hold” – 5 s…", "می‌خواهم", "हिन्दी", "体操", "a\u00a0b", "e\u0301", "한글", "ไทย", "🦵", "⚕"]
CLUSTERS = ["👩‍🦽", "❤️", "❤︎", "👍🏽", "🇩🇪", "1️⃣", "क्‍ष", "\ue0b0", "\U0001fffe"]


@pytest.mark.parametrize("text", [*PLAIN, "👩‍🦽"])
def test_the_words_of_any_language_are_shown_as_they_are(text: str) -> None:
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
    for character in map(chr, range(sys.maxunicode + 1)):
        if is_hidden(character):
            assert is_plain(shown(character))


@pytest.mark.parametrize("text", PLAIN[1:])
def test_the_words_of_any_language_may_be_a_name(text: str) -> None:
    assert TypeAdapter(Label).validate_python(text) == text


@pytest.mark.parametrize("text", CLUSTERS)
def test_an_emoji_sequence_is_no_name_but_may_stand_in_a_record_of_the_past(text: str) -> None:
    with pytest.raises(ValidationError, match="which terminals show in different widths; remove it"):
        TypeAdapter(Label).validate_python(text)
    assert TypeAdapter(Short).validate_python(text) == text
    assert not any(map(has_unsure_width, in_columns(text)))


WORDS = st.text(max_size=12) | st.lists(st.sampled_from([*PLAIN, *CLUSTERS, " "]), max_size=6).map("".join)


@given(WORDS)
def test_what_is_allowed_takes_as_many_columns_as_textual_thinks(text: str) -> None:
    """A terminal that knows clusters, one that adds up characters, and Rich, by which Textual lays out, agree."""
    text = in_columns(text)
    assert cell_len(text) == sum(wcwidth(character) for character in text)
    screen = pyte.Screen(80, 2)
    stream = pyte.Stream(screen)
    for character in text:  # given more at once, it stops at a character without width
        stream.feed(character)
    assert screen.cursor.x == cell_len(text)


@given(WORDS)
def test_what_was_typed_can_be_stored_and_read(text: str) -> None:
    if typed := in_columns(text)[:60].strip():
        assert TypeAdapter(Label).validate_python(typed) == typed
