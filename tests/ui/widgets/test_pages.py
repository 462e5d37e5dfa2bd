"""Keys for pages where there is no page yet; and the cursor in a smaller window."""

import pytest
from textual.app import App, ComposeResult

from backstretch_tui.ui.palette import Palette
from backstretch_tui.ui.widgets.pages import PagedList
from tests.support.person import AtTheApp
from tests.support.virtual_time import in_virtual_time

KEYS = ["pageup", "pagedown"]


@pytest.mark.parametrize("key", KEYS)
async def test_in_the_palette_before_anything_is_found(at_the_app: AtTheApp, key: str) -> None:
    async with at_the_app() as person:
        await person.presses_quickly("ctrl+p", key, key)
        await person.press(key)
        assert isinstance(person.app.screen, Palette)
        await person.waits(1)
        await person.press("down", "pagedown", "pageup", "escape")
        assert len(person.app.screen_stack) == 1


class _WithoutRoom(App[None]):
    CSS = "PagedList { height: 0; border: none; }"

    def compose(self) -> ComposeResult:
        yield PagedList("one", "two")


@pytest.mark.parametrize("key", KEYS)
async def test_in_a_list_without_room(key: str) -> None:
    async with in_virtual_time(_WithoutRoom()) as (pilot, time):
        pilot.app.query_one(PagedList).highlighted = 1
        pilot.app.simulate_key(key)
        await time.settle()
        assert pilot.app.query_one(PagedList).highlighted == 1


@pytest.mark.parametrize("opens", [("o",), ("m",), ("right", "m")], ids=["settings", "routine", "exercise"])
async def test_in_a_smaller_window_the_line_under_the_cursor_stays_in_sight(
    opens: tuple[str, ...], at_the_app: AtTheApp
) -> None:
    async with at_the_app(routine="relief") as person:
        await person.press(*opens, "end")
        for columns, rows in ((40, 12), (80, 24), (60, 16)):
            await person.resizes(columns, rows)
            found = person.app.screen.query_one(PagedList)
            assert found.highlighted is not None
            first, last = found.scroll_y, found.scroll_y + found.scrollable_content_region.height
            lines = [number for number, (option, _) in enumerate(found._lines) if option == found.highlighted]
            assert first <= lines[0]
            assert lines[-1] < last
