"""The summary after a session: done against planned."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from backstretch_tui.core.session.record import record_of
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text import session as text
from backstretch_tui.core.text.doses import session_in_words
from backstretch_tui.core.text.report import comes_next, missing, report, verdict
from backstretch_tui.player import Player
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import BaseScreen
from backstretch_tui.ui.widgets.prose import Paragraph, Prose, Reading
from backstretch_tui.ui.widgets.report import Report


class SummaryScreen(BaseScreen[None]):
    """Planned against done, per exercise and side. Going back into the session is one key away."""

    BINDINGS = bindings("summary")
    CSS_PATH = "summary.tcss"
    SHOWS_SESSIONS = True

    @dataclass
    class WentOn(Message):
        """The person wants to go on with the session after all."""

        player: Player

    class CorrectAsked(Message):
        """The person wants to change a score or the note."""

    class Closed(Message):
        """The person has seen enough."""

    session: reactive[SessionSummary | None] = reactive(None, init=False)
    """The saved session with its scores and note; None where none is saved."""

    def __init__(self, player: Player, session: SessionSummary | None = None) -> None:
        super().__init__()
        self.player = player
        self.record = record_of(player.plan, player.log)
        self.set_reactive(SummaryScreen.session, session)

    def compose_content(self) -> ComposeResult:
        """Lay out the verdict above the account."""
        yield Static(id="verdict")
        with Reading():
            yield Report(report(self.player.plan, self.record))
            yield Prose(id="rest")

    def on_mount(self) -> None:
        """Say whether it is saved as long as it is shown."""
        self.watch(self.app, "saving", self._show_verdict)
        self.watch_session()

    def watch_session(self) -> None:
        """Show what has been said about the session."""
        self._show_verdict(getattr(self.app, "saving", ""))
        plan, session = self.player.plan, self.session
        note = text.note(session.note) if session and session.note else ""
        lines = [note, *missing(plan, self.record), comes_next(plan, session.pain_after if session else None)]
        self.query_one("#rest", Prose).paragraphs = tuple(Paragraph(Content(line)) for line in lines if line)

    def _show_verdict(self, saving: str) -> None:
        record, session = self.record, self.session
        headline = text.headline(verdict(record), is_rehearsal=self.player.plan.speed > 1)
        felt = session_in_words(session)[-1] if session else ""
        facts = text.facts(record.held, record.planned, felt, saving if session else "")
        self.query_one("#verdict", Static).update(Content.assemble((headline, "bold $primary"), f"\n{facts}"))

    def action_list(self) -> None:
        """Ask to leave the summary."""
        self.post_message(self.Closed())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer changes where something is saved."""
        return self.session is not None if action == "correct" else True

    def action_correct(self) -> None:
        """Ask for other scores or another note."""
        self.post_message(self.CorrectAsked())

    def action_go_on(self) -> None:
        """Ask to go on with the session."""
        self.post_message(self.WentOn(self.player))
