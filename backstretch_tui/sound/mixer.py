"""Clips added up into one stream of samples that never falls silent."""

from array import array
from collections.abc import Callable

from backstretch_tui.sound.waves import LOUDEST, Samples, count_of

FADE = 5
"""Milliseconds in which a clip that is cut off dies away: a sudden end would click."""

_NEAR_SILENCE = array("h", [2] * 80 + [-2] * 80)
"""The tone that plays where nothing else does: 100 Hz, at -84 dB far too quiet for any ear.

Wireless headphones go to sleep where there is nothing at all, and swallow the beginning of what comes next.
"""


class Track:
    """A clip on its way through the mixer."""

    def __init__(self, samples: "Samples[int]", latest: float) -> None:
        self.samples = samples
        self.latest = latest
        """The last moment at which it may begin."""
        self.position = 0
        self.is_late = False
        """Whether it was left out because it could not begin in time."""

    @property
    def ended(self) -> bool:
        """Whether all of it has been handed out, or it was left out."""
        return self.position >= len(self.samples)

    def cut(self) -> None:
        """Let it die away."""
        rest = self.samples[self.position : self.position + count_of(FADE)] if self.position else array("h")
        self.samples = array("h", (sample * (len(rest) - at) // len(rest) for at, sample in enumerate(rest)))
        self.position = 0

    def take(self, count: int, now: float) -> "Samples[int]":
        """Return the next samples, fewer where it ends."""
        if not self.position and now > self.latest:
            self.samples, self.is_late = array("h"), True
        taken = self.samples[self.position : self.position + count]
        self.position += len(taken)
        return taken


class Mixer:
    """Hands out samples, a block at a time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._tracks: list[Track] = []

    def add(self, samples: "Samples[int]", latest: float) -> Track:
        """Let a clip begin with the next block, if that comes in time."""
        track = Track(samples, latest)
        self._tracks.append(track)
        return track

    @property
    def is_idle(self) -> bool:
        """Whether the next block is near-silence."""
        return not self._tracks

    def block(self, count: int) -> "Samples[int]":
        """Return the next samples."""
        now = self._clock()
        mixed = (_NEAR_SILENCE * (count // len(_NEAR_SILENCE) + 1))[:count]
        mixes = False
        for track in self._tracks:
            taken = track.take(count, now)
            if mixes:
                taken = array("h", (_within(one + other) for one, other in zip(taken, mixed, strict=False)))
            mixed[: len(taken)] = taken
            mixes = mixes or bool(taken)
        self._tracks = [track for track in self._tracks if not track.ended]
        return mixed


def _within(sample: int) -> int:
    return max(-LOUDEST, min(LOUDEST, sample))
