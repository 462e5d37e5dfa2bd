"""Sharing a routine, taking one in, and making files of one's own."""

from collections.abc import Iterable

Problem = tuple[str, str]

ABOUT = "A routine of Backstretch, with its exercises and figures. “backstretch add FILE” adds it."
GIVE_A_FILE = "give the name of a file that “backstretch share” wrote"
NO_SUCH_FILE: Problem = ("no such file", "check the path")
NOT_SHARED: Problem = (
    "not a shared routine",
    "it has the tables [routines.ID], [exercises.ID] and [figures.ID]; “backstretch share” writes it",
)

KINDS = {"routines": "routine", "exercises": "exercise", "figures": "figure"}
ALREADY_THERE = "you have it already"
NEW = "new"

CONFIRMATION = "add"
TO_ADD = "add what is new"
NOTHING_NEW = "you have all of it already"
NOTHING_ADDED = "nothing was added"


def wrong_id(most: int, better: str) -> Problem:
    """Say what an id may be. `better`: one like it."""
    return f"an id has at most {most} lower-case letters, digits and single hyphens", f"write {better}"


def holds(path: str) -> str:
    """Introduce the list of what a file holds."""
    return f"{path} contains:"


def added(number: int, folder: str) -> str:
    """Say where the new files are."""
    return f"added {number} file{'' if number == 1 else 's'} to {folder}"


def different(items: Iterable[tuple[str, str]]) -> str:
    """Say what is there already under the same id, and is something else: pairs of kind and id."""
    named = ", ".join(f"{KINDS[kind]} “{id_}”" for kind, id_ in items)
    return f"you already have a different {named}; nothing was added. Rename it in the file, or rename or remove yours"


# --- files of one's own ----------------------------------------------------------------------------------------------

EXERCISE, ROUTINE = "exercise", "routine"
KIND_OF_FILE = "kind"
"""The word for an exercise or a routine, in errors."""


def exists(path: str) -> str:
    """Say that a file is not overwritten."""
    return f"{path} exists already; choose another name, or edit it"


def replaces(what: str, id_: str) -> str:
    """Say that a file of one's own takes the place of a built-in one."""
    return f"it replaces the {what} “{id_}” that is built in; remove the file to get that one back"


def wrote(path: str, id_: str) -> str:
    """Say which file was written, and how to go on."""
    return f"wrote {path}; “backstretch edit {id_}” opens it"


def built_in(id_: str, kind: str, folder: str) -> str:
    """Say that what is shipped is not edited."""
    if kind == KINDS["figures"]:
        return f"“{id_}” is built in; only your own files, in {folder}, can be edited"
    return f"“{id_}” is built in; make a copy of your own: backstretch new {kind} NAME --from {id_}"


def no_editor() -> str:
    """Say that there is nothing to edit with."""
    return "no editor was found; set the environment variable EDITOR, such as EDITOR=nano"


def editor_failed(command: str, reason: str) -> str:
    """Say that the editor could not be run."""
    return f"the editor “{command}” cannot be run: {reason}; set the environment variable EDITOR"


def still_valid(path: str) -> str:
    """Say that an edited file can be used."""
    return f"{path} is valid"
