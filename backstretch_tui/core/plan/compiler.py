"""Compile a routine and a dose into a plan: every exercise, phase, set, repetition and side becomes steps."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from backstretch_tui.core.audio.cues import SILENT
from backstretch_tui.core.model.exercise import MAX_TOTAL_REPETITIONS, SIDE, Entry, Exercise, Phase, Routine, Side, Work
from backstretch_tui.core.plan.dose import Amount, Dose, PlanError, amount, as_entered
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
        routine, options.dose_for(routine), _as_entered(routine, exercises), tuple(steps),
        options.speed, cues=(SILENT,) * (len(steps) + 1),
    )  # fmt: skip


def _as_entered(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[Exercise, ...]:
    return tuple(as_entered(exercises[entry.id], entry) for entry in routine.exercises)


def _steps(
    routine: Routine, exercises: Mapping[str, Exercise], options: Options, taught: Collection[str]
) -> list[Step]:
    """Return the steps of a routine, one after the other; those of no length are left out."""
    steps: list[Step] = []
    starts_at = 0
    left_to_teach = set(taught)
    for number, entry in enumerate(routine.exercises):
        exercise = as_entered(exercises[entry.id], entry)
        own, dose = options.for_entry(routine, entry), options.dose_for(routine)
        drafts = list(_drafts(exercise, entry, dose, own, is_taught=entry.id in left_to_teach))
        if entry.rest_after_seconds and number < len(routine.exercises) - 1:
            phase_index, last = drafts[-1]
            drafts.append((phase_index, _Draft(Kind.REST, last.turn, entry.rest_after_seconds, text.EXERCISE_REST_CUE)))
        left_to_teach.discard(entry.id)
        for phase_index, draft in drafts:
            phase, turn = exercise.phases[phase_index], draft.turn
            counts = amount(phase, entry, dose, turn.side)
            waits = own.wait_for_key and draft.kind is Kind.GET_READY and number > 0 and phase_index == 0
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


_Counts = Mapping[Side | None, Amount]
"""How much is done on each side, left first; of None alone where there are none."""


class _Draft(NamedTuple):
    kind: Kind
    turn: _Turn
    seconds: float
    cue: str = ""
    completes: bool = False


def _drafts(
    exercise: Exercise, entry: Entry, dose: Dose, options: Options, *, is_taught: bool
) -> Iterator[tuple[int, _Draft]]:
    """Yield an exercise's steps, each with the index of its phase."""
    for phase_index, phase in enumerate(exercise.phases):
        counts = {side: amount(phase, entry, dose, side) for side in phase.sides_done}
        if is_taught and phase_index == 0:
            first = next(_turns(counts, options))
            for text, milliseconds in lesson(exercise):
                yield phase_index, _Draft(Kind.TEACH, first, milliseconds / 1000, text)
        for draft in _unroll(phase, entry, counts, options):
            yield phase_index, draft


def _turns(counts: _Counts, options: Options) -> Iterator[_Turn]:
    """Yield the repetitions in the order they are done; one side may have more of them."""
    sides = list(counts) if options.first_side == SIDES[0] else list(counts)[::-1]
    most = max(each.repetitions for each in counts.values())
    for set_ in range(1, max(each.sets for each in counts.values()) + 1):
        turns = [_Turn(set_, repetition, side) for repetition in range(1, most + 1) for side in sides]
        if options.side_order == "one-side-first":
            turns.sort(key=lambda turn: sides.index(turn.side))
        yield from (turn for turn in turns if turn.repetition <= counts[turn.side].repetitions)


_KINDS: Mapping[Work, tuple[Kind, Kind, Kind]] = {
    "hold": (Kind.MOVE_IN, Kind.HOLD, Kind.MOVE_OUT),
    "move": (Kind.MOVE_IN, Kind.MOVE, Kind.MOVE_OUT),
    "breathe": (Kind.BREATHE_IN, Kind.HOLD, Kind.BREATHE_OUT),
}
"""The steps of a repetition: there, the work, and back."""

_CUES: Mapping[Kind, str] = {
    Kind.MOVE_IN: text.MOVE_IN_CUE, Kind.HOLD: text.HOLD_CUE, Kind.MOVE_OUT: text.MOVE_OUT_CUE,
    Kind.MOVE: text.MOVE_CUE, Kind.BREATHE_IN: text.BREATHE_IN_CUE, Kind.BREATHE_OUT: text.BREATHE_OUT_CUE,
}  # fmt: skip
"""Cues where the file has none."""


def _work(phase: Phase) -> list[tuple[Kind, str]]:
    """Return the steps of a repetition, there, the work, and back, with their cues."""
    written = phase.cues.move_in, phase.cues.hold, phase.cues.move_out
    return [(kind, cue or _CUES[kind]) for kind, cue in zip(_KINDS[phase.work], written, strict=True)]


def _rest_between(phase: Phase, entry: Entry, turn: _Turn, following: _Turn) -> _Draft:
    """Return the step from one repetition to the next, where the way leads by the start."""
    changes_side = following.side != turn.side
    if following.set != turn.set:
        set_rest = phase.set_rest_seconds if entry.set_rest_seconds is None else entry.set_rest_seconds
        # Where the side changes too, there is at least the time for that.
        seconds = max(set_rest, phase.change_side_seconds) if changes_side else set_rest
        return _Draft(Kind.REST, following, seconds, text.SET_REST_CUE)
    if changes_side:
        return _Draft(Kind.CHANGE_SIDE, following, phase.change_side_seconds, phase.cues.change_side)
    rest = phase.rest_seconds if entry.rest_seconds is None else entry.rest_seconds
    return _Draft(Kind.REST, following, rest, text.REST)


def _unroll(phase: Phase, entry: Entry, counts: _Counts, options: Options) -> Iterator[_Draft]:
    """Yield a phase's steps, those of no length too."""
    turns = list(_turns(counts, options))
    (there, move_in), (work, hold), (back, move_out) = _work(phase)

    def arrival(kind: Kind, turn: _Turn, seconds: float, cue: str) -> _Draft:
        # Where nothing is held, reaching the end position is what makes the repetition count.
        return _Draft(kind, turn, seconds, cue, completes=counts[turn.side].hold_seconds == 0)

    yield _Draft(Kind.GET_READY, turns[0], phase.get_ready_seconds)
    yield arrival(there, turns[0], phase.move_in_seconds, move_in)
    for turn, following in zip_longest(turns, turns[1:]):
        yield _Draft(work, turn, counts[turn.side].hold_seconds, hold, completes=True)
        changes_side = following is not None and following.set == turn.set and following.side != turn.side
        if following and changes_side and phase.crosses:
            yield arrival(Kind.CHANGE_SIDE, following, phase.change_side_seconds, phase.cues.change_side)
            continue
        yield _Draft(back, turn, phase.move_out_seconds, move_out)
        if following:
            yield _rest_between(phase, entry, turn, following)
            yield arrival(there, following, phase.move_in_seconds, move_in)


def lesson_plan(exercise: Exercise, options: Options = DEFAULTS) -> Plan:
    """Compile what teaches an exercise, and nothing else."""
    routine = Routine(id=exercise.id, name=exercise.name, purpose=exercise.purpose, exercises=(Entry(id=exercise.id),))
    plan = compile_plan(routine, {exercise.id: exercise}, options, {exercise.id})
    steps = plan.steps[: plan.after_teaching(0)]
    return replace(plan, steps=steps, cues=plan.cues[: len(steps) + 1])
