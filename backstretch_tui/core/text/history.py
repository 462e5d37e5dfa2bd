"""The history as commands and screens speak of it."""

from typing import TYPE_CHECKING

from backstretch_tui.core.format.dates import date_in_words, time_in_words
from backstretch_tui.core.format.numbers import counted
from backstretch_tui.core.text.doses import session_in_words

if TYPE_CHECKING:  # the first screen has no need of the past
    from backstretch_tui.core.session.summary import SessionSummary

NO_SESSIONS = "No sessions yet. Each session is listed here when it ends."
REHEARSAL = "rehearsal"

# --- what can be saved -----------------------------------------------------------------------------------------------

SAVED = "your session is saved"
WRITTEN_AGAIN = "your history is being saved again"


def only_rehearsals(number: int) -> str:
    """Say that there are no sessions but rehearsals."""
    them = "it" if number == 1 else "them"
    return f"No sessions yet, only {counted(number, 'rehearsal')}; “backstretch history --all” lists {them}."


def unusable(path: str, reason: str) -> str:
    """Say that a command cannot use the history."""
    return f"the history in {path} cannot be used: {reason}"


def more_in_doctor(message: str) -> str:
    """Add where to read more."""
    return f"{message}; run “backstretch doctor” for details"


def still_trying(reason: str, seconds: int) -> str:
    """Say that the program ends a little later."""
    return f"your history cannot be written: {reason}; trying for {seconds} more seconds"


def not_saved_to_its_end(reason: str) -> str:
    """Say that the last of a session is lost."""
    return f"the end of your session could not be saved: {reason}"


# --- on screens ------------------------------------------------------------------------------------------------------

NO_SESSIONS_LEFT = "There are no sessions."
NOTHING_TO_SHOW = "Nothing is saved, so there is nothing to show."
DELETE_KEEP = "Keep it"
DELETE = "Delete it; press u to undo"
DELETE_PERMANENTLY = "Delete it permanently: its record cannot be read"


def unreadable(reason: str) -> str:
    """Say that nothing of the history can be shown."""
    return f"Your history cannot be read: {reason}."


def unreadable_session(reason: str) -> str:
    """Say that a session cannot be shown."""
    return f"The session cannot be read: {reason}."


def title(session: "SessionSummary") -> str:
    """Name a session."""
    return f"{session.name}, {date_in_words(session.began.date)}, {time_in_words(session.began)}"


def sums(session: "SessionSummary") -> str:
    """Sum a session up."""
    done, held, felt = session_in_words(session)
    return f"{', '.join(filter(None, [f'{done} repetitions', held, felt]))}."
