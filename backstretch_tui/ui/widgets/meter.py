"""A bar that fills from left to right."""

from collections.abc import Sequence

from textual.reactive import reactive

from backstretch_tui.ui.widgets.cells import Cells


class Meter(Cells):
    """One line: full, then empty. Told apart by shape, not by colour alone."""

    DEFAULT_CSS = "Meter { width: 1fr; height: 1; }"

    fraction: reactive[float] = reactive(0.0, repaint=False)
    """From 0 to 1."""

    def draw(self, columns: int, rows: int) -> Sequence[str]:
        """Draw the bar in half cells."""
        halves = round(min(1.0, max(0.0, self.fraction)) * columns * 2)
        line = "█" * (halves // 2) + "▌" * (halves % 2)
        return [line.ljust(columns, "┄")] * rows

    def watch_fraction(self) -> None:
        """Repaint what the new fraction changes."""
        self.repaint()
