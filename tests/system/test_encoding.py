"""Encoders write in ASCII what they have no character for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from backstretch_tui.system.encoding import TRANSLITERATE, TRANSLITERATE_CELLS


@pytest.mark.parametrize(
    ("encoding", "data"),
    [("ascii", b"10 x 3-5 s, u"), ("iso-8859-1", b"10 \xd7 3-5 s, \xfc"), ("utf-8", "10 × 3–5 s, ü".encode())],
)
def test_only_what_is_missing_is_replaced(encoding: str, data: bytes) -> None:
    assert "10 × 3–5 s, ü".encode(encoding, TRANSLITERATE) == data


@pytest.mark.parametrize(("text", "data"), [("‖3…", b"|3."), ("⏎ ├─", b"? +-"), ("中a", b"??a"), ("e\u0301", b"e")])
def test_on_a_terminal_columns_are_kept(text: str, data: bytes) -> None:
    assert text.encode("ascii", TRANSLITERATE_CELLS) == data


@given(st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters="ᅠㅤﾠ")))
def test_whatever_is_shown_takes_as_many_columns_in_ascii(text: str) -> None:
    for character in text:
        if cell_len(character):
            assert len(character.encode("ascii", TRANSLITERATE_CELLS)) in (1, cell_len(character))


def test_bytes_cannot_be_decoded_by_it() -> None:
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", TRANSLITERATE)
