"""Afterwards: other pain scores, or another note, for a session that is over."""

from backstretch_tui.core.checkin.values import Ask, Choice, Conversation, SaveNote, SavePainAfter, SavePainBefore
from backstretch_tui.core.model.text_safety import without_hidden
from backstretch_tui.core.session.summary import MAX_NOTE_CHARACTERS, SessionSummary
from backstretch_tui.core.text import questions
from backstretch_tui.core.text.safety import PAIN_SCALE

_LEAVE = Choice("leave", "escape", questions.SKIP_REST)


def correct(session: SessionSummary) -> Conversation[None]:
    """Ask for both scores and the note, with those there are. Leaving a question leaves the rest of them."""
    keep = Choice("skip", "enter", questions.KEEP_SCORE)
    for when, score, save in (
        ("before", session.pain_before, SavePainBefore),
        ("after", session.pain_after, SavePainAfter),
    ):
        text = (questions.other_pain(when, score),)
        reply = yield Ask("score", questions.CORRECT_TITLE, text, (keep, _LEAVE), PAIN_SCALE, questions.SAVE_SCORE)
        if reply is None:
            return
        if isinstance(reply, int):
            yield save(reply)
    choices = (Choice("save", "enter", questions.SAVE_CHANGED_NOTE), _LEAVE)
    text, note = (questions.OTHER_NOTE,), without_hidden(session.note)
    reply = yield Ask("note", questions.CORRECT_TITLE, text, choices, is_text=True, written=note)
    if isinstance(reply, str) and reply != note:
        yield SaveNote(reply[:MAX_NOTE_CHARACTERS])
