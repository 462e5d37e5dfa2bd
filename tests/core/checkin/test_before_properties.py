"""Whatever is replied: a conversation ends, asks nothing twice, and never begins a session that it must not."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.checkin.before import Start, before
from backstretch_tui.core.checkin.values import PastAnswers, SaveAnswer, Wishes
from backstretch_tui.core.insights.safety import MAX_PAIN_TO_START
from tests.support.conversations import ADVISED, FIRST, LATER, NOW, hold_any

SCORES = st.none() | st.integers(0, 10)

FACTS = st.builds(
    lambda base, signs_at, scores, asks, advises: replace(
        base, answers=PastAnswers(signs_at, tuple(scores)), wishes=Wishes(asks, advises)
    ),
    st.sampled_from([FIRST, LATER, ADVISED]),
    st.none() | st.integers(0, NOW),
    st.lists(st.integers(0, 10), max_size=3),
    st.booleans(),
    st.booleans(),
)


@given(FACTS, SCORES, st.data())
def test_before_a_session(facts: Any, score: int | None, data: st.DataObject) -> None:
    outcome, said, saved = hold_any(before(facts, score), data)
    asked = [(ask.id, ask.title) for ask, _ in said]
    assert len(asked) == len(set(asked))
    replies = {ask.id: reply for ask, reply in said}
    if None in replies.values() or "not-today" in replies.values():
        assert outcome is None
    if replies.get("signs") in ("emergency", "advice"):
        assert outcome is None
    if outcome is None:
        assert None in replies.values() or {"not-today", "close"} & set(replies.values())
        return
    assert isinstance(outcome, Start)
    if facts.wishes.questions and facts.answers.signs_at is None:
        assert "signs" in replies
    if replies.get("signs") == "clinician" or (outcome.score or 0) > MAX_PAIN_TO_START:
        assert said[-1][0].id == "advice"
    settled = [save.answer for save in saved if isinstance(save, SaveAnswer) and save.question == "signs"]
    assert len(settled) <= 1
    assert settled != ["none"] or replies["signs"] == "none" or isinstance(replies["signs"], int)
