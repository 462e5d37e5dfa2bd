"""When the program starts: a session that was interrupted, a history that is damaged."""

from typing import Literal

from backstretch_tui.core.checkin.values import (
    Ask,
    Choice,
    Conversation,
    DiscardInterrupted,
    GiveUp,
    Repair,
    SaveInterrupted,
    Show,
)
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import State
from backstretch_tui.core.session.summary import Timestamp
from backstretch_tui.core.text import questions

Decision = Literal["resume", "later", "done"]


def interrupted(plan: Plan, state: State, began: Timestamp, *, was_saved: bool = False) -> Conversation[Decision]:
    """Ask what to do with an interrupted session. Return `later` where the person has not decided.

    `was_saved`: whether it had been over, and saved, before it was resumed.
    """
    choices = (
        Choice("resume", "r,g", questions.RESUME),
        Choice("save", "s", questions.SAVE_DONE),
        Choice("discard", "d", questions.KEEP_AS_SAVED if was_saved else questions.DISCARD),
        Choice("later", "escape", questions.LATER),
    )
    text = questions.interrupted(plan, state, began)
    match (yield Ask("broken-off", questions.INTERRUPTED_TITLE, (text,), choices)):
        case "resume":
            return "resume"
        case "save":
            yield SaveInterrupted()
            yield Show(questions.SAVED)
            return "done"
        case "discard":
            yield DiscardInterrupted()
            yield Show(questions.discarded(was_saved=was_saved))
            return "done"
    return "later"


def damaged(reason: str, backup: str) -> Conversation[None]:
    """Ask what to do with a damaged history; `backup` is the name of the newest copy, empty where there is none."""
    choices = [Choice("later", "l,escape", questions.DAMAGED_LATER), Choice("anew", "n", questions.START_NEW)]
    if backup:
        choices.insert(1, Choice("backup", "b", questions.RESTORE))
    reply = yield Ask("damage", questions.DAMAGED_TITLE, (questions.damaged(reason, backup),), tuple(choices))
    if reply in ("backup", "anew"):
        yield Repair(from_backup=reply == "backup")
    else:
        yield GiveUp(reason)
