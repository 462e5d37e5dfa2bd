"""Findings of `doctor`, and their cures."""

from collections.abc import Sequence

from backstretch_tui.core.format.dates import date_in_words
from backstretch_tui.core.format.numbers import counted

DATA_FOLDER, HISTORY, BACKUPS, PERMISSIONS, LEFT_BEHIND = (
    "Data folder",
    "History",
    "Backups",
    "Permissions",
    "Left behind",
)
BACKSTRETCH, PYTHON, TEXTUAL, SQLITE = "Backstretch", "Python", "Textual", "SQLite"
FILES, SOUND, SPEECH, TERMINAL, FIGURES, ENCODING = "Your files", "Sound", "Speech", "Terminal", "Figures", "Encoding"

DISK_FULL = "the disk is full or nearly full; free some space"
ALL_GOOD = "Everything looks good."
NONE_YET = "none yet"

_FIX = "“backstretch doctor --fix”"

_MAX_NAMES = 3

# --- versions and files ----------------------------------------------------------------------------------------------

OLD_SQLITE = "your sessions cannot be saved; install SQLite 3.37 or newer"


def installed(version: str, folder: str) -> str:
    """Name the version of the program, and where it is."""
    return f"{version}, in {folder}"


def python(version: str, system: str) -> str:
    """Name the version of Python and the system."""
    return f"{version} on {system}"


def own_files(folder: str, *, exists: bool) -> str:
    """Name the folder of the person's own files."""
    return folder if exists else f"{folder} (does not exist yet)"


def errors_in_files(number: int) -> str:
    """Say how to see the errors."""
    return f"{counted(number, 'error')}; run “backstretch check” to see them"


# --- history ---------------------------------------------------------------------------------------------------------

RESTORE = "run “backstretch restore” to replace it with the newest good backup"
NOT_SAVED_NOW = (
    "nothing can be saved now: close the other program, free some disk space, change the permissions of the file, "
    "or try again later"
)


def not_saved(database: str) -> str:
    """Say how to save again where the history is not one."""
    return f"nothing can be saved: move {database} elsewhere, then start again or run “backstretch restore”"


def sessions(number: int, rehearsals: int, megabytes: float) -> str:
    """Say how large the history is."""
    of_them = f", {rehearsals} of them {'a rehearsal' if rehearsals == 1 else 'rehearsals'}" if rehearsals else ""
    return f"{counted(number, 'session')}{of_them}, {megabytes:.1f} MB"


def unreadable(dates: Sequence[str]) -> str:
    """Say which sessions cannot be read; `dates` has a date for each."""
    return f"{_sessions_of(dates)} cannot be read"


def changed(dates: Sequence[str]) -> str:
    """Say which sessions are not as they were saved; `dates` has a date for each."""
    return f"{_sessions_of(dates)} changed since {'it was' if len(dates) == 1 else 'they were'} saved"


def faulty_sessions(number: int, *, listed: bool) -> str:
    """Say how to replace or delete sessions. `listed`: whether one of them is in the list of sessions."""
    it = "it" if number == 1 else "them"
    cure = f"restore a backup or import an export that still has {it}"
    return f"{cure}; or delete {it} in the list of sessions (p and then s in “backstretch”)" if listed else cure


def not_writable(folder: str) -> str:
    """Say that nothing can be written into a folder."""
    return f"{folder} cannot be written to; change its permissions"


def not_usable(folder: str) -> tuple[str, str]:
    """Say that a folder cannot be read or written to, and what to do about it."""
    return f"{folder} cannot be read or written to", "change its permissions: until then, no backup can be made"


# --- backups ---------------------------------------------------------------------------------------------------------

BACKUPS_NO_FOLDER = "move it elsewhere: until then, no backup can be made"


def no_folder(name: str) -> str:
    """Say that something else is in the place of the folder of backups."""
    return f"{name} is not a folder"


def backups(number: int, sessions_of_newest: int, date_of_newest: str) -> str:
    """Say how many backups there are, and what is in the newest."""
    return (
        f"{number}; the newest, from {date_in_words(date_of_newest)}, can be restored: "
        f"{counted(sessions_of_newest, 'session')}"
    )


def no_good_backup(number: int) -> str:
    """Say that none of the backups can be used."""
    return f"{number}, none of which can be restored"


def bad_backups(names: Sequence[str], reason: str) -> str:
    """Say which backups cannot be used, and why the first one cannot."""
    return f"{_quoted(names)} cannot be restored: {reason}"


def delete(path: str) -> str:
    """Say to delete a file."""
    return f"delete it: {path}"


def missing_sessions(number: int) -> str:
    """Say that the history has lost sessions."""
    return f"{counted(number, 'session')} in a backup but not in the history"


def import_backup(path: str) -> str:
    """Say how to get them back."""
    return f"run “backstretch import {path}” to get them back"


# --- permissions and what is left behind -----------------------------------------------------------------------------

MAKES_PRIVATE = f"run {_FIX} to make them private"
DELETES_OLD = f"run {_FIX} to delete those older than ten minutes"


def exposed(names: Sequence[str]) -> str:
    """Name files that others may use."""
    return f"other users can read or change {_quoted(names)}"


def partial_files(names: Sequence[str]) -> str:
    """Name files that nobody will finish."""
    return f"incomplete files of a program that was killed: {_quoted(names)}"


# --- sound and terminal ----------------------------------------------------------------------------------------------

NO_TERMINAL = "not a terminal; “backstretch” and “backstretch start” need one"
ENLARGE = "make the window at least 40 × 12"
NO_COLOURS = "no colours ($NO_COLOR is set)"
ALL_COLOURS = "all colours"
FEW_COLOURS = "at most 256 colours"
NO_NAME = "unnamed"
UNKNOWN = "unknown"
USE_UTF8 = "not all characters can be shown; use UTF-8: set LANG=C.UTF-8"


def sound_off(found: str) -> str:
    """Say that sounds are turned off. `found`, here and below: what can play sounds."""
    return f"{found}; tones and voice are turned off"


def silenced(found: str) -> str:
    """Say that the environment keeps it from playing."""
    return f"{found}; nothing is played while $BACKSTRETCH_SILENT is set"


def bell_instead(found: str) -> str:
    """Say what takes the place of sounds."""
    return f"{found}; the terminal’s bell and a flash mark each change"


def install(players: Sequence[str]) -> str:
    """Say how to hear something."""
    return f"install one of {', '.join(players)}, or turn on the bell: bell = true in settings.toml"


def terminal(name: str, colours: str, columns: int, rows: int) -> str:
    """Describe the terminal."""
    return f"{name}, {colours}, {columns} × {rows}"


def figures(kind: str, setting: str) -> str:
    """Say how figures are drawn, and by which setting."""
    return f"drawn in {kind} (cells = “{setting}”)"


def _sessions_of(dates: Sequence[str]) -> str:
    """Name sessions by the first days on which they were."""
    days = list(dict.fromkeys(map(date_in_words, dates)))
    return f"{counted(len(dates), 'session')} from {_listed(days, 'later')}"


def _quoted(names: Sequence[str]) -> str:
    return _listed([f"“{name}”" for name in names], "more")


def _listed(words: Sequence[str], others: str) -> str:
    listed = [*words[:_MAX_NAMES], *([others] if len(words) > _MAX_NAMES else [])]
    return " and ".join(filter(None, [", ".join(listed[:-1]), listed[-1]]))
