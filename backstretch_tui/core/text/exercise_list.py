"""The list of exercises, and the details of one."""

from collections.abc import Sequence

from backstretch_tui.core.format.numbers import clock

CARE = "Pain now? Press 0–9 (t = 10) to start. Stop if something hurts. No clinician has reviewed this guide."
FILTER_PLACEHOLDER = "Type to filter; press Enter to go to the list"
NOT_IN_ROUTINE = "Not in this routine"


def faulty_files(names: Sequence[str]) -> str:
    """Say that there are errors in the person's files."""
    return f"There is a problem with {', '.join(names)}."


def of_profile(name: str) -> str:
    """Say whose list it is; nothing where only one person uses the machine."""
    return f"{name}   " if name else ""


def total(milliseconds: int) -> str:
    """Say how long the session takes."""
    return f"{clock(milliseconds)} total"


def dose_name(name: str) -> str:
    """Name the dose of the session: `gentle dose`."""
    return f"{name} dose"


def nothing_matches(words: str) -> str:
    """Say that the filter leaves nothing, and how to clear it."""
    return f"Nothing matches “{words}”. Press Escape to show all."


def dose(amount: str, name: str) -> str:
    """Say how much of an exercise is done, and by which dose."""
    return f"{amount}, {dose_name(name)}"
