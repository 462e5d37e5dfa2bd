"""A routine that is being edited: what can be changed, each change, and undo. Every draft can be done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from backstretch_tui.core.model.exercise import Day, Entry, Exercise, Routine
from backstretch_tui.core.plan.dose import LEVELS
from backstretch_tui.core.plan.options import SIDES

MAX_UNDO = 200
"""How many changes can be undone."""

MAX_ENTRIES = 40

Value = str | float | tuple[str, ...] | None

RESTS = (None, 10, 20, 30, 45, 60, 90, 120, 180)
"""Seconds to choose from for the rest after an exercise."""

_WEEK: tuple[Day, ...] = get_args(Day)

DAYS: tuple[tuple[Day, ...], ...] = (
    (), _WEEK[:5], ("mon", "wed", "fri"), ("tue", "thu", "sat"), ("mon", "thu"), ("tue", "fri"), _WEEK[5:],
    *((day,) for day in _WEEK),
)  # fmt: skip
"""Days of the week to choose from; none: any day."""


def routine_choices(field: str) -> tuple[Value, ...]:
    """Return the values to choose from for a field of a routine; none where it is typed."""
    return {"dose": LEVELS, "days": DAYS}.get(field, ())


def entry_choices(exercise: Exercise) -> Mapping[str, tuple[Value, ...]]:
    """Return the fields of an entry that can be changed, with the values to choose from: none where it is typed.

    None stands for what the dose says. Numbers are those that fit all phases of the exercise.
    """
    choices: dict[str, tuple[Value, ...]] = {}
    for field in ("repetitions", "hold_seconds", "sets"):
        ranges = [getattr(phase, field) for phase in exercise.phases]
        low, high = max(its.min for its in ranges), min(its.max for its in ranges)
        if low < high:
            choices[field] = (None, *_numbers(low, high))
    if any(phase.sides == "alternating" for phase in exercise.phases):
        choices["sides"] = (None, *SIDES)
    return {**choices, "rest_after_seconds": RESTS, "note": ()}


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
        return self._with_entries(index, self.routine.exercises[index].with_values(**{field: value}))

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
