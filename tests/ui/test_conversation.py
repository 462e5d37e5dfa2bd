"""A conversation at the app: in one dialog, with what is saved on the way; here about the dose."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

from textual.pilot import Pilot

from backstretch_tui.content.settings import Settings, load_settings
from backstretch_tui.content.settings_file import save_settings
from backstretch_tui.core.checkin.values import Ask
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.history.database import open_store
from backstretch_tui.history.export.importer import merge
from backstretch_tui.sound.speaker import NullSpeaker
from backstretch_tui.ui.app import BackstretchApp, Services
from backstretch_tui.ui.screens.checkin import CheckinScreen
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
    await sees(pilot, lambda: isinstance(app.screen, screen))


async def asks(app: BackstretchApp, pilot: Pilot[None], title: str) -> str:
    """Wait for a question, and return its text."""
    await sees(pilot, lambda: bool(question(app)) and title in str(question(app)))
    return " ".join(map(str, getattr(question(app), "text", ())))


def question(app: BackstretchApp) -> Ask | None:
    return app.screen.asked if isinstance(app.screen, CheckinScreen) else None


async def sees(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    for _ in range(2000):
        await pilot.pause()
        if condition():
            return
    raise AssertionError(f"it did not come; there is {pilot.app.screen}")


async def test_a_step_is_explained_accepted_and_saved(tmp_path: Path) -> None:
    async with after_pain(tmp_path) as (app, pilot):
        await pilot.press("s")
        assert "Pain was at 7 of 10 in your last session. One step down: " in await asks(app, pilot, "Change your dose")
        await pilot.press("t")
        await comes(app, pilot, SessionScreen)
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
        await pilot.press("s")
        await asks(app, pilot, "Change your dose")
        await pilot.press("k")
        await comes(app, pilot, SessionScreen)
        assert "[doses]" not in (tmp_path / "settings.toml").read_text()
        await pilot.press("q", "d")
        await sees(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.press("s")
        await comes(app, pilot, SessionScreen)
    with closing(open_store(House(tmp_path).paths)) as connection:
        assert connection.execute("SELECT question, answer FROM answer").fetchall() == [("dose", "keep")]


async def test_escape_goes_back_to_the_list_and_answers_nothing(tmp_path: Path) -> None:
    async with after_pain(tmp_path) as (app, pilot):
        await pilot.press("s")
        await asks(app, pilot, "Change your dose")
        await pilot.press("escape")
        await sees(pilot, lambda: len(app.screen_stack) == 1)
    with closing(open_store(House(tmp_path).paths)) as connection:
        assert connection.execute("SELECT question, answer FROM answer").fetchall() == []


async def test_nothing_is_advised_unasked_nor_against_a_dose_chosen_for_today(tmp_path: Path) -> None:
    async with after_pain(tmp_path / "off", Settings(ask_before=False)) as (app, pilot):
        await pilot.press("s")
        await comes(app, pilot, SessionScreen)
    async with after_pain(tmp_path / "chosen") as (app, pilot):
        await pilot.press("d", "s")
        await comes(app, pilot, SessionScreen)


async def test_signs_rest_and_dose_come_in_one_dialog(tmp_path: Path) -> None:
    async with after_pain(tmp_path, Settings(dose_advice=True)) as (app, pilot):
        await pilot.press("9")
        await asks(app, pilot, "Before you start")
        dialog = app.screen
        for _ in range(100):  # to the end of what is to be read
            await pilot.press("enter")
            if "Rest today" in str(question(app)):
                break
        assert "Pain is at 9 of 10 now" in await asks(app, pilot, "Rest today?")
        assert app.screen is dialog
        assert len(app.screen_stack) == 2


async def test_the_dialog_shows_its_own_keys(tmp_path: Path) -> None:
    async with after_pain(tmp_path) as (app, pilot):
        await pilot.press("s")
        await asks(app, pilot, "Change your dose")
        await pilot.pause()
        line = "".join(segment.text for segment in app.screen._compositor.render_strips()[-1])
        assert "Accept" in line
        assert "Routine" not in line
