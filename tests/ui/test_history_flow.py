"""The past in the app: its pictures, its sessions, one deleted and brought back."""

from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

from textual.pilot import Pilot

from backstretch_tui.content.settings import Settings
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.history import sessions
from backstretch_tui.history.database import open_store
from backstretch_tui.history.export.exporter import collect
from backstretch_tui.history.export.importer import merge
from backstretch_tui.sound.speaker import NullSpeaker
from backstretch_tui.ui.app import BackstretchApp, Services
from backstretch_tui.ui.screens.dialogs import DeleteScreen
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.screens.progress import HistoryScreen, ProgressScreen
from backstretch_tui.ui.widgets.chart import ChartView
from tests.support.exercises import shipped
from tests.support.history import Clock, House
from tests.support.person import until
from tests.support.sessions import IDS, a_session, archive_of


def an_app(house: House, folder: Path) -> BackstretchApp:
    library = shipped()
    path, settings = folder / "settings.toml", Settings()
    known = Services(
        library, (), settings, path, Clock(), lambda _: NullSpeaker(), settings, open_recorder=house.recorder
    )
    return BackstretchApp(known, SessionRequest(library.routines["relief"]))


async def with_history(tmp_path: Path, script: Callable[[BackstretchApp, Pilot[None]], Awaitable[None]]) -> House:
    house = House(tmp_path)
    with closing(open_store(house.paths)) as connection:
        past = archive_of(a_session(0, pain_before=6, pain_after=4), a_session(1, note="It rained."))
        merge(connection, past.items())
    app = an_app(house, tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, lambda: app.playing.keeping is not None)
        await script(app, pilot)
    assert app.playing.keeping
    app.playing.keeping.recorder.close()
    return house


async def opens_sessions(app: BackstretchApp, pilot: Pilot[None]) -> HistoryScreen:
    """Go from the list to the sessions of the past."""
    await pilot.press("p")
    await until(pilot, lambda: isinstance(app.screen, ProgressScreen))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, HistoryScreen))
    assert isinstance(app.screen, HistoryScreen)
    return app.screen


async def deletes(app: BackstretchApp, pilot: Pilot[None]) -> None:
    """Go to the sessions of the past, and delete the latest of two."""
    history = await opens_sessions(app, pilot)
    await pilot.press("d")
    for _ in range(2000):  # who asks waits for the answer, and is not to be waited for
        await pilot.pause()
        if isinstance(app.screen, DeleteScreen):
            break
    await pilot.press("d")
    await until(pilot, lambda: len(history.past) == 1)


async def test_pictures_and_sessions_are_a_key_away(tmp_path: Path) -> None:
    async def script(app: BackstretchApp, pilot: Pilot[None]) -> None:
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, ProgressScreen))
        assert "2 sessions since 22 November 2026" in str(app.screen.query_one("#summary").render())
        assert "1 day with a session, 1 of the last 7" in str(app.screen.query(ChartView).first().render())
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HistoryScreen))
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, HistoryScreen))
        await pilot.press("escape")
        await pilot.press("escape")
        await pilot.press("escape")

    await with_history(tmp_path, script)


async def test_a_session_is_deleted_after_a_question_and_comes_back(tmp_path: Path) -> None:
    house = await with_history(tmp_path / "one", deletes)
    with closing(open_store(house.paths)) as connection:
        assert len(collect(connection).packed) == 1
        assert sessions.deleted_ids(connection) == {IDS[1]}

    async def delete_and_undo(app: BackstretchApp, pilot: Pilot[None]) -> None:
        await deletes(app, pilot)
        for screen in (ProgressScreen, ExerciseListScreen):  # away, and back again
            await pilot.press("q")
            await until(pilot, lambda screen=screen: isinstance(app.screen, screen))  # type: ignore[misc]
        history = await opens_sessions(app, pilot)
        await pilot.press("u")
        await until(pilot, lambda: len(history.past) == 2)

    house = await with_history(tmp_path / "two", delete_and_undo)
    with closing(open_store(house.paths)) as connection:
        assert len(collect(connection).packed) == 2
        assert sessions.deleted_ids(connection) == frozenset()


async def test_before_the_first_session_there_is_a_kind_word(tmp_path: Path) -> None:
    app = an_app(House(tmp_path / "none"), tmp_path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.playing.keeping is not None)
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, ProgressScreen))
        assert "Nothing yet" in str(app.screen.query_one("#summary").render())
    assert not (tmp_path / "none").exists()


async def test_a_session_that_cannot_be_read_can_be_deleted_all_the_same(tmp_path: Path) -> None:
    async def script(app: BackstretchApp, pilot: Pilot[None]) -> None:
        with closing(open_store(House(tmp_path).paths)) as connection:
            connection.execute("UPDATE record SET record = x'0011' WHERE session = ?", (IDS[1],))
        await deletes(app, pilot)

    house = await with_history(tmp_path, script)
    with closing(open_store(house.paths)) as connection:
        assert sessions.deleted_ids(connection) == {IDS[1]}
