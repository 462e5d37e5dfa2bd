"""Samples: notes turned into waves, files read, joined and written. Always one channel of 16 bits."""

import math
import sys
import wave
from array import array
from collections.abc import Iterable
from pathlib import Path

from backstretch_tui.core.audio.tones import Note
from backstretch_tui.sound.vocabulary import RATE

LOUDEST = 32_767
TONE_LOUDNESS = 0.42
"""Of a tone's highest sample; words are evened to sound as loud."""

_OVERTONES = (0.47, 0.41, 0.3)
"""How much of a note is its own pitch, its octave and the twelfth above: they add up to 1 at the most.

A small speaker swallows what is below 400 Hz: at least half of the energy of the lowest note lies above.
"""

_EDGE_SECONDS = 0.008
"""In which a note swells and fades, so that it does not click."""

Samples = array  # of "h"


def count_of(milliseconds: int) -> int:
    """Return how many samples last so long."""
    return milliseconds * RATE // 1000


def silence(milliseconds: int) -> "Samples[int]":
    """Return silence."""
    return array("h", bytes(2 * count_of(milliseconds)))


def lead(milliseconds: int) -> "Samples[int]":
    """Return a tone too quiet to be noticed, which wakes wireless headphones before something is said."""
    return notes([(100, milliseconds)], 0.003)


def notes(melody: Iterable[Note], loudness: float = TONE_LOUDNESS) -> "Samples[int]":
    """Return notes, one after the other: with overtones, swelling and dying away."""
    samples = array("h")
    edge = _EDGE_SECONDS * RATE
    for hertz, milliseconds in melody:
        count = count_of(milliseconds)
        for index in range(count):
            turn = 2 * math.pi * hertz * index / RATE
            swell = min(1, index / edge, (count - index) / edge) * math.exp(-1.2 * index / count)
            pitch = sum(part * math.sin(times * turn) for times, part in enumerate(_OVERTONES, 1))
            samples.append(round(LOUDEST * loudness * swell * pitch))
    return samples


def joined(parts: Iterable["Samples[int]"]) -> "Samples[int]":
    """Return samples one after the other."""
    samples = array("h")
    for part in parts:
        samples.extend(part)
    return samples


def read(path: Path) -> "Samples[int]":
    """Read one of our own files."""
    with wave.open(str(path), "rb") as file:
        samples = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def write(path: Path, samples: "Samples[int]") -> None:
    """Write a file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames_of(samples))


def frames_of(samples: "Samples[int]") -> bytes:
    """Return samples as a file has them."""
    if sys.byteorder == "big":
        samples = array("h", samples)
        samples.byteswap()
    return samples.tobytes()


def quieter(samples: "Samples[int]", percent: int) -> "Samples[int]":
    """Return samples at a part of their loudness."""
    if percent >= 100:
        return samples
    return array("h", (sample * percent // 100 for sample in samples))
