"""Lines of characters with two colours each: what a drawing becomes in a terminal."""

from collections.abc import Sequence
from typing import NamedTuple

from backstretch_tui.core.figure.canvas import Ink
from backstretch_tui.core.format.columns import columns_of


class Run(NamedTuple):
    """Cells side by side that look alike. Without ink they are the background."""

    text: str
    ink: Ink | None = None
    paper: Ink | None = None


Line = tuple[Run, ...]


def text_of(lines: Sequence[Line]) -> list[str]:
    """Return the characters alone."""
    return ["".join(run.text for run in line).rstrip() for line in lines]


def width_of(line: Line) -> int:
    """Return how many cells a line has."""
    return sum(columns_of(run.text) for run in line)


def blank_lines(columns: int, rows: int) -> tuple[Line, ...]:
    """Return so many empty cells."""
    return ((Run(" " * columns),) if columns else (),) * rows


def placed(
    lines: Sequence[Line], columns: int, rows: int, horizontal: str = "center", vertical: str = "middle"
) -> tuple[Line, ...]:
    """Return lines in the middle of more cells, or at an edge: `left`, `right`, `top` or `bottom`."""
    spare = rows - len(lines)
    above = {"top": 0, "bottom": spare}.get(vertical, spare // 2)
    filled = []
    for line in lines:
        spare_columns = columns - width_of(line)
        before = {"left": 0, "right": spare_columns}.get(horizontal, spare_columns // 2)
        left, right = Run(" " * before), Run(" " * (spare_columns - before))
        filled.append(tuple(run for run in (left, *line, right) if run.text))
    return (*blank_lines(columns, above), *filled, *blank_lines(columns, spare - above))


def written_over(line: Line, column: int, text: str, ink: Ink) -> Line:
    """Return a line with a text in the place of its cells from a column on; a text that does not fit is left out."""
    columns, end = width_of(line), column + columns_of(text)
    if column < 0 or end > columns or not text:
        return line
    return (*_piece(line, 0, column), Run(text, ink), *_piece(line, end, columns))


def _piece(line: Line, start: int, end: int) -> Line:
    runs, column = [], 0
    for run in line:
        text = run.text[max(0, start - column) : max(0, end - column)]
        column += columns_of(run.text)
        if text:
            runs.append(run._replace(text=text))
    return tuple(runs)
