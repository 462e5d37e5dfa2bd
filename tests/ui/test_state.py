"""One owner of what was chosen: nothing is lost on the way through settings, help and the list."""

from pathlib import Path

import pytest

from backstretch_tui.content.settings import Settings
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.options import Choices
from backstretch_tui.core.plan.request import Today
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.state import AppState, RunOptions
from tests.support.person import AtTheApp

FULL = Dose("full", "full")


async def test_a_dose_chosen_for_today_outlasts_a_look_at_the_settings(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("d")
        assert "middle dose" in person.lines[0]
        await person.press("o", "h", "escape")
        assert "middle dose" in person.lines[0]


async def test_exercises_chosen_for_today_outlast_another_setting(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("space", "o", "down", "right", "escape")
        assert any(line.startswith("○ Pelvic Tilt") for line in person.lines)
        assert "middle dose" not in person.lines[0]


async def test_a_rehearsal_stays_one_whatever_is_set(at_the_app: AtTheApp) -> None:
    async with at_the_app(run=Choices(speed=10)) as person:
        await person.press("d", "o", "h", "down", "right", "escape", "s")
        assert isinstance(person.app.screen, SessionScreen)
        assert person.app.screen.player.plan.speed == 10


async def test_what_the_command_line_says_outlasts_another_setting(at_the_app: AtTheApp) -> None:
    async with at_the_app(run=Choices(dose=FULL, first_side="right")) as person:
        await person.press("o", "down", "right", "escape")
        assert "full dose" in person.lines[0]
        request = person.app.state.request(person.app.services.library.routines)
        assert request.options.first_side == "right"


async def test_a_dose_chosen_on_the_list_replaces_the_one_of_the_command_line(at_the_app: AtTheApp) -> None:
    async with at_the_app(run=Choices(dose=FULL)) as person:
        await person.press("d")
        assert "gentle dose" in person.lines[0]


def test_a_changed_setting_replaces_what_was_said_about_the_same_thing_and_nothing_else() -> None:
    run = RunOptions(Choices(dose=FULL, first_side="right", speed=10), voice="off", tones=False)
    state = AppState(Settings(), Today("relief", dose=FULL, added=("bridge",)), run)
    changed = state.with_settings(Settings(dose="gentle", voice="brief"))
    assert changed.run == RunOptions(Choices(first_side="right", speed=10), tones=False)
    assert changed.today == Today("relief", added=("bridge",))
    assert changed.audio.voice == "brief"
    assert not changed.audio.tones
    assert state.with_settings(Settings()) == state


@pytest.mark.parametrize("command", [["list"], ["show", "relief"], ["plan"]])
def test_every_command_goes_by_the_settings(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from backstretch_tui.cli import main

    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path))
    (tmp_path / "settings.toml").write_text('dose = "full"\n', "utf-8")
    assert main(command) == 0
    printed = capsys.readouterr().out
    assert "full dose" in printed
    assert "gentle dose" not in printed
