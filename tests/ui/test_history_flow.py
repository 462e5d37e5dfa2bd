"""The past in the app: its pictures, its sessions, one deleted and brought back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from backstretch_tui.history import sessions
from backstretch_tui.history.database import open_history
from backstretch_tui.history.export.exporter import collect
from backstretch_tui.history.export.importer import merge
from backstretch_tui.ui.screens.dialogs import DeleteScreen
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.screens.progress import HistoryScreen, ProgressScreen
from backstretch_tui.ui.widgets.chart_view import ChartView
from tests.support.history import House, past
from tests.support.person import Person, open_app
from tests.support.sessions import IDS, a_session, archive_of


@asynccontextmanager
async def after_two_sessions(folder: Path) -> AsyncIterator[Person]:
    """Open the app with two sessions in the past."""
    house = House(folder)
    with closing(open_history(house.paths)) as connection:
        past = archive_of(a_session(0, pain_before=6, pain_after=4), a_session(1, note="It rained."))
        merge(connection, past.items())
    async with open_app(folder, size=(80, 40), house=house) as person:
        yield person
    assert house.recorders[0].close() == ""


async def opens_sessions(person: Person) -> HistoryScreen:
    """Go from the list to the sessions of the past."""
    await person.press("p")
    assert isinstance(person.app.screen, ProgressScreen)
    await person.press("enter")
    assert isinstance(person.app.screen, HistoryScreen)
    return person.app.screen


async def deletes(person: Person) -> None:
    """Go to the sessions of the past, and delete the latest of two."""
    history = await opens_sessions(person)
    await person.press("d")
    assert isinstance(person.app.screen, DeleteScreen)
    await person.press("y")
    assert len(history.past) == 1


async def test_pictures_and_sessions_are_a_key_away(tmp_path: Path) -> None:
    async with after_two_sessions(tmp_path) as person:
        await person.press("p")
        assert "2 sessions since 22 November 2026" in str(person.app.screen.query_one("#summary").render())
        assert "1 day with a session, 1 of the last 7" in str(person.app.screen.query(ChartView).first().render())
        await person.press("enter")
        assert isinstance(person.app.screen, HistoryScreen)
        await person.press("enter")
        assert not isinstance(person.app.screen, HistoryScreen)
        await person.press("escape", "escape", "escape")
        assert isinstance(person.app.screen, ExerciseListScreen)


async def test_a_session_is_deleted_after_a_question_and_comes_back(tmp_path: Path) -> None:
    async with after_two_sessions(tmp_path) as person:
        await deletes(person)
        with closing(open_history(House(tmp_path).paths)) as connection:
            assert len(collect(connection).packed) == 1
            assert sessions.deleted_ids(connection) == {IDS[1]}
        for screen in (ProgressScreen, ExerciseListScreen):  # away, and back again
            await person.press("q")
            assert isinstance(person.app.screen, screen)
        history = await opens_sessions(person)
        await person.press("u")
        assert len(history.past) == 2
    with closing(open_history(House(tmp_path).paths)) as connection:
        assert len(collect(connection).packed) == 2
        assert sessions.deleted_ids(connection) == frozenset()


async def test_before_the_first_session_there_is_a_kind_word(tmp_path: Path) -> None:
    async with open_app(tmp_path, house=House(tmp_path / "none")) as person:
        await person.press("p")
        assert "Nothing yet" in str(person.app.screen.query_one("#summary").render())
    assert not (tmp_path / "none").exists()


async def test_a_session_that_cannot_be_read_can_be_deleted_all_the_same(tmp_path: Path) -> None:
    async with after_two_sessions(tmp_path) as person:
        with closing(open_history(House(tmp_path).paths)) as connection:
            connection.execute("UPDATE record SET record = x'0011' WHERE session = ?", (IDS[1],))
        await deletes(person)
    with closing(open_history(House(tmp_path).paths)) as connection:
        assert sessions.deleted_ids(connection) == {IDS[1]}


async def test_scores_and_note_of_a_past_session_can_be_changed(tmp_path: Path) -> None:
    async with after_two_sessions(tmp_path) as person:
        history = await opens_sessions(person)
        await person.press("down", "e", "7")
        assert "Your pain after the session was 4." in person.sees
        await person.press("enter")
        await person.types("much rain")
        await person.press("enter")
        assert person.app.screen is history
        assert "pain 7 → 4" in person.sees
        assert [(one.pain_before, one.note) for one in past(House(tmp_path))] == [
            (7, "much rain"),
            (None, "It rained."),
        ]


@pytest.mark.parametrize("turns", [0, 5, 20])
async def test_keys_pressed_twice_ask_once(tmp_path: Path, turns: int) -> None:
    async with after_two_sessions(tmp_path) as person:
        await person.presses_quickly("p", "p", turns=turns)
        assert [type(screen) for screen in person.app.screen_stack] == [ExerciseListScreen, ProgressScreen]
        await person.press("enter")
        for key in ("enter", "d", "e"):
            before = len(person.app.screen_stack)
            await person.presses_quickly(key, key, turns=turns)
            assert len(person.app.screen_stack) <= before + 1
            await person.press(*["escape"] * (len(person.app.screen_stack) - before))
            assert isinstance(person.app.screen_stack[-1], HistoryScreen)


async def test_keys_that_have_nothing_to_do_are_not_offered(tmp_path: Path) -> None:
    async with open_app(tmp_path, house=House(tmp_path / "none")) as person:
        await person.press("p")
        assert person.keys.startswith("esc Close")
        await person.press("enter", "w")
        assert isinstance(person.app.screen, ProgressScreen)
    async with after_two_sessions(tmp_path) as person:
        await opens_sessions(person)
        assert "u Undo" not in person.keys
        await person.press("d", "d", "y", "d", "d", "y")  # a key held down deletes nothing
        assert person.keys.startswith("u Undo  esc Close")
        await person.press("escape")
        assert "Sessions" in person.keys  # where they can be brought back
        await person.press("enter", "u", "u", "u")
        assert person.keys.startswith("⏎ Read e Change d Delete esc Close")
