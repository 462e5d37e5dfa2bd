"""Why a command cannot be carried out: one line on standard error, which begins with “backstretch:”."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # `--help` has no need of it
    from collections.abc import Collection

# --- words that were typed -------------------------------------------------------------------------------------------

CHOOSE_DOSE = "choose gentle, middle or full, or two, such as gentle/full"
LIST_SHOWS_ALL = "“backstretch list” shows all"
COMMAND, OPTION = "command", "option"
EXERCISE, ROUTINE, EXERCISE_OR_ROUTINE = "exercise", "routine", "exercise or routine"
SIDE, SIDE_ORDER, DOSE, VOICE, SHELL = "side", "side order", "dose", "voice", "shell"
FORMAT, DAY = "format", "day"
"""Nouns for the things that are looked for."""

NO_EXERCISE_NAMED = "--only needs the id of an exercise"


def no_such(what: str, word: str, hint: str) -> str:
    """Say that there is no such thing, and which there is: `what` is a noun, `hint` a clause."""
    return f"there is no {what} “{word}”; {hint}"


def unusable(what: str, reason: str) -> str:
    """Say why what was named cannot be used."""
    return f"the {what} {reason}"


def choose(choices: Collection[str]) -> str:
    """Name all choices."""
    *others, last = choices
    return f"choose {', '.join(others)} or {last}"


def exercise_in(routine: str) -> str:
    """Name what is looked for among the exercises of a routine."""
    return f"exercise in the routine “{routine}” called"


EMPTY_FILE_NAME = "the name of a file is empty"
NO_PROFILE = "--profile needs a name, such as anna"


def no_name() -> str:
    """Say that a new file needs a name."""
    return "the name has no visible characters; choose one, such as “My bridge”"


def wrong_name(problem: str, cure: str) -> str:
    """Say what is wrong with the name of a new file."""
    return f"the name: {problem}; {cure}" if cure else f"the name: {problem}"


def wrong_number(option: str, text: str, most: int) -> str:
    """Say which numbers an option takes."""
    return f"{option} is “{text}”; write a whole number from 1 to {most}"


def wrong_date(option: str, text: str) -> str:
    """Say how a date is written."""
    return f"{option} is “{text}”; write a date such as 2026-11-22"


# --- files -----------------------------------------------------------------------------------------------------------

STANDARD_OUTPUT = "standard output"
STANDARD_INPUT = "standard input"
OUTPUT_CLOSED = "standard output is closed; remove “>&-”"


def output_not_writable(reason: str) -> str:
    """Say why nothing more can be written."""
    return f"standard output cannot be written: {reason}"


def closed(name: str) -> str:
    """Say that STANDARD_OUTPUT or STANDARD_INPUT is closed."""
    return f"{name} is closed; give the name of a file"


def needs_name(example: str) -> str:
    """Ask for the name of a file where “-” was given."""
    return f"“-” cannot be used here; give a file name, such as {example}"


def no_folder_for(name: str) -> str:
    """Say that a file's folder does not exist."""
    return f"there is no folder for {name}; create it first, or choose another file"


def is_database(name: str) -> str:
    """Say that a file is not overwritten."""
    return f"{name} is a database (perhaps your history) and is not overwritten; choose another file"


def not_writable(name: str, reason: str) -> str:
    """Say why standard output cannot be written."""
    return f"{name} cannot be written: {reason}"


def file_not_writable(name: str, reason: str) -> str:
    """Say why a file cannot be written."""
    return f"{name} cannot be written: {reason}; choose another file"


def wrote(name: str) -> str:
    """Say which file was written."""
    return f"wrote {name}"


# --- exercises, routines and settings --------------------------------------------------------------------------------

NO_ROUTINE = "no routine can be used; run “backstretch check”"


def cannot_be_used(name: str, reason: str) -> str:
    """Say why a file of the person's own cannot be used."""
    return f"“{name}” cannot be used: {reason}"


def faulty_files(first: str, others: int) -> str:
    """Say that there are files with errors: the name of the first, and how many others there are."""
    more = f" and {others} more" if others else ""
    return f"there is a problem with {first}{more}; run “backstretch check”"


def valid(files: int) -> str:
    """Say how many files have no errors."""
    return f"{files} file{'s are' if files != 1 else ' is'} valid"


def valid_own(files: int, folder: str) -> str:
    """Say the same, and where the person's own files belong."""
    return f"{valid(files)}; put your own files in {folder}"


def hurried(phrase: str, exercise: str) -> tuple[str, str]:
    """Say which words do not fit into the time of a step, and how to fix it."""
    return f"there is no time to say “{phrase}” in “{exercise}”", "increase its get_ready_seconds or move_in_seconds"


def no_figure(name: str) -> str:
    """Say that there is nothing to draw."""
    return f"“{name}” has no figure; “backstretch show bridge --figure” shows one"


# --- the program -----------------------------------------------------------------------------------------------------

NO_TERMINAL = "this needs a terminal; without one, use “backstretch start --plain”, “list”, “show”, “plan” or “check”"
SESSION_RUNS = "a session is running; end it first"
SESSION_RUNS_ELSEWHERE = "a session is running in another window; end that one first"


def prefixed(message: str) -> str:
    """Say who speaks."""
    return f"backstretch: {message}"


def went_wrong(reason: str) -> str:
    """Say that the fault is the program's own."""
    return f"something went wrong ({reason}); “python -X dev -m backstretch_tui” shows where"


def confirm(word: str, action: str) -> str:
    """Ask for a word to be typed. `action`: what is then done, `delete them`."""
    return f"Type “{word}” to {action}; anything else cancels."
