"""A session and another copy of the program: which of them may run one, and what it leaves to the other."""

from pathlib import Path

import pytest

from backstretch_tui.core.plan.options import Choices
from backstretch_tui.core.session import Ready, Running
from backstretch_tui.core.text.questions import PLAYED_ELSEWHERE
from backstretch_tui.history.lock import SessionLock
from backstretch_tui.history.recovery import Settled, StartupState, startup_state
from backstretch_tui.system.paths import DataPaths
from backstretch_tui.ui import recovery_flow
from backstretch_tui.ui.screens.exercise import ExerciseScreen
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.screens.summary import SummaryScreen
from backstretch_tui.ui.session_flow import AGAIN_SECONDS
from tests.support.history import House, finish, past, play
from tests.support.person import Person, open_app
from tests.support.recorder import Recorder

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
        assert "ends 12:11" in person.lines[0]
        await person.press("q", "f", "b", "space")
        assert "ends 12:11" in person.lines[0]


async def after_a_session(person: Person) -> None:
    """End a session before its end, and see the summary."""
    await person.press("s", "n", "q", "f")
    assert isinstance(person.app.screen, SummaryScreen)


async def test_leaving_a_session_that_was_resumed_after_its_end_leaves_what_was_saved(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    async with open_app(tmp_path, settings=SETTINGS, house=house) as person:
        await after_a_session(person)
        before = past(house)
        await person.press("b", "q")
        assert "Keep the version already saved" in person.sees
        await person.press("d")
        assert isinstance(person.app.screen, ExerciseListScreen)
        assert "The saved session was kept." in person.sees
        assert past(house) == before != []
        await person.press("s", "q")  # and a new one is discarded whole
        assert "Discard this session" in person.sees
        await person.press("d")
        assert past(house) == before


async def test_a_session_resumed_after_its_end_and_interrupted_is_left_as_it_was_saved(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    async with open_app(tmp_path, settings=SETTINGS, house=house) as person:
        await after_a_session(person)
        before = past(house)
        await person.press("b")
    assert house.recorders[0].close() == ""
    async with open_app(tmp_path, settings=SETTINGS, house=house) as person:
        assert INTERRUPTED in person.sees
        assert "Keep the version already saved" in person.sees
        await person.press("d")
        assert past(house) == before != []


@pytest.mark.parametrize("turns", [0, 3, 8, 20, 40])
@pytest.mark.parametrize("settings", ["", SETTINGS], ids=["with questions", "without"])
@pytest.mark.parametrize("key", ["5", "enter"])
async def test_a_key_pressed_twice_begins_one_session(tmp_path: Path, settings: str, key: str, turns: int) -> None:
    house = House(tmp_path / "data")
    async with open_app(tmp_path, settings=settings, house=house) as person:
        await person.presses_quickly(key, key, key, turns=turns)
        begun = sum(isinstance(screen, SessionScreen) for screen in person.app.screen_stack)
        assert begun == (settings == SETTINGS)
        if begun:
            await person.press("q", "d")
        await person.press("escape")
        assert len(person.app.screen_stack) == 1
    assert house.recorders[0].close() == ""
    assert startup_state(house.paths, house.recorder().lock) == Settled()


@pytest.mark.parametrize("turns", [0, 3, 8])
@pytest.mark.parametrize("keys", ["bb", "bq", "b\x1b", "\x1bb", "qq", "be"], ids=repr)
async def test_two_keys_at_once_on_the_summary_do_what_the_first_does(tmp_path: Path, keys: str, turns: int) -> None:
    house = House(tmp_path / "data")
    async with open_app(tmp_path, settings=SETTINGS, house=house) as person:
        await after_a_session(person)
        await person.presses_quickly(*("escape" if key == "\x1b" else key for key in keys), turns=turns)
        if not isinstance(person.app.screen, SessionScreen):
            await person.press("escape")
        screens = [type(screen) for screen in person.app.screen_stack]
        if keys[0] == "b":
            assert screens == [ExerciseListScreen, SessionScreen]
            assert person.session.shown
            assert person.session.shown.paused or keys[1] in "b\x1b"  # which go on, too
        else:
            assert screens == [ExerciseListScreen]
        assert len(past(house)) == (keys[0] != "b")


@pytest.mark.parametrize("turns", range(2, 12, 2))
async def test_the_palette_opened_as_a_session_ends_leaves_no_session_behind(tmp_path: Path, turns: int) -> None:
    house = House(tmp_path / "data")
    async with open_app(tmp_path, settings=SETTINGS, house=house) as person:
        await person.press("s", *["N"] * 4)
        await person.presses_quickly("N", "ctrl+p", turns=turns)
        await person.press("escape", "escape")
        assert [type(screen) for screen in person.app.screen_stack] == [ExerciseListScreen]
        assert len(past(house)) == 1


async def test_a_session_that_waits_for_sound_does_not_begin_behind_the_palette(tmp_path: Path) -> None:
    recorder = Recorder()
    recorder.works = None
    async with open_app(tmp_path, speaker=recorder) as person:
        await person.press("s", "ctrl+p")
        recorder.change(works=True)
        await person.settles()
        assert isinstance(person.session.player.state, Ready)
        await person.press("escape")
        assert isinstance(person.session.player.state, Running)


# --- teaching -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["escape", "q", "right"])
async def test_an_exercise_is_taught_from_its_page_and_a_key_leads_back(tmp_path: Path, key: str) -> None:
    house = House(tmp_path / "data")
    async with open_app(tmp_path, settings=SETTINGS, house=house, figures=True) as person:
        await person.press("i", "t")
        assert isinstance(person.app.screen, SessionScreen)
        assert "How to do it · What it does" in person.sees
        assert "skips to it" in person.sees
        await person.press(key)
        assert isinstance(person.app.screen, ExerciseScreen)
        assert past(house) == []


async def test_what_is_taught_goes_on_to_its_end_and_can_be_paused(tmp_path: Path) -> None:
    async with open_app(tmp_path, settings=SETTINGS) as person:
        await person.press("i", "t", "space")
        assert "Paused" in person.sees
        await person.waits(600)
        await person.press("space")
        await person.waits(600)
        assert isinstance(person.app.screen, ExerciseScreen)


async def test_a_session_can_begin_after_the_teaching(tmp_path: Path) -> None:
    async with open_app(tmp_path, settings=SETTINGS) as person:
        await person.press("i", "t", "t", "escape", "s")
        assert not person.session.player.plan.is_lesson


async def test_what_is_new_is_taught_in_a_session_and_a_key_skips_that(tmp_path: Path) -> None:
    async with open_app(tmp_path, settings=SETTINGS, run=Choices(teach=True), figures=True) as person:
        await person.press("s")
        assert "How to do it · What it does" in person.sees
        await person.press("n")
        assert "Get ready" in person.sees
        await person.press("left")
        assert "How to do it" in person.sees
