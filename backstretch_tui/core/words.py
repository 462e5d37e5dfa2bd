"""Doses, steps and times in words: what the command line prints and the screens show."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from backstretch_tui.core.models import Entry, Exercise, Phase
from backstretch_tui.core.plan import Amount, Dose, Kind, Step, amount

if TYPE_CHECKING:  # the first screen has no need of the past
    from backstretch_tui.core.past import PastSession

KIND_NAMES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.GET_READY: "Get ready",
        Kind.MOVE_IN: "Move in",
        Kind.HOLD: "Hold",
        Kind.MOVE_OUT: "Move out",
        Kind.REST: "Rest",
        Kind.CHANGE_SIDE: "Change sides",
    }
)
"""What each kind of step is called."""

_GENTLEST = Dose("gentle", "gentle")
_FULLEST = Dose("full", "full")


def dose_in_words(exercise: Exercise, entry: Entry | None = None, dose: Dose | None = None) -> str:
    """Say how much of an exercise is done: `3–5 × 10 s each leg, then both legs`.

    Without a routine's entry it is the exercise's own; without a dose it is the whole range.
    """
    entry = entry or Entry(id=exercise.id)
    said: list[str] = []
    numbers_before = ""
    for phase in exercise.phases:
        numbers = _between(amount(phase, entry, dose or _GENTLEST), amount(phase, entry, dose or _FULLEST))
        sides = [f"each {phase.side_word}"] if phase.sides == "alternating" else []
        if not said:
            said.append(" ".join([numbers, *sides]))
        else:
            name = phase.name.lower()
            said.append(", ".join([name if numbers == numbers_before else f"{numbers} {name}", *sides]))
        numbers_before = numbers
    return ", then ".join(said)


def side_in_words(step: Step, phase: Phase) -> str:
    """Say which side a step is for: `left leg`; empty where there are no sides."""
    return f"{step.side} {phase.side_word}" if step.side else ""


def count_in_words(step: Step) -> str:
    """Say which repetition a step is for: `2 of 3`, or `set 1 of 2, 2 of 10` where there are several sets."""
    repetition = f"{step.repetition} of {step.repetitions}"
    return f"set {step.set} of {step.sets}, {repetition}" if step.sets > 1 else repetition


def counted(number: int, thing: str) -> str:
    """Say how many of a thing there are: `1 session`, `2 sessions`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def seconds_in_words(milliseconds: int) -> str:
    """Say a short time exactly: `10 s`, `2.5 s`."""
    return f"{milliseconds / 1000:g} s"


def minutes_in_words(milliseconds: int) -> str:
    """Say a long time roughly: `about 14 minutes`."""
    minutes = round(milliseconds / 60_000)
    if minutes == 0:
        return "less than a minute"
    return "about 1 minute" if minutes == 1 else f"about {minutes} minutes"


def clock(milliseconds: int) -> str:
    """Write a time as a clock does, `6:05` or `1:06:05`: a second begun counts, so that only no time left is 0:00."""
    minutes, seconds = divmod(-(-milliseconds // 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def session_in_words(session: "PastSession") -> tuple[str, str, str]:
    """Say what came of a session: how much of it was done, how long was held, and the pain, where it was said."""
    scores = [session.pain_before, session.pain_after]
    before, after = ("–" if score is None else str(score) for score in scores)
    return (
        f"{session.done_repetitions} of {session.planned_repetitions}",
        f"{clock(session.held // 1000 * 1000)} held",
        f"pain {before} → {after}" if scores != [None, None] else "",
    )


def _between(least: Amount, most: Amount) -> str:
    """Say an amount, or the range between two, without its sides."""
    repetitions = _range(least.repetitions, most.repetitions)
    if most.hold_seconds:
        words = f"{repetitions} × {_range(least.hold_seconds, most.hold_seconds)} s"
    else:
        words = "once" if repetitions == "1" else f"{repetitions} times"
    return words if most.sets == 1 else f"{_range(least.sets, most.sets)} sets of {words}"


def _range(least: float, most: float) -> str:
    return f"{least:g}" if least == most else f"{least:g}–{most:g}"
