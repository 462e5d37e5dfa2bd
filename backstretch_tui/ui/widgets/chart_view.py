"""Charts of characters, one below the other or side by side, and paged through one by one."""

from collections.abc import Callable, Iterable
from re import escape

from textual.content import Content
from textual.geometry import Region

from backstretch_tui.core.charts.progress_charts import Chart
from backstretch_tui.ui.widgets.prose import Reading, Written

_TONES = ("$accent", "$secondary", "bold $foreground")
"""For each group of marks; they differ as letters too."""


class ChartView(Written):
    """One chart, drawn anew at every width. Axes and labels stand back behind the marks."""

    DEFAULT_CSS = "ChartView { color: $text-muted; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._draw: Callable[[int], Chart] | None = None

    def show(self, draw: Callable[[int], Chart]) -> None:
        """Show what is drawn to a width."""
        self._draw = draw
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Write the heading and the words above the drawing."""
        if not self._draw:
            return []
        chart = self._draw(width)
        legend = Content(chart.legend).wrap(width) if chart.legend else []
        return [
            Content.styled(chart.heading, "bold $secondary"),
            *Content.styled(chart.words, "$foreground").wrap(width),
            *([Content("")] if chart.lines else []),
            *(_toned(line, chart.marks) for line in (*map(Content, chart.lines), *legend)),
        ]


class Pages(Reading):
    """Shows its children one after the other, each from its top; several at a time where they are seen whole."""

    def action_page_down(self) -> None:
        """Go to the first child that is not seen whole; inside one that is longer than the window, a window on."""
        bottom = self.scroll_target_y + self._rows
        for child in self._places:
            if child.bottom > bottom:
                self.scroll_to(y=child.y if child.y > self.scroll_target_y else bottom, animate=False)
                return

    def action_page_up(self) -> None:
        """Go back so far that what comes before is seen whole; inside one that is longer, a window back."""
        before = [child for child in self._places if child.y < self.scroll_target_y]
        if before:
            top = min(self.scroll_target_y, max(child.bottom for child in before)) - self._rows
            self.scroll_to(y=min((child.y for child in before if child.y >= top), default=top), animate=False)

    @property
    def _rows(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _places(self) -> list[Region]:
        return [child.virtual_region for child in self.children]


def _toned(line: Content, groups: Iterable[str]) -> Content:
    for tone, marks in zip(_TONES, groups, strict=False):
        line = line.highlight_regex(f"[{escape(marks)}]", style=tone)
    return line
