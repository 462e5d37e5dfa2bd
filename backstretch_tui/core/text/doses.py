"""Doses, steps and times in words: what the command line prints and the screens show."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from backstretch_tui.core.format.numbers import clock, counted, out_of, whole_seconds
from backstretch_tui.core.format.sentences import capitalized
from backstretch_tui.core.model.exercise import Entry, Exercise, Group, Phase, Side
from backstretch_tui.core.plan.dose import Amount, Dose, amount, as_entered
from backstretch_tui.core.plan.steps import Step

if TYPE_CHECKING:  # the first screen has no need of the past
    from backstretch_tui.core.session.summary import SessionSummary

_GENTLEST = Dose("gentle", "gentle")
_FULLEST = Dose("full", "full")


def dose_in_words(exercise: Exercise, entry: Entry | None = None, dose: Dose | None = None) -> str:
    """Say how much of an exercise is done: `3–5 × 10 s each leg, then both legs`.

    Without a routine's entry it is the exercise's own; without a dose it is the whole range.
    """
    entry = entry or Entry(id=exercise.id)
    said: list[str] = []
    numbers_before = ""
    for phase in as_entered(exercise, entry).phases:
        numbers, sides = _of_phase(phase, entry, dose)
        if not said:
            said.append(" ".join(filter(None, [numbers, sides])))
        else:
            name = phase.name.lower()
            named = name if numbers == numbers_before else f"{numbers} {name}"
            said.append(", ".join(filter(None, [named, sides])))
        numbers_before = numbers
    return ", then ".join(said)


def side_in_words(side: Side | None, phase: Phase) -> str:
    """Say which side of a phase it is: `left leg`; empty where there is none."""
    return f"{side} {phase.side_word}" if side else ""


def each_side(phase: Phase) -> str:
    """Say that something is for both sides of a phase: `each leg`."""
    return f"each {phase.side_word}"


def caption(phase: Phase, side: Side | None) -> str:
    """Say what a figure shows: `Left leg`, or the phase, where that has no sides."""
    return capitalized(side_in_words(side, phase)) or phase.name


def count_in_words(step: Step) -> str:
    """Say which repetition a step is for: `2 of 3`, or `set 1 of 2, 2 of 10` where there are several sets."""
    repetition = out_of(step.repetition, step.repetitions)
    return f"set {out_of(step.set, step.sets)}, {repetition}" if step.sets > 1 else repetition


def repetition_in_words(step: Step) -> str:
    """Say the same where nothing around it tells what is counted: `rep 2 of 3`, or with the set."""
    count = count_in_words(step)
    return count if step.sets > 1 else f"rep {count}"


def session_in_words(session: "SessionSummary") -> tuple[str, str, str]:
    """Say what came of a session: how much of it was done, how long was held, and the pain, where it was said."""
    scores = [session.pain_before, session.pain_after]
    before, after = ("?" if score is None else str(score) for score in scores)
    return (
        out_of(session.done_repetitions, session.planned_repetitions),
        f"{clock(whole_seconds(session.held))} held",
        f"pain {before} → {after}" if scores != [None, None] else "",
    )


def entry_in_words(exercise: Exercise, entry: Entry, dose: Dose, groups: Mapping[str, Group]) -> str:
    """Say how much of an exercise is done, and in which rounds: `10 × 5 s · core, 3 rounds`."""
    words = dose_in_words(exercise, entry, dose)
    group = groups.get(entry.group or "")
    return f"{words} · {entry.group}, {counted(group.rounds, 'round')}" if group else words


def _of_phase(phase: Phase, entry: Entry, dose: Dose | None) -> tuple[str, str]:
    """Say how much of a phase is done, and on which sides: `3 × 10 s` and `each leg`."""
    by_side = {
        side: _between(amount(phase, entry, dose or _GENTLEST, side), amount(phase, entry, dose or _FULLEST, side))
        for side in phase.sides_done
    }
    numbers, *others = dict.fromkeys(by_side.values())
    if others:
        return ", ".join(f"{its} {side_in_words(side, phase)}" for side, its in by_side.items()), ""
    if len(by_side) > 1:
        return numbers, each_side(phase)
    return numbers, side_in_words(next(iter(by_side)), phase)


def _between(least: Amount, most: Amount) -> str:
    """Say an amount, or the range between two, without its sides."""
    repetitions = _range(least.repetitions, most.repetitions)
    if most.hold_seconds >= 120 and least.hold_seconds % 60 == most.hold_seconds % 60 == 0:
        words = f"{repetitions} × {_range(least.hold_seconds / 60, most.hold_seconds / 60)} min"
    elif most.hold_seconds:
        words = f"{repetitions} × {_range(least.hold_seconds, most.hold_seconds)} s"
    else:
        words = "once" if repetitions == "1" else f"{repetitions} times"
    return words if most.sets == 1 else f"{_range(least.sets, most.sets)} sets of {words}"


def _range(least: float, most: float) -> str:
    return f"{least:g}" if least == most else f"{least:g}–{most:g}"
