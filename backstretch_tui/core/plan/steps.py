"""A compiled session: a flat tuple of steps."""

from dataclasses import dataclass
from enum import StrEnum

from backstretch_tui.core.audio.cues import StepCues
from backstretch_tui.core.model.exercise import Exercise, Phase, Routine, Side
from backstretch_tui.core.plan.dose import Dose


class Kind(StrEnum):
    """What a step is for."""

    GET_READY = "get-ready"
    MOVE_IN = "move-in"
    HOLD = "hold"
    MOVE_OUT = "move-out"
    REST = "rest"
    CHANGE_SIDE = "change-side"


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

    @property
    def turn(self) -> tuple[int, int, int, int, Side | None]:
        """Which repetition it is for: its exercise, phase, set, number and side."""
        return self.entry, self.phase_index, self.set, self.repetition, self.side


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
    """What is heard in each step, and last at the end: nothing, until `audio/cue_compiler.py` fills it in."""

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

    def next_turn(self, step: Step) -> Step | None:
        """Return the first later step that is for another repetition, phase or exercise; None where there is none."""
        return next((later for later in self.steps[step.index + 1 :] if later.turn != step.turn), None)

    def first_step_of(self, entry: int) -> int:
        """Return the index of the first step of an exercise, or the number of steps where there is no such exercise."""
        return next((step.index for step in self.steps if step.entry == entry), len(self.steps))
