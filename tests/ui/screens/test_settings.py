"""The settings screen: every setting, what it does, how it sounds and looks; saved for the next time."""

from dataclasses import fields

import pytest

from backstretch_tui.content.settings import Settings, load_settings
from backstretch_tui.content.validation import validated
from backstretch_tui.core.session import Say, Sound
from backstretch_tui.ui.screens.settings import ROWS, SettingsScreen
from backstretch_tui.ui.settings_rules import RULES
from tests.support.person import AtTheApp, Person
from tests.support.recorder import Recorder


async def opens(person: Person, field: str) -> None:
    """Open the settings and go to one."""
    await person.press("o", *["down"] * [row.field for row in ROWS].index(field))


def test_every_setting_is_there_but_for_what_has_a_place_of_its_own() -> None:
    assert {row.field for row in ROWS} == {its.name for its in fields(Settings)} - {"keys", "doses", "export_folder"}
    for row in ROWS:
        for value in row.values:
            validated(Settings, {row.field: value})
        assert getattr(Settings(), row.field) in row.values


async def test_they_are_shown_in_groups_with_what_each_does_and_its_values(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(80, 28)) as person:
        await person.press("o")
        words = [line.split("│")[1].strip() for line in person.lines if line.count("│") == 2]
        assert [word for word in words if word in ("Sound", "Session", "Display")] == ["Sound", "Session", "Display"]
        assert [row.label for row in ROWS if not any(word.startswith(row.label) for word in words)] == []
        assert "Voice           full" in person.sees
        assert "Brief says only names and sides" in person.sees
        assert "● full  ○ brief  ○ auto  ○ off" in person.sees
        assert person.keys == "↓ Down  ↑ Up  → Next  ← Previous  h Listen  esc Close"
        await person.press("down", "down", "down")
        assert "Volume of tones and voice" in person.sees
        assert "○ 25  ○ 50  ○ 75  ● 100" in person.sees


async def test_below_them_stands_how_to_pause_from_the_floor(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(80, 28)) as person:
        await person.press("o", "end")
        words = " ".join(" ".join(line.split("│")[1].split()) for line in person.lines if line.count("│") == 2)
        assert "To pause from the floor Keyboard: space or any click. Skip, undo: → ←" in words
        assert "Presenter: the start (F5), end (Esc) or blank button (. b). Skip, undo: page keys" in words
        assert "Headset, desktop, phone: play/pause" in words
        assert person.keys == "↓ Down  ↑ Up  h Listen  esc Close"
        before = person.app.state.settings
        await person.press("enter", "right")
        assert person.app.state.settings == before


async def test_all_of_them_can_be_reached_in_the_smallest_window(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(40, 12)) as person:
        await person.press("o")
        for row in ROWS:
            assert row.label in person.sees
            assert row.description.split()[-1] in person.sees
            await person.press("down")


async def test_a_change_is_saved_and_heard(at_the_app: AtTheApp) -> None:
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
        await opens(person, "bell")
        await person.press("enter")
        assert recorder.heard == []
        await person.press("h")
        assert recorder.words == ["Left leg, 2 of 3."]


@pytest.mark.parametrize("chosen_before", ["", 'theme = "backstretch-dark"\n'])
async def test_a_theme_is_seen_at_once_and_saved(at_the_app: AtTheApp, chosen_before: str) -> None:
    async with at_the_app(settings=chosen_before) as person:
        await opens(person, "theme")
        assert "Theme           backstretch-dark" in person.sees
        await person.press("right")
        assert person.app.theme == "backstretch-light"
        assert "Theme           backstretch-light" in person.sees
        path = person.app.services.settings_path
        assert load_settings(path, RULES)[0].theme == "backstretch-light"
        await person.press("left", "left")
        assert person.app.theme == RULES.themes[-1]
        await person.press("right")
        assert person.app.theme == "backstretch-dark"
        assert load_settings(path, RULES)[0].theme is None


async def test_activities_are_typed_saved_and_shown(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await opens(person, "activities")
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
        await opens(person, "dose")
        await person.press("right", "right", "escape")
        assert "middle dose" in person.sees


async def test_a_setting_that_cannot_be_heard_leaves_the_speaker_as_it_is(
    at_the_app: AtTheApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder, closed = Recorder(), []
    async with at_the_app(speaker=recorder) as person:
        monkeypatch.setattr(recorder, "close", lambda: closed.append(True))
        for row in ROWS:
            person.app.screen.post_message(SettingsScreen.Changed(person.app.state.settings, row.is_heard))
            await person.settles()
    assert len(closed) == sum(row.is_heard for row in ROWS)
