"""Sentences of `export` and its files: the columns of CSV, the observations of FHIR."""

from collections.abc import Mapping

from backstretch_tui.core.format.numbers import counted
from backstretch_tui.core.session import PauseReason
from backstretch_tui.core.session.record import Outcome

_REASONS = [reason for reason in PauseReason if reason is not PauseReason.KEY]

CSV_COLUMNS: Mapping[str, str] = {
    "id": "the session’s id, a UUID of version 7",
    "began": "when it began, in local time with its offset from UTC",
    "zone": "the name of the time zone",
    "ended": "when it ended",
    "revised": "when it was last changed: of two versions, the later one counts",
    "routine": "the routine’s id",
    "name": "the routine’s name",
    "region": "the part of the body that it was for: low-back, neck or other",
    "dose": "gentle, middle or full; or two, for holds and for repetitions",
    "speed": "1; more in a rehearsal",
    "pain_before": "0 to 10; empty if not given",
    "pain_after": "0 to 10; empty if not given",
    "note": "your note",
    "pauses": f"why each pause began: {', '.join(_REASONS)}; in a gap, the computer slept or was busy",
    "active_seconds": "how long the session ran, without pauses; empty if not measured",
    "rows": "how many rows the session has",
    "more": "yes if another session follows: shows whether the end of the file is missing",
    "entry": "the exercise’s place in the routine, from 0",
    "exercise": "the exercise’s id",
    "phase": "the phase’s name",
    "side": "left or right; empty if there are no sides",
    "set": "from 1",
    "repetition": "from 1",
    "planned_seconds": "how long it should be held; 0 for repetitions that are only counted",
    "held_seconds": "how long it was held",
    "extended_seconds": "how much of that was added during the session",
    "outcome": ", ".join(Outcome),
}
"""The columns of CSV, in order, and what they hold."""

PAIN_BEFORE = "Pain before the exercises"
PAIN_AFTER = "Pain after the exercises"
SESSION = "Exercise session"
HELD = "Stretches held"

# --- the command -----------------------------------------------------------------------------------------------------

ANSWERS_NEED_JSONL = "--answers only works with --format jsonl"
BOM_NEEDS_CSV = "--bom only works with --format csv"


def needs_reminder(format_: str) -> str:
    """Say which format the options of a reminder need."""
    return f"--at and --days only work for a reminder; add --format {format_}"


NOT_IN_FULL = "export_folder must begin with / or ~"


def not_exported(path: str, reason: str) -> str:
    """Say that the history was not exported at the end of a session."""
    return f"your history was not exported to {path}: {reason}; your session is saved"


def wrong_time(text: str, example: str) -> str:
    """Ask for a time of day."""
    return f"--at is “{text}”; write a time of day, such as {example}"


def reminder_written(path: str) -> str:
    """Say where the reminder is."""
    return f"the reminder was written to {path}"


def sessions_written(number: int, path: str) -> str:
    """Say how many sessions a file has."""
    return f"{counted(number, 'session')} {'was' if number == 1 else 'were'} written to {path}"


def left_out(number: int) -> str:
    """Say that sessions are missing from the file."""
    left = f"{counted(number, 'session')} could not be read and {'is' if number == 1 else 'are'} left out"
    return f"{left}; run “backstretch doctor” to see what to do"
