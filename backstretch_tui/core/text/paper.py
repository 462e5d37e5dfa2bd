"""Words on printed pages."""

from backstretch_tui.core.format.dates import date_in_words
from backstretch_tui.core.format.numbers import counted, minutes_in_words
from backstretch_tui.core.insights.progress import CLEAR_PART, CLEAR_POINTS
from backstretch_tui.core.model.exercise import Region
from backstretch_tui.core.text import safety

DONE_ON = "Done on"
WEEK = "Week"
EACH_EXERCISE = "Exercise by exercise"
NOT_REVIEWED = "Backstretch is a guide to gentle movement. No clinician has reviewed it, and it is not medical advice."

REPORT = "Exercise report"
DAYS, SESSIONS, COMPLETE, MINUTES = "days with a session", "sessions", "complete sessions", "minutes held"
DAYS_HEADING = "Days with a session (the fuller the mark, the more of the planned holds were done)"
MINUTES_HEADING = "Minutes held per week"
BEFORE, AFTER = "before", "after"
EXERCISE, SIDE, PLANNED, DONE, SKIPPED, NOT_REACHED, HELD = (
    "Exercise", "Side", "Repetitions planned", "Done", "Skipped or cut short", "Not reached", "Minutes held",
)  # fmt: skip
BOTH_SIDES = "–"
NOTHING = "No sessions in these weeks."
PERSON = "Name:"


def dose(name: str, milliseconds: int) -> str:
    """Say by which dose a routine is done, and how long it takes."""
    return f"{name[:1].upper()}{name[1:]} dose, {minutes_in_words(milliseconds)}"


def how_often(dose: str, days: str, frequency: str | None) -> str:
    """Add to a dose on which days it is done, and how often, where that is said."""
    return f"{dose}{f': {days}' if days else ''}{f'; {frequency}' if frequency else ''}"


def stop(region: Region) -> str:
    """Say when to stop."""
    return f"Stop {safety.reasons_to_stop(region)}"


def equipment(names: tuple[str, ...]) -> str:
    """Say what an exercise needs."""
    return f"You need: {', '.join(names)}."


def phase_of(exercise: str, phase: str) -> str:
    """Name a phase of an exercise."""
    return f"{exercise}: {phase[:1].lower()}{phase[1:]}"


def period(weeks: int, date: str) -> str:
    """Name the weeks of a report; `date` is its last day."""
    return f"{counted(weeks, 'week')}, to {date_in_words(date)}"


def rule() -> str:
    """Say by which rule a change in pain is named, and where the numbers come from."""
    return (
        "Recorded by the user with Backstretch, a guide to gentle movement that no clinician has reviewed. Pain is "
        f"scored from 0 (none) to 10 (worst imaginable). A change is reported only if it is at least {CLEAR_POINTS:g} "
        f"points and {CLEAR_PART:.0%}, comparing medians of three to seven scores. Rehearsals and notes are left out."
    )
