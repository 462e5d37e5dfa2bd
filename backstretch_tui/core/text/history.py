"""The history as commands and screens speak of it."""

from backstretch_tui.core.format.numbers import counted

NO_SESSIONS = "No sessions yet: each one is listed here when it ends."
REHEARSAL = "rehearsal"

# --- what can be saved -----------------------------------------------------------------------------------------------

SAVED = "your session is saved"
WRITTEN_AGAIN = "your history is written again"


def only_rehearsals(number: int) -> str:
    """Say that there are no sessions but rehearsals."""
    them = "it" if number == 1 else "them"
    return f"No sessions yet, only {counted(number, 'rehearsal')}; “backstretch history --all” lists {them}."


def unusable(path: str, reason: str) -> str:
    """Say that a command cannot use the history."""
    return f"the history in {path} cannot be used: {reason}"


def more_in_doctor(message: str) -> str:
    """Add where to read more."""
    return f"{message}; “backstretch doctor” says more"


def still_trying(reason: str, seconds: int) -> str:
    """Say that the program ends a little later."""
    return f"your history cannot be written: {reason}; trying for {seconds} seconds more"


def not_saved_to_its_end(reason: str) -> str:
    """Say that the last of a session is lost."""
    return f"your session could not be saved to its end: {reason}"
