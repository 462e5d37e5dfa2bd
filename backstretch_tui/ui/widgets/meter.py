"""A thin, labelled bar that fills from left to right."""

from collections.abc import Sequence

from textual.reactive import reactive

from backstretch_tui.ui.widgets.cells import Cells

_FULL, _EMPTY, _MARK_FULL, _MARK_EMPTY = "━─╋┼"


class Meter(Cells):
    """One line: a label, then a bar, heavy as far as it is full. Told apart by shape, not by colour alone."""

    DEFAULT_CSS = "Meter { width: 1fr; height: 1; }"

    fraction: reactive[float] = reactive(0.0, repaint=False)
    """From 0 to 1."""

    def __init__(self, label: str, marks: Sequence[float] = (), *, id: str | None = None) -> None:  # noqa: A002
        """Make a bar that is marked at some places: fractions from 0 to 1."""
        super().__init__(id=id)
        self.label = label
        self.marks = marks

    def draw(self, columns: int, rows: int) -> Sequence[str]:
        """Draw the label and the bar."""
        label = f"{self.label:<9}" if columns >= 30 else ""
        length = columns - len(label)
        full = round(min(1.0, max(0.0, self.fraction)) * length)
        bar = list(_FULL * full + _EMPTY * (length - full))
        for mark in self.marks if bar else ():
            place = min(length - 1, int(mark * length))
            bar[place] = _MARK_FULL if place < full else _MARK_EMPTY
        return [f"{label}{''.join(bar)}"[:columns]] * rows

    def watch_fraction(self) -> None:
        """Repaint what the new fraction changes."""
        self.repaint()
