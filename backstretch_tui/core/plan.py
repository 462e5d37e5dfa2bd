"""Routine + dose -> plan: every exercise, phase, set, repetition and side unrolled into a flat tuple of steps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from math import floor
from typing import Literal, NamedTuple, get_args

from backstretch_tui.core.heard import SILENT, StepCues
from backstretch_tui.core.models import (
    MOST_REPETITIONS_IN_ALL,
    Entry,
    Exercise,
    Level,
    Phase,
    Repetitions,
    Routine,
    SecondsRange,
    Sets,
    Side,
)

SideOrder = Literal["alternate", "one-side-first"]

LEVELS: tuple[Level, ...] = get_args(Level)
SIDES: tuple[Side, ...] = get_args(Side)
SIDE_ORDERS: tuple[SideOrder, ...] = get_args(SideOrder)


class PlanError(ValueError):
    """What was asked for cannot be compiled; the message says why and what would work."""


class Kind(StrEnum):
    """What a step is for."""

    GET_READY = "get-ready"
    MOVE_IN = "move-in"
    HOLD = "hold"
    MOVE_OUT = "move-out"
    REST = "rest"
    CHANGE_SIDE = "change-side"


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
        raise PlanError(f"There is no dose “{text}”. Choose gentle, middle or full, or two, such as gentle/full.")

    def __str__(self) -> str:
        return self.hold if self.hold == self.repetitions else f"{self.hold}/{self.repetitions}"


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may choose about a session."""

    dose: Dose | None = None
    """None: the routine's own."""
    first_side: Side = "left"
    side_order: SideOrder = "alternate"
    wait_for_key: bool = False
    """Between exercises, wait for the person instead of counting down."""
    speed: int = 1
    """How many times faster than life the clock runs: a rehearsal where it is not 1."""


DEFAULTS = Options()
"""A session as the routine's file has it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of time in which one thing is done.

    Get-ready, rest and change-side carry the side, set and repetition of the hold that they lead to.
    """

    index: int
    kind: Kind
    entry: int
    """Which of the plan's exercises, from 0; an exercise may be in a routine twice."""
    exercise: str
    phase: str
    phase_index: int
    side: Side | None
    set: int
    sets: int
    repetition: int
    repetitions: int
    milliseconds: int
    """0 only where the step waits for a key."""
    starts_at: int
    """Milliseconds from the start of the session."""
    cue: str
    """The few words that say what to do."""
    waits: bool
    """Whether the session stops here until the person goes on."""
    completes: bool
    """Whether the end of this step is the end of its repetition's work: one step in every repetition does."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A compiled session."""

    routine: Routine
    dose: Dose
    exercises: tuple[Exercise, ...]
    """In the order done."""
    steps: tuple[Step, ...]
    speed: int
    cues: tuple[StepCues, ...]
    """What is heard in each step, and last at the end: nothing, until `cues.py` puts it in."""

    @property
    def milliseconds(self) -> int:
        """How long the whole session lasts, without waiting and pauses."""
        last = self.steps[-1]
        return last.starts_at + last.milliseconds

    @property
    def holds(self) -> tuple[Step, ...]:
        """Every hold that takes time."""
        return tuple(step for step in self.steps if step.kind is Kind.HOLD)

    def exercise_of(self, step: Step) -> Exercise:
        """Return the exercise that a step belongs to."""
        return self.exercises[step.entry]

    def phase_of(self, step: Step) -> Phase:
        """Return the phase that a step belongs to."""
        return self.exercises[step.entry].phases[step.phase_index]

    def first_step_of(self, entry: int) -> int:
        """Return the index of the first step of an exercise, or the number of steps where there is no such exercise."""
        return next((step.index for step in self.steps if step.entry == entry), len(self.steps))


class Amount(NamedTuple):
    """What a dose comes to for one phase."""

    hold_seconds: float
    repetitions: int
    sets: int


def amount(phase: Phase, entry: Entry, dose: Dose) -> Amount:
    """Return what a dose comes to: minimum, midpoint rounded half up, or maximum, unless the entry fixes it.

    It never leaves the range, whatever the entry says: a person's own dose may be older than the exercise's file.
    Where the range has no whole second, the middle is the end nearest to one.
    """
    return Amount(
        _at(dose.hold, phase.hold_seconds, entry.hold_seconds),
        int(_at(dose.repetitions, phase.repetitions, entry.repetitions)),
        int(_at(dose.repetitions, phase.sets, entry.sets)),
    )


def _at(level: Level, between: SecondsRange | Repetitions | Sets, fixed: float | None) -> float:
    if fixed is not None:
        return max(between.min, min(between.max, fixed))
    # Rounding may not lead out of a range of fractions: neither above 2.5 to 2.8 s nor below 2.2 to 2.4 s.
    middle = max(between.min, min(between.max, floor((between.min + between.max) / 2 + 0.5)))
    return {"gentle": between.min, "middle": middle, "full": between.max}[level]


def compile_plan(routine: Routine, exercises: Mapping[str, Exercise], options: Options = DEFAULTS) -> Plan:
    """Unroll a routine whose entries are known to fit `exercises`. Raises PlanError where it has none, or too many."""
    if not routine.exercises:
        raise PlanError("No exercise is left to do. Include at least one.")
    dose = options.dose or Dose(routine.dose, routine.dose)
    steps: list[Step] = []
    starts_at = 0
    for number, entry in enumerate(routine.exercises):
        exercise = exercises[entry.id]
        for phase_index, phase in enumerate(exercise.phases):
            counts = amount(phase, entry, dose)
            for draft in _unroll(phase, entry, counts, options):
                waits = options.wait_for_key and draft.kind is Kind.GET_READY and number > 0 and phase_index == 0
                milliseconds = 0 if waits else round(draft.seconds * 1000)
                if not milliseconds and not waits:
                    continue
                turn = draft.turn
                steps.append(
                    Step(
                        index=len(steps), kind=draft.kind, entry=number, exercise=entry.id, phase=phase.name,
                        phase_index=phase_index, side=turn.side, set=turn.set, sets=counts.sets,
                        repetition=turn.repetition, repetitions=counts.repetitions, milliseconds=milliseconds,
                        starts_at=starts_at, cue=draft.cue or phase.start or exercise.start,
                        waits=waits, completes=draft.completes,
                    )
                )  # fmt: skip
                starts_at += milliseconds
    repetitions = sum(step.completes for step in steps)
    if repetitions > MOST_REPETITIONS_IN_ALL:  # no routine has, but exercises can be added to it
        raise PlanError(
            f"These exercises come to {repetitions:,} repetitions, each side counted. "
            f"Leave some out: the most is {MOST_REPETITIONS_IN_ALL:,}."
        )
    return Plan(
        routine, dose, tuple(exercises[entry.id] for entry in routine.exercises), tuple(steps), options.speed,
        cues=(SILENT,) * (len(steps) + 1),
    )  # fmt: skip


class _Turn(NamedTuple):
    """One repetition on one side."""

    set: int
    repetition: int
    side: Side | None


class _Draft(NamedTuple):
    kind: Kind
    turn: _Turn
    seconds: float
    cue: str = ""
    completes: bool = False


def _turns(phase: Phase, counts: Amount, options: Options) -> Iterator[_Turn]:
    """Yield the repetitions in the order they are done."""
    repetitions = range(1, counts.repetitions + 1)
    sides: tuple[Side | None, ...] = (None,)
    if phase.sides == "alternating":
        sides = SIDES if options.first_side == SIDES[0] else SIDES[::-1]
    for set_ in range(1, counts.sets + 1):
        if options.side_order == "alternate":
            yield from (_Turn(set_, repetition, side) for repetition in repetitions for side in sides)
        else:
            yield from (_Turn(set_, repetition, side) for side in sides for repetition in repetitions)


def _unroll(phase: Phase, entry: Entry, counts: Amount, options: Options) -> Iterator[_Draft]:
    """Yield a phase's steps, those of no length too."""
    turns = list(_turns(phase, counts, options))
    rest = phase.rest_seconds if entry.rest_seconds is None else entry.rest_seconds
    set_rest = phase.set_rest_seconds if entry.set_rest_seconds is None else entry.set_rest_seconds
    cues = phase.cues

    def arrival(kind: Kind, turn: _Turn, seconds: float, cue: str) -> _Draft:
        # Where nothing is held, reaching the end position is what makes the repetition count.
        return _Draft(kind, turn, seconds, cue, completes=counts.hold_seconds == 0)

    yield _Draft(Kind.GET_READY, turns[0], phase.get_ready_seconds)
    yield arrival(Kind.MOVE_IN, turns[0], phase.move_in_seconds, cues.move_in)
    for turn, following in zip_longest(turns, turns[1:]):
        yield _Draft(Kind.HOLD, turn, counts.hold_seconds, cues.hold, completes=True)
        changes_side = following is not None and following.set == turn.set and following.side != turn.side
        if following and changes_side and phase.crosses:
            yield arrival(Kind.CHANGE_SIDE, following, phase.change_side_seconds, cues.change_side)
            continue
        yield _Draft(Kind.MOVE_OUT, turn, phase.move_out_seconds, cues.move_out)
        if not following:
            return
        if following.set != turn.set:
            # Where the side changes too, there is at least the time for that.
            seconds = max(set_rest, phase.change_side_seconds) if following.side != turn.side else set_rest
            yield _Draft(Kind.REST, following, seconds, "Rest before the next set")
        elif changes_side:
            yield _Draft(Kind.CHANGE_SIDE, following, phase.change_side_seconds, cues.change_side)
        else:
            yield _Draft(Kind.REST, following, rest, "Rest")
        yield arrival(Kind.MOVE_IN, following, phase.move_in_seconds, cues.move_in)
