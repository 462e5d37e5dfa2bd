"""The screen on which a routine is edited."""

from collections.abc import Sequence

from backstretch_tui.core.format.numbers import clock, counted

MAX_NAME_CHARACTERS = 60

FIELDS = {"name": "Name", "dose": "Dose", "days": "Days", "frequency": "How often"}
ENTRY_FIELDS = {
    "repetitions": "Repetitions",
    "hold_seconds": "Hold",
    "sets": "Sets",
    "sides": "Sides",
    "rest_after_seconds": "Rest after it",
    "note": "Note",
}
HINTS = {
    "name": "Enter: type the name",
    "dose": "How much of each exercise to do, unless you set a number yourself",
    "days": "On these days the list opens with this routine",
    "frequency": "Enter: type how often and until when, such as twice a day",
    "repetitions": "Set by the dose, or a fixed number",
    "hold_seconds": "Set by the dose, or a fixed number of seconds",
    "sets": "Set by the dose, or a fixed number",
    "sides": "Both sides, or one alone",
    "rest_after_seconds": "Before the next exercise",
    "note": "Enter: type what cannot be chosen, such as slowly, as tolerated",
    "entry": "Enter shows what can be changed about this exercise",
    "add": "← → choose an exercise, Enter adds it",
}
ADD = "+ Add"
BY_DOSE = "set by the dose"
EMPTY = "–"
NOTHING_CHOSEN = {"sides": "both", "rest_after_seconds": "none", "note": EMPTY}
"""The value of a field for which nothing is chosen, but for those that go by the dose."""
ANY_DAY = "any day"


def title(name: str) -> str:
    """Name the screen."""
    return f"Edit: {name}"


def copy_of(name: str) -> str:
    """Name the copy of a built-in routine."""
    return f"My {name}"[:MAX_NAME_CHARACTERS]


def total(exercises: int, milliseconds: int) -> str:
    """Say how long the routine is."""
    return f"{counted(exercises, 'exercise')}, {clock(milliseconds)} total"


def days(chosen: Sequence[str]) -> str:
    """Name the days of a routine."""
    return ", ".join(day.capitalize() for day in chosen) or ANY_DAY


def seconds(value: float) -> str:
    """Say a number of seconds."""
    return f"{value:g} s"


def numbered(number: int, name: str) -> str:
    """Name an entry by its place."""
    return f"{number}. {name}"
