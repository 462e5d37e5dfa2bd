"""The cues of a step, with their times: data, made by `cue_compiler.py` and followed by the machine."""

from dataclasses import dataclass
from enum import Enum

from backstretch_tui.core.audio.tones import SIGNALS, Tone

Phrases = tuple[str, ...]
"""Something to say: `("Left leg,", "2", "of", "3.")`. Joined with spaces it reads as one sentence or more."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Something to say, and how long that takes."""

    phrases: Phrases
    milliseconds: int

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.phrases)


Sounding = Tone | Speech


class Anchor(Enum):
    """The part of a step from which a moment is counted: when a hold is made longer, its middle and end move on."""

    START = 0
    MIDDLE = 1
    END = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to be heard at a moment."""

    anchor: Anchor
    at: int
    """Milliseconds of the plan from the anchor; below 0, before it."""
    heard: Sounding

    @property
    def counts_down(self) -> bool:
        """Whether it tells how near the end of the step is."""
        return self.anchor is Anchor.END

    def moment(self, milliseconds: int) -> int:
        """Return when that is, in a step of such a length."""
        return milliseconds * self.anchor.value // 2 + self.at


@dataclass(frozen=True, slots=True)
class StepCues:
    """All that is heard in one step."""

    due: tuple[Cue, ...] = ()
    """In order, as the step passes."""
    tone: Tone | None = None
    """The tone that announces the step after a skip to it."""
    arrival: Speech | None = None
    """The words after a skip to it, or while it waits."""
    place: Speech | None = None
    """Which step it is, in a few words: said when the session goes on after a pause."""

    def between(self, first: int, last: int, length: int, hushed: int = 0) -> tuple[Sounding, ...]:
        """Return what is due from one moment to another, both included, in a step of such a length.

        Before it is no longer `hushed`, because the step is being announced, only what counts its end down is.
        """
        due = (cue for cue in self.due if first <= cue.moment(length) <= last)
        return tuple(cue.heard for cue in due if cue.moment(length) >= hushed or cue.counts_down)

    def milliseconds_to_next(self, done: int, length: int) -> int:
        """Return how long it is, in a step of such a length, until something is due or the step is over."""
        moments = (cue.moment(length) for cue in self.due)
        return min(moment for moment in (*moments, length) if moment > done) - done

    @property
    def announcing(self) -> int:
        """How long it takes to tell the step that has been gone to, in real milliseconds."""
        if not (self.tone and self.arrival):
            return 0
        return SIGNALS[self.tone].milliseconds + self.arrival.milliseconds


SILENT = StepCues()
"""Where nothing is heard."""
