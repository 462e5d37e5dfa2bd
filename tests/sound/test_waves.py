"""What a small speaker leaves of the tones."""

import math

import pytest

from backstretch_tui.core.audio.tones import SIGNALS, Tone
from backstretch_tui.sound import waves
from backstretch_tui.sound.vocabulary import RATE

SMALL = 400
"""Hertz below which a small speaker is silent."""

FRAME = RATE // 50
"""Samples whose spectrum has a line every 50 Hz."""


def share_above(samples: "waves.Samples[int]", hertz: int) -> float:
    """Return how much of the energy lies above a frequency."""
    whole = below = 0.0
    for start in range(0, len(samples) - FRAME + 1, FRAME):
        frame = samples[start : start + FRAME]
        whole += FRAME * sum(sample * sample for sample in frame)
        below += sum((1 if line == 0 else 2) * power(frame, line) for line in range(hertz * FRAME // RATE))
    return 1 - below / whole


def power(frame: "waves.Samples[int]", line: int) -> float:
    """Return the power of a line of the spectrum, by Goertzel's algorithm."""
    coefficient = 2 * math.cos(2 * math.pi * line / FRAME)
    before = last = 0.0
    for sample in frame:
        before, last = last, sample + coefficient * last - before
    return last * last + before * before - coefficient * last * before


@pytest.mark.parametrize("tone", Tone)
def test_a_small_speaker_leaves_at_least_half_of_a_tone(tone: Tone) -> None:
    assert share_above(waves.notes(SIGNALS[tone].notes), SMALL) >= 0.5


def test_a_pure_low_note_would_be_lost() -> None:
    samples = waves.Samples("h", (round(9_000 * math.sin(2 * math.pi * 262 * n / RATE)) for n in range(RATE // 4)))
    assert share_above(samples, SMALL) < 0.1


def test_no_note_is_louder_than_tones_are() -> None:
    loudest = max(max(map(abs, waves.notes(signal.notes))) for signal in SIGNALS.values())
    assert 0.75 * waves.TONE_LOUDNESS < loudest / waves.LOUDEST <= waves.TONE_LOUDNESS
