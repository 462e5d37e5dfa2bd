"""Dialogs: something to read, and questions with a few answers."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from backstretch_tui.core.text import history, questions, session
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import Dialog, key_of
from backstretch_tui.ui.widgets.pages import PagedList
from backstretch_tui.ui.widgets.prose import Paragraph, Prose, Reading

Answer = TypeVar("Answer", bound=str)


class ReadingScreen(Dialog[None]):
    """Something to read, scrolled where it is long."""

    BINDINGS = bindings("reading")
    CSS_PATH = "dialogs.tcss"

    def __init__(self, heading: str, paragraphs: Iterable[Paragraph]) -> None:
        super().__init__()
        self.heading = heading
        self.paragraphs = tuple(paragraphs)

    def compose_dialog(self) -> ComposeResult:
        """Lay out a box in the middle."""
        with Reading() as box:
            box.border_title = Content(self.heading)
            yield Prose(self.paragraphs)

    def action_close(self) -> None:
        """Go back to what is below."""
        self.dismiss()


class QuestionScreen(Dialog[Answer]):
    """Asks something, above the answers that there are. Escape means the first of them."""

    CSS_PATH = "dialogs.tcss"

    ANSWERS: Mapping[Any, str]
    """Each answer and its label."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.heading = title

    def compose_dialog(self) -> ComposeResult:
        """Lay out the answers, each with its key."""
        with VerticalScroll(can_focus=False) as box:
            box.border_title = Content(self.heading)
            yield PagedList(*(self._option(answer, text) for answer, text in self.ANSWERS.items()))

    def action_answer(self, answer: Answer) -> None:
        """Take an answer given by its key."""
        self.dismiss(answer)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take an answer chosen from the list."""
        event.stop()
        self.dismiss(next(answer for answer in self.ANSWERS if answer == event.option_id))

    def _option(self, answer: str, text: str) -> Option:
        key = key_of(self, f"answer('{answer}')")
        return Option(Content(f"{text}  ({key})"), answer)


Leaving = Literal["go-on", "finish", "discard"]


class LeaveScreen(QuestionScreen[Leaving]):
    """Asks how to leave a session. Going on is the first answer, and what Escape means."""

    BINDINGS = bindings("question")
    ANSWERS = {
        "go-on": session.LEAVE_RESUME,
        "finish": session.LEAVE_FINISH,
        "discard": session.LEAVE_DISCARD,
    }

    def __init__(self, *, was_saved: bool = False) -> None:
        """`was_saved`: whether the session was over before, and saved."""
        super().__init__(session.LEAVE_TITLE)
        if was_saved:
            self.ANSWERS = {**self.ANSWERS, "discard": questions.KEEP_AS_SAVED}


Deletion = Literal["keep", "delete"]


class DeleteScreen(QuestionScreen[Deletion]):
    """Asks before a session is deleted."""

    BINDINGS = bindings("delete")
    ANSWERS = {"keep": history.DELETE_KEEP, "delete": history.DELETE}

    def __init__(self, title: str, *, can_be_undone: bool) -> None:
        super().__init__(title)
        if not can_be_undone:
            self.ANSWERS = {**self.ANSWERS, "delete": history.DELETE_PERMANENTLY}
