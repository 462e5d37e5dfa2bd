"""Whether a routine fits the exercises that it names, and an exercise the figures."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from backstretch_tui.core.model.exercise import MAX_TOTAL_REPETITIONS, Entry, Exercise, Phase, Routine
from backstretch_tui.core.plan.dose import Dose, amount

NOTHING: Mapping[str, str] = {}


class Mismatch(NamedTuple):
    """One thing in a file that cannot be done as written."""

    place: tuple[str | int, ...]
    """The keys and indices that lead to it."""
    problem: str
    cure: str
    unknown: str | None = None
    """The id of what does not exist."""


def mismatches(
    routine: Routine, exercises: Mapping[str, Exercise], faulty: Mapping[str, str] = NOTHING
) -> Iterator[Mismatch]:
    """Yield what does not fit. `faulty` names the places of errors in the files of exercises, by id."""
    repetitions = 0
    for index, entry in enumerate(routine.exercises):
        if exercise := exercises.get(entry.id):
            yield from _out_of_range(index, entry, exercise)
            repetitions += sum(_most_repetitions(phase, entry) for phase in exercise.phases)
        elif entry.id in faulty:
            yield Mismatch(
                ("exercises", index, "id"),
                f"the exercise “{entry.id}” has an error in {faulty[entry.id]}",
                "fix that first",
            )
        else:
            yield Mismatch(
                ("exercises", index, "id"),
                f"there is no exercise “{entry.id}”",
                "add one, or remove this entry",
                entry.id,
            )
    if repetitions > MAX_TOTAL_REPETITIONS:
        yield Mismatch(
            ("exercises",),
            f"it has {repetitions:,} repetitions in total, each side counted",
            f"the maximum is {MAX_TOTAL_REPETITIONS:,}",
        )


def missing_figures(
    exercise: Exercise, figures: Collection[str], faulty: Mapping[str, str] = NOTHING
) -> Iterator[Mismatch]:
    """Yield each figure of an exercise that does not exist, or whose file has an error at the place `faulty` names."""
    for index, phase in enumerate(exercise.phases):
        if phase.figure is None or phase.figure in figures:
            continue
        place = ("phases", index, "figure")
        if phase.figure in faulty:
            problem = f"the figure “{phase.figure}” has an error in {faulty[phase.figure]}"
            yield Mismatch(place, problem, "fix that first")
        else:
            problem = f"there is no figure “{phase.figure}”"
            yield Mismatch(place, problem, "add one, or remove this line", phase.figure)


def _most_repetitions(phase: Phase, entry: Entry) -> int:
    most = amount(phase, entry, Dose("full", "full"))
    return most.sets * most.repetitions * (2 if phase.sides == "alternating" else 1)


def _out_of_range(index: int, entry: Entry, exercise: Exercise) -> Iterator[Mismatch]:
    """Yield what the routine fixes outside the ranges of the exercise's phases: a fix is for all of them."""
    for key, fixed in (("hold_seconds", entry.hold_seconds), ("repetitions", entry.repetitions), ("sets", entry.sets)):
        if fixed is None:
            continue
        for phase in exercise.phases:
            between = getattr(phase, key)
            if not between.min <= fixed <= between.max:
                only = f"{between.min:g}" if between.min == between.max else f"from {between.min:g} to {between.max:g}"
                yield Mismatch(
                    ("exercises", index, key),
                    f"it is {fixed:g}, outside the range of “{exercise.name}”, “{phase.name}”",
                    f"write {only}, or remove it",
                )
                break
