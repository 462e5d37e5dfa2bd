"""The screen on which a routine is edited."""

from collections.abc import Sequence

from backstretch_tui.core.format.numbers import clock, counted

MAX_NAME_CHARACTERS = 60

FIELDS = {
    "name": "Name",
    "dose": "Dose",
    "days": "Days",
    "frequency": "How often",
    "first_side": "First side",
    "rest_between_seconds": "Rest between exercises",
    "repetitions": "Repetitions",
    "hold_seconds": "Hold",
    "sets": "Sets",
    "rest_seconds": "Rest between repetitions",
    "sides": "Sides",
    "left.repetitions": "Left: repetitions",
    "left.hold_seconds": "Left: hold",
    "right.repetitions": "Right: repetitions",
    "right.hold_seconds": "Right: hold",
    "rest_after_seconds": "Rest after it",
    "note": "Note",
}
HINTS = {
    "name": "Enter: type the name",
    "dose": "How much of each exercise to do, unless you set a number yourself",
    "days": "On these days the list opens with this routine",
    "frequency": "Enter: type how often and until when, such as twice a day",
    "first_side": "The side to begin with",
    "sides": "Both sides, or one alone",
    "note": "Enter: type what cannot be chosen, such as slowly, as tolerated",
    "entry": "Enter shows what can be changed about it; - and + move it",
    "add": "← → choose an exercise, Enter adds it",
}
ADD = "+ Add"
BY_DOSE = "set by the dose"
EMPTY = "–"
NOTHING_CHOSEN = {
    "frequency": EMPTY,
    "first_side": "as in the settings",
    "rest_seconds": "as in the exercise",
    "sides": "both",
    **dict.fromkeys(("left.repetitions", "left.hold_seconds", "right.repetitions", "right.hold_seconds"), "as on both"),
    "rest_after_seconds": "none",
    "note": EMPTY,
}
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


def number_hint(lowest: float, highest: float, *, in_seconds: bool) -> str:
    """Say which numbers may be typed."""
    return f"← → choose, or Enter: type a number from {lowest:g} to {highest:g}{' seconds' if in_seconds else ''}"


def wrong_number(typed: str, lowest: float, highest: float, *, is_whole: bool) -> str:
    """Say why what was typed is not taken."""
    kind = "a whole number" if is_whole else "a number"
    return f"“{typed}” is not {kind} from {lowest:g} to {highest:g}"


def seconds(value: float) -> str:
    """Say a number of seconds."""
    return f"{value:g} s"


def numbered(number: int, name: str) -> str:
    """Name an entry by its place."""
    return f"{number}. {name}"
