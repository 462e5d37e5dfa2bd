"""The footer: which keys it shows in which width, and its status."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from backstretch_tui.core.text.corner import OTHER_WINDOW, SOUND_ON
from backstretch_tui.sound.speaker import NullSpeaker
from backstretch_tui.ui.widgets.key_line import KeyLine
from tests.support.history import House, play
from tests.support.person import AtTheApp, open_app

LIST = ["Start", "Read", "Include", "Dose", "Routine", "Progress", "Settings", "Help"]


async def test_the_list_names_what_matters_most_in_eighty_columns(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        assert [word for word in person.keys.split() if word in LIST] == LIST


async def test_the_wide_footer_shows_the_filter_and_the_palette_too(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(140, 30)) as person:
        assert "/ Filter" in person.keys
        assert "^p Commands" in person.keys


@pytest.mark.parametrize(
    ("columns", "status"), [(100, "saved · sound on"), (120, "saved · sound on"), (200, "saved · sound on")]
)
async def test_a_status_stands_in_the_right_corner(at_the_app: AtTheApp, columns: int, status: str) -> None:
    async with at_the_app(size=(columns, 24)) as person:
        person.app.screen.query_one(KeyLine).status = ("saved", "sound on")
        await person.settles()
        assert person.lines[-1].endswith(f" {status} ")
        assert [word for word in person.keys.split() if word in LIST] == LIST


async def test_keys_do_not_give_way_to_a_status(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(40, 12)) as person:
        before = person.lines[-1]
        person.app.screen.query_one(KeyLine).status = ("saved", "sound on")
        await person.settles()
        assert person.lines[-1] == before


async def test_the_list_says_in_eighty_columns_whether_there_is_sound(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        person.app.screen.query_one(KeyLine).status = (SOUND_ON,)
        await person.settles()
        assert person.lines[-1].endswith(f" {SOUND_ON}")
        assert [word for word in person.keys.split() if word in LIST] == LIST


@pytest.mark.parametrize("columns", [40, 80])
async def test_a_problem_is_seen_though_a_key_gives_way(at_the_app: AtTheApp, columns: int) -> None:
    async with at_the_app(size=(columns, 24)) as person:
        person.app.screen.query_one(KeyLine).status = (OTHER_WINDOW, SOUND_ON)
        await person.settles()
        assert person.keys.endswith(OTHER_WINDOW)
        assert "? Help" in person.keys


async def test_a_status_takes_the_columns_that_its_letters_have(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(200, 24)) as person:
        line = person.app.screen.query_one(KeyLine)
        for word in ("a" * 300, "腿" * 20):
            line.status = (word,)
            await person.settles()
            assert cell_len(person.lines[-1]) == 200
            assert "? Help" in person.keys


async def test_a_status_in_one_column_harms_nothing(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(60, 24)) as person:
        person.app.screen.query_one(KeyLine).status = ("saved",)
        await person.resizes(1, 1)
        await person.resizes(60, 24)
        assert "? Help" in person.keys


async def test_what_can_be_heard_and_what_is_saved(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    async with open_app(
        tmp_path, settings='voice = "off"\nask_before = false\n', house=house, size=(120, 24)
    ) as person:
        assert "sound off" not in person.lines[-1]  # there are tones yet
        assert "saved" not in person.lines[-1]  # and no session yet
        await person.press("s")
        assert person.keys.endswith(" saved")
        person.app.change_settings(person.app.state.settings.with_values(tones=False))
        await person.settles()
        assert person.keys.endswith(" saved · sound off")


async def test_sound_that_cannot_be_played(at_the_app: AtTheApp) -> None:
    speaker = NullSpeaker()
    async with at_the_app(speaker=speaker, size=(120, 24), start=True) as person:
        for works, said in ((True, "sound on"), (False, "no sound")):
            speaker.works = works
            speaker.on_change()
            await person.settles()
            assert person.keys.endswith(f" {said}")


async def test_another_window_that_runs_a_session(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    play(house.recorder())
    async with open_app(tmp_path, house=house, size=(120, 24)) as person:
        assert person.lines[-1].endswith(" other window ")


async def test_a_click_does_what_the_key_under_it_does(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.clicks(person.lines[-1].index("Settings"), 23)
        assert "Voice" in person.sees
