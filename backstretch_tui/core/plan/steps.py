"""A compiled session: a flat tuple of steps."""

from dataclasses import dataclass
from enum import StrEnum

from backstretch_tui.core.audio.cues import StepCues
from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.core.model.exercise import Exercise, Phase, Routine, Side
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.text import steps as text


class Part(StrEnum):
    """The parts of a movement: each has a picture and a colour of its own."""

    START = "start"
    """Getting ready, resting, and changing sides where that goes by way of the start."""
    MOVE_IN = "move-in"
    HOLD = "hold"
    MOVE_OUT = "move-out"
    REPEAT = "repeat"
    """Over and over, there and back."""
    CROSS = "cross"
    """From the hold on one side straight over to the hold on the other."""


@dataclass(frozen=True, slots=True)
class Traits:
    """How all steps of a kind are shown, heard and counted."""

    name: str
    headline: str
    """The same in block letters, to be read from across the room."""
    part: Part = Part.START
    """The part that the figure shows; `CROSS` only in a phase that crosses."""
    tone: Tone | None = None
    """The tone as it begins; None where it depends on the step before."""
    end_tone: Tone | None = None
    """The tone as it ends."""
    credits_time: bool = False
    """Whether the time spent in it is held time: planned, recorded and summed up."""
    is_counted: bool = False
    """Whether its last seconds are counted, and its middle is announced."""
    is_extendable: bool = False
    """Whether the person can add time to it."""
    is_introduction: bool = False
    """Whether it leads into a phase: it names the phase, not a repetition, and previews the movement."""
    is_teaching: bool = False
    """Whether it describes the exercise: outside the session's time, neither planned nor done."""
    is_paced: bool = False
    """Whether its cue is said every time, not once for each side."""
    is_between: bool = False
    """Whether it leads to another repetition: its cue is said first, and then which one that is."""


class Kind(StrEnum):
    """The purpose of a step, with its traits: everything that depends on the kind of a step goes by these."""

    TEACH = "teach", Traits(text.TEACH, text.TEACH_HEADLINE, tone=Tone.TEACH, is_teaching=True)
    GET_READY = "get-ready", Traits(text.GET_READY, text.GET_READY_HEADLINE, is_introduction=True)
    MOVE_IN = "move-in", Traits(text.MOVE_IN, text.MOVE_IN_HEADLINE, Part.MOVE_IN, Tone.MOVE_IN)
    HOLD = (
        "hold",
        Traits(
            text.HOLD, text.HOLD_HEADLINE, Part.HOLD, Tone.HOLD, Tone.HOLD_END,
            credits_time=True, is_counted=True, is_extendable=True,
        ),
    )  # fmt: skip
    MOVE = (
        "move",
        Traits(
            text.MOVE, text.MOVE_IN_HEADLINE, Part.REPEAT, Tone.HOLD, Tone.HOLD_END,
            credits_time=True, is_counted=True, is_extendable=True,
        ),
    )  # fmt: skip
    MOVE_OUT = "move-out", Traits(text.MOVE_OUT, text.MOVE_OUT_HEADLINE, Part.MOVE_OUT, Tone.MOVE_OUT)
    BREATHE_IN = (
        "breathe-in",
        Traits(text.BREATHE_IN, text.BREATHE_IN_HEADLINE, Part.MOVE_IN, Tone.MOVE_IN, is_paced=True),
    )
    BREATHE_OUT = (
        "breathe-out",
        Traits(text.BREATHE_OUT, text.BREATHE_OUT_HEADLINE, Part.MOVE_OUT, Tone.MOVE_OUT, is_paced=True),
    )
    REST = "rest", Traits(text.REST, text.REST_HEADLINE, is_between=True)
    CHANGE_SIDE = "change-side", Traits(text.CHANGE_SIDES, text.CHANGE_SIDES_HEADLINE, Part.CROSS, is_between=True)

    traits: Traits

    def __new__(cls, value: str, traits: Traits) -> "Kind":
        """Make a kind that is known by its value alone."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.traits = traits
        return kind


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of time in which one thing is done.

    Teaching, get-ready, rest and change-side carry the side, set and repetition of the hold that they lead to.
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
    """Milliseconds from the start of the session, in which teaching is not counted."""
    cue: str
    """The few words that say what to do."""
    waits: bool
    """Whether the session stops here until the person goes on."""
    completes: bool
    """Whether the end of this step is the end of its repetition's work: one step in every repetition does."""

    @property
    def counted_milliseconds(self) -> int:
        """How much of it is time of the session: none where it teaches, which is neither planned nor done."""
        return 0 if self.kind.traits.is_teaching else self.milliseconds

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
    """The cues of each step, and last those at the end: silent until `audio/cue_compiler.py` fills them in."""

    @property
    def milliseconds(self) -> int:
        """How long the whole session lasts, without teaching, waiting and pauses."""
        last = self.steps[-1]
        return last.starts_at + last.counted_milliseconds

    @property
    def holds(self) -> tuple[Step, ...]:
        """Every step of which the time is held time."""
        return tuple(step for step in self.steps if step.kind.traits.credits_time)

    @property
    def is_lesson(self) -> bool:
        """Whether it teaches, and has nothing to do: no session."""
        return all(step.kind.traits.is_teaching for step in self.steps)

    def exercise_of(self, step: Step) -> Exercise:
        """Return the exercise that a step belongs to."""
        return self.exercises[step.entry]

    def phase_of(self, step: Step) -> Phase:
        """Return the phase that a step belongs to."""
        return self.exercises[step.entry].phases[step.phase_index]

    def next_turn(self, step: Step) -> Step | None:
        """Return the first later step that is for another repetition, phase or exercise; None where there is none."""
        return next((later for later in self.steps[step.index + 1 :] if later.turn != step.turn), None)

    def begins_after(self, step: Step) -> str:
        """Return the name of the exercise or phase that follows on a step's repetition; nothing where none does."""
        later = self.next_turn(step)
        if later is None or (later.entry, later.phase_index) == (step.entry, step.phase_index):
            return ""
        return self.exercise_of(later).name if later.entry != step.entry else later.phase

    def after_teaching(self, index: int) -> int:
        """Return the index of the first step from one on that does not teach, or the number of steps."""
        return next((step.index for step in self.steps[index:] if not step.kind.traits.is_teaching), len(self.steps))

    def sentence_number(self, step: Step) -> int:
        """Return which of its exercise's sentences a step that teaches tells, from 0."""
        return step.index - self.first_step_of(step.entry)

    def first_step_of(self, entry: int) -> int:
        """Return the index of the first step of an exercise, or the number of steps where there is no such exercise."""
        return next((step.index for step in self.steps if step.entry == entry), len(self.steps))
