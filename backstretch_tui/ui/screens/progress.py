"""The past in pictures, and every session of it: read one, delete one, take that back."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static

from backstretch_tui.core.charts import Picture, pictures, summary, weeks_in
from backstretch_tui.core.days import date_in_words, time_in_words
from backstretch_tui.core.past import PastSession
from backstretch_tui.core.progress import progress_of
from backstretch_tui.core.words import session_in_words
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import BaseScreen
from backstretch_tui.ui.widgets.prose import Reading
from backstretch_tui.ui.widgets.rows import Row, Rows

MOST_LISTED = 1000
"""How many sessions are listed; `backstretch history` has them all."""

NOTHING = "Nothing yet. After your first session there is something to see here."


class ProgressScreen(BaseScreen[None]):
    """Drawn anew at every width."""

    BINDINGS = bindings("progress")
    CSS_PATH = "progress.tcss"

    class HistoryAsked(Message):
        """The person wants to see the sessions one by one."""

    def __init__(self, past: Sequence[PastSession], today: int) -> None:
        super().__init__()
        self.past = past
        self.today = today

    def compose_content(self) -> ComposeResult:
        """Lay out the pictures below each other."""
        with Reading():
            yield Static(id="pictures")

    def on_resize(self, event: Resize) -> None:
        """Draw to the width there is."""
        self._draw(event.size.width)

    def show(self, past: Sequence[PastSession]) -> None:
        """Draw other sessions, oldest first."""
        self.past = past
        self._draw(self.size.width)

    def action_list(self) -> None:
        """Go back to the list."""
        self.dismiss()

    def action_history(self) -> None:
        """Ask for the sessions one by one."""
        self.post_message(self.HistoryAsked())

    def _draw(self, columns: int) -> None:
        text = self.query_one("#pictures", Static)
        if not self.past:
            text.update(Content(NOTHING))
            return
        width = max(20, columns - 3)
        progress = progress_of(self.past, self.today, weeks_in(width))
        parts = [Content.styled(summary(progress, self.past[0].began.date), "bold $primary")]
        parts += map(_drawn, pictures(progress, width))
        text.update(Content("\n\n").join(parts))


def _drawn(picture: Picture) -> Content:
    return Content("\n").join(
        [Content.styled(picture.heading, "bold $secondary"), Content(picture.words), *map(Content, picture.lines)]
    )


class HistoryScreen(BaseScreen[None]):
    """All sessions, the latest first."""

    BINDINGS = bindings("history")
    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = "Rows"

    @dataclass
    class Opened(Message):
        """The person wants to read what was done in a session."""

        session: PastSession

    @dataclass
    class DeleteAsked(Message):
        """The person wants to delete a session."""

        session: PastSession

    class UndoAsked(Message):
        """The person wants the session back that was deleted last."""

    def __init__(self, past: Sequence[PastSession]) -> None:
        super().__init__()
        self.past = list(past)

    def compose_content(self) -> ComposeResult:
        """Lay out the list."""
        yield Rows()

    def on_mount(self) -> None:
        """Fill the list."""
        self.show(self.past)

    def show(self, past: Sequence[PastSession]) -> None:
        """List sessions, which come oldest first."""
        self.past = list(past)
        latest = self.past[: -MOST_LISTED - 1 : -1]
        self.query_one(Rows).show([_row(session) for session in latest], "There are no sessions.")

    def action_open(self) -> None:
        """Ask for what was done."""
        if session := self._session:
            self.post_message(self.Opened(session))

    def action_delete(self) -> None:
        """Ask to delete the session under the cursor."""
        if session := self._session:
            self.post_message(self.DeleteAsked(session))

    def action_undo(self) -> None:
        """Ask for the last one back."""
        self.post_message(self.UndoAsked())

    def action_pictures(self) -> None:
        """Go back to the pictures."""
        self.dismiss()

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        """Read a session that was clicked."""
        event.stop()
        self.action_open()

    @property
    def _session(self) -> PastSession | None:
        place = self.query_one(Rows).highlighted
        return self.past[-1 - place] if place is not None and self.past else None


def _row(session: PastSession) -> Row:
    when = date_in_words(session.began.date), time_in_words(session.began)
    return Row(session.id, when, session_in_words(session), session.name)
