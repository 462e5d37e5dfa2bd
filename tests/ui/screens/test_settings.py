"""The settings screen: every setting, what it does, what it sounds like; kept for the next time."""

from backstretch_tui.content.settings import Settings, load_settings
from backstretch_tui.core.session import Say, Sound
from backstretch_tui.ui.screens.settings import ROWS
from backstretch_tui.ui.settings_rules import RULES
from tests.support.person import AtTheApp
from tests.support.recorder import Recorder


def test_every_setting_is_there_but_for_what_has_a_place_of_its_own() -> None:
    assert {row.field for row in ROWS} == Settings.model_fields.keys() - {"theme", "keys", "doses"}
    for row in ROWS:
        for value in row.values:
            Settings.model_validate({row.field: value})
        assert getattr(Settings(), row.field) in row.values


async def test_o_shows_them_and_what_each_does(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("o")
        assert "Voice           full" in person.sees
        assert "brief only names and sides" in person.sees
        await person.press("down", "down")
        assert "Volume of tones and voice" in person.sees


async def test_a_change_is_kept_and_heard(at_the_app: AtTheApp) -> None:
    recorder = Recorder()
    async with at_the_app(speaker=recorder) as person:
        await person.press("o", "right")
        assert "Voice           brief" in person.sees
        assert [type(effect) for effect in recorder.heard] == [Sound, Say]
        path = person.app.services.settings_path
        assert load_settings(path, RULES) == (Settings(voice="brief"), ())
        await person.press("left")
        assert load_settings(path, RULES) == (Settings(), ())


async def test_what_sounds_no_different_is_not_heard(at_the_app: AtTheApp) -> None:
    recorder = Recorder()
    async with at_the_app(speaker=recorder) as person:
        await person.press("o", "down", "down", "down", "enter")
        assert recorder.heard == []
        await person.press("h")
        assert recorder.words == ["Left leg, 2 of 3."]


async def test_activities_are_written_down_kept_and_shown(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("o", "up", "up", "up")
        assert "Activities      none" in person.sees
        await person.press("enter", *"Walk[/]", "down", *"Sit", "down", "enter")
        assert "Activities      Walk[/], Sit" in person.sees
        path = person.app.services.settings_path
        assert load_settings(path, RULES) == (Settings(activities=("Walk[/]", "Sit")), ())
        await person.press("enter", "X", "escape")
        assert "Activities      Walk[/], Sit" in person.sees
        await person.press("enter", "ctrl+u", "ctrl+k", "down", "ctrl+u", "ctrl+k", "enter")
        assert "Activities      none" in person.sees
        assert load_settings(path, RULES) == (Settings(), ())


async def test_the_list_goes_by_what_was_changed(at_the_app: AtTheApp) -> None:
    async with at_the_app(routine="relief") as person:
        await person.press("o", *["down"] * 7, "right", "right", "escape")
        assert "middle dose" in person.sees
