"""Doses: where inside each exercise's ranges to be, and what that comes to."""

from dataclasses import dataclass
from math import floor
from typing import NamedTuple, get_args

from backstretch_tui.core.model.exercise import (
    Entry,
    Exercise,
    FixedDose,
    Level,
    Phase,
    Repetitions,
    SecondsRange,
    Sets,
    Side,
)
from backstretch_tui.core.text.steps import no_dose

LEVELS: tuple[Level, ...] = get_args(Level)


class PlanError(ValueError):
    """The request cannot be compiled; the message says why and what would work."""


@dataclass(frozen=True, slots=True)
class Dose:
    """Where inside each exercise's ranges to be: for how long to hold, and how often to repeat."""

    hold: Level
    repetitions: Level
    """For sets too."""

    @classmethod
    def parse(cls, text: str) -> "Dose":
        """Read `gentle`, or `gentle/full`: short holds, many repetitions. Raises PlanError."""
        hold, slash, repetitions = text.partition("/")
        if not slash:
            repetitions = hold
        for level in LEVELS:
            for other in LEVELS:
                if (hold, repetitions) == (level, other):
                    return cls(level, other)
        raise PlanError(no_dose(text))

    def __str__(self) -> str:
        return self.hold if self.hold == self.repetitions else f"{self.hold}/{self.repetitions}"


_AS_FOR_BOTH = FixedDose()


class Amount(NamedTuple):
    """The amount of a dose in one phase."""

    hold_seconds: float
    repetitions: int
    sets: int


def amount(phase: Phase, entry: Entry, dose: Dose, side: Side | None = None) -> Amount:
    """Return what a dose comes to: minimum, midpoint rounded half up, or maximum, unless the entry fixes it.

    For one side, what the entry has for that comes first.

    It never leaves the range, whatever the entry says: a person's own dose may be older than the exercise's file.
    Where the range has no whole second, the middle is the end nearest to one.
    """
    own = {"left": entry.left, "right": entry.right}.get(side or "") or _AS_FOR_BOTH
    hold = entry.hold_seconds if own.hold_seconds is None else own.hold_seconds
    repetitions = entry.repetitions if own.repetitions is None else own.repetitions
    return Amount(
        _at(dose.hold, phase.hold_seconds, hold),
        int(_at(dose.repetitions, phase.repetitions, repetitions)),
        int(_at(dose.repetitions, phase.sets, entry.sets)),
    )


def as_entered(exercise: Exercise, entry: Entry) -> Exercise:
    """Return an exercise as a routine has it: on one side only, where the entry says so."""
    if entry.sides is None:
        return exercise
    phases = (
        phase.with_values(sides=entry.sides, crosses=False) if phase.sides == "alternating" else phase
        for phase in exercise.phases
    )
    return exercise.with_values(phases=tuple(phases))


def _at(level: Level, between: SecondsRange | Repetitions | Sets, fixed: float | None) -> float:
    if fixed is not None:
        return max(between.min, min(between.max, fixed))
    # Rounding may not lead out of a range of fractions: neither above 2.5 to 2.8 s nor below 2.2 to 2.4 s.
    middle = max(between.min, min(between.max, floor((between.min + between.max) / 2 + 0.5)))
    return {"gentle": between.min, "middle": middle, "full": between.max}[level]
