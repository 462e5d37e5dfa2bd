"""After a session: the pain score, the person's own activities, a note."""

from collections.abc import Sequence

from backstretch_tui.core.checkin.values import (
    ACTIVITIES_QUESTION,
    Ask,
    Choice,
    Conversation,
    PastAnswers,
    SaveActivity,
    SaveAnswer,
    SaveNote,
    SavePainAfter,
    Show,
)
from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.activities import are_due
from backstretch_tui.core.insights.safety import MAX_PAIN_TO_START
from backstretch_tui.core.session.summary import MAX_NOTE_CHARACTERS
from backstretch_tui.core.text import questions
from backstretch_tui.core.text.activities import SCALE
from backstretch_tui.core.text.safety import PAIN_AFTER, PAIN_SCALE

_LEAVE = Choice("leave", "escape", questions.SKIP_REST)


def after(answers: PastAnswers, activities: Sequence[str], today: int, *, asks: bool = True) -> Conversation[None]:
    """Ask for the pain score, once a week how the person's own activities go, and for a note.

    `today` is the day, as `format.dates.day_of` counts; `asks` is whether the person wants to be asked. Leaving a
    question leaves the rest of them.
    """
    if not asks:
        return
    reply = yield _ask_score(questions.PAIN_NOW, PAIN_SCALE)
    if reply is None:
        return
    if isinstance(reply, int):
        yield SavePainAfter(reply)
        if reply > MAX_PAIN_TO_START:
            yield Show(PAIN_AFTER)
    if activities and are_due(day_of(answers.activities_on) if answers.activities_on else None, today):
        yield SaveAnswer(ACTIVITIES_QUESTION, "asked")
        for name in activities:
            reply = yield _ask_score(questions.activity(name), SCALE)
            if reply is None:
                return
            if isinstance(reply, int):
                yield SaveActivity(name, reply)
    choices = (Choice("save", "enter", questions.SAVE_NOTE), _LEAVE)
    reply = yield Ask("note", questions.AFTER_TITLE, (questions.NOTE_QUESTION,), choices, is_text=True)
    if isinstance(reply, str) and reply:
        yield SaveNote(reply[:MAX_NOTE_CHARACTERS])


def _ask_score(question: str, scale: str) -> Ask:
    choices = (Choice("skip", "enter", questions.SKIP), _LEAVE)
    return Ask("score", questions.AFTER_TITLE, (question,), choices, scale, questions.SAVE_SCORE)
