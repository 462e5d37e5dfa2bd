"""The vocabulary of sounds: one for each thing that can happen, and never the same for two."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from backstretch_tui.core.text import tones as text


class Tone(StrEnum):
    """The meaning of a tone."""

    TEACH = "teach"
    GET_READY = "get-ready"
    NEXT_EXERCISE = "next-exercise"
    MOVE_IN = "move-in"
    HOLD = "hold"
    COUNT = "count"
    LAST_COUNT = "last-count"
    HOLD_END = "hold-end"
    MOVE_OUT = "move-out"
    REST = "rest"
    CHANGE_SIDE = "change-side"
    NEXT_SET = "next-set"
    EXERCISE_DONE = "exercise-done"
    PAUSED = "paused"
    RESUMED = "resumed"
    DONE = "done"


COUNTS = frozenset({Tone.COUNT, Tone.LAST_COUNT})
"""The ticks of the last seconds of a hold."""

Note = tuple[int, int]
"""Hertz, 0 for silence, and milliseconds."""


@dataclass(frozen=True, slots=True)
class Signal:
    """How a tone is told and how it sounds."""

    meaning: str
    notes: tuple[Note, ...]

    @property
    def milliseconds(self) -> int:
        """How long it sounds."""
        return sum(milliseconds for _, milliseconds in self.notes)


_GAP: Note = (0, 50)

SIGNALS: Mapping[Tone, Signal] = MappingProxyType(
    {
        Tone.TEACH: Signal(text.TEACH, ((523, 70), _GAP, (523, 70))),
        Tone.GET_READY: Signal(text.GET_READY, ((392, 110), (0, 60), (523, 170))),
        Tone.NEXT_EXERCISE: Signal(text.NEXT_EXERCISE, ((523, 110), _GAP, (659, 110), _GAP, (784, 180))),
        Tone.MOVE_IN: Signal(text.MOVE_IN, ((440, 70), (554, 70), (660, 110))),
        Tone.HOLD: Signal(text.HOLD, ((880, 340),)),
        Tone.COUNT: Signal(text.COUNT, ((660, 70),)),
        Tone.LAST_COUNT: Signal(text.LAST_COUNT, ((660, 60), (0, 40), (880, 100))),
        Tone.HOLD_END: Signal(text.HOLD_END, ((880, 130), (587, 240))),
        Tone.MOVE_OUT: Signal(text.MOVE_OUT, ((660, 70), (554, 70), (440, 110))),
        Tone.REST: Signal(text.REST, ((392, 90), (262, 90), (392, 120))),
        Tone.CHANGE_SIDE: Signal(text.CHANGE_SIDE, ((523, 110), (784, 110), (523, 160))),
        Tone.NEXT_SET: Signal(text.NEXT_SET, ((330, 130), _GAP, (330, 130), _GAP, (440, 200))),
        Tone.EXERCISE_DONE: Signal(text.EXERCISE_DONE, ((784, 120), (523, 120), _GAP, (523, 230))),
        Tone.PAUSED: Signal(text.PAUSED, ((262, 110), (0, 100), (262, 210))),
        Tone.RESUMED: Signal(text.RESUMED, ((262, 160), (523, 300))),
        Tone.DONE: Signal(text.DONE, ((523, 140), (659, 140), (784, 140), (1047, 480))),
    }
)
"""Every tone's meaning and notes. Rising leads in, falling leads out, low is rest.

No two have the same shape, that is rhythm and rise and fall: who cannot tell high from low can still tell them apart.
"""
