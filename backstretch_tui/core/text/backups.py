"""Sentences of `backup` and `restore`."""

from backstretch_tui.core.format.dates import date_in_words
from backstretch_tui.core.format.numbers import counted

# --- backup ----------------------------------------------------------------------------------------------------------

FILE_OR_LIST = "give either a name for the copy, or --list"
NO_HISTORY = "there is no history yet"
NONE_YET = "No backups yet. One is made every day you do a session."


def sessions(number: int) -> str:
    """Say how many sessions a backup has."""
    return counted(number, "session")


def already_exists(name: str) -> str:
    """Say that a file is not overwritten."""
    return f"“{name}” already exists; choose another name"


def copied(path: str) -> str:
    """Say where the history was copied to."""
    return f"copied the history to {path}; “backstretch restore --from {path}” restores it"


def not_copied(path: str, reason: str) -> str:
    """Say why there is no copy."""
    return f"the history could not be copied to {path}: {reason}; choose another file, or try again later"


def backups_unreadable(folder: str, reason: str) -> str:
    """Say why it is not known which backups there are."""
    return f"{folder} cannot be read: {reason}; change its permissions"


# --- restore ---------------------------------------------------------------------------------------------------------

NO_BACKUP = "there is no backup to restore; “backstretch backup --list” shows why"
CONTINUE = "continue"
NOTHING_CHANGED = "nothing was changed"
_KEPT = "It will be kept under another name."


def no_copy(name: str, meant: str) -> str:
    """Say that there is no such backup. `meant`: a suggestion, or nothing."""
    return f"there is no backup “{name}”; {meant or '“backstretch backup --list” shows them'}"


def not_restored(path: str, reason: str) -> str:
    """Say why a backup cannot be used."""
    return f"{path} was not restored: {reason}"


def not_replaced(path: str, reason: str) -> str:
    """Say why the history of now stays."""
    return f"your history in {path} was not replaced: {reason}; run “backstretch doctor” for details"


def restored(path: str) -> str:
    """Say that the backup is the history now."""
    return f"restored {path}"


def undo(path: str, name: str) -> str:
    """Say where the history of before is."""
    return f"your previous history is in {path}; to undo this: backstretch restore --from {name}"


def restores(path: str, date: str, sessions: int) -> str:
    """Say what will be the history."""
    return f"This restores {path} from {date_in_words(date)}: {counted(sessions, 'session')}."


def unreadable_now(reason: str) -> str:
    """Say that the history of now is damaged."""
    return f"Your current history cannot be read: {reason}. {_KEPT}"


def replaced(sessions: int, lost: int) -> str:
    """Say what the history of now has. `lost`: how many of its sessions the backup does not have."""
    without = f", {lost} of them not in this backup" if lost else ""
    return f"Your current history has {counted(sessions, 'session')}{without}. {_KEPT}"
