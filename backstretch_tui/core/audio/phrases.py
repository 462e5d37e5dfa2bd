"""Words for steps and places in short phrases, each of which can be recorded once and used everywhere."""

from collections.abc import Iterator
from enum import IntEnum
from itertools import chain, islice, takewhile
from typing import NamedTuple

from backstretch_tui.core.audio.cues import Phrases
from backstretch_tui.core.format.sentences import capitalized, sentence
from backstretch_tui.core.model.exercise import Phase, Side
from backstretch_tui.core.plan.steps import Part, Plan, Step
from backstretch_tui.core.text import doses, spoken

SHORT_HOLD = 6_000
"""A hold of fewer milliseconds is short: its cue is said on the way into it."""


class Weight(IntEnum):
    """How much a part of what could be said matters: where there is no time for all, the lightest is left out first."""

    WELCOME = 0
    NEXT = 1
    ORDINAL = 2
    NOTE = 3
    CUE = 4
    AMOUNT = 5
    START = 6
    PHASE = 7
    SIDE = 8
    NAME = 9


BRIEF = Weight.PHASE
"""A brief voice says what weighs this much or more."""

ESSENTIAL = Weight.SIDE
"""Parts of this weight or more are said later where there was no time for them."""


class PhrasePart(NamedTuple):
    """One part of what could be said at a step's start."""

    weight: Weight
    phrases: Phrases
    once: tuple[object, ...] | None = None
    """Names what is said once: a part with the same name is left out after that."""


def parts_of(plan: Plan, before: Step | None, step: Step, *, space_pauses: bool = False) -> Iterator[PhrasePart]:
    """Yield all that there is to say as a step begins, in order. The welcome says whether the space bar pauses.

    Which side comes, and what to do, is said before the tone that means “go”: while getting ready, resting and changing
    sides. Only where there was no time for it, it is said during the movement.
    """
    if step.kind.traits.is_teaching:
        yield from _sentence(plan, before, step)
        return
    if before and before.kind.traits.is_teaching:
        before = None  # the exercise itself begins
    if step.kind.traits.is_introduction:
        if step.index == plan.after_teaching(0):
            yield from _welcome(plan, space_pauses=space_pauses)
        yield from _getting_ready(plan, before, step)
    else:
        yield from _moving(plan, before, step)


def _welcome(plan: Plan, *, space_pauses: bool) -> Iterator[PhrasePart]:
    """Yield what is said once, as the session begins."""
    yield PhrasePart(Weight.WELCOME, spoken.session(len(plan.exercises), plan.milliseconds))
    yield PhrasePart(Weight.WELCOME, spoken.STOP_IF_IT_HURTS)
    if space_pauses:
        yield PhrasePart(Weight.WELCOME, spoken.SPACE_PAUSES)


def _getting_ready(plan: Plan, before: Step | None, step: Step) -> Iterator[PhrasePart]:
    exercise, phase = plan.exercise_of(step), plan.phase_of(step)
    if before is None or before.entry != step.entry:
        yield PhrasePart(Weight.NAME, (sentence(exercise.name),))
        if len(plan.exercises) > 1:
            yield PhrasePart(Weight.ORDINAL, spoken.exercise(step.entry + 1, len(plan.exercises)))
        start = [PhrasePart(Weight.START, (sentence(step.cue),))]
    else:
        yield _new_phase(phase)
        start = [] if phase.start else [PhrasePart(Weight.START, (sentence(step.cue),))]
    if step.side:
        say = spoken.side_first if phase.sides == "alternating" else spoken.side
        yield PhrasePart(Weight.SIDE, say(_side(plan, step)))
    yield from start
    yield PhrasePart(Weight.AMOUNT, dose(plan, step))
    if step.phase_index == 0 and (note := plan.routine.exercises[step.entry].note):
        yield PhrasePart(Weight.NOTE, (capitalized(sentence(note)),))
    yield from _cue_of_the_next(plan, step)


def _moving(plan: Plan, before: Step | None, step: Step) -> Iterator[PhrasePart]:
    """Yield what is said in any other step. Where there is none for getting ready, this tells the exercise too."""
    new_exercise = before is None or before.entry != step.entry
    new_phase = before is None or new_exercise or before.phase_index != step.phase_index
    new_set = before is None or new_phase or before.set != step.set
    if new_exercise:
        yield PhrasePart(Weight.NAME, (sentence(plan.exercise_of(step).name),))
    elif new_phase:
        yield _new_phase(plan.phase_of(step))
    if new_phase:
        yield PhrasePart(Weight.AMOUNT, dose(plan, step))
    if step.kind.traits.is_between:
        yield _cue(step)
    if new_set and step.set > 1:
        yield PhrasePart(Weight.AMOUNT, spoken.set_of(step.set, step.sets))
    new_side = before is None or new_set or before.side != step.side
    if new_side and step.side:
        yield PhrasePart(Weight.SIDE, spoken.side(_side(plan, step)))
    last = step.repetition == step.repetitions and step.set == step.sets
    if step.repetition > 1 and (before is None or new_side or before.repetition != step.repetition):
        count = spoken.LAST_ONE if last else spoken.repetition(step.repetition, step.repetitions)
        yield PhrasePart(Weight.AMOUNT, count)
    if step.kind.traits.is_between:
        yield from _cue_of_the_next(plan, step)
    elif _is_short_hold(step):
        yield PhrasePart(Weight.CUE, spoken.BREATHE)
    else:
        yield _cue(step)
        yield from _cue_of_the_next(plan, step)
    if last and (step.kind.traits.is_between or step.kind.traits.part is Part.MOVE_OUT) and _is_last_turn(plan, step):
        yield from _next_exercise(plan, step)


def _new_phase(phase: Phase) -> PhrasePart:
    return PhrasePart(Weight.PHASE, (sentence(phase.start),) if phase.start else spoken.then(phase.name))


def _side(plan: Plan, step: Step) -> str:
    return capitalized(doses.side_in_words(step.side, plan.phase_of(step)))


def _cue(step: Step) -> PhrasePart:
    """Return what to do in a step, which is said once for each side."""
    once = None if step.kind.traits.is_paced else (step.entry, step.phase_index, step.side, step.kind)
    return PhrasePart(Weight.CUE, (sentence(step.cue),), once)


def _cue_of_the_next(plan: Plan, step: Step) -> Iterator[PhrasePart]:
    """Yield what to do in a movement before it begins, and in a short hold."""
    following = plan.steps[step.index + 1] if step.index + 1 < len(plan.steps) else None
    if following is None or following.kind.traits.is_paced:
        return
    if following.kind.traits.part is Part.MOVE_IN or _is_short_hold(following):
        yield _cue(following)


def _is_short_hold(step: Step) -> bool:
    return step.kind.traits.credits_time and step.milliseconds < SHORT_HOLD


def _is_last_turn(plan: Plan, step: Step) -> bool:
    """Whether no other repetition, on either side, follows in this exercise."""
    following = takewhile(lambda other: other.entry == step.entry, islice(plan.steps, step.index, None))
    return all((other.phase_index, other.side) == (step.phase_index, step.side) for other in following)


def _next_exercise(plan: Plan, step: Step) -> Iterator[PhrasePart]:
    """Yield the name of the exercise that comes next, once."""
    if step.entry + 1 < len(plan.exercises):
        name = plan.exercises[step.entry + 1].name
        yield PhrasePart(Weight.NEXT, spoken.next_exercise(name), (step.entry, Weight.NEXT))


def _sentence(plan: Plan, before: Step | None, step: Step) -> Iterator[PhrasePart]:
    """Yield what there is to say of an exercise that is taught; first of all its name."""
    if before is None or before.entry != step.entry:
        yield PhrasePart(Weight.NAME, (sentence(plan.exercise_of(step).name),))
    yield PhrasePart(Weight.START, (sentence(step.cue),))


def dose(plan: Plan, step: Step) -> Phrases:
    """Say how much of a step's phase is to be done: `("3", "times", "10", "seconds,", "each leg.")`.

    Where the sides differ, for each of them.
    """
    phase = plan.phase_of(step)
    amounts: dict[Side | None, tuple[int, int, int]] = {}
    for later in takewhile(lambda other: other.entry == step.entry, islice(plan.steps, step.index, None)):
        if later.phase_index == step.phase_index and later.completes:
            held = later.milliseconds if later.kind.traits.credits_time else 0
            amounts.setdefault(later.side, (later.sets, later.repetitions, held))
    if len(set(amounts.values())) > 1:
        each = (spoken.dose(*its, doses.side_in_words(side, phase)) for side, its in amounts.items())
        return tuple(chain.from_iterable(each))
    sides = doses.each_side(phase) if phase.sides == "alternating" else ""
    return spoken.dose(*next(iter(amounts.values()), (step.sets, step.repetitions, 0)), sides)


def place(plan: Plan, step: Step) -> Phrases:
    """Say in few words which step this is: `("Left leg,", "2", "of", "3.", "Hold.")`."""
    kind = spoken.kind(step.kind.traits.name)
    if step.kind.traits.is_introduction:
        name = plan.exercise_of(step).name if step.phase_index == 0 else step.phase
        return (sentence(name), *kind)
    if step.kind.traits.is_teaching:
        return (sentence(plan.exercise_of(step).name),)
    return (*turn(plan, step), *kind)


def turn(plan: Plan, step: Step) -> Phrases:
    """Say which side and repetition a step is for: `("Left leg,", "2", "of", "3.")`."""
    return spoken.turn(_side(plan, step) if step.side else "", step.repetition, step.repetitions)
