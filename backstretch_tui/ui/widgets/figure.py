"""The moving figure."""

from collections.abc import Sequence

from textual.color import Color

from backstretch_tui.core.figure.canvas import Role
from backstretch_tui.core.figure.drawing import QUADRANTS, CellStyle
from backstretch_tui.core.figure.lines import Line
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.picture import picture
from backstretch_tui.core.figure.pose import Moment, frozen
from backstretch_tui.core.plan.steps import Part
from backstretch_tui.ui.widgets.drawn import Drawn

MAX_PICTURES = 256
"""How many pictures are kept: more than a movement has on both sides."""


class FigureView(Drawn):
    """Shows a moment of a movement, as large as fits. It draws what `show` is given, and nothing of its own accord.

    Where the figure stands in a space that is taller or wider than itself is the widget's `content-align`.
    """

    COMPONENT_CLASSES = {f"figure--{role}" for role in Role}

    DEFAULT_CSS = """
    FigureView {
        width: 1fr;
        height: 1fr;
        content-align: center middle;

        & > .figure--body { color: $foreground 75%; }
        & > .figure--working { color: $accent; }
        & > .figure--other { color: $foreground 32%; }
        & > .figure--arm { color: $secondary; }
        & > .figure--floor { color: $foreground 22%; }
        & > .figure--gap { color: $error; }
        & > .figure--arrow { color: $warning; }
        & > .figure--towel { color: $success; }
        & > .figure--text { color: $accent; }
    }
    """

    def __init__(self, style: CellStyle = QUADRANTS, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._style = style
        self._pictures: dict[tuple[object, ...], Sequence[Line]] = {}
        """Pictures drawn before: the next repetition looks the same. Figures live as long as the program."""
        self._shown: tuple[Figure | None, Moment, str | None] = (None, Moment(Part.START), "")

    def show(self, figure: Figure | None, moment: Moment, side: str | None = "") -> None:
        """Show a moment of a movement; without a figure, nothing. A moment that is shown already costs nothing.

        The side that works is the moment's own. The figure names it, with the longer name `side` if given; None: not.
        """
        if figure and self.app.animation_level == "none":
            moment = frozen(figure, moment)
        if self._shown != (figure, moment, side):
            self._shown = (figure, moment, side)
            self.redraw()

    @property
    def moment(self) -> Moment:
        """The moment that is shown."""
        return self._shown[1]

    def draw(self, columns: int, rows: int) -> Sequence[Line]:
        """Draw the moment that is shown."""
        figure, moment, side = self._shown
        asked = id(figure), moment, columns, rows, side, *self.styles.content_align
        if asked not in self._pictures:
            if len(self._pictures) >= MAX_PICTURES:
                self._pictures.clear()
            align = self.styles.content_align
            self._pictures[asked] = picture(figure, moment, columns, rows, self._style, side, *align)
        return self._pictures[asked]

    def colour_of(self, role: Role) -> Color:
        """Return the theme's colour of a role."""
        return self.get_component_styles(f"figure--{role}").color
