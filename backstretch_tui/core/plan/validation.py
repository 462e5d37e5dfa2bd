"""Whether a routine fits the exercises that it names, and an exercise the figures."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from typing import NamedTuple

from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.model.exercise import MAX_TOTAL_REPETITIONS, Entry, Exercise, FixedDose, Phase, Routine
from backstretch_tui.core.plan.dose import Dose, amount, as_entered
from backstretch_tui.core.plan.options import SIDES
from backstretch_tui.core.text import value_errors

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
            yield from _without_sides(index, entry, exercise)
            rounds = routine.groups[entry.group].rounds if entry.group else 1
            phases = as_entered(exercise, entry).phases
            repetitions += rounds * sum(_most_repetitions(phase, entry) for phase in phases)
        elif entry.id in faulty:
            yield Mismatch(("exercises", index, "id"), *value_errors.faulty_exercise(entry.id, faulty[entry.id]))
        else:
            yield Mismatch(("exercises", index, "id"), *value_errors.no_exercise(entry.id), entry.id)
    if repetitions > MAX_TOTAL_REPETITIONS:
        yield Mismatch(("exercises",), *value_errors.too_many_repetitions(repetitions, MAX_TOTAL_REPETITIONS))


def missing_figures(
    exercise: Exercise, figures: Collection[str], faulty: Mapping[str, str] = NOTHING
) -> Iterator[Mismatch]:
    """Yield each figure of an exercise that does not exist, or whose file has an error at the place `faulty` names."""
    for index, phase in enumerate(exercise.phases):
        if phase.figure is None or phase.figure in figures:
            continue
        place = ("phases", index, "figure")
        if phase.figure in faulty:
            yield Mismatch(place, *value_errors.faulty_figure(phase.figure, faulty[phase.figure]))
        else:
            yield Mismatch(place, *value_errors.no_figure(phase.figure), phase.figure)


def unknown_poses(exercise: Exercise, figures: Mapping[str, Figure]) -> Iterator[Mismatch]:
    """Yield each pose of an exercise that its phase, or that phase's figure, does not have."""
    phases = {phase.name: phase for phase in exercise.phases}
    for index, pose in enumerate(exercise.step_poses):
        phase = phases.get(pose.phase or exercise.phases[0].name)
        figure = figures.get(phase.figure or "") if phase else None
        poses = [known.name for known in figure.poses] if figure else []
        if phase is None:
            problem, key = value_errors.no_phase(str(pose.phase), list(phases)), "phase"
        elif figure and pose.name not in poses:
            problem, key = value_errors.no_pose(pose.name, figure.id, poses), "name"
        else:
            continue
        yield Mismatch(("step_poses", index, key), *problem)


def _most_repetitions(phase: Phase, entry: Entry) -> int:
    each = [amount(phase, entry, Dose("full", "full"), side) for side in phase.sides_done]
    return sum(most.sets * most.repetitions for most in each)


def _out_of_range(index: int, entry: Entry, exercise: Exercise) -> Iterator[Mismatch]:
    """Yield what the routine fixes outside the ranges of the exercise's phases: a fix is for all of them."""
    fixes: list[tuple[tuple[str, ...], float | None]] = [((key,), getattr(entry, key)) for key in _FIXED]
    for side in SIDES:
        if own := getattr(entry, side):
            fixes += [((side, its.name), getattr(own, its.name)) for its in fields(FixedDose)]
    for keys, fixed in fixes:
        if fixed is None:
            continue
        for phase in exercise.phases:
            between = getattr(phase, keys[-1])
            if not between.min <= fixed <= between.max:
                problem = value_errors.out_of_range(fixed, between.min, between.max, exercise.name, phase.name)
                yield Mismatch(("exercises", index, *keys), *problem)
                break


_FIXED = ("hold_seconds", "repetitions", "sets")


def _without_sides(index: int, entry: Entry, exercise: Exercise) -> Iterator[Mismatch]:
    """Yield what the routine fixes for one side, where the exercise has none to choose from."""
    if not any(phase.sides == "alternating" for phase in exercise.phases):
        for key in ("sides", "left", "right"):
            if getattr(entry, key) is not None:
                yield Mismatch(("exercises", index, key), *value_errors.no_sides(key, exercise.name))
