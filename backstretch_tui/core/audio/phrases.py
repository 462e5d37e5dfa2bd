"""What is said: steps and places in short phrases, each of them one that can be recorded once and used everywhere."""

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from backstretch_tui.core.audio.cues import Phrases
from backstretch_tui.core.format.sentences import capitalized, sentence
from backstretch_tui.core.plan.steps import Plan, Step
from backstretch_tui.core.text import doses

HALF_WAY: Phrases = ("Half way.",)
ALL_DONE: Phrases = ("All done.",)


class Weight(IntEnum):
    """How much a part of what could be said matters: where there is no time for all, the lightest is left out first."""

    CUE = 1
    AMOUNT = 2
    START = 3
    PHASE = 4
    SIDE = 5
    NAME = 6


BRIEF = Weight.PHASE
"""A brief voice says what weighs this much or more."""

ESSENTIAL = Weight.SIDE
"""What weighs this much or more is said later where there was no time for it."""


class PhrasePart(NamedTuple):
    """One part of what could be said at a step's start."""

    weight: Weight
    phrases: Phrases


def parts_of(plan: Plan, before: Step | None, step: Step, *, first_time: bool) -> Iterator[PhrasePart]:
    """Yield all that there is to say as a step begins, in order. `first_time`: its cue was not said before."""
    exercise, phase = plan.exercise_of(step), plan.phase_of(step)
    new_exercise = before is None or before.entry != step.entry
    new_phase = before is None or new_exercise or before.phase_index != step.phase_index
    getting_ready = step.kind.traits.is_introduction
    weight = Weight.START if getting_ready else Weight.CUE
    cue = [PhrasePart(weight, (sentence(step.cue),))] if first_time else []
    if new_exercise:
        yield PhrasePart(Weight.NAME, (sentence(exercise.name),))
    elif new_phase:
        yield PhrasePart(Weight.PHASE, (sentence(phase.start or f"Then {phase.name.lower()}"),))
    if getting_ready and (new_exercise or not phase.start):
        yield from cue
    if new_phase:
        yield PhrasePart(Weight.AMOUNT, dose(plan, step))
    if getting_ready:
        return
    if step.kind.traits.is_between:
        yield from cue
    new_set = new_phase or before is None or before.set != step.set
    new_side = new_set or before is None or before.side != step.side or before.kind.traits.is_introduction
    if new_set and step.set > 1:
        yield PhrasePart(Weight.AMOUNT, ("Set", str(step.set), "of", f"{step.sets}."))
    if new_side and step.side:
        yield PhrasePart(Weight.SIDE, (sentence(capitalized(doses.side_in_words(step.side, phase))),))
    if step.repetition > 1 and (new_set or before is None or before.repetition != step.repetition):
        yield PhrasePart(Weight.AMOUNT, (str(step.repetition), "of", f"{step.repetitions}."))
    if not step.kind.traits.is_between:
        yield from cue


def dose(plan: Plan, step: Step) -> Phrases:
    """Say how much of a step's phase is to be done: `("3", "times", "10", "seconds,", "each leg.")`."""
    phase = plan.phase_of(step)
    said = [*(() if step.sets == 1 else (str(step.sets), "sets of"))]
    said += ["Once"] if step.repetitions == 1 else [str(step.repetitions), "times"]
    of_phase = (other for other in plan.steps[step.index :] if other.phase_index == step.phase_index)
    hold = next((other for other in of_phase if other.kind.traits.credits_time and other.entry == step.entry), None)
    if hold:
        said += seconds(hold.milliseconds)
    if phase.sides == "alternating":
        said[-1] += ","
        said.append(f"each {phase.side_word}")
    said[-1] += "."
    return tuple(said)


def seconds(milliseconds: int) -> Phrases:
    """Say a number of seconds."""
    number = f"{milliseconds / 1000:g}"
    return (number, "second" if number == "1" else "seconds")


def place(plan: Plan, step: Step) -> Phrases:
    """Say in few words which step this is: `("Left leg,", "2", "of", "3.", "Hold.")`."""
    if step.kind.traits.is_introduction:
        name = plan.exercise_of(step).name if step.phase_index == 0 else step.phase
        return (sentence(name), f"{step.kind.traits.name}.")
    return (*turn(plan, step), f"{step.kind.traits.name}.")


def turn(plan: Plan, step: Step) -> Phrases:
    """Say which side and repetition a step is for: `("Left leg,", "2", "of", "3.")`."""
    side = (f"{capitalized(doses.side_in_words(step.side, plan.phase_of(step)))},",) if step.side else ()
    return (*side, str(step.repetition), "of", f"{step.repetitions}.")
