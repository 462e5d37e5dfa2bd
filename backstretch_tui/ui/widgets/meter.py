"""A thin, labelled bar that fills from left to right."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

_FULL, _EMPTY, _MARK_FULL, _MARK_EMPTY = "━─╋┼"

MIN_LABELLED_COLUMNS = 30
"""A bar that is narrower has no label."""


class Meter(Widget):
    """One line: a label, then a bar, heavy as far as it is full. Told apart by shape, not by colour alone.

    It changes every second, so it must cost little: no layout, and only what differs is repainted.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "Meter { width: 1fr; height: 1; }"

    fraction: reactive[float] = reactive(0.0, repaint=False)
    """From 0 to 1."""

    def __init__(self, label: str, marks: Sequence[float] = (), *, id: str | None = None) -> None:  # noqa: A002
        """Make a bar that is marked at some places: fractions from 0 to 1."""
        super().__init__(id=id)
        self.label = label
        self.marks = marks
        self._line = ""

    def on_resize(self, _: Resize) -> None:
        """Fill the new width."""
        self._redraw()

    def watch_fraction(self) -> None:
        """Repaint what the new fraction changes."""
        self._redraw()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        return Strip([Segment(self._line, self.visual_style.rich_style)], len(self._line))

    def _redraw(self) -> None:
        before, self._line = self._line, self._drawn(self.size.width)
        if len(before) != len(self._line):
            self.refresh()
            return
        changed = [column for column, (old, new) in enumerate(zip(before, self._line, strict=True)) if old != new]
        if changed:
            self.refresh(Region(changed[0], 0, changed[-1] + 1 - changed[0], 1))

    def _drawn(self, columns: int) -> str:
        label = f"{self.label:<9}" if columns >= MIN_LABELLED_COLUMNS else ""
        length = columns - len(label)
        full = round(min(1.0, max(0.0, self.fraction)) * length)
        bar = list(_FULL * full + _EMPTY * (length - full))
        for mark in self.marks if bar else ():
            place = min(length - 1, int(mark * length))
            bar[place] = _MARK_FULL if place < full else _MARK_EMPTY
        return f"{label}{''.join(bar)}"
