"""The words in the right corner of the footer."""

import pytest

from backstretch_tui.core.text.corner import corner, sound_word


@pytest.mark.parametrize(
    ("is_on", "works", "word"),
    [(False, True, "sound off"), (True, True, "sound on"), (True, False, "no sound"), (True, None, "")],
)
def test_sound(is_on: bool, works: bool | None, word: str) -> None:
    assert sound_word(is_on=is_on, works=works) == word


@pytest.mark.parametrize(
    ("sound", "saving", "is_saved_here", "words"),
    [
        ("", "", True, ()),
        ("sound on", "saved", True, ("saved", "sound on")),
        ("no sound", "saved", True, ("no sound", "saved")),
        ("no sound", "not saved", True, ("not saved", "no sound")),
        ("sound on", "saved", False, ("sound on",)),
        ("sound on", "other window", False, ("other window", "sound on")),
    ],
)
def test_what_matters_most_comes_first(sound: str, saving: str, is_saved_here: bool, words: tuple[str, ...]) -> None:
    assert corner(sound, saving, is_saved_here=is_saved_here) == words
