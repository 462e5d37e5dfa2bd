"""The seconds left, as large as the space allows."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from backstretch_tui.core.digits import digits


class BigDigits(Widget):
    """Shows digits in half-blocks, scaled to its own size; where not even the smallest fit, in plain letters."""

    DEFAULT_CSS = "BigDigits { width: 1fr; height: 1fr; content-align: center middle; }"

    text: reactive[str] = reactive("")

    def render(self) -> Content:
        """Draw the text."""
        lines = digits(self.text, self.size.width, self.size.height)
        return Content("\n".join(lines) or self.text)
