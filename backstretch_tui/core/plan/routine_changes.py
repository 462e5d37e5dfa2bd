"""Changes to a routine that is being edited. Whatever is changed, it can be done."""

from collections.abc import Mapping

from backstretch_tui.core.model.exercise import MAX_ENTRIES, REGIONS, WEEK, Day, Entry, Exercise, FixedDose, Routine
from backstretch_tui.core.plan.dose import LEVELS
from backstretch_tui.core.plan.draft import Field, Value
from backstretch_tui.core.plan.options import SIDES

DAYS: tuple[tuple[Day, ...], ...] = (
    (), WEEK[:5], ("mon", "wed", "fri"), ("tue", "thu", "sat"), ("mon", "thu"), ("tue", "fri"), WEEK[5:],
    *((day,) for day in WEEK),
)  # fmt: skip
"""Days of the week to choose from; none: any day."""

RESTS = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180)
"""Seconds to choose from for a rest."""


_REST = Field((None, *RESTS), 0)

ROUTINE_FIELDS: Mapping[str, Field] = {
    "name": Field(),
    "dose": Field(LEVELS),
    "days": Field(DAYS),
    "frequency": Field(is_optional=True),
    "first_side": Field((None, *SIDES)),
    "rest_between_seconds": Field((0, *RESTS), 0),
    "region": Field(REGIONS),
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
    return {**fields, "rest_after_seconds": _REST, "note": Field(is_optional=True)}


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


def with_entry_value(routine: Routine, index: int, field: str, value: Value) -> Routine:
    """Change a field of an entry."""
    return _with_entries(routine, index, _with_value(routine.exercises[index], field, value))


def destination(routine: Routine, index: int, by: int) -> int:
    """Return where an entry goes that is moved up (-1) or down (1): past one entry, or a whole group of others."""
    entries, there = routine.exercises, index + by
    if not 0 <= there < len(entries):
        return index
    group = entries[there].group
    if group and group != entries[index].group:
        while 0 <= there + by < len(entries) and entries[there + by].group == group:
            there += by
    return there


def moved(routine: Routine, index: int, by: int) -> Routine:
    """Move an entry up (-1) or down (1); where there is no further, nothing changes.

    Moved beyond the others of its group it leaves the group; no other entry ever joins or leaves one.
    """
    there = destination(routine, index, by)
    entry, beyond = routine.exercises[index], routine.exercises[there]
    is_alone = [other.group for other in routine.exercises].count(entry.group) == 1
    entries = [*routine.exercises[:index], *routine.exercises[index + 1 :]]
    entries.insert(there, entry if is_alone or beyond.group == entry.group else entry.with_values(group=None))
    return routine.with_values(exercises=tuple(entries))


def removed(routine: Routine, index: int) -> Routine:
    """Take an entry out; the last one stays."""
    return _with_entries(routine, index) if len(routine.exercises) > 1 else routine


def added(routine: Routine, exercise_id: str) -> Routine:
    """Add an exercise at the end, unless there are as many as there may be."""
    entries = (*routine.exercises, Entry(id=exercise_id))
    return routine.with_values(exercises=entries) if len(entries) <= MAX_ENTRIES else routine


def _with_entries(routine: Routine, index: int, *new: Entry) -> Routine:
    entries = routine.exercises
    return routine.with_values(exercises=(*entries[:index], *new, *entries[index + 1 :]))
