"""The widget for block letters: as large as fits, in its own colour, where its content is aligned."""

from textual.app import App, ComposeResult

from backstretch_tui.core.figure.block_text import block_text
from backstretch_tui.core.figure.drawing import QUADRANTS
from backstretch_tui.core.figure.lines import text_of
from backstretch_tui.ui.widgets.big_text import BigText
from tests.support.virtual_time import in_virtual_time


class Stage(App[None]):
    """Holds a text."""

    CSS = """
    Screen { background: #000000; }
    Screen.-flash { background: #ffff00; }
    BigText { color: #ff0000; }
    BigText.-hold { color: #0000ff; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.big = BigText()

    def compose(self) -> ComposeResult:
        yield self.big

    @property
    def shown(self) -> list[str]:
        return [self.big.render_line(row).text for row in range(self.big.size.height)]


def stripped(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines]


async def test_it_fills_the_height_in_the_middle() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=(30, 5)):
        stage.big.text = "HOLD"
        assert stripped(stage.shown) == stripped(text_of(block_text("HOLD", 30, 5, QUADRANTS)))
        before = len(stage.shown[0]) - len(stage.shown[0].lstrip())
        after = len(stage.shown[0]) - len(stage.shown[0].rstrip())
        assert abs(before - after) <= 1


async def test_it_stands_where_its_content_is_aligned() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=(20, 20)):
        stage.big.styles.content_align = ("left", "bottom")
        stage.big.text = "REST"
        assert stripped(stage.shown)[:5] == [""] * 5
        assert stage.shown[-1].startswith(("▀", "▄", "█", "▐", "▌"))


async def test_of_a_side_that_would_make_the_letters_thin_only_the_first_word_is_shown() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=(78, 5)):
        stage.big.text = "HOLD"
        for side, shown in (("Left leg", "Left leg"), ("Right side", "Right")):
            stage.big.side = side
            drawn = block_text("HOLD", 78, 5, QUADRANTS, shown)
            assert stripped(stage.shown) == stripped(text_of(drawn))


async def test_a_text_that_does_not_fit_or_cannot_be_drawn_is_shown_in_plain_letters() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=(12, 3)):
        for text in ("RIGHT LEG", "左"):
            stage.big.text = text
            assert stripped(stage.shown)[1] == text


async def test_another_size_is_drawn_anew() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=(12, 3)) as (pilot, _):
        stage.big.text = "10"
        await pilot.resize_terminal(60, 12)
        assert stripped(stage.shown) == stripped(text_of(block_text("10", 60, 12, QUADRANTS)))


async def test_it_has_the_colours_of_its_style_whatever_changes_them() -> None:
    stage = Stage()
    async with in_virtual_time(stage, size=(12, 3)) as (pilot, _):
        stage.big.text = "10"
        for classes in ("-hold", "-flash", "-flash -hold", ""):
            stage.big.set_class("-hold" in classes, "-hold")
            stage.screen.set_class("-flash" in classes, "-flash")
            await pilot.pause()
            styles = [segment.style for segment in stage.big.render_line(1) if segment.style]
            letters = "#0000ff" if "-hold" in classes else "#ff0000"
            background = "#ffff00" if "-flash" in classes else "#000000"
            assert {style.color.name for style in styles if style.color} <= {letters, background}
            assert {style.bgcolor.name for style in styles if style.bgcolor} <= {letters, background}
            assert any(letters in str(style) for style in styles)
