"""Whether a routine fits the exercises that it names, and an exercise the figures."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from backstretch_tui.core.model.exercise import MAX_TOTAL_REPETITIONS, Entry, Exercise, Phase, Routine
from backstretch_tui.core.plan.dose import Dose, amount


class Mismatch(NamedTuple):
    """One thing in a file that cannot be done as written."""

    place: tuple[str | int, ...]
    """The keys and indices that lead to it."""
    problem: str
    cure: str
    unknown: str | None = None
    """The id of something that there is not."""


def mismatches(routine: Routine, exercises: Mapping[str, Exercise], faulty: Collection[str] = ()) -> Iterator[Mismatch]:
    """Yield what does not fit. `faulty` are the ids of exercises whose own files cannot be used."""
    repetitions = 0
    for index, entry in enumerate(routine.exercises):
        if exercise := exercises.get(entry.id):
            yield from _out_of_range(index, entry, exercise)
            repetitions += sum(_most_repetitions(phase, entry) for phase in exercise.phases)
        elif entry.id in faulty:
            yield Mismatch(
                ("exercises", index, "id"), f"the file of the exercise “{entry.id}” has a fault", "mend that first"
            )
        else:
            yield Mismatch(
                ("exercises", index, "id"),
                f"there is no exercise “{entry.id}”",
                "write one, or take this out",
                entry.id,
            )
    if repetitions > MAX_TOTAL_REPETITIONS:
        yield Mismatch(
            ("exercises",),
            f"they come to {repetitions:,} repetitions in all, each side counted",
            f"ask for {MAX_TOTAL_REPETITIONS:,} at most",
        )


def missing_figures(exercise: Exercise, figures: Collection[str], faulty: Collection[str] = ()) -> Iterator[Mismatch]:
    """Yield each figure that an exercise names and that there is not."""
    for index, phase in enumerate(exercise.phases):
        if phase.figure is None or phase.figure in figures:
            continue
        place = ("phases", index, "figure")
        if phase.figure in faulty:
            yield Mismatch(place, f"the file of the figure “{phase.figure}” has a fault", "mend that first")
        else:
            yield Mismatch(
                place, f"there is no figure “{phase.figure}”", "write one, or leave the line out", phase.figure
            )


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
                    f"it is {fixed:g}, outside what “{exercise.name}” allows in “{phase.name}”",
                    f"write {only}, or leave it out",
                )
                break
