"""Whatever is replied: a conversation ends, asks nothing twice, and never begins a session that it must not."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.checkin.after import after
from backstretch_tui.core.checkin.before import Start, before
from backstretch_tui.core.checkin.startup import damaged
from backstretch_tui.core.checkin.values import Ask, Conversation, PastAnswers, Reply, Save, SaveAnswer, Show
from backstretch_tui.core.insights.safety import MAX_PAIN_TO_START
from tests.support.conversations import ADVISED, FIRST, LATER, NOW, replies_to

SCORES = st.none() | st.integers(0, 10)

FACTS = st.builds(
    lambda base, signs_at, scores, asks, advises: replace(
        base, answers=PastAnswers(signs_at, tuple(scores)), asks=asks, advises=advises
    ),
    st.sampled_from([FIRST, LATER, ADVISED]),
    st.none() | st.integers(0, NOW),
    st.lists(st.integers(0, 10), max_size=3),
    st.booleans(),
    st.booleans(),
)


def held(conversation: Conversation[Any], data: st.DataObject) -> tuple[Any, list[tuple[Ask, Reply]], list[Save]]:
    """Hold a conversation with any replies. Return its outcome, what was asked and replied, and what was saved."""
    said: list[tuple[Ask, Reply]] = []
    saved: list[Save] = []
    reply: Reply = None
    while True:
        try:
            step = conversation.send(reply)
        except StopIteration as end:
            return end.value, said, saved
        reply = None
        if isinstance(step, Ask):
            reply = data.draw(st.sampled_from(list(replies_to(step))))
            said.append((step, reply))
            assert len(said) < 10
        elif not isinstance(step, Show):
            saved.append(step)


@given(FACTS, SCORES, st.data())
def test_before_a_session(facts: Any, score: int | None, data: st.DataObject) -> None:
    outcome, said, saved = held(before(facts, score), data)
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
    if facts.asks and facts.answers.signs_at is None:
        assert "signs" in replies
    if replies.get("signs") == "clinician" or (outcome.score or 0) > MAX_PAIN_TO_START:
        assert said[-1][0].id == "advice"
    settled = [save.answer for save in saved if isinstance(save, SaveAnswer) and save.question == "signs"]
    assert len(settled) <= 1
    assert settled != ["none"] or replies["signs"] == "none" or isinstance(replies["signs"], int)


@given(st.lists(st.text(min_size=1), max_size=3, unique=True), st.data())
def test_after_a_session(activities: list[str], data: st.DataObject) -> None:
    outcome, said, saved = held(after(PastAnswers(), activities, 700_000), data)
    assert outcome is None
    assert len({ask.text for ask, _ in said}) == len(said)
    if [reply for _, reply in said if reply is None]:
        assert said[-1][1] is None
    assert len(saved) == len(set(saved))


@given(st.text(min_size=1), st.text(), st.data())
def test_a_damaged_history(reason: str, backup: str, data: st.DataObject) -> None:
    _, said, saved = held(damaged(reason, backup), data)
    assert (len(said), len(saved)) == (1, 1)
