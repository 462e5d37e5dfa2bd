"""A session and another copy of the program: which of them may run one, and what it leaves to the other."""

from pathlib import Path

import pytest

from backstretch_tui.core.text.questions import PLAYED_ELSEWHERE
from backstretch_tui.history.lock import SessionLock
from backstretch_tui.history.recovery import StartupState, startup_state
from backstretch_tui.system.paths import DataPaths
from backstretch_tui.ui import recovery_flow
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.session_flow import AGAIN_SECONDS
from tests.support.history import House, finish, play
from tests.support.person import open_app

INTERRUPTED = "You stopped during"

SETTINGS = "ask_before = false\n"


async def test_while_another_copy_runs_a_session_this_one_says_so(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    first = house.recorder()
    play(first)
    async with open_app(tmp_path, settings=SETTINGS, house=house) as person:
        assert PLAYED_ELSEWHERE in person.sees
        await person.press("s")
        await person.waits(10 * AGAIN_SECONDS)
        assert PLAYED_ELSEWHERE in person.sees
        assert not isinstance(person.app.screen, SessionScreen)
        assert first.close() == ""  # and so its process ends, in the middle of the session
        await person.waits(AGAIN_SECONDS)
        assert INTERRUPTED in person.sees
        assert PLAYED_ELSEWHERE not in person.sees


@pytest.mark.parametrize("is_interrupted", [True, False])
async def test_the_moment_the_other_copy_has_ended_this_one_may_begin(tmp_path: Path, is_interrupted: bool) -> None:
    house = House(tmp_path / "data")
    first = house.recorder()
    player, _ = play(first)
    async with open_app(tmp_path, settings=SETTINGS, house=house) as person:
        if not is_interrupted:
            finish(first, player)
        assert first.close() == ""
        await person.press("s")
        if is_interrupted:
            assert INTERRUPTED in person.sees
            await person.press("d")
        assert isinstance(person.app.screen, SessionScreen)
        await person.waits(10 * AGAIN_SECONDS)  # by then it has looked again
        assert INTERRUPTED not in person.sees
        assert PLAYED_ELSEWHERE not in person.sees


async def test_a_copy_that_ends_just_after_the_look_leaves_its_session_to_be_settled_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(tmp_path / "data")
    first = house.recorder()
    play(first)
    async with open_app(tmp_path, settings=SETTINGS, house=house) as person:

        def look_and_end(paths: DataPaths, lock: SessionLock) -> StartupState:
            state = startup_state(paths, lock)
            assert first.close() == ""
            return state

        monkeypatch.setattr(recovery_flow, "startup_state", look_and_end)
        await person.press("s")
        assert not isinstance(person.app.screen, SessionScreen)
        await person.waits(AGAIN_SECONDS)
        assert INTERRUPTED in person.sees


async def test_a_session_tells_at_what_time_of_day_it_will_end(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    async with open_app(tmp_path, settings=SETTINGS, house=house, start=True) as person:
        assert "ends 12:10" in person.lines[0]
        await person.press("q", "f", "b", "space")
        assert "ends 12:10" in person.lines[0]
