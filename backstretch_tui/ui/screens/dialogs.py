"""What opens over another screen: something to read, and the question before leaving a session."""

from collections.abc import Iterable
from typing import Literal

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.widgets.prose import Paragraph, Prose, Reading

Answer = Literal["go-on", "finish", "discard"]

_ANSWERS: dict[Answer, str] = {
    "go-on": "Go on with the session",
    "finish": "Finish here, and see what was done",
    "discard": "Discard this session",
}


class ReadingScreen(ModalScreen[None]):
    """Something to read, scrolled where it is long."""

    BINDINGS = bindings("reading")
    CSS_PATH = "dialogs.tcss"

    def __init__(self, heading: str, paragraphs: Iterable[Paragraph]) -> None:
        super().__init__()
        self.heading = heading
        self.paragraphs = tuple(paragraphs)

    def compose(self) -> ComposeResult:
        """Lay out a box in the middle."""
        with Reading() as box:
            box.border_title = Content(self.heading)
            box.border_subtitle = "Esc closes"
            yield Prose(self.paragraphs)

    def action_close(self) -> None:
        """Go back to what is below."""
        self.dismiss()


class LeaveScreen(ModalScreen[Answer]):
    """Asks how to leave a session. Going on is the first answer, and what Escape means."""

    BINDINGS = bindings("question")
    CSS_PATH = "dialogs.tcss"

    def compose(self) -> ComposeResult:
        """Lay out the answers, each with its key."""
        options = OptionList(*(Option(Content(f"{text}  ({key})"), answer) for (answer, text), key in self._keyed()))
        options.border_title = "The session is paused"
        yield options

    def action_answer(self, answer: Answer) -> None:
        """Take an answer given by its key."""
        self.dismiss(answer)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take an answer chosen from the list."""
        event.stop()
        self.dismiss(next(answer for answer in _ANSWERS if answer == event.option_id))

    def _keyed(self) -> list[tuple[tuple[Answer, str], str]]:
        active = [binding.binding for binding in self.active_bindings.values()]
        keyed = []
        for answer, text in _ANSWERS.items():
            binding = next(binding for binding in active if binding.action == f"answer('{answer}')")
            keyed.append(((answer, text), self.app.get_key_display(binding)))
        return keyed
