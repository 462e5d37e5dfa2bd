"""Names of keys: what people write for them, and what Textual calls them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key, format_key

from backstretch_tui.core.model.text_safety import is_plain
from backstretch_tui.ui.key_names import KEY_NAMES, key_name, types, written_key
from backstretch_tui.ui.keys import KEYS


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("spacebar", "space"), ("Space", "space"), ("esc", "escape"), ("ESC", "escape"), ("Return", "enter"),
        ("⏎", "enter"), ("?", "question_mark"), ("/", "slash"), ("-", "minus"), ("+", "plus"), ("=", "equals_sign"),
        ("→", "right"), ("§", "section_sign"), ("section sign", "section_sign"),
        ("page down", "pagedown"), ("Page-Up", "pageup"), ("pgdn", "pagedown"), ("del", "delete"), ("F5", "f5"),
        ("ctrl-x", "ctrl+x"), ("^x", "ctrl+x"), ("^X", "ctrl+x"), ("C-x", "ctrl+x"), ("Ctrl + X", "ctrl+x"),
        ("control+x", "ctrl+x"), ("alt-Enter", "alt+enter"), ("M-x", "alt+x"), ("ctrl++", "ctrl+plus"),
        ("shift+ctrl+up", "ctrl+shift+up"), ("shift-tab", "shift+tab"), ("shift+a", "A"), ("N", "N"), ("n", "n"),
        ("ctrl+m", "enter"), ("^[", "escape"), ("ctrl+i", "tab"), ("é", "é"), ("ß", "ß"),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(written: str, name: str) -> None:
    assert key_name(written) == name


@pytest.mark.parametrize(
    "written", ["foo", "f25", "f0", "ctrl", "ctrl+", "c-", "shift+1", "space bar bar", "[/]", "", " "]
)
def test_what_is_no_key_is_none(written: str) -> None:
    assert key_name(written) is None


@pytest.mark.parametrize("character", string.ascii_letters + string.digits + string.punctuation + "éжß§")
def test_a_character_has_textuals_name(character: str) -> None:
    assert key_name(character) == _character_to_key(character)
    assert key_name(_character_to_key(character)) == _character_to_key(character)
    assert types(_character_to_key(character))


def test_every_key_of_ours_and_every_name_we_suggest_is_understood() -> None:
    for name in {*KEY_NAMES, *(name for key in KEYS for name in key.keys.split(","))}:
        assert key_name(name), name
    for key in KEYS:
        assert all(key_name(name) == name for name in key.keys.split(","))


def test_a_key_as_it_is_written_is_understood() -> None:
    assert written_key("ctrl+question_mark") == "ctrl+?"
    assert written_key("pagedown") == "pagedown"
    for name in {*",".join(key.keys for key in KEYS).split(","), "comma", "ctrl+comma", "plus"}:
        assert key_name(written_key(name)) == name
        assert "," not in written_key(name)


def test_what_textual_shows_of_a_key_is_understood() -> None:
    for name in {name for key in KEYS for name in key.keys.split(",") if "+" not in name}:
        assert key_name(format_key(name)) == name


@given(st.text(max_size=60) | st.lists(st.sampled_from(["ctrl", "shift", "c", "+", "-", "x", "^", " "])).map("".join))
def test_any_text_has_one_name_or_none(text: str) -> None:
    name = key_name(text)
    if name is not None:
        assert is_plain(name)
        assert "," not in name
        assert not name.isascii() or key_name(name) == name or types(name)
