"""When a note begins in a recording."""

import math

from backstretch_tui.sound import waves
from backstretch_tui.sound.vocabulary import RATE

BLOCK = RATE // 200
"""Samples in 5 ms."""


def onsets(samples: "waves.Samples[int]", hertz: int) -> list[int]:
    """Return when a note of this frequency begins, in milliseconds: found by Goertzel's algorithm in blocks of 5 ms."""
    found, sounding = [], 0
    coefficient = 2 * math.cos(2 * math.pi * hertz / RATE)
    for start in range(0, len(samples) - BLOCK, BLOCK):
        before = last = 0.0
        for sample in samples[start : start + BLOCK]:
            before, last = last, sample + coefficient * last - before
        power = last * last + before * before - coefficient * last * before
        loud = power > (0.05 * waves.LOUDEST * BLOCK / 2) ** 2
        if loud and not sounding:
            found.append(start * 1000 // RATE)
        sounding = loud * 10 or max(0, sounding - 1)
    return found
