"""The figure that goes through an exercise over and over."""

from textual.app import App, ComposeResult

from backstretch_tui.core.figure.drawing import Drawing
from backstretch_tui.ui.themes import THEMES
from backstretch_tui.ui.widgets.demonstration import Demonstration
from tests.support.exercises import shipped, two_sided
from tests.support.virtual_time import in_virtual_time


class Stage(App[None]):
    """Holds a demonstration."""

    def __init__(self) -> None:
        super().__init__()
        self.view = Demonstration(Drawing(shipped().figures), lambda: 0)
        for theme in THEMES:
            self.register_theme(theme)

    def compose(self) -> ComposeResult:
        yield self.view

    @property
    def shown(self) -> list[str]:
        return [self.view.render_line(row).text.strip() for row in range(self.view.size.height)]


async def test_the_word_for_a_side_is_shown_letter_for_letter() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=(60, 20)):
        stage.view.play([two_sided(5, 1, side_word="SI joint", figure="knee-to-chest-one")])
        assert any("Left SI joint" in line for line in stage.shown)
