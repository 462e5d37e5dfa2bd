"""Keys for pages where there is no page yet."""

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
