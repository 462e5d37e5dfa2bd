"""Exercises, routines and plans as pages to read, in the terminal and on screens."""

from collections.abc import Iterator, Mapping, Sequence

from backstretch_tui.core.format.dates import WEEKDAYS
from backstretch_tui.core.format.numbers import clock, counted, minutes_in_words, seconds_in_words
from backstretch_tui.core.format.sentences import capitalized, sentence
from backstretch_tui.core.model.exercise import Exercise, Routine

NOTE = "Prescribed"
FREQUENCY = "How often"
REGION = "Part of the body"
PURPOSE = "What it does"
ROUTINE_PURPOSE = "What it is for"
HOW_MUCH = "How much"
EQUIPMENT = "You need"
DAYS = "Days"
POSITION = "Start position"
STEPS = "How to do it"
MOVEMENT = "The movement"
CAUTIONS = "Cautions"
EXERCISES = "Exercises"
ROUNDS = "Rounds"
ROUTINES = "Routines"
OWN_EXERCISES = "Your exercises"
OWN_ROUTINES = "Your routines"

UNTIL_KEY = "until you press a key"


def parts(lasting: Sequence[tuple[str, str]]) -> str:
    """List the parts of a repetition: the name of each, and how long it lasts."""
    return ", ".join(f"{name.lower()} {length}" for name, length in lasting)


def by_settings(dose: str) -> str:
    """Say how much of an exercise is done by the person's own settings; `dose` is that in words."""
    return f"By your settings: {dose}"


def named(name: str, id_: str) -> str:
    """Name an exercise or a routine, and how to write it in a command."""
    return f"{name} ({id_})"


def dose_of(name: str, id_: str, dose: str, note: str | None) -> str:
    """Say how much of an exercise is done, with what the prescriber wrote."""
    return f"{named(name, id_)}: {', '.join(filter(None, [dose, note]))}"


def how_much(dose_name: str, milliseconds: int) -> str:
    """Say by which dose a routine is done, and how long it takes."""
    return f"{dose_name} dose, {minutes_in_words(milliseconds)}"


def purpose_of(purpose: str, frequency: str | None) -> str:
    """Say what a routine is for, and how often it is to be done."""
    return " ".join(filter(None, [purpose, frequency and capitalized(sentence(frequency))]))


def rounds(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """Say of each group of a routine how many rounds of it are done."""
    for name, group in routine.groups.items():
        names = ", ".join(exercises[entry.id].name for entry in routine.exercises if entry.group == name)
        rest = f", with {seconds_in_words(round(group.rest_seconds * 1000))} between" if group.rest_seconds else ""
        yield f"{counted(group.rounds, 'round')} of {names}{rest}"


def days(short: Sequence[str]) -> str:
    """Name the days of a routine, which its file has as `mon`, `wed`, in the order of the week."""
    return ", ".join(name for name in WEEKDAYS if name[:3].lower() in short)


def plan_heading(routine: str, dose: str, holds: int, held: int, total: int) -> str:
    """Sum a session up; times in milliseconds."""
    return f"{routine}, {dose} dose: {counted(holds, 'hold')}, {clock(held)} held, {clock(total)} total"


def rehearsal(speed: int, milliseconds: int) -> str:
    """Say how long a rehearsal takes."""
    return f"Rehearsal, {speed}× as fast: {clock(milliseconds // speed)}"
