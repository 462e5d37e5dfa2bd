"""What was done, and what was not."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from backstretch_tui.core.format import numbers
from backstretch_tui.core.session.record import record_of
from backstretch_tui.core.text.report import report, verdict
from backstretch_tui.player import Player
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import BaseScreen
from backstretch_tui.ui.widgets.prose import Reading
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

    class Closed(Message):
        """The person has seen enough."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.player = player

    def compose_content(self) -> ComposeResult:
        """Lay out the verdict above the account."""
        plan, record = self.player.plan, record_of(self.player.plan, self.player.log)
        rehearsal = "This was a rehearsal.  " if plan.speed > 1 else ""
        held = f"Held {numbers.clock(record.held // 1000 * 1000)} of {numbers.clock(record.planned)}."
        yield Static(
            Content.assemble((f"{rehearsal}{verdict(record)}", "bold $primary"), f"\n{held}"),
            id="verdict",
        )
        with Reading():
            yield Report(report(plan, record))

    def action_list(self) -> None:
        """Ask to leave the summary."""
        self.post_message(self.Closed())

    def action_go_on(self) -> None:
        """Ask to go on with the session."""
        self.post_message(self.WentOn(self.player))
