"""The vocabulary of sounds: one for each thing that can happen, and never the same for two."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from backstretch_tui.core.text import tones as text


class Tone(StrEnum):
    """What a sound means."""

    GET_READY = "get-ready"
    NEXT_EXERCISE = "next-exercise"
    MOVE_IN = "move-in"
    HOLD = "hold"
    COUNT = "count"
    HOLD_END = "hold-end"
    MOVE_OUT = "move-out"
    REST = "rest"
    CHANGE_SIDE = "change-side"
    NEXT_SET = "next-set"
    EXERCISE_DONE = "exercise-done"
    PAUSED = "paused"
    RESUMED = "resumed"
    DONE = "done"


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
        Tone.GET_READY: Signal(text.GET_READY, ((392, 140), (523, 200))),
        Tone.NEXT_EXERCISE: Signal(text.NEXT_EXERCISE, ((523, 130), (659, 130), (784, 240))),
        Tone.MOVE_IN: Signal(text.MOVE_IN, ((440, 110), (660, 140))),
        Tone.HOLD: Signal(text.HOLD, ((880, 340),)),
        Tone.COUNT: Signal(text.COUNT, ((660, 70),)),
        Tone.HOLD_END: Signal(text.HOLD_END, ((880, 130), (587, 240))),
        Tone.MOVE_OUT: Signal(text.MOVE_OUT, ((660, 110), (440, 140))),
        Tone.REST: Signal(text.REST, ((330, 300),)),
        Tone.CHANGE_SIDE: Signal(text.CHANGE_SIDE, ((523, 110), (784, 110), (523, 160))),
        Tone.NEXT_SET: Signal(text.NEXT_SET, ((330, 130), _GAP, (330, 130), _GAP, (440, 200))),
        Tone.EXERCISE_DONE: Signal(text.EXERCISE_DONE, ((784, 120), (659, 120), (523, 280))),
        Tone.PAUSED: Signal(text.PAUSED, ((262, 130), _GAP, (262, 240))),
        Tone.RESUMED: Signal(text.RESUMED, ((262, 130), (392, 130), (523, 200))),
        Tone.DONE: Signal(text.DONE, ((523, 140), (659, 140), (784, 140), (1047, 480))),
    }
)
"""Every tone's meaning and notes. Rising leads in, falling leads out, low is rest."""
