"""Where a session can be, and what it remembers of the way there."""

from dataclasses import dataclass
from enum import StrEnum

from backstretch_tui.core.session.events import PauseReason


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the plan."""

    index: int
    done: int = 0
    """Milliseconds of the step that are spent."""
    extended: int = 0
    """Milliseconds that Extend has added to it."""


class StepOutcome(StrEnum):
    """How a step was left."""

    DONE = "done"
    SKIPPED = "skipped"
    WENT_BACK = "went-back"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to a step, with the time spent."""

    position: Position
    how: StepOutcome
    to: int
    """Index of the step gone to; the number of steps where that was the end."""
    spent: int
    """Milliseconds spent in this visit: less than `position.done` where a skip was taken back."""


@dataclass(frozen=True, slots=True)
class Interruption:
    """A pause, each time one began."""

    position: Position
    reason: PauseReason


Log = tuple[Visit | Interruption, ...]
"""All that happened, oldest first; `record.py` makes a record of it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Not begun."""


@dataclass(frozen=True, slots=True)
class Running:
    """The clock runs."""

    position: Position
    at: int
    """When the last event was."""
    lead_in: int = 0
    """Milliseconds still to go before time runs on, in this step or in one moved to meanwhile."""
    undo: Position | None = None
    """Where the last skip came from, until it is taken back, another exercise is gone back to, or a step passes."""
    log: Log = ()
    hushed: int = 0
    """Milliseconds of the step before which nothing more is said: it is being told where a skip has led to."""
    spent_earlier: int = 0
    """Milliseconds of the step that were spent in earlier visits."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stands still."""

    position: Position
    reason: PauseReason
    undo: Position | None = None
    log: Log = ()
    spent_earlier: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """Over, by itself or by request."""

    position: Position
    """Where Back would go on from."""
    log: Log


State = Ready | Running | Paused | Finished
