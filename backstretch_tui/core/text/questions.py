"""The sentences of the questions around a session."""

from backstretch_tui.core.format.dates import date_in_words, time_in_words
from backstretch_tui.core.format.numbers import clock, counted
from backstretch_tui.core.format.sentences import capitalized
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import State
from backstretch_tui.core.session.summary import Timestamp
from backstretch_tui.core.session.view import session_view
from backstretch_tui.core.text.doses import repetition_in_words, side_in_words

BEFORE_TITLE = "Before you start"
SIGNS_QUESTION = "Does any of this apply to you now?"
PAIN_NOW = "How much pain do you have now?"
AFTER_TITLE = "After your session"
NOTE_QUESTION = "Add a note?"
REST_TITLE = "Rest today?"
DOSE_TITLE = "Change your dose?"

NONE_APPLY_SCORED = "None apply; this is my pain score"
NONE_APPLY = "None apply; skip the pain score"
APPLIES = "Something in group {letter} applies"
START_UNANSWERED = "Start without answering; ask me next time"
BACK_TO_LIST = "Do not start"
CLOSE = "Close"
START_SCORED = "Start with this pain score"
START_UNSCORED = "Start without a pain score"
START_ANYWAY_SCORED = "Start anyway, with this pain score"
START_ANYWAY = "Start anyway"
NOT_TODAY = "Not today"
ACCEPT = "Accept: change the dose and start"
KEEP = "Keep the current dose and start"
SAVE_SCORE = "Save this score"
SKIP = "Skip"
SAVE_NOTE = "Save the note, or skip if empty"
SKIP_REST = "Skip all questions"

CORRECT_TITLE = "Change this session"
KEEP_SCORE = "Keep the current score"
OTHER_NOTE = "Edit the note."
SAVE_CHANGED_NOTE = "Save the note"

INTERRUPTED_TITLE = "Interrupted session"
RESUME = "Resume (paused)"
SAVE_DONE = "Save what was done"
DISCARD = "Discard"
KEEP_AS_SAVED = "Keep the version already saved"
LATER = "Decide later"
SAVED = "Your session has been saved."
SAVED_AT_START = "Your last session has been saved."

DAMAGED_TITLE = "Your history cannot be used"
DAMAGED_LATER = "Decide later; nothing is saved today"
RESTORE = "Restore the newest backup"
START_NEW = "Start a new history"

PLAYED_ELSEWHERE = "A session is running in another window. You can browse, but not start one."


def discarded(*, was_saved: bool) -> str:
    """Say what has become of a session that was discarded; `was_saved`: before it was resumed."""
    return "The saved session was kept." if was_saved else "The session was discarded."


SCORE_KEYS = "0–9, t"
"""The keys for pain scores from 0 to 10."""


def press_enter(label: str) -> str:
    """Say what Enter does."""
    return f"Enter: {label}"


def scored(label: str, scale: str) -> str:
    """Say what a score does, and what the scores mean."""
    return f"{label} ({scale})"


def start_with(score: int) -> str:
    """Offer to start with the score that was given on the list."""
    return f"None apply; start with pain {score}"


def activity(name: str) -> str:
    """Ask about an activity."""
    return f"{name}: how well can you do it?"


def other_pain(when: str, score: int | None) -> str:
    """Ask for another score `before` or `after` a session."""
    now = "was not given" if score is None else f"was {score}"
    return f"Your pain {when} the session {now}. What should the score be?"


def interrupted(plan: Plan, state: State, began: Timestamp) -> str:
    """Say which session was interrupted, when, and where."""
    now = session_view(plan, state)
    turn = [side_in_words(now.step.side, plan.phase_of(now.step)), repetition_in_words(now.step)]
    if now.step.kind.traits.is_teaching:
        turn = [now.repetition.lower()]
    place = ", ".join(filter(None, [now.exercise, now.doing.lower(), *turn]))
    when = f"{plan.routine.name}, {date_in_words(began.date)}, {time_in_words(began)}"
    rehearsal = f" It was a rehearsal at {plan.speed}× speed." if plan.speed != 1 else ""
    left = clock(now.session_seconds_left * 1000)
    return f"{when}. You stopped during {place}, with {left} left.{rehearsal}"


def damaged(reason: str, backup: str) -> str:
    """Say what is wrong with the history, and what can be restored."""
    text = f"The newest backup is “{backup}”." if backup else "There is no backup of it."
    return f"{capitalized(reason)}. {text} Whatever you choose, the damaged file is kept."


def unreadable(copy: str) -> str:
    """Say that an interrupted session is lost."""
    return f"Your last session was interrupted and cannot be read. A copy was saved as “{copy}”."


def missing(sessions: int) -> str:
    """Say that the history has lost sessions."""
    lost = f"Your history has lost {counted(sessions, 'session')} that the newest backup still has."
    return f"{lost} “backstretch doctor” shows how to get {'it' if sessions == 1 else 'them'} back."


def repaired(aside: str) -> str:
    """Say where the damaged history is."""
    return f"The damaged history was set aside as “{aside}”."


def busy(reason: str) -> str:
    """Say that the history cannot be read now."""
    return f"Your history cannot be read: {reason}. Trying again."


def nothing_saved(reason: str) -> str:
    """Say that nothing is saved in this run."""
    return f"Nothing is saved now, and your history is not changed: {reason}."


def not_written(reason: str) -> str:
    """Say that the history cannot be written now."""
    return f"Your history cannot be written: {reason}. Trying again."
