"""The conversation around a session on the screen: one dialog, in which question follows question."""

from asyncio import Future, get_running_loop
from typing import cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap, BindingType
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from backstretch_tui.core.checkin.values import Ask, Choice, Reply
from backstretch_tui.core.insights.safety import Signs
from backstretch_tui.core.model.text_safety import without_hidden
from backstretch_tui.core.session.summary import MAX_NOTE_CHARACTERS
from backstretch_tui.core.text import questions, safety
from backstretch_tui.ui.keys import SCORE_KEYS, Area, bindings
from backstretch_tui.ui.screens.base import Dialog, key_of
from backstretch_tui.ui.widgets.prose import Paragraph, Prose, Reading

AREAS: dict[str, tuple[Area, ...]] = {"advice": ("go-on", "dose")}
"""Where the keys of a question are registered, if not under its own id."""

KEY_WIDTH = 7
"""Columns for the names of keys."""


class AnswerList(OptionList, inherit_bindings=False):
    """The answers. Enter is left to the screen, which knows what it means."""

    BINDINGS = [
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
    ]


class CheckinScreen(Dialog[None]):
    """Shows one question after the other, until whoever asks has no more."""

    CSS_PATH = "checkin.tcss"
    AUTO_FOCUS = None

    def __init__(self) -> None:
        super().__init__()
        self.asked: Ask | None = None
        """The question that waits for a reply."""
        self.written = ""
        """The text that has been written so far, without characters that no terminal shows."""
        self._reply: Future[Reply] | None = None
        self._before: list[Paragraph] = []
        """Everything asked and told under the same title."""
        self._is_seen = False

    async def ask(self, ask: Ask, told: list[str]) -> Reply:
        """Show a question below what was `told` since the last one, and return the reply.

        On a screen that is closed, since the program ends say, nobody can answer: the reply is None.
        """
        if not self.query(Input):
            return None
        if self.asked is None or self.asked.title != ask.title:
            self._before = []
        self._before += [Paragraph(Content(text)) for text in told]
        self.asked, self.written, self._is_seen = ask, ask.written, not ask.must_be_seen
        self._reply = get_running_loop().create_future()
        self._show(ask)
        reply = await self._reply
        self._before += _exchange(ask, reply)
        return reply

    def compose_dialog(self) -> ComposeResult:
        """Lay out the text, the answers below it, and a line to write in."""
        with Reading(can_focus=False):
            yield Prose()
            yield Input(compact=True, max_length=MAX_NOTE_CHARACTERS)
            yield AnswerList(compact=True)

    def on_mount(self) -> None:
        """Notice what comes into sight."""
        self.watch(self.query_one(Reading), "scroll_y", self._look, init=False)

    def on_resize(self) -> None:
        """Notice what a larger window has room for."""
        self.call_after_refresh(self._look)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the answers that the question has."""
        if action == "read":
            return any(box.show_vertical_scrollbar for box in self.query(Reading))
        return action != "answer" or self._has(str(parameters[0]))

    # --- what the person does

    def on_key(self, event: Key) -> None:
        """Take a score, Enter and Escape, whatever else has keys here."""
        if not self.asked or (event.key == "space" and self.asked.is_text):
            return
        if event.key == "escape":
            self._take(None if any(_is_left_by_escape(choice) for choice in self.asked.choices) else "close")
        elif event.key == "enter" and not self.asked.is_text:
            self._enter(self.asked)
        elif event.key in SCORE_KEYS and self.asked.scale:
            self._take_when_seen(SCORE_KEYS.index(event.key))
        else:
            return
        event.stop()

    def action_answer(self, choice: str) -> None:
        """Take an answer given by its key."""
        if choice == "none":
            self._take_when_seen(choice)
        else:
            self._take(choice)

    def action_read(self, how: str) -> None:
        """Scroll by a page."""
        box = self.query_one(Reading)
        box.scroll_page_down() if how == "down" else box.scroll_page_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take an answer that was clicked."""
        event.stop()
        self.action_answer(str(event.option_id))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take what is written."""
        event.stop()
        self.written = without_hidden(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the text as the answer."""
        event.stop()
        self._take(self.written)

    # --- helpers

    def _enter(self, asked: Ask) -> None:
        """Take the answer under the cursor, or else the one that Enter stands for."""
        option = self.query_one(AnswerList).highlighted_option
        if chosen := option.id if option else _usual(asked):
            self.action_answer(chosen)

    def _take(self, reply: Reply) -> None:
        if self._reply and not self._reply.done():
            self._reply.set_result(reply)

    def _take_when_seen(self, reply: Reply) -> None:
        """Take an answer if all of the question has been in sight; otherwise go on to what has not."""
        if self._is_seen:
            self._take(reply)
        else:
            self.action_read("down")

    def _look(self) -> None:
        box = self.query_one(Reading)
        self._is_seen |= bool(box.size) and box.scroll_y >= box.max_scroll_y - 1
        self.refresh_bindings()

    def _has(self, choice: str) -> bool:
        return self.asked is not None and any(choice == one.id for one in self.asked.choices)

    def _show(self, ask: Ask) -> None:
        self._bindings = BindingsMap(_bindings_for(ask))
        box, field, answers = self.query_one(Reading), self.query_one(Input), self.query_one(AnswerList)
        box.border_title = Content(ask.title)
        box.border_subtitle = questions.press_enter(ask.choices[0].label) if ask.is_text else ""
        self.query_one(Prose).paragraphs = (*self._before, *_paragraphs(ask))
        self.refresh_bindings()
        shown = [] if ask.is_text else [choice for choice in ask.choices if not _is_said_already(ask, choice)]
        answers.display, field.display = bool(shown), ask.is_text
        field.value = ask.written
        self.set_focus(field if ask.is_text else answers, scroll_visible=ask.is_text)
        answers.set_options([self._option(choice) for choice in shown])
        answers.highlighted = None if _usual(ask) or not shown else 0
        if not ask.is_text:
            box.scroll_home(animate=False)
        self.call_after_refresh(self._look)

    def _option(self, choice: Choice) -> Option:
        key = key_of(self, f"answer('{choice.id}')")
        return Option(Content.assemble((f"{key:<{KEY_WIDTH}}", "bold"), f" {choice.label}"), choice.id)


def _bindings_for(ask: Ask) -> list[BindingType]:
    """Return the keys of a question, besides those that scroll it."""
    areas = AREAS.get(ask.id) or (cast("Area", ask.id),)
    scrolling = [binding for binding in bindings("signs") if isinstance(binding, Binding) and "read" in binding.action]
    own = [binding for area in areas for binding in bindings(area)]
    return own if ask.id == "signs" else [*scrolling, *own]


def _usual(ask: Ask) -> str | None:
    """Return the answer that Enter stands for."""
    return next((choice.id for choice in ask.choices if "enter" in choice.keys.split(",")), None)


def _is_left_by_escape(choice: Choice) -> bool:
    return choice.keys.endswith("escape") and not choice.keys.startswith("enter")


def _is_said_already(ask: Ask, choice: Choice) -> bool:
    """Return whether the text above names an answer's key, or it is Escape, which the line of keys names."""
    is_letter = any(isinstance(part, Signs) and part.group == choice.id for part in ask.text)
    return is_letter or choice.keys == "escape"


def _paragraphs(ask: Ask) -> list[Paragraph]:
    paragraphs = []
    for part in ask.text:
        if isinstance(part, Signs):
            lead = Content.styled(part.letter, "bold $primary")
            head = Content.styled(safety.heading_of(part.heading), "bold $secondary")
            paragraphs.append(Paragraph(Content.assemble(head, safety.all_of(part.signs)), lead, indent=3))
        else:
            paragraphs.append(Paragraph(Content(part)))
    if ask.scale:
        keys = Content.styled(questions.SCORE_KEYS, "bold $primary")
        paragraphs.append(Paragraph(Content(questions.scored(ask.scored, ask.scale)), keys, indent=KEY_WIDTH + 1))
    return paragraphs


def _exchange(ask: Ask, reply: Reply) -> list[Paragraph]:
    """Return a question and its reply, to stay in sight."""
    said = str(reply) if isinstance(reply, int) else "–"
    questions = [part for part in ask.text if isinstance(part, str)]
    return [Paragraph(Content.assemble(f"{questions[-1]} ", (said, "bold")))] if questions else []
