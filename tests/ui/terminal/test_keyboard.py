"""Bytes from the terminal become keys and pastes, whatever they are and however they are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste
from textual.message import Message

from backstretch_tui.ui.terminal.keyboard import MAX_PASTE_CHARACTERS, SLICE_CHARACTERS, Keyboard


def messages(*pieces: bytes, bound: str = "", encoding: str = "utf-8") -> list[Message]:
    """Return what becomes of bytes that come piece by piece, where some letters have a meaning."""
    keyboard = Keyboard(lambda key: key in bound, encoding)
    found: list[Message] = []
    for piece in pieces:
        keyboard.receive(piece)
        while not keyboard.is_empty:
            found += keyboard.messages()
    return found


def keys(*pieces: bytes, bound: str = "", encoding: str = "utf-8") -> list[tuple[str, str | None]]:
    """Return the names of the keys, and what they type."""
    return [
        (key.key, key.character) for key in messages(*pieces, bound=bound, encoding=encoding) if isinstance(key, Key)
    ]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        (b"a", ("a", "a")),
        (b"\x1b[A", ("up", None)),
        (b"\xc3\xa4", ("ä", "ä")),
        (b"\x1b[97;;97u", ("a", "a")),
        (b"\x1b[97:65;2;65u", ("A", "A")),
        (b"\x1b[97::113;1;97u", ("a", "a")),  # a French keyboard: the letter on the key counts
        (b"\x1b[1092::97;1;1092u", ("a", "ф")),  # a Russian keyboard
        (b"\x1b[1092:1060:97;2;1060u", ("A", "Ф")),
        (b"\x1b[1081::113;5u", ("ctrl+q", None)),
        (b"\x1b[110;65;78u", ("n", "N")),  # Caps Lock
        (b"\x1b[110:78;66;110u", ("N", "n")),  # Caps Lock and shift
        (b"\x1b[1092::97;65;1060u", ("a", "Ф")),
        (b"\x1b[27u", ("escape", None)),
        (b"\x1b[13u", ("enter", "\r")),
        (b"\x1b[32;;32u", ("space", " ")),
    ],
)
def test_a_key_has_a_name_and_a_character(sent: bytes, key: tuple[str, str | None]) -> None:
    assert keys(sent) == [key]


def test_a_letter_that_has_a_meaning_itself_is_not_taken_for_another() -> None:
    assert keys(b"\x1b[1092::97;1;1092u", bound="ф") == [("ф", "ф")]


def test_a_terminal_with_another_encoding_is_understood() -> None:
    assert keys(b"\xe4", encoding="iso-8859-1") == [("ä", "ä")]


def pasted(*pieces: bytes) -> list[str]:
    return [paste.text for paste in messages(*pieces) if isinstance(paste, Paste)]


def test_a_paste_is_one_text_without_what_a_terminal_would_obey() -> None:
    assert pasted(b"\x1b[200~two\nlines\x1b[31m\x07\x1b[201~") == ["two\nlines[31m"]


def test_a_paste_is_cut_where_no_field_could_take_more() -> None:
    (text,) = pasted(b"\x1b[200~" + b"a" * 4096, *[b"b\x1b" * 2048] * 30, b"\x1b[201~")
    assert len(text) <= MAX_PASTE_CHARACTERS
    assert text.startswith("a" * 4096 + "bb")


@given(st.integers(0, 11), st.integers(0, 11))
def test_marks_of_a_paste_may_come_in_two_parts(first: int, second: int) -> None:
    data = b"k\x1b[200~q\x1b[201~l"
    first, second = sorted((first, second))
    pieces = (data[:first], data[first:second], data[second:])
    assert pasted(*pieces) == ["q"]
    assert [name for name, _ in keys(*pieces)] == ["k", "l"]


def test_a_flood_of_keys_is_used_in_slices() -> None:
    keyboard = Keyboard(lambda _: True, "utf-8")
    keyboard.receive(b"a" * 4096)
    assert len(list(keyboard.messages())) == SLICE_CHARACTERS
    assert not keyboard.is_empty


awkward = st.sampled_from([b"\x1b", b"\x1b[", b"\x1b[200~", b"\x1b[201~", b"\x1b[<", b"u", b";", b":", b"9" * 9, b"M"])


@given(st.lists(awkward | st.binary(max_size=40)))
def test_whatever_comes_a_key_after_it_is_heard(pieces: list[bytes]) -> None:
    end_of_all = b"\x1b[201~" + b"x" * 40  # no paste and no sequence goes on after this
    assert keys(*pieces, end_of_all, b"z")[-1] == ("z", "z")
