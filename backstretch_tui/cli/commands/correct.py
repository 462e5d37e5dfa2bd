"""`correct`: the pain scores and the note of a session that is over, changed afterwards."""

from argparse import Namespace
from typing import Any

from backstretch_tui.cli.clock import now
from backstretch_tui.cli.output import UsageError, confirm
from backstretch_tui.cli.past import opened
from backstretch_tui.core.model.text_safety import shown, without_hidden
from backstretch_tui.core.session.summary import MAX_NOTE_CHARACTERS, SessionSummary, revised, without_rehearsals
from backstretch_tui.core.text import correcting
from backstretch_tui.history import sessions
from backstretch_tui.history.database import writing

LAST = "last"
NONE = "none"


def run(asked: Namespace) -> int:
    """Change what is asked for in one session, and say how it is now."""
    changes = _changes(asked)
    if not changes:
        raise UsageError(correcting.NOTHING_TO_CHANGE)
    with opened() as connection:
        if connection is None:
            raise UsageError(correcting.NO_SESSIONS)
        with writing(connection):
            session = _chosen(asked.session, sessions.past_sessions(connection))
            session = revised(session._replace(**changes), now().utc)
            sessions.revise(connection, session)
    confirm(correcting.changed(session))
    return 0


def _changes(asked: Namespace) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for field, option in (("pain_before", "--pain-before"), ("pain_after", "--pain-after")):
        if (text := getattr(asked, field)) is not None:
            changes[field] = _score(option, text)
    if asked.note is not None:
        changes["note"] = without_hidden(asked.note)
        if len(changes["note"]) > MAX_NOTE_CHARACTERS:
            raise UsageError(correcting.note_too_long(len(changes["note"]), MAX_NOTE_CHARACTERS))
    return changes


def _score(option: str, text: str) -> int | None:
    if text == NONE:
        return None
    if text not in map(str, range(11)):
        raise UsageError(correcting.wrong_score(option, shown(text), NONE))
    return int(text)


def _chosen(word: str, past: list[SessionSummary]) -> SessionSummary:
    """Return the session of an id or a date, or the last one that was not a rehearsal. Raises UsageError."""
    own = without_rehearsals(past)
    if word == LAST and own:
        return own[-1]
    found = [session for session in past if session.id == word] or [
        session for session in own if session.began.date == word
    ]
    if len(found) > 1:
        raise UsageError(correcting.several(word, [session.id for session in found]))
    if not found:
        raise UsageError(correcting.no_session(shown(word)))
    return found[0]
