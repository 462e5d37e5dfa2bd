"""The seconds left, as large as the space allows."""

from collections.abc import Sequence

from textual.reactive import reactive

from backstretch_tui.core.digits import digits
from backstretch_tui.ui.widgets.cells import Cells


class BigDigits(Cells):
    """Shows digits in half-blocks, scaled to its own size; where not even the smallest fit, in plain letters."""

    DEFAULT_CSS = "BigDigits { width: 1fr; height: 1fr; }"

    text: reactive[str] = reactive("", repaint=False)

    def draw(self, columns: int, rows: int) -> Sequence[str]:
        """Draw the text in the middle."""
        lines = digits(self.text, columns, rows) or (self.text[:columns],)
        above = (rows - len(lines)) // 2
        lines = ("",) * above + lines + ("",) * (rows - above - len(lines))
        return [line.center(columns) for line in lines]

    def watch_text(self) -> None:
        """Repaint what the new text changes."""
        self.repaint()
