"""The list of a screen on which values are changed."""

from textual.binding import Binding

from backstretch_tui.ui.widgets.exercises import Exercises
from backstretch_tui.ui.widgets.pages import PagedList


class ValueList(PagedList, inherit_bindings=False):
    """A list in which each line has a value. The arrow keys and Enter are the screen's."""

    BINDINGS = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        *Exercises.PAGES,
    ]
