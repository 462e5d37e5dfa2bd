"""Compile a routine and a dose into a plan: every exercise, phase, set, repetition and side becomes steps."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from backstretch_tui.core.audio.cues import SILENT
from backstretch_tui.core.model.exercise import MAX_TOTAL_REPETITIONS, SIDE, Entry, Exercise, Phase, Routine, Side
from backstretch_tui.core.plan.dose import Amount, Dose, PlanError, amount
from backstretch_tui.core.plan.options import DEFAULTS, SIDES, Options
from backstretch_tui.core.plan.steps import Kind, Plan, Step
from backstretch_tui.core.plan.teaching import lesson
from backstretch_tui.core.text import steps as text


def compile_plan(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    options: Options = DEFAULTS,
    taught: Collection[str] = (),
) -> Plan:
    """Unroll a routine whose entries are known to fit `exercises`. Raises PlanError where it has none, or too many.

    `taught` are the ids of exercises that are taught before their first repetition.
    """
    if not routine.exercises:
        raise PlanError(text.NO_EXERCISE)
    steps = _steps(routine, exercises, options, taught)
    repetitions = sum(step.completes for step in steps)
    if repetitions > MAX_TOTAL_REPETITIONS:  # no routine has, but exercises can be added to it
        raise PlanError(text.too_many(repetitions, MAX_TOTAL_REPETITIONS))
    return Plan(
        routine, options.dose_for(routine), tuple(exercises[entry.id] for entry in routine.exercises), tuple(steps),
        options.speed, cues=(SILENT,) * (len(steps) + 1),
    )  # fmt: skip


def _steps(
    routine: Routine, exercises: Mapping[str, Exercise], options: Options, taught: Collection[str]
) -> list[Step]:
    """Return the steps of a routine, one after the other; those of no length are left out."""
    steps: list[Step] = []
    starts_at = 0
    left_to_teach = set(taught)
    for number, entry in enumerate(routine.exercises):
        exercise = exercises[entry.id]
        drafts = _drafts(exercise, entry, options.dose_for(routine), options, is_taught=entry.id in left_to_teach)
        left_to_teach.discard(entry.id)
        for phase_index, counts, draft in drafts:
            phase, turn = exercise.phases[phase_index], draft.turn
            waits = options.wait_for_key and draft.kind is Kind.GET_READY and number > 0 and phase_index == 0
            milliseconds = 0 if waits else round(draft.seconds * 1000)
            if not milliseconds and not waits:
                continue
            cue = draft.cue or phase.start or exercise.start
            step = Step(
                index=len(steps), kind=draft.kind, entry=number, exercise=entry.id, phase=phase.name,
                phase_index=phase_index, side=turn.side, set=turn.set, sets=counts.sets,
                repetition=turn.repetition, repetitions=counts.repetitions, milliseconds=milliseconds,
                starts_at=starts_at, cue=cue.replace(SIDE, turn.side or ""), waits=waits,
                completes=draft.completes,
            )  # fmt: skip
            steps.append(step)
            starts_at += step.counted_milliseconds
    return steps


class _Turn(NamedTuple):
    """One repetition on one side."""

    set: int
    repetition: int
    side: Side | None


class _Draft(NamedTuple):
    kind: Kind
    turn: _Turn
    seconds: float
    cue: str = ""
    completes: bool = False


def _drafts(
    exercise: Exercise, entry: Entry, dose: Dose, options: Options, *, is_taught: bool
) -> Iterator[tuple[int, Amount, _Draft]]:
    """Yield an exercise's steps, each with the index of its phase and how much of that is done."""
    for phase_index, phase in enumerate(exercise.phases):
        counts = amount(phase, entry, dose)
        if is_taught and phase_index == 0:
            first = next(_turns(phase, counts, options))
            for text, milliseconds in lesson(exercise):
                yield phase_index, counts, _Draft(Kind.TEACH, first, milliseconds / 1000, text)
        for draft in _unroll(phase, entry, counts, options):
            yield phase_index, counts, draft


def _turns(phase: Phase, counts: Amount, options: Options) -> Iterator[_Turn]:
    """Yield the repetitions in the order they are done."""
    repetitions = range(1, counts.repetitions + 1)
    sides: tuple[Side | None, ...] = (None,)
    if phase.sides == "alternating":
        sides = SIDES if options.first_side == SIDES[0] else SIDES[::-1]
    for set_ in range(1, counts.sets + 1):
        if options.side_order == "alternate":
            yield from (_Turn(set_, repetition, side) for repetition in repetitions for side in sides)
        else:
            yield from (_Turn(set_, repetition, side) for side in sides for repetition in repetitions)


def _unroll(phase: Phase, entry: Entry, counts: Amount, options: Options) -> Iterator[_Draft]:
    """Yield a phase's steps, those of no length too."""
    turns = list(_turns(phase, counts, options))
    rest = phase.rest_seconds if entry.rest_seconds is None else entry.rest_seconds
    set_rest = phase.set_rest_seconds if entry.set_rest_seconds is None else entry.set_rest_seconds
    cues = phase.cues

    def arrival(kind: Kind, turn: _Turn, seconds: float, cue: str) -> _Draft:
        # Where nothing is held, reaching the end position is what makes the repetition count.
        return _Draft(kind, turn, seconds, cue, completes=counts.hold_seconds == 0)

    yield _Draft(Kind.GET_READY, turns[0], phase.get_ready_seconds)
    yield arrival(Kind.MOVE_IN, turns[0], phase.move_in_seconds, cues.move_in)
    for turn, following in zip_longest(turns, turns[1:]):
        yield _Draft(Kind.HOLD, turn, counts.hold_seconds, cues.hold, completes=True)
        changes_side = following is not None and following.set == turn.set and following.side != turn.side
        if following and changes_side and phase.crosses:
            yield arrival(Kind.CHANGE_SIDE, following, phase.change_side_seconds, cues.change_side)
            continue
        yield _Draft(Kind.MOVE_OUT, turn, phase.move_out_seconds, cues.move_out)
        if not following:
            return
        if following.set != turn.set:
            # Where the side changes too, there is at least the time for that.
            seconds = max(set_rest, phase.change_side_seconds) if following.side != turn.side else set_rest
            yield _Draft(Kind.REST, following, seconds, text.SET_REST_CUE)
        elif changes_side:
            yield _Draft(Kind.CHANGE_SIDE, following, phase.change_side_seconds, cues.change_side)
        else:
            yield _Draft(Kind.REST, following, rest, text.REST)
        yield arrival(Kind.MOVE_IN, following, phase.move_in_seconds, cues.move_in)


def lesson_plan(exercise: Exercise, options: Options = DEFAULTS) -> Plan:
    """Compile what teaches an exercise, and nothing else."""
    routine = Routine(id=exercise.id, name=exercise.name, purpose=exercise.purpose, exercises=(Entry(id=exercise.id),))
    plan = compile_plan(routine, {exercise.id: exercise}, options, {exercise.id})
    steps = plan.steps[: plan.after_teaching(0)]
    return replace(plan, steps=steps, cues=plan.cues[: len(steps) + 1])
