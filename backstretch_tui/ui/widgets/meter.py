"""A bar that fills from left to right."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Meter(Widget):
    """One line: full, then empty. Told apart by shape, not by colour alone."""

    DEFAULT_CSS = "Meter { width: 1fr; height: 1; }"

    fraction: reactive[float] = reactive(0.0)
    """From 0 to 1."""

    def render(self) -> Content:
        """Draw the bar in half cells."""
        width = self.size.width
        halves = round(min(1.0, max(0.0, self.fraction)) * width * 2)
        full = "█" * (halves // 2) + "▌" * (halves % 2)
        return Content(full.ljust(width, "┄"))
