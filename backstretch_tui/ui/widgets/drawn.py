"""A widget that is drawn in cells of two colours, and repaints only what differs from before."""

from collections.abc import Sequence

from rich.color import Color as RichColour
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from backstretch_tui.core.figure.canvas import LEVELS, Ink, Role
from backstretch_tui.core.figure.lines import Line, width_of

MAX_KNOWN = 1024
"""How many lines are kept as they are shown."""


class Drawn(Widget):
    """Shows lines of runs. A subclass says what they are and which colour each role has."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._lines: Sequence[Line] = ()
        self._strips: list[Strip] = []
        self._known: dict[Line, Strip] = {}
        """By line, how it is shown."""
        self._colours: dict[Ink | None, RichColour] = {}
        self._mixed: dict[tuple[Ink | None, Ink | None], RichStyle] = {}
        self._is_sharp = False
        """Whether the theme wants no shades at edges."""

    def draw(self, columns: int, rows: int) -> Sequence[Line]:
        """Return as many lines as there are rows, each as wide as there are columns."""
        raise NotImplementedError

    def colour_of(self, role: Role) -> Color:
        """Return the colour of a role."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw what is to be shown now, and have those rows repainted that differ from before."""
        columns, rows = self.size
        if not columns or not rows:
            return
        lines = self.draw(columns, rows)
        if len(self._lines) != rows:
            self._lines, self._strips = [()] * rows, [Strip([])] * rows
        changed = []
        for row, (before, now) in enumerate(zip(self._lines, lines, strict=True)):
            if now != before:
                self._strips[row] = self._strip(now, columns)
                start, end = changed_columns(before, now, columns)
                changed.append(Region(start, row, end - start, 1))
        self._lines = lines
        if changed:
            self.refresh(*changed)

    def _strip(self, line: Line, columns: int) -> Strip:
        """Return a row as it is shown: the same as before for a line that was there before, for it comes again."""
        strip = self._known.get(line)
        if strip is None:
            if len(self._known) >= MAX_KNOWN:
                self._known.clear()
            strip = Strip([Segment(text, self._mix(ink, paper)) for text, ink, paper in line], columns)
            self._known[line] = strip
        return strip

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
        self._lines = ()
        self._known.clear()
        self._colours.clear()
        self._mixed.clear()
        self._is_sharp = self.app.theme_variables.get("edges") == "sharp"
        self.redraw()

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
                under = background + self.colour_of(ink.under) if ink.under else background
                share = ink.level / LEVELS
                mixed = under.blend(background + self.colour_of(ink.role), round(share) if self._is_sharp else share)
            colour = self._colours[ink] = mixed.rich_color
        return colour


def changed_columns(before: Line, now: Line, columns: int) -> tuple[int, int]:
    """Return from which column up to which two lines differ, in whole runs."""
    same = [old == new for old, new in zip(before, now, strict=False)]
    same_from_behind = [old == new for old, new in zip(before[::-1], now[::-1], strict=False)]
    first = same.index(False) if False in same else len(same)
    last = same_from_behind.index(False) if False in same_from_behind else len(same_from_behind)
    start = width_of(now[:first])
    end = columns - width_of(now[len(now) - last :])
    return min(start, end), max(start, end)
