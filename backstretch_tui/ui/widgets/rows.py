"""A list of rows with many cells: in columns where they fit, otherwise two lines for each row."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.events import Resize
from textual.widgets.option_list import Option

from backstretch_tui.ui.widgets.exercises import Exercises
from backstretch_tui.ui.widgets.pages import PagedList

MIN_NAME = 8
"""Columns that are kept for a name, which is cut where it is longer."""


class Row(NamedTuple):
    """One row. The cells of all rows stand below each other."""

    id: str
    first: tuple[str, ...]
    """With the name, the first of two lines."""
    second: tuple[str, ...]
    name: str
    """Last in its line: it may be of any length."""


class Rows(PagedList, inherit_bindings=False):
    """Says which row is under the cursor; what else is done with it, others know."""

    BINDINGS = Exercises.BINDINGS
    DEFAULT_CSS = "Rows { text-wrap: nowrap; text-overflow: ellipsis; }"

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._rows: Sequence[Row] = ()
        self._nothing = ""
        self._was_narrow = False

    def show(self, rows: Sequence[Row], nothing: str) -> None:
        """Show these rows; where there are none, say so. The cursor stays where it can."""
        self._rows, self._nothing = rows, nothing
        cursor = self.highlighted or 0
        self.set_options(self._written() or [Option(Content(nothing), disabled=True)])
        self.highlighted = min(cursor, len(rows) - 1) if rows else None

    def on_resize(self, _: Resize) -> None:
        """Write the rows to the new width: a moment later, for a height changed in the midst of a layout is lost."""
        if self._is_narrow != self._was_narrow:
            self.call_later(self.show, self._rows, self._nothing)

    def _written(self) -> list[Option]:
        self._was_narrow = self._is_narrow
        widths = self._widths
        options = []
        for row in self._rows:
            columns = zip((*row.first, *row.second), widths, strict=True)
            cells = [_aligned(cell, width, place) for place, (cell, width) in enumerate(columns)]
            first, second = cells[: len(row.first)], cells[len(row.first) :]
            lines = [[*first, row.name], second] if self._was_narrow else [[*cells, row.name]]
            options.append(Option(Content("\n ".join(map("  ".join, lines))), row.id))
        return options

    @property
    def _widths(self) -> list[int]:
        columns = zip(*(row.first + row.second for row in self._rows), strict=True)
        return [max(map(cell_len, column)) for column in columns]

    @property
    def _is_narrow(self) -> bool:
        """Whether a row does not fit into one line."""
        return 0 < self.size.width < sum(width + 2 for width in self._widths) + MIN_NAME


def _aligned(cell: str, width: int, place: int) -> str:
    """Put numbers below each other by their ends, and what comes first by its beginning."""
    gap = " " * (width - cell_len(cell))
    return gap + cell if place else cell + gap
