"""Exercises and routines: models of the TOML files."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Annotated, Any, Literal, get_args

from backstretch_tui.core.model.checked import After, Before, Limits, Model, invalid
from backstretch_tui.core.model.text_safety import has_unsure_width, is_hidden, is_plain
from backstretch_tui.core.text import steps as text
from backstretch_tui.core.text import value_errors

MAX_SECONDS = 3600
"""The longest any single time in a file may be: a walk, or a position that is kept for long."""

MAX_TOTAL_REPETITIONS = 2_000
"""The most repetitions, sides counted singly, that one routine may come to: more is a slip of the pen."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The form of an id, and so of a file's stem: `knee-to-chest`."""

MAX_ID_CHARACTERS = 40
MAX_NAME_CHARACTERS = 60
MAX_START_CHARACTERS = 120
MAX_SENTENCE_CHARACTERS = 400

MAX_REPETITIONS = 100
MAX_SETS = 20
MAX_LINES = 30
MAX_EQUIPMENT = 10
MAX_ENTRIES = 40


def is_id(text: str) -> bool:
    """Return whether a text is an id, and so may be the name of a file."""
    return len(text) <= MAX_ID_CHARACTERS and re.fullmatch(ID_PATTERN, text) is not None


Level = Literal["gentle", "middle", "full"]
Side = Literal["left", "right"]
Sides = Literal["none", "alternating", "left", "right"]
SideOrder = Literal["alternate", "one-side-first"]
Work = Literal["hold", "move", "breathe"]
Region = Literal["low-back", "neck", "other"]
REGIONS: tuple[Region, ...] = get_args(Region)
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEK: tuple[Day, ...] = get_args(Day)


def visible(text: str) -> str:
    """Refuse text that a terminal would obey or reorder instead of showing it letter for letter."""
    if not text.strip():
        raise invalid(value_errors.EMPTY)
    if is_plain(text):
        return text
    for place, character in enumerate(text, start=1):
        if character in "\n\r\t":
            raise invalid(value_errors.LINE_BREAK)
        if is_hidden(character):
            raise invalid(value_errors.hidden_character(place, f"U+{ord(character):04X}"))
    return text


def of_sure_width(text: str) -> str:
    """Refuse text that would move what is beside it: emoji sequences, and characters that not every terminal knows."""
    for place, character in enumerate("" if text.isascii() else text, start=1):
        if has_unsure_width(character):
            code = f"U+{ord(character):04X}"
            raise invalid(value_errors.character_of_unsure_width(place, code))
    return text


def as_number(value: Any) -> Any:
    """Keep `true` from passing as the number 1, and `nan` and `inf` from passing at all."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise invalid(value_errors.NOT_A_NUMBER)
    if value != value or value in (float("inf"), float("-inf")):
        raise invalid(value_errors.NOT_FINITE)
    return value


def as_tuple(value: Any) -> Any:
    """TOML has lists where the models, being frozen, have tuples."""
    return tuple(value) if isinstance(value, list) else value


Id = Annotated[str, Limits(pattern=ID_PATTERN, max_length=MAX_ID_CHARACTERS)]

Short = Annotated[str, Limits(max_length=MAX_NAME_CHARACTERS), After(visible)]
"""One to sixty characters."""

Label = Annotated[Short, After(of_sure_width)]
"""A name or a cue: short enough to be said while a step lasts, and to stand in a column."""

Start = Annotated[str, Limits(max_length=MAX_START_CHARACTERS), After(visible), After(of_sure_width)]
"""An instruction for getting ready: short enough to be said in that time."""

Sentence = Annotated[str, Limits(max_length=MAX_SENTENCE_CHARACTERS), After(visible), After(of_sure_width)]
"""A sentence or two to read."""

Seconds = Annotated[float, Limits(ge=0, le=MAX_SECONDS), Before(as_number), After(lambda seconds: round(seconds, 3))]
"""A time; the clock counts in thousandths."""


@dataclass(frozen=True, kw_only=True)
class _Range(Model):
    min: float
    max: float

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(
            _not_a_number, super().__get_pydantic_core_schema__(source, handler)
        )

    def _problem(self) -> str | None:
        return value_errors.range_reversed(self.min, self.max) if self.min > self.max else None


def _not_a_number(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MAX_SECONDS:
        raise invalid(value_errors.not_a_range(value))
    return value


@dataclass(frozen=True, kw_only=True)
class SecondsRange(_Range):
    """How long, in seconds: from the gentlest to the fullest."""

    min: Seconds
    max: Seconds


@dataclass(frozen=True, kw_only=True)
class Repetitions(_Range):
    """How many repetitions, for each side where there are sides."""

    min: Annotated[int, Limits(ge=1, le=MAX_REPETITIONS)]
    max: Annotated[int, Limits(ge=1, le=MAX_REPETITIONS)]


@dataclass(frozen=True, kw_only=True)
class Sets(_Range):
    """How many sets of repetitions."""

    min: Annotated[int, Limits(ge=1, le=MAX_SETS)]
    max: Annotated[int, Limits(ge=1, le=MAX_SETS)]


SIDE = "{side}"
"""Stands for the side in a cue: “Lower both knees to the {side}”."""


@dataclass(frozen=True, kw_only=True)
class Cues(Model):
    """The few words shown and said for each part of a repetition. `{side}` stands for left or right.

    Where a file has none, they depend on the work.
    """

    move_in: Label | None = None
    hold: Label | None = None
    move_out: Label | None = None
    change_side: Label = text.CHANGE_SIDES_CUE


SIDES_DONE: Mapping[Sides, tuple[Side | None, ...]] = {
    "none": (None,), "alternating": ("left", "right"), "left": ("left",), "right": ("right",),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Phase(Model):
    """One way of doing the exercise: a movement, its dose and its times."""

    name: Label
    """Said in lower case after “then”: `One leg`, `Both legs`."""
    work: Work = "hold"
    """`hold`: stay in the end position. `move`: keep moving for so long. `breathe`: in on the way there, out on the way
    back."""
    sides: Sides = "none"
    """`alternating`: every repetition is done once on each side, each with a full hold of its own."""
    side_word: Label = "side"
    """The part of the body of which there are two: `leg`, `side`, `arm`."""
    start: Start | None = None
    """An instruction for getting ready for this phase, where the exercise's own `start` does not say it."""
    crosses: bool = False
    """Whether changing sides goes straight from one hold to the other, without coming back in between."""
    hold_seconds: SecondsRange
    """How long the work of a repetition lasts; 0 for repetitions that are only counted."""
    repetitions: Repetitions
    sets: Sets = Sets(min=1, max=1)
    get_ready_seconds: Seconds = 10
    move_in_seconds: Seconds = 3
    move_out_seconds: Seconds = 3
    rest_seconds: Seconds = 2
    """Between two repetitions on the same side, or without sides."""
    change_side_seconds: Seconds = 4
    """In place of the rest, where the side changes."""
    set_rest_seconds: Seconds = 30
    """Between two sets."""
    figure: Id | None = None
    """The moving figure that shows it: the name of a file in `figures`, without .toml."""
    cues: Cues = Cues()

    @property
    def sides_done(self) -> tuple[Side | None, ...]:
        """The sides on which it is done, left first; None alone where there are none."""
        return SIDES_DONE[self.sides]

    def _problem(self) -> str | None:
        if self.sides == "none" and any(SIDE in (cue or "") for cue in asdict(self.cues).values()):
            return value_errors.no_side_to_name(SIDE)
        if self.crosses and (self.sides != "alternating" or self.change_side_seconds == 0):
            return value_errors.NO_WAY_ACROSS
        if self.hold_seconds.min == 0 and self.move_in_seconds == 0:
            return value_errors.NO_TIME
        return None


@dataclass(frozen=True, kw_only=True)
class StepPose(Model):
    """The key pose of a figure that a step leads to."""

    name: Label
    """The pose's name in the figure's file."""
    phase: Label | None = None
    """The name of the phase whose figure it is; without it, the first."""
    other_side: bool = False
    """Whether the step is about the other side."""


@dataclass(frozen=True, kw_only=True)
class Exercise(Model):
    """One exercise, as one TOML file describes it."""

    id: Id
    """The file's stem, not a line in the file."""
    name: Label
    purpose: Sentence
    position: Sentence
    """The start position, in full."""
    start: Start
    """An instruction for getting ready: short enough to be said in that time."""
    end: Start | None = None
    """An instruction for getting up, said at the end of a session that ends with this exercise."""
    steps: Annotated[tuple[Sentence, ...], Limits(min_length=1, max_length=MAX_LINES), Before(as_tuple)]
    """The whole movement, to be read before or while paused."""
    step_poses: Annotated[tuple[StepPose, ...], Limits(max_length=MAX_LINES), Before(as_tuple)] = ()
    """For each step the key pose that it leads to, shown while it is taught; without, the whole movement is."""
    cautions: Annotated[tuple[Sentence, ...], Limits(max_length=MAX_LINES), Before(as_tuple)] = ()
    equipment: Annotated[tuple[Label, ...], Limits(max_length=MAX_EQUIPMENT), Before(as_tuple)] = ()
    phases: Annotated[tuple[Phase, ...], Limits(min_length=1, max_length=6), Before(as_tuple)]

    def _problem(self) -> str | None:
        if self.step_poses and len(self.step_poses) != len(self.steps):
            return value_errors.poses_without_steps(len(self.step_poses), len(self.steps))
        return None


@dataclass(frozen=True, kw_only=True)
class SideChoices(Model):
    """Sides and waiting as a file fixes them; without it, the settings do."""

    first_side: Side | None = None
    side_order: SideOrder | None = None
    wait_for_key: bool | None = None


@dataclass(frozen=True, kw_only=True)
class FixedDose(Model):
    """A dose fixed by numbers, inside the exercise's own ranges: of one side, or the person's own.

    A value that is missing is the routine's.
    """

    hold_seconds: Seconds | None = None
    repetitions: Annotated[int, Limits(ge=1, le=MAX_REPETITIONS)] | None = None


@dataclass(frozen=True, kw_only=True)
class Entry(SideChoices):
    """One exercise in a routine, with what the routine fixes of it, inside the exercise's own ranges."""

    id: Id
    note: Label | None = None
    """The prescriber's words on what cannot be computed: load, tempo, “as tolerated”. Shown, said and printed."""
    group: Id | None = None
    """The group that it is done in rounds with: entries next to each other, of the same group."""
    sides: Side | None = None
    """The only side on which it is done, where the exercise has two."""
    left: FixedDose | None = None
    right: FixedDose | None = None
    rest_after_seconds: Seconds | None = None
    """After the exercise, before the next one."""
    hold_seconds: Seconds | None = None
    repetitions: Annotated[int, Limits(ge=1, le=MAX_REPETITIONS)] | None = None
    sets: Annotated[int, Limits(ge=1, le=MAX_SETS)] | None = None
    rest_seconds: Seconds | None = None
    set_rest_seconds: Seconds | None = None


@dataclass(frozen=True, kw_only=True)
class Group(Model):
    """Exercises that are done in rounds: one after the other, and all of them again."""

    rounds: Annotated[int, Limits(ge=1, le=20)]
    rest_seconds: Seconds = 0
    """Between two rounds."""


@dataclass(frozen=True, kw_only=True)
class Routine(SideChoices):
    """Exercises in order, as one TOML file lists them."""

    id: Id
    """The file's stem, not a line in the file."""
    name: Label
    purpose: Sentence
    region: Region = "low-back"
    """The part of the body that it is for: the warning signs that are asked about, and the pain that is compared."""
    dose: Level = "gentle"
    """The dose used where the person has not chosen one."""
    days: Annotated[tuple[Day, ...], Limits(max_length=7), Before(as_tuple)] = ()
    """The days of the week that it is for; none: any day."""
    frequency: Label | None = None
    """How often and until when, in the prescriber's words: “twice a day, for six weeks”. Shown and printed."""
    rest_between_seconds: Seconds = 0
    """Between two exercises."""
    groups: Annotated[Mapping[Id, Group], Limits(max_length=10)] = field(default_factory=dict)
    """By the name that entries have as their `group`."""
    exercises: Annotated[tuple[Entry, ...], Limits(min_length=1, max_length=MAX_ENTRIES), Before(as_tuple)]

    def _problem(self) -> str | None:
        begun = [group for group, _ in groupby(entry.group for entry in self.exercises) if group]
        for group in begun:
            if group not in self.groups:
                return value_errors.no_group(group)
            if begun.count(group) > 1:
                return value_errors.group_in_parts(group)
        return None

    def unrolled(self) -> tuple[Entry, ...]:
        """Return the entries as they are done: each round of a group, and the rest after each entry."""
        done: list[Entry] = []
        for name, entries in groupby(self.exercises, lambda entry: entry.group):
            once = tuple(entries)
            group = self.groups[name] if name else Group(rounds=1)
            for number in range(group.rounds):
                done += once
                rest = max(self.rest_between_seconds, group.rest_seconds if number < group.rounds - 1 else 0)
                done[-1] = _resting(done[-1], rest)
                done[-len(once) : -1] = [_resting(entry, self.rest_between_seconds) for entry in once[:-1]]
        return tuple(done)


def _resting(entry: Entry, seconds: float) -> Entry:
    """Return an entry with a rest after it, unless it has one of its own that is longer."""
    rest = max(seconds, entry.rest_after_seconds or 0)
    return entry.with_values(rest_after_seconds=rest) if rest else entry
