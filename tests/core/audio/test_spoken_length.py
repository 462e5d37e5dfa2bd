"""How long a text is when it is spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.audio.spoken_length import estimate, spoken_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lie on your back, knees bent.", 6),
        ("", 0),
        ("7", 1),
        ("20", 1),
        ("25", 2),
        ("125", 4),
        ("12345", 7.5),
        ("2.5", 2),
        ("25 %", 3.5),
        ("45°", 3.5),
        ("MRI", 2.25),
        ("quadruped", 1.5),
        ("Rückenmuskulatur", 3),
        ("Étirement", 2),
    ],
)
def test_digits_symbols_and_long_words_are_counted_as_they_are_said(text: str, words: float) -> None:
    assert spoken_words(text) == words


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("Hold at 45° for 25 seconds, 3 times.", 4283),
        ("MRI of L4/L5: avoid flexion.", 3299),
        ("Transversus abdominis activation in quadruped position.", 3549),
        ("Beckenbodengymnastik und Wirbelsäulenaufrichtung.", 2722),
        ("Поднимите правую ногу и держите десять секунд.", 2755),
        ("平躺,弯曲膝盖,保持二十秒。", 4258),
        ("あおむけにねてひざをまげます。", 1961),
        ("पीठ के बल लेट जाएं और घुटने मोड़ें।", 2517),
        ("1234567", 4316),
    ],
)
def test_no_text_is_taken_for_much_shorter_than_an_engine_speaks_it(text: str, milliseconds: int) -> None:
    """The lengths were measured with espeak-ng 1.51 at its usual speed."""
    assert milliseconds <= estimate((text,)) <= 3 * milliseconds


@given(st.text())
def test_every_text_has_a_length(text: str) -> None:
    assert spoken_words(text) >= 0
