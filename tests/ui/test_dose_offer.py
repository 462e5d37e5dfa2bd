"""Dose advice at the app: offered before a session when it is wanted, explained, and done only on a yes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from textual.pilot import Pilot

from backstretch_tui.content.settings import Settings, load_settings
from backstretch_tui.content.settings_file import save_settings
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.history import answers
from backstretch_tui.history.database import open_store
from backstretch_tui.history.export.importer import merge
from backstretch_tui.sound.speaker import NullSpeaker
from backstretch_tui.ui.app import BackstretchApp, Services
from backstretch_tui.ui.screens.checkin import DoseScreen, GoOnScreen, ScoreScreen, SignsScreen
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.settings_rules import RULES
from tests.support.exercises import shipped
from tests.support.history import Clock, House
from tests.support.person import until
from tests.support.sessions import a_session, archive_of

WANTED = Settings(dose_advice=True, ask_before=False)


@asynccontextmanager
async def after_pain(folder: Path, settings: Settings = WANTED) -> AsyncIterator[tuple[BackstretchApp, Pilot[None]]]:
    """Open the app with the daily routine, the day after a session with pain of 7."""
    house = House(folder)
    with closing(open_store(house.paths)) as connection:
        merge(connection, archive_of(a_session(0, pain_before=3, pain_after=7)).items())
    house.pass_days(1, "2026-11-23")
    library, path = shipped(), folder / "settings.toml"
    save_settings(path, Settings(), settings)
    known = Services(
        library, (), settings, path, Clock(), lambda _: NullSpeaker(), settings, open_recorder=house.recorder
    )
    app = BackstretchApp(known, SessionRequest(library.routines["daily"], own=settings.own_doses))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.playing.keeping is not None)
        yield app, pilot
    assert app.playing.keeping
    app.playing.keeping.recorder.close()


async def comes(app: BackstretchApp, pilot: Pilot[None], screen: type) -> None:
    """Wait for a screen that comes by way of the disk."""
    for _ in range(2000):
        await pilot.pause()
        if isinstance(app.screen, screen):
            return
    raise AssertionError(f"it did not come; there is {app.screen}")


async def starts(app: BackstretchApp, pilot: Pilot[None], screen: type) -> None:
    await pilot.press("s")
    await comes(app, pilot, screen)


async def test_a_step_is_explained_taken_and_kept(tmp_path: Path) -> None:
    async with after_pain(tmp_path) as (app, pilot):
        await starts(app, pilot, DoseScreen)
        assert isinstance(app.screen, DoseScreen)
        assert "Pain was at 7 of 10 in your last session. One step down: " in app.screen.text
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, SessionScreen))
        kept, faults = load_settings(tmp_path / "settings.toml", RULES)
        assert faults == ()
        (own,) = kept.own_doses
        assert isinstance(app.screen, SessionScreen)
        assert own in [
            entry.model_copy(update={"repetitions": own.repetitions})
            for entry in app.screen.player.plan.routine.exercises
        ]
        list_screen = app.screen_stack[0]
        assert "your own dose" in str(list_screen.query_one("#choice").render())


async def test_a_no_leaves_all_as_it_is_and_is_not_asked_again(tmp_path: Path) -> None:
    async with after_pain(tmp_path) as (app, pilot):
        await starts(app, pilot, DoseScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SessionScreen))
        assert "[doses]" not in (tmp_path / "settings.toml").read_text()
        await pilot.press("q", "d")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await starts(app, pilot, SessionScreen)
    with closing(open_store(House(tmp_path).paths)) as connection:
        assert connection.execute("SELECT question, answer FROM answer").fetchall() == [(answers.DOSE, "keep")]


async def test_nothing_is_advised_unasked_nor_against_a_dose_chosen_for_today(tmp_path: Path) -> None:
    async with after_pain(tmp_path / "off", Settings(ask_before=False)) as (app, pilot):
        await starts(app, pilot, SessionScreen)
    async with after_pain(tmp_path / "chosen") as (app, pilot):
        await pilot.press("d")
        await starts(app, pilot, SessionScreen)


async def test_it_comes_after_the_score_and_the_signs(tmp_path: Path) -> None:
    async with after_pain(tmp_path, Settings(dose_advice=True)) as (app, pilot):
        await starts(app, pilot, ScoreScreen)
        await pilot.press("9")
        await comes(app, pilot, SignsScreen)
        for _ in range(100):  # to the end of what is to be read
            await pilot.press("n")
            if not isinstance(app.screen, SignsScreen):
                break
        await comes(app, pilot, GoOnScreen)
        await pilot.press("s")
        await comes(app, pilot, DoseScreen)
        assert isinstance(app.screen, DoseScreen)
        assert "Pain is at 9 of 10 now" in app.screen.text
