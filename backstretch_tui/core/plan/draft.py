"""A routine that is being edited: what can be changed, each change, and undo. Every draft can be done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, get_args

from backstretch_tui.core.model.exercise import MAX_SECONDS, Day, Entry, Exercise, FixedDose, Routine
from backstretch_tui.core.plan.dose import LEVELS
from backstretch_tui.core.plan.options import SIDES

MAX_UNDO = 200
"""How many changes can be undone."""

MAX_ENTRIES = 40

Value = str | float | tuple[str, ...] | None

_WEEK: tuple[Day, ...] = get_args(Day)

DAYS: tuple[tuple[Day, ...], ...] = (
    (), _WEEK[:5], ("mon", "wed", "fri"), ("tue", "thu", "sat"), ("mon", "thu"), ("tue", "fri"), _WEEK[5:],
    *((day,) for day in _WEEK),
)  # fmt: skip
"""Days of the week to choose from; none: any day."""

RESTS = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180)
"""Seconds to choose from for a rest."""


class Field(NamedTuple):
    """The values that a field may have."""

    choices: tuple[Value, ...] = ()
    """To choose from; none where it is text."""
    lowest: float | None = None
    """Of a number, which may be typed too; None for what is no number."""
    highest: float = MAX_SECONDS
    is_whole: bool = False


_REST = Field((None, *RESTS), 0)

ROUTINE_FIELDS: Mapping[str, Field] = {
    "name": Field(),
    "dose": Field(LEVELS),
    "days": Field(DAYS),
    "frequency": Field(),
    "first_side": Field((None, *SIDES)),
    "rest_between_seconds": Field((0, *RESTS), 0),
}
"""The fields of a routine that can be changed."""


def entry_fields(exercise: Exercise) -> Mapping[str, Field]:
    """Return the fields of an entry that can be changed. None stands for what the dose or the exercise's file says.

    Numbers are those that fit all phases of the exercise. `left.repetitions` is about one side alone.
    """
    doses: dict[str, Field] = {}
    for name in ("repetitions", "hold_seconds", "sets"):
        ranges = [getattr(phase, name) for phase in exercise.phases]
        low, high = max(its.min for its in ranges), min(its.max for its in ranges)
        if low < high:
            doses[name] = Field((None, *_numbers(low, high)), low, high, is_whole=name != "hold_seconds")
    fields = {**doses, "rest_seconds": Field((None, 0, *RESTS), 0)}
    if any(phase.sides == "alternating" for phase in exercise.phases):
        fields |= {"sides": Field((None, *SIDES)), "first_side": Field((None, *SIDES))}
        fields |= {f"{side}.{name}": doses[name] for side in SIDES for name in doses if name != "sets"}
    return {**fields, "rest_after_seconds": _REST, "note": Field()}


def value_of(entry: Entry, field: str) -> Value:
    """Return the value of a field, `left.repetitions` too."""
    side, _, name = field.rpartition(".")
    holder = getattr(entry, side) if side else entry
    return getattr(holder, name) if holder else None


def _with_value(entry: Entry, field: str, value: Value) -> Entry:
    side, _, name = field.rpartition(".")
    if not side:
        return entry.with_values(**{name: value})
    dose = (getattr(entry, side) or FixedDose()).with_values(**{name: value})
    return entry.with_values(**{side: None if dose == FixedDose() else dose})


def _numbers(low: float, high: float) -> list[float]:
    """Return the numbers of a range: each of a short one, every fifth of a long one, and both ends."""
    step = 1 if high - low <= 20 else 5
    numbers = [number for number in range(int(low) + 1, int(high) + 1) if number < high and number % step == 0]
    return [low, *numbers, high]


@dataclass(frozen=True, slots=True)
class Draft:
    """A routine as it is now, and as it was before each change, oldest first."""

    routine: Routine
    before: tuple[Routine, ...] = ()

    def with_field(self, field: str, value: Value) -> "Draft":
        """Change a field of the routine itself."""
        return self._changed(**{field: value})

    def with_entry_field(self, index: int, field: str, value: Value) -> "Draft":
        """Change a field of an entry."""
        return self._with_entries(index, _with_value(self.routine.exercises[index], field, value))

    def moved(self, index: int, by: int) -> "Draft":
        """Move an entry up (-1) or down (1); where there is no further, nothing changes."""
        entries, there = list(self.routine.exercises), index + by
        if not 0 <= there < len(entries):
            return self
        entries[index], entries[there] = entries[there], entries[index]
        return self._changed(exercises=_with_whole_groups(entries))

    def removed(self, index: int) -> "Draft":
        """Take an entry out; the last one stays."""
        return self._with_entries(index) if len(self.routine.exercises) > 1 else self

    def added(self, exercise_id: str) -> "Draft":
        """Add an exercise at the end, unless there are as many as there may be."""
        entries = (*self.routine.exercises, Entry(id=exercise_id))
        return self._changed(exercises=entries) if len(entries) <= MAX_ENTRIES else self

    def undone(self) -> "Draft":
        """Take the last change back."""
        return Draft(self.before[-1], self.before[:-1]) if self.before else self

    def _with_entries(self, index: int, *new: Entry) -> "Draft":
        entries = self.routine.exercises
        return self._changed(exercises=(*entries[:index], *new, *entries[index + 1 :]))

    def _changed(self, **changes: Any) -> "Draft":
        changed = self.routine.with_values(**changes)
        if changed == self.routine:
            return self
        return replace(self, routine=changed, before=(*self.before, self.routine)[-MAX_UNDO:])


def _with_whole_groups(entries: list[Entry]) -> tuple[Entry, ...]:
    """Take an entry out of its group where others now stand between."""
    done: list[Entry] = []
    for entry in entries:
        begun = {other.group for other in done}
        is_apart = entry.group in begun and done[-1].group != entry.group
        done.append(entry.with_values(group=None) if entry.group and is_apart else entry)
    return tuple(done)


def copied(routine: Routine, name: str, id_: str) -> Routine:
    """Return a copy under another name."""
    return routine.with_values(name=name, id=id_)
