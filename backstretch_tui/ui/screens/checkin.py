"""What is asked before and after a session: signs to look out for, and how it feels. All of it can be skipped."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from backstretch_tui.core.insights.safety import PAIN_SCALE, SIGNS, STOP, Group, Signs
from backstretch_tui.core.model.text_safety import without_hidden
from backstretch_tui.core.session.summary import MAX_NOTE_CHARACTERS
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.dialogs import QuestionScreen
from backstretch_tui.ui.widgets.prose import Paragraph, Prose, Reading, heading

_SIGNS_ANSWERS = {
    Group.NONE: "None of this is so",
    Group.EMERGENCY: "Something of the first",
    Group.ADVICE: "Something of the second",
    Group.CLINICIAN: "Something of the third",
}

_SCORES = "0123456789t"


class AnswerList(OptionList, inherit_bindings=False):
    """What can be answered. The page keys are left to what is read above it."""

    BINDINGS = [
        Binding("down,j", "cursor_down", show=False),
        Binding("up,k", "cursor_up", show=False),
        Binding("enter", "select", show=False),
    ]


class SignsScreen(ModalScreen[Group | None]):
    """Asks about the three groups of signs. None: not answered.

    That none of it is so can be said where all of it has been in sight. No answer is chosen from the first: Enter,
    which skips the question before, would give it.
    """

    BINDINGS = bindings("signs")
    CSS_PATH = "checkin.tcss"

    is_read: reactive[bool] = reactive(False)

    def compose(self) -> ComposeResult:
        """Lay out the groups above the answers."""
        with Vertical(classes="box") as box:
            box.border_title = "First: is any of this so?"
            box.border_subtitle = "PgDn: read on   Esc: ask later"
            with Reading(can_focus=False):
                yield Prose(_groups(SIGNS))
            answers = zip(_SIGNS_ANSWERS.items(), "n123", strict=True)
            yield AnswerList(*(Option(Content(f"{text}  ({key})"), group) for (group, text), key in answers))

    def on_mount(self) -> None:
        """Notice when the end is in sight."""
        self.query_one(AnswerList).highlighted = None
        self.watch(self.query_one(Reading), "scroll_y", self._look, init=False)
        self.call_after_refresh(self._look)

    def on_resize(self) -> None:
        """Notice when a larger window has room for all."""
        self.call_after_refresh(self._look)

    def watch_is_read(self, is_read: bool) -> None:
        """Offer to read on, or to say that none of it is so."""
        text = _SIGNS_ANSWERS[Group.NONE] if is_read else "Read on"
        self.query_one(AnswerList).replace_option_prompt_at_index(0, Content(f"{text}  (n)"))

    def _look(self) -> None:
        reading = self.query_one(Reading)
        self.is_read |= bool(reading.size) and reading.scroll_y >= reading.max_scroll_y - 1

    def action_read(self, how: str) -> None:
        """Scroll the groups: the keys that go up and down by a line choose an answer."""
        reading = self.query_one(Reading)
        reading.action_page_down() if how == "down" else reading.action_page_up()

    def action_answer(self, group: str) -> None:
        """Take an answer given by its key; read on where the end has not been in sight."""
        if group == Group.NONE and not self.is_read:
            self.action_read("down")
        else:
            self.dismiss(Group(group))

    def action_later(self) -> None:
        """Leave it unanswered; it is asked again."""
        self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take an answer chosen from the list."""
        event.stop()
        self.action_answer(str(event.option_id))


class GoOnScreen(QuestionScreen[str]):
    """Gives the advice, and asks whether to start all the same."""

    BINDINGS = bindings("go-on")
    ANSWERS = {"not-today": "Not today", "start": "Start all the same"}


class DoseScreen(QuestionScreen[str]):
    """Gives advice on the dose, and leaves it to the person."""

    BINDINGS = bindings("dose")
    ANSWERS = {"keep": "Keep the dose as it is", "take": "Do as advised, from now on"}

    def on_mount(self) -> None:
        """Show the reason first, where there is no room for all."""
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)


class ScoreScreen(ModalScreen[int | None]):
    """Asks for a number from 0 to 10, one key; None: not said."""

    BINDINGS = bindings("score")
    CSS_PATH = "checkin.tcss"

    def __init__(self, question: str, scale: str = PAIN_SCALE) -> None:
        super().__init__()
        self.question = question
        self.scale = scale

    def compose(self) -> ComposeResult:
        """Lay out the scale."""
        with VerticalScroll(classes="box", can_focus=False):
            yield Static(Content(self.question), classes="title")
            yield Static(Content(f"0  1  2  3  4  5  6  7  8  9  t = 10\n{self.scale}"))
            yield Static(Content("Enter skips this"), classes="quiet")

    def on_key(self, event: Key) -> None:
        """Take the number. Digits are digits: no setting changes what they mean."""
        if event.key in _SCORES:
            event.stop()
            self.dismiss(_SCORES.index(event.key))

    def action_skip(self) -> None:
        """Leave it unsaid."""
        self.dismiss(None)


class NoteScreen(ModalScreen[None]):
    """Asks for a line about the session."""

    BINDINGS = bindings("note")
    CSS_PATH = "checkin.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.written = ""
        """What has been written so far, but for letters that no terminal shows."""

    def compose(self) -> ComposeResult:
        """Lay out a line to write in."""
        with Vertical(classes="box") as box:
            box.border_title = "A note, if you like"
            yield Input(placeholder="Such as: left side was stiff", compact=True, max_length=MAX_NOTE_CHARACTERS)
            yield Static(Content("Enter keeps it, or skips this"), classes="quiet")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take what is written."""
        event.stop()
        self.written = without_hidden(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Be done with it."""
        event.stop()
        self.dismiss()

    def action_skip(self) -> None:
        """Write nothing."""
        self.written = ""
        self.dismiss()


def care(*, is_in_session: bool) -> Iterator[Paragraph]:
    """Yield when to stop and when to get help, to read at any time."""
    yield heading("Stop")
    yield Paragraph(Content(STOP))
    if is_in_session:
        yield Paragraph(Content("Your session is paused. Close this to end it, or to go on."), space=True)
    for group in SIGNS:
        yield from _groups((group,))
        yield Paragraph(Content(group.advice), space=True)


def _groups(groups: tuple[Signs, ...]) -> Iterator[Paragraph]:
    for group in groups:
        yield heading(group.heading)
        for sign in group.signs:
            yield Paragraph(Content(sign), Content("•"), indent=2)
