"""The footer: which keys it shows in which width, and its status."""

import pytest
from rich.cells import cell_len

from backstretch_tui.ui.widgets.key_line import KeyLine
from tests.support.person import AtTheApp

LIST = ["Start", "Read", "Include", "Dose", "Routine", "Progress", "Settings", "Help"]


async def test_the_list_names_what_matters_most_in_eighty_columns(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        assert [word for word in person.keys.split() if word in LIST] == LIST


async def test_the_wide_footer_shows_the_filter_and_the_palette_too(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(140, 30)) as person:
        assert "/ Filter" in person.keys
        assert "^p Commands" in person.keys


@pytest.mark.parametrize("columns", [40, 80, 120, 200])
async def test_a_status_stands_in_the_right_corner_and_the_keys_give_way(at_the_app: AtTheApp, columns: int) -> None:
    async with at_the_app(size=(columns, 24)) as person:
        person.app.screen.query_one(KeyLine).status = "Saved ✓"
        await person.pilot.pause()
        assert person.lines[-1].endswith("  Saved ✓ ")
        assert "? Help" in person.keys


async def test_a_long_status_is_cut_and_a_wide_one_keeps_the_columns(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(60, 24)) as person:
        line = person.app.screen.query_one(KeyLine)
        for status in ("a" * 300, "腿" * 300):
            line.status = status
            await person.pilot.pause()
            assert cell_len(person.lines[-1]) == 60
            assert "? Help" in person.keys


async def test_a_status_in_one_column_harms_nothing(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(60, 24)) as person:
        person.app.screen.query_one(KeyLine).status = "Saved"
        await person.resizes(1, 1)
        await person.resizes(60, 24)
        assert "? Help" in person.keys


async def test_a_click_does_what_the_key_under_it_does(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.clicks(person.lines[-1].index("Settings"), 23)
        assert "Voice" in person.sees
