"""The account of a session: a table where it fits, otherwise two lines for each of its rows."""

from rich.cells import cell_len
from textual.content import Content

from backstretch_tui.core.charts.share_bar import bar
from backstretch_tui.core.text.report import ReportRow
from backstretch_tui.core.text.session import REPORT_HEADINGS
from backstretch_tui.ui.widgets.prose import Paragraph, Written, wrapped

_BAR = 10
"""Columns of a bar."""


class Report(Written):
    """The report of a session, row by row; rows that were not done in full stand out."""

    def __init__(self, rows: list[ReportRow]) -> None:
        super().__init__()
        self.rows = rows

    def lines(self, width: int) -> list[Content]:
        """Write the rows."""
        table = _table(self.rows)
        return table if all(line.cell_length <= width for line in table) else wrapped(_list(self.rows), width)


def _table(rows: list[ReportRow]) -> list[Content]:
    cells = [
        REPORT_HEADINGS,
        *((row.exercise, row.side, bar(row.share, _BAR), row.repetitions, row.held) for row in rows),
    ]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        for line in cells
    ]
    styles = ["bold $secondary", *map(_style, rows)]
    return [Content.styled(line.rstrip(), style) for line, style in zip(lines, styles, strict=True)]


def _list(rows: list[ReportRow]) -> list[Paragraph]:
    paragraphs = []
    for row in rows:
        numbers = "  ".join(filter(None, [bar(row.share, _BAR), row.repetitions, row.held]))
        paragraphs.append(Paragraph(Content.styled(row.what, _style(row))))
        paragraphs.append(Paragraph(Content.styled(numbers, "dim"), indent=2))
    return paragraphs


def _style(row: ReportRow) -> str:
    return "" if row.complete else "$text-warning"
