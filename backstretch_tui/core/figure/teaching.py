"""The figure while an exercise is taught: it moves to the key pose that belongs to each sentence."""

from collections.abc import Mapping
from typing import NamedTuple

from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.pose import Moment, demonstrated, moment_in, picture_length
from backstretch_tui.core.model.exercise import Exercise, Phase, Side
from backstretch_tui.core.plan.options import SIDES
from backstretch_tui.core.plan.steps import Part, Plan, Step
from backstretch_tui.core.plan.teaching import FIRST_STEP


class Lesson(NamedTuple):
    """The picture at a moment of a sentence."""

    phase: Phase
    """Whose figure it is."""
    moment: Moment
    milliseconds_to_next: int | None
    """How long until the next picture is due; None where nothing moves."""


class _Place(NamedTuple):
    """Where a sentence leads to."""

    phase: Phase
    side: Side | None
    share: float
    """How far from the start (0) to the hold (1)."""


def lesson_at(plan: Plan, figures: Mapping[str, Figure], step: Step, done: int, frames_per_second: int) -> Lesson:
    """Return what is shown after so many milliseconds of a sentence.

    An exercise that does not say which pose belongs to which of its steps has the whole movement repeated.
    """
    exercise, number = plan.exercise_of(step), plan.sentence_number(step)
    drawn = [phase for phase in exercise.phases if phase.figure in figures]
    if drawn and not exercise.step_poses and number >= FIRST_STEP:
        phase, moment = demonstrated(drawn, done, frames_per_second)
        return Lesson(phase, moment, picture_length(moment.part, frames_per_second))
    now = _place(exercise, figures, number, step.side)
    before = _place(exercise, figures, number - 1, step.side) if number else now
    way, start, length = _way(before, now)
    if done < length:
        share = moment_in(way, done, length, now.side, frames_per_second).share
        frame = picture_length(way, frames_per_second)
        return Lesson(now.phase, _on_the_way(way, start, share, now), min(frame - done % frame, length - done))
    if now.share == 1:
        frame = picture_length(Part.HOLD, frames_per_second)
        held = moment_in(Part.HOLD, done - length, 0, now.side, frames_per_second)
        return Lesson(now.phase, held, frame - (done - length) % frame)
    return Lesson(now.phase, Moment(Part.MOVE_IN if now.share else Part.START, now.share, now.side), None)


def _place(exercise: Exercise, figures: Mapping[str, Figure], number: int, first_side: Side | None) -> _Place:
    """Return where a sentence leads to: purpose and start position to the start, a step to its key pose."""
    phase, side, share = exercise.phases[0], first_side, 0.0
    if number >= FIRST_STEP and exercise.step_poses:
        wanted = exercise.step_poses[number - FIRST_STEP]
        phase = next((phase for phase in exercise.phases if phase.name == wanted.phase), phase)
        figure = figures.get(phase.figure or "")
        names = [pose.name for pose in figure.poses] if figure else []
        share = names.index(wanted.name) / (len(names) - 1) if wanted.name in names else 0.0
        if wanted.other_side and side:
            side = SIDES[1 - SIDES.index(side)]
    return _Place(phase, side if phase.sides != "none" else None, share)


def _way(before: _Place, now: _Place) -> tuple[Part, float, int]:
    """Return by which part of the movement one place is come to from another, where it starts, and how long it is."""
    phase = now.phase
    if before.phase == phase and before.side != now.side and phase.crosses and before.share == now.share == 1:
        return Part.CROSS, 0.0, round(phase.change_side_seconds * 1000)
    start = before.share if before[:2] == now[:2] else 0.0
    is_in = now.share >= start
    seconds = phase.move_in_seconds if is_in else phase.move_out_seconds
    return Part.MOVE_IN if is_in else Part.MOVE_OUT, start, round(abs(now.share - start) * seconds * 1000)


def _on_the_way(way: Part, start: float, share: float, now: _Place) -> Moment:
    """Return the moment after a share of the way."""
    if way is Part.CROSS:
        return Moment(way, share, now.side)
    reached = start + (now.share - start) * share
    return Moment(way, reached if way is Part.MOVE_IN else 1 - reached, now.side)
