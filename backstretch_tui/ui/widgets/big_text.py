"""A word or a number, as large as the space allows."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.color import Color
from textual.reactive import reactive

from backstretch_tui.core.figure.block_text import block_sentence, block_text, is_squeezed
from backstretch_tui.core.figure.canvas import Role, full_ink
from backstretch_tui.core.figure.drawing import QUADRANTS, CellStyle
from backstretch_tui.core.figure.lines import Line, Run, placed
from backstretch_tui.ui.widgets.drawn import Drawn


class BigText(Drawn):
    """Shows `text` in block letters scaled to the widget's own size; where not even the smallest fit, in plain ones.

    Letters are drawn as capitals, and ‖ as two bars for a pause. Their colour is that of the widget, their place in it
    its `content-align`. How tall a text can be in a given width: `core.figure.block_text.rows_that_fit`.
    """

    COMPONENT_CLASSES = {"big-text--side"}
    DEFAULT_CSS = """
    BigText { width: 1fr; height: 1fr; content-align: center middle; }
    BigText > .big-text--side { color: $accent; }
    """

    text: reactive[str] = reactive("", repaint=False)
    side: reactive[str] = reactive("", repaint=False)
    """Follows the text, in a colour of its own; only its first word where all of it would make the letters thin."""

    def __init__(self, style: CellStyle = QUADRANTS, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._style = style.for_text

    def draw(self, columns: int, rows: int) -> Sequence[Line]:
        """Draw the text where it is to be."""
        side = self.side
        if side and is_squeezed(f"{self.text} {side}", columns, rows, self._style):
            side, *_ = side.split()
        text = f"{self.text} {side}".strip()
        plain = Run(set_cell_size(text, min(columns, cell_len(text))), full_ink(Role.TEXT))
        lines = block_text(self.text, columns, rows, self._style, side) or ((plain,),)
        return placed(lines, columns, rows, *self.styles.content_align)

    def colour_of(self, role: Role) -> Color:
        """Return the widget's own colour, or that of the side."""
        return self.get_component_styles("big-text--side").color if role is Role.SIDE else self.colors[3]

    def watch_text(self) -> None:
        """Repaint what the new text changes."""
        self.redraw()

    def watch_side(self) -> None:
        """Repaint what the new side changes."""
        self.redraw()


class BigSentence(BigText):
    """Shows `text` in as many lines of block letters as it takes; nothing where these do not fit."""

    def draw(self, columns: int, rows: int) -> Sequence[Line]:
        """Draw the sentence where it is to be."""
        lines = block_sentence(self.text, columns, rows, self._style)
        return placed(lines, columns, rows, *self.styles.content_align)

    def fits(self, columns: int, rows: int) -> bool:
        """Tell whether the sentence could be drawn in so many cells."""
        return bool(block_sentence(self.text, columns, rows, self._style))
