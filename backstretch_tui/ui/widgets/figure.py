"""The moving figure: shows a moment of a movement, and repaints only the rows that have changed."""

from rich.color import Color as RichColour
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from backstretch_tui.core.figure.canvas import LEVELS, Ink, Role
from backstretch_tui.core.figure.cells import Line
from backstretch_tui.core.figure.drawing import CellStyle
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.picture import picture
from backstretch_tui.core.figure.pose import Moment, Part, frozen


class FigureView(Widget):
    """Draws what it is given, and nothing of its own accord. A moment that is shown already costs nothing."""

    COMPONENT_CLASSES = {"figure--caption", *(f"figure--{role}" for role in Role)}

    DEFAULT_CSS = """
    FigureView {
        width: 1fr;
        height: 1fr;

        & > .figure--caption { color: $accent; text-style: bold; }
        & > .figure--body { color: $foreground 75%; }
        & > .figure--working { color: $accent; }
        & > .figure--other { color: $foreground 32%; }
        & > .figure--arm { color: $secondary; }
        & > .figure--floor { color: $foreground 22%; }
        & > .figure--gap { color: $error; }
        & > .figure--arrow { color: $warning; }
        & > .figure--towel { color: $success; }
    }
    """

    def __init__(self, style: CellStyle = CellStyle(), *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._style = style
        self._shown: tuple[Figure | None, Moment, str] = (None, Moment(Part.START), "")
        self._rows: list[tuple[Line, str]] = []
        """What each row shows: the figure, and over it, in the first, the caption."""
        self._strips: list[Strip] = []
        self._colours: dict[Ink | None, RichColour] = {}
        self._mixed: dict[tuple[Ink | None, Ink | None], RichStyle] = {}

    def show(self, figure: Figure | None, moment: Moment, caption: str = "") -> None:
        """Show a moment of a movement; without a figure, nothing. The caption names the side."""
        if figure and self.app.animation_level == "none":
            moment = frozen(figure, moment)
        if self._shown != (figure, moment, caption):
            self._shown = (figure, moment, caption)
            self._draw()

    @property
    def moment(self) -> Moment:
        """The moment that is shown."""
        return self._shown[1]

    def render_line(self, y: int) -> Strip:
        """Return a row as it was drawn."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, self.rich_style)

    def notify_style_update(self) -> None:
        """Mix the colours anew: the theme may be another."""
        super().notify_style_update()
        self._draw_anew()

    def on_resize(self, event: Resize) -> None:
        """Draw at the new size."""
        self._draw_anew()

    def _draw_anew(self) -> None:
        self._rows.clear()
        self._colours.clear()
        self._mixed.clear()
        self._draw()

    def _draw(self) -> None:
        """Draw what is shown, and have those rows repainted that differ from before."""
        figure, moment, caption = self._shown
        columns, rows = self.size
        if not columns or not rows:
            return
        drawn = [(line, "") for line in picture(figure, moment, columns, rows, self._style)]
        drawn[0] = (drawn[0][0], caption)
        if len(self._rows) != rows:
            self._rows, self._strips = [((), "")] * rows, [Strip([])] * rows
        changed = []
        for row, (before, now) in enumerate(zip(self._rows, drawn, strict=True)):
            if now != before:
                self._strips[row] = self._strip(*now, columns)
                start, end = (0, columns) if now[1] != before[1] else changed_columns(before[0], now[0], columns)
                changed.append(Region(start, row, end - start, 1))
        self._rows = drawn
        if changed:
            self.refresh(*changed)

    def _strip(self, line: Line, caption: str, columns: int) -> Strip:
        strip = Strip([Segment(text, self._mix(ink, paper)) for text, ink, paper in line], columns)
        if not caption:
            return strip
        words = Strip([Segment(caption, self.get_component_rich_style("figure--caption"))])
        return Strip.join([words, strip.crop(words.cell_length)]).crop(0, columns)

    def _mix(self, ink: Ink | None, paper: Ink | None) -> RichStyle:
        """Return the colours of a cell."""
        style = self._mixed.get((ink, paper))
        if style is None:
            style = RichStyle(color=self._colour(ink), bgcolor=self._colour(paper))
            self._mixed[ink, paper] = style
        return style

    def _colour(self, ink: Ink | None) -> RichColour:
        colour = self._colours.get(ink)
        if colour is None:
            _, background = self.background_colors
            mixed = background
            if ink:
                under = self._of(ink.under, background) if ink.under else background
                mixed = under.blend(self._of(ink.role, background), ink.level / LEVELS)
            colour = self._colours[ink] = mixed.rich_color
        return colour

    def _of(self, role: Role, background: Color) -> Color:
        return background + self.get_component_styles(f"figure--{role}").color


def changed_columns(before: Line, now: Line, columns: int) -> tuple[int, int]:
    """Return from which column up to which two lines differ, in whole runs."""
    same = [old == new for old, new in zip(before, now, strict=False)]
    same_from_behind = [old == new for old, new in zip(before[::-1], now[::-1], strict=False)]
    first = same.index(False) if False in same else len(same)
    last = same_from_behind.index(False) if False in same_from_behind else len(same_from_behind)
    start = sum(len(run.text) for run in now[:first])
    end = columns - sum(len(run.text) for run in now[len(now) - last :])
    return min(start, end), max(start, end)
