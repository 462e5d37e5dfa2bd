"""A conversation held by a script: the replies, and what was asked, told and saved on the way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from backstretch_tui.core.checkin.before import Facts
from backstretch_tui.core.checkin.values import Ask, Conversation, PastAnswers, Reply, Save, Show, Wishes
from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.session.summary import SessionSummary, Timestamp
from tests.support.exercises import shipped

NOW = 1_795_345_200_000
REQUEST = SessionRequest(shipped().routines["daily"])
FIRST = Facts(REQUEST, shipped().exercises, NOW, day_of("2026-11-23"), PastAnswers())
LATER = replace(FIRST, answers=PastAnswers(signs_at=NOW - 1, scores_before=(3,)))

YESTERDAY = SessionSummary(
    "1",
    Timestamp(NOW - 86_400_000, "2026-11-22", 60, ""),
    NOW,
    NOW,
    "daily",
    "Daily",
    "middle",
    1,
    9,
    9,
    9,
    9,
    9,
    9,
    3,
    7,
)
ADVISED = replace(LATER, wishes=Wishes(questions=True, advice=True), past=(YESTERDAY,))


@dataclass
class Held:
    """What came of a conversation."""

    outcome: Any = None
    asked: list[Ask] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    saved: list[Save] = field(default_factory=list)

    @property
    def questions(self) -> list[str]:
        """The ids of the questions, in the order asked."""
        return [ask.id for ask in self.asked]


def hold(
    conversation: Conversation[Any], *replies: Reply, carry_out: Callable[[Save], object] = lambda _: None
) -> Held:
    """Hold a conversation to its end with these replies, no more and no fewer; each must answer its question."""
    held, waiting = Held(), list(replies)
    reply: Reply = None
    while True:
        try:
            step = conversation.send(reply)
        except StopIteration as end:
            assert not waiting, f"nobody asked for {waiting}"
            held.outcome = end.value
            return held
        reply = None
        match step:
            case Ask():
                held.asked.append(step)
                assert waiting, f"no reply to {step}"
                reply = waiting.pop(0)
                assert reply in list(replies_to(step)) or step.is_text, f"{reply} is no answer to {step.id}"
            case Show(text):
                held.told.append(text)
            case _:
                held.saved.append(step)
                carry_out(step)


def replies_to(ask: Ask) -> Iterator[Reply]:
    """Yield everything that a person can reply."""
    if ask.is_text:
        yield from ("", "stiff")
    if ask.scale:
        yield from range(11)
    for choice in ask.choices:
        if "escape" in choice.keys and not choice.keys.startswith("enter"):
            yield None
        if not choice.keys.startswith("escape") and not ask.is_text:
            yield choice.id


def hold_any(conversation: Conversation[Any], data: st.DataObject) -> tuple[Any, list[tuple[Ask, Reply]], list[Save]]:
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
