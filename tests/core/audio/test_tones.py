"""Tones are told apart by their shape, that is by rhythm and by rise and fall, whoever cannot tell high from low."""

import math
from itertools import combinations, zip_longest

import pytest

from backstretch_tui.core.audio.tones import COUNTS, SIGNALS, Tone

SLICE = 10
"""Milliseconds."""

APART = 2.0
"""Semitones that two shapes differ by on average, at the least."""

SILENCE = 6.0
"""Semitones that sound and silence are taken to differ by."""

FALLING = (Tone.HOLD_END, Tone.MOVE_OUT, Tone.EXERCISE_DONE)


def shape(tone: Tone) -> list[float | None]:
    """Return how many semitones above its first note a tone is in each slice; None for silence."""
    notes = SIGNALS[tone].notes
    first = notes[0][0]
    return [
        12 * math.log2(hertz / first) if hertz else None
        for hertz, milliseconds in notes
        for _ in range(milliseconds // SLICE)
    ]


def distance(one: Tone, other: Tone) -> float:
    pairs = list(zip_longest(shape(one), shape(other)))
    return sum(apart(first, second) for first, second in pairs) / len(pairs)


def apart(one: float | None, other: float | None) -> float:
    if one is None or other is None:
        return SILENCE * (one is not other)
    return abs(one - other)


@pytest.mark.parametrize(("one", "other"), [*combinations(Tone, 2)])
def test_no_two_tones_have_the_same_shape(one: Tone, other: Tone) -> None:
    assert distance(one, other) >= APART


def test_a_tone_that_is_only_higher_has_the_same_shape() -> None:
    assert apart(None, None) == 0
    assert [distance(tone, tone) for tone in Tone] == [0] * len(Tone)


def test_rising_leads_in_and_falling_leads_out() -> None:
    ends = {tone: [hertz for hertz, _ in SIGNALS[tone].notes if hertz] for tone in Tone}
    assert all(notes[0] > notes[-1] for tone, notes in ends.items() if tone in FALLING)
    assert all(notes[0] <= notes[-1] for tone, notes in ends.items() if tone not in FALLING)


def test_the_last_count_is_a_double_tick() -> None:
    sounding = {tone: sum(bool(hertz) for hertz, _ in SIGNALS[tone].notes) for tone in COUNTS}
    assert sounding == {Tone.COUNT: 1, Tone.LAST_COUNT: 2}
