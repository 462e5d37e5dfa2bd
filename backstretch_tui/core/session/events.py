"""The events of a session: verbs with a time, in whole milliseconds of the session's clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import get_args

EXTENSION = 5_000
"""Milliseconds that one Extend adds."""


class PauseReason(StrEnum):
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
class _Timed:
    """Something that happens. Each event but one has no more to it than its name: making a dataclass takes time."""

    at: int


class Begin(_Timed):
    """Start the session."""

    __slots__ = ()


class Tick(_Timed):
    """Let time pass."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Pause(_Timed):
    """Stop the clock, keeping the place. Where the reason is a gap, the time since the last event is not spent."""

    reason: PauseReason = PauseReason.ASKED


class Resume(_Timed):
    """Go on from the same place, after a lead-in."""

    __slots__ = ()


class Skip(_Timed):
    """Go on to the next step. This and every other move leaves a paused session paused."""

    __slots__ = ()


class SkipExercise(_Timed):
    """Go on to the next exercise."""

    __slots__ = ()


class Back(_Timed):
    """Take back the last skip, to the millisecond; otherwise go to the start of the step before, or of the first."""

    __slots__ = ()


class BackExercise(_Timed):
    """Go to the start of this exercise, or from there to the start of the one before."""

    __slots__ = ()


class Extend(_Timed):
    """Make the running hold five seconds longer, this once: begun anew, it is as planned."""

    __slots__ = ()


class Stop(_Timed):
    """Finish here."""

    __slots__ = ()


Event = Begin | Tick | Pause | Resume | Skip | SkipExercise | Back | BackExercise | Extend | Stop

EVENTS: Mapping[str, type[Event]] = MappingProxyType({event.__name__: event for event in get_args(Event)})
"""Every event by the name that journals and keys know it by."""
