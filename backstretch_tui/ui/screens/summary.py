"""What was done, and what was not."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static

from backstretch_tui.core import words
from backstretch_tui.core.account import Row, account, verdict
from backstretch_tui.core.record import record_of
from backstretch_tui.player import Player
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import BaseScreen


class SummaryScreen(BaseScreen[None]):
    """Planned against done, per exercise and side. Going back into the session is one key away."""

    BINDINGS = bindings("summary")
    CSS_PATH = "summary.tcss"

    @dataclass
    class WentOn(Message):
        """The person wants to go on with the session after all."""

        player: Player

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.player = player
        self.record = record_of(player.plan, player.log)

    def compose_content(self) -> ComposeResult:
        """Lay out the verdict above the account."""
        yield Static(id="verdict")
        with VerticalScroll():
            yield Static(id="account")

    def on_resize(self, event: Resize) -> None:
        """Write the account to the width there is."""
        plan, record = self.player.plan, self.record
        rehearsal = "This was a rehearsal.  " if plan.speed > 1 else ""
        held = f"Held {words.clock(record.held // 1000 * 1000)} of {words.clock(record.planned)}."  # nothing rounded up
        self.query_one("#verdict", Static).update(
            Content.assemble((f"{rehearsal}{verdict(record)}", "bold $primary"), f"\n{held}")
        )
        rows = account(plan, record)
        table = _table(rows)
        fits = (
            max(line.cell_length for line in table.split())
            <= self.query_one(VerticalScroll).scrollable_content_region.width
        )
        self.query_one("#account", Static).update(table if fits else _list(rows))

    def action_list(self) -> None:
        """Leave the summary."""
        self.dismiss()

    def action_go_on(self) -> None:
        """Ask to go on with the session."""
        self.post_message(self.WentOn(self.player))


def _style(row: Row) -> str:
    return "" if row.complete else "$text-warning"


def _table(rows: list[Row]) -> Content:
    """One row a line, in columns."""
    cells = [("Exercise", "Side", "Repetitions", "Held", "")]
    cells += [(row.exercise, row.side, row.repetitions, row.held, row.note) for row in rows]
    widths = [max(map(cell_len, column)) + 2 for column in zip(*cells, strict=True)]
    styles = ["bold $secondary", *map(_style, rows)]
    lines = (
        "".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        for line in cells
    )
    return Content("\n").join(Content.styled(line, style) for line, style in zip(lines, styles, strict=True))


def _list(rows: list[Row]) -> Content:
    """Two lines a row, where columns do not fit."""
    return Content("\n").join(
        Content.assemble(
            (", ".join(filter(None, [row.exercise, row.side.lower()])), _style(row)),
            ("\n  " + ",  ".join(filter(None, [row.repetitions, row.held, row.note])), "$text-muted"),
        )
        for row in rows
    )
