"""What an encoding has no character for is written in ASCII."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.format.transliteration import to_ascii


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [
        ("3–5 s", "3-5 s"),
        ("10 × 3–5 s", "10 x 3-5 s"),
        ("there is no routine “releif”", 'there is no routine "releif"'),
        ("the routine’s own", "the routine's own"),
        ("and so on…", "and so on..."),
        ("Übung für Füße", "Ubung fur Fusse"),
        ("⠁⠤⠿⠀", "'.: "),
        ("中", r"\u4e2d"),
        ("\udcff", r"\udcff"),
    ],
)
def test_ascii_stands_for_other_characters(text: str, ascii_text: str) -> None:
    assert to_ascii(text) == ascii_text


@given(st.text())
def test_everything_becomes_ascii_and_ascii_stays_as_it_is(text: str) -> None:
    assert to_ascii(text).isascii()
    assert to_ascii(to_ascii(text)) == to_ascii(text)
