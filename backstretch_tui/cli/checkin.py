"""The conversation around a session as lines: of text for a person, of JSON for a program."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from backstretch_tui.core.checkin.values import SCORES, Ask, Choice, Conversation, Outcome, Reply, Save, Show
from backstretch_tui.core.insights.safety import Signs
from backstretch_tui.core.model.text_safety import without_hidden
from backstretch_tui.core.text import plain, questions
from backstretch_tui.plain import TypedLines

LEAVE = "q"
"""The line typed for Escape."""

ALWAYS_ASKED = frozenset({"broken-off"})
"""Questions that are put to a program too."""


@dataclass(frozen=True)
class LineAsker:
    """Asks whoever types. Where nothing can be typed, every question is left without an answer."""

    typed: TypedLines
    as_json: bool
    asks: bool | None
    """Whether to ask, whatever the settings say; False also where there is nobody to ask."""
    write: Callable[[str], None]

    def converse(self, conversation: Conversation[Outcome], carry_out: Callable[[Save], str]) -> Outcome:
        """Hold a conversation to its end."""
        reply: Reply = None
        title = ""
        try:
            while True:
                step = conversation.send(reply)
                reply = None
                match step:
                    case Ask():
                        title, before = step.title, title
                        reply = (
                            self._ask(step, is_titled=step.title != before)
                            if self.asks is not False or step.id in ALWAYS_ASKED
                            else None
                        )
                    case Show(text):
                        self.tell("message", text)
                    case _:
                        if said := carry_out(step):
                            self.tell("message", said)
        except StopIteration as end:
            outcome: Outcome = end.value
            return outcome

    def tell(self, event: str, text: str, **more: object) -> None:
        """Write a line."""
        self.write(json.dumps({"event": event, "at": 0, "text": text, **more}) if self.as_json else text)

    def _ask(self, ask: Ask, *, is_titled: bool) -> Reply:
        lines, answers = list(_lines(ask)), _answers(ask)
        if self.as_json:
            self.tell(ask.id, " ".join(lines), answers=answers)
        else:
            for part in lines if is_titled else lines[1:]:
                self.tell(ask.id, part)
        while (line := self.typed.get()) is not None:
            typed = without_hidden(line)
            if ask.is_text:
                return typed
            if is_answer(ask, typed):
                return reply_to(ask, typed)
            self.tell(ask.id, plain.no_answer(typed, lines[-1]))
        self.typed.put(None)  # the session has to know too that there is no more to come
        return None


def is_answer(ask: Ask, typed: str) -> bool:
    """Return whether a line answers a question."""
    keys = {key for choice in ask.choices for key in _keys(choice)}
    return typed in ("", LEAVE) or typed in keys or (bool(ask.scale) and _score(typed) is not None)


def reply_to(ask: Ask, typed: str) -> Reply:
    """Return what a line means. An empty one is Enter where Enter is an answer, and no answer otherwise."""
    if ask.scale and (score := _score(typed)) is not None:
        return score
    for choice in ask.choices:
        if typed in _keys(choice) and "escape" not in choice.keys.split(",")[:1]:
            return choice.id
    return None


def _score(typed: str) -> int | None:
    return int(typed) if typed in map(str, SCORES) else None


def _keys(choice: Choice) -> list[str]:
    """Return what is typed for a choice."""
    return ["" if key == "enter" else LEAVE if key == "escape" else key for key in choice.keys.split(",")]


def _answers(ask: Ask) -> dict[str, str]:
    """Return the answers by what is typed for them, as a person reads them."""
    answers = {plain.scores(SCORES[0], SCORES[-1]): questions.scored(ask.scored, ask.scale)} if ask.scale else {}
    for choice in ask.choices:
        key = _keys(choice)[0]
        if not (ask.is_text and key == LEAVE):  # there it would be the text
            answers[key or plain.ENTER] = choice.label
    return answers


def _lines(ask: Ask) -> list[str]:
    text = [plain.signs(part.letter, part.sentence) if isinstance(part, Signs) else part for part in ask.text]
    answers = "  ".join(plain.answer(key, label) for key, label in _answers(ask).items())
    return [plain.title(ask.title), *text, answers]
