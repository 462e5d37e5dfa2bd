"""Where the person writes down what they would like to be able to do."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from backstretch_tui.core.insights.activities import MAX_ACTIVITIES
from backstretch_tui.core.model.text_safety import in_columns
from backstretch_tui.core.text import activities as text
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import Dialog

MAX_CHARACTERS = 60


class ActivitiesScreen(Dialog[tuple[str, ...] | None]):
    """Asks for a few activities; None: as they were."""

    BINDINGS = bindings("activities")
    CSS_PATH = "activities.tcss"

    def __init__(self, activities: Sequence[str]) -> None:
        super().__init__()
        self.activities = activities

    def compose_dialog(self) -> ComposeResult:
        """Lay out a line for each."""
        with VerticalScroll(can_focus=False) as box:
            box.border_title = text.TITLE
            for known, example in zip(
                [*self.activities, *[""] * MAX_ACTIVITIES],
                text.EXAMPLES,
                strict=False,
            ):
                yield Input(known, placeholder=example, compact=True, max_length=MAX_CHARACTERS, select_on_focus=False)
            yield Static(Content(text.instructions(MAX_ACTIVITIES)), classes="quiet")

    def action_move(self, how: str) -> None:
        """Go to the next line, or to the one before."""
        self.focus_next(Input) if how == "down" else self.focus_previous(Input)

    def action_leave(self) -> None:
        """Leave all as it was."""
        self.dismiss(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save what was written, without characters that a terminal cannot show in columns."""
        event.stop()
        written = (in_columns(line.value) for line in self.query(Input))
        self.dismiss(tuple(dict.fromkeys(filter(None, written))))
