"""What can happen to a session: events are verbs with a time, whole milliseconds of the session's clock."""

from dataclasses import dataclass
from enum import StrEnum

EXTENSION = 5_000
"""Milliseconds that one Extend adds."""


class Why(StrEnum):
    """Why a session is paused."""

    ASKED = "asked"
    GAP = "gap"
    """Nothing was heard of the clock for a while: sleep, a stop, a stall."""
    KEY = "key"
    """The next exercise waits until the person is ready."""
    READING = "reading"
    """The instructions are open, or a question is."""
    BROKEN_OFF = "broken-off"
    """The program did not see the end of the session; now it is there again."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Start the session."""

    at: int


@dataclass(frozen=True, slots=True)
class Tick:
    """Let time pass."""

    at: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock, keeping the place. Where the reason is a gap, the time since the last event is not spent."""

    at: int
    why: Why = Why.ASKED


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on from the same place, after a lead-in."""

    at: int


@dataclass(frozen=True, slots=True)
class Skip:
    """Go on to the next step. This and every other move leaves a paused session paused."""

    at: int


@dataclass(frozen=True, slots=True)
class SkipExercise:
    """Go on to the next exercise."""

    at: int


@dataclass(frozen=True, slots=True)
class Back:
    """Take back the last skip, to the millisecond; otherwise go to the start of the step before, or of the first."""

    at: int


@dataclass(frozen=True, slots=True)
class BackExercise:
    """Go to the start of this exercise, or from there to the start of the one before."""

    at: int


@dataclass(frozen=True, slots=True)
class Extend:
    """Make the running hold five seconds longer, this once: begun anew, it is as planned."""

    at: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Finish here."""

    at: int


Event = Begin | Tick | Pause | Resume | Skip | SkipExercise | Back | BackExercise | Extend | Stop
