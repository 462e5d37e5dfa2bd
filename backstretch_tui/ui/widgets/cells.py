"""A widget that is nothing but letters in one style, and repaints only what differs from before."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Cells(Widget):
    """Something drawn anew every second must cost little: no layout, no wrapping, no cell written twice."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - it is Textual's own word
        super().__init__(id=id)
        self._drawn: Sequence[str] = ()

    def draw(self, columns: int, rows: int) -> Sequence[str]:
        """Return as many lines as there are rows, each as wide as there are columns."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Draw anew, and repaint the rectangle that holds all that has changed."""
        before, self._drawn = self._drawn, self.draw(*self.size)
        if len(before) != len(self._drawn):
            self.refresh()
        elif changed := _difference(before, self._drawn):
            self.refresh(changed)

    def on_resize(self, _: Resize) -> None:
        """Fill the new size."""
        self._drawn = self.draw(*self.size)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Hand on a line."""
        line = self._drawn[y] if y < len(self._drawn) else " " * self.size.width
        return Strip([Segment(line, self.visual_style.rich_style)], len(line))


def _difference(before: Sequence[str], now: Sequence[str]) -> Region | None:
    rows = [row for row, (old, new) in enumerate(zip(before, now, strict=True)) if old != new]
    if not rows:
        return None
    columns = [
        column
        for row in rows
        for column, (old, new) in enumerate(zip(before[row], now[row], strict=False))
        if old != new
    ]
    left, right = min(columns, default=0), max(columns, default=0) + 1
    return Region(left, rows[0], right - left, rows[-1] - rows[0] + 1)
