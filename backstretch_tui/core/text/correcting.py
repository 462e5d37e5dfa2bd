"""Sentences of `correct`."""

from collections.abc import Sequence

from backstretch_tui.core.format.dates import date_in_words, time_in_words
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text.doses import session_in_words

NOTHING_TO_CHANGE = "nothing to change; add --pain-before, --pain-after or --note"
NO_SESSIONS = "there are no sessions yet"

_MAX_IDS = 5


def note_too_long(characters: int, most: int) -> str:
    """Say that a note has more characters than the most."""
    return f"--note has {characters:,} characters; the maximum is {most:,}"


def wrong_score(option: str, text: str, none: str) -> str:
    """Ask for a score. `none`: the word for no score."""
    return f"{option} is “{text}”; write a score from 0 to 10, or {none}"


def several(date: str, ids: Sequence[str]) -> str:
    """Say that there are several sessions of a date."""
    listed = ", ".join(ids[:_MAX_IDS])
    return f"there are {len(ids)} sessions on {date_in_words(date)}; choose one by its id: {listed}"


def no_session(word: str) -> str:
    """Say that there is no session of an id or a date."""
    return f"there is no session “{word}”; “backstretch history --json” lists the ids"


def changed(session: SessionSummary) -> str:
    """Say how a session is now."""
    name = f"the session of {date_in_words(session.began.date)}, {time_in_words(session.began)}"
    note = f", note “{shown(session.note)}”" if session.note else ""
    return f"changed {name}: {', '.join(filter(None, session_in_words(session)))}{note}"
