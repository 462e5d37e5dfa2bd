"""The app ends at any moment without a fault, is laid out at any size, and takes capital letters as small ones."""

import asyncio

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from textual._context import active_app
from textual.app import App
from textual.css.query import NoMatches
from textual.events import Mount
from textual.widgets import Input

from backstretch_tui.ui.palette import Palette
from backstretch_tui.ui.screens.exercise import ExerciseScreen
from tests.support.examples import few
from tests.support.person import AtTheApp, open_app

PATHS = {
    "list": [],
    "filter": ["slash"],
    "exercise": ["right"],
    "help": ["question_mark"],
    "care": ["c"],
    "settings": ["o"],
    "activities": ["o", *["down"] * 10, "right"],
    "palette": ["ctrl+p"],
    "session": ["s"],
    "instructions": ["s", "i"],
    "question": ["s", "q"],
    "summary": ["s", "n", "q", "f"],
}
"""How to come to each screen."""


@pytest.mark.parametrize("name", ["exercise", "session", "help", "settings"])
async def test_it_can_be_left_at_any_turn_of_a_change_of_screens(at_the_app: AtTheApp, name: str) -> None:
    """A turn of the event loop is the smallest step there is."""
    *before, last = PATHS[name]
    for turns in range(4, 12):
        async with at_the_app() as person:
            await person.press(*before)
            await person.press_for(turns, last)
            person.app.exit(return_code=143)
        assert (person.app.return_code, person.app._exception) == (143, None)


async def test_a_fault_before_the_end_is_one(at_the_app: AtTheApp) -> None:
    async def meet_a_fault() -> None:
        async with at_the_app() as person:
            person.app.call_later(person.app.query_one, "#nothing")
            await person.settles()

    with pytest.raises(NoMatches):
        await meet_a_fault()


SIZES = [(1, 1), (3, 2), (1, 100), (300, 1), (300, 100), (40, 12)]


@pytest.mark.parametrize("name", PATHS)
async def test_no_screen_fails_at_an_extreme_size(at_the_app: AtTheApp, name: str) -> None:
    async with at_the_app(figures=True) as person:
        await person.press(*PATHS[name])
        for columns, rows in SIZES:
            await person.resizes(columns, rows)
        await person.press("down", "right")


@settings(few, phases=[Phase.explicit, Phase.generate])  # to find the smallest size would take minutes
@given(st.sampled_from(sorted(PATHS)), st.integers(1, 12) | st.integers(1, 300), st.integers(1, 100))
def test_no_screen_fails_at_any_size(
    tmp_path_factory: pytest.TempPathFactory, name: str, columns: int, rows: int
) -> None:
    async def visit() -> None:
        async with open_app(tmp_path_factory.mktemp("home"), size=(columns, rows), figures=True) as person:
            await person.press(*PATHS[name], "down", "right")

    asyncio.run(visit())


async def test_a_size_that_no_window_has_is_bounded(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(65535, 65535)) as person:
        assert person.app.screen.size == (1000, 500)
        assert "Pelvic Tilt" in person.sees


async def test_with_caps_lock_letters_do_what_they_always_do(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("O")
        assert "Settings" in person.sees
        await person.press("Q", "S", "I")
        assert "Start position" in person.sees
        await person.press("Q", "Q", "F")
        assert "Summary" in str(person.app.screen)


async def test_a_capital_with_a_meaning_of_its_own_keeps_it(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("s", "N")
        assert "Knee to Chest" in person.sees


async def test_a_capital_that_is_typed_stays_one(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("slash")
        await person.types("S")
        assert person.app.screen.query_one(Input).value == "S"


async def test_what_a_closed_screen_no_longer_finds_is_no_fault(at_the_app: AtTheApp) -> None:
    """A key that is pressed quickly closes a screen that is still being laid out."""
    async with at_the_app() as person:
        await person.press("right")
        screen = person.app.screen
        assert isinstance(screen, ExerciseScreen)
        await screen.query("Prose").remove()
        with pytest.raises(NoMatches) as found:
            screen.watch_place()
        await person.press("escape")
        person.app._handle_exception(found.value)
        await person.settles()
        assert person.app.is_running
        assert not person.app.return_code


async def test_a_palette_that_is_closed_before_it_is_there_is_no_fault(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        closed = Palette()
        with pytest.raises(IndexError) as found:
            await _mounted(person.app, closed)
        person.app._handle_exception(found.value)
        await person.settles()
        assert person.app.is_running
        assert not person.app.return_code


async def _mounted(app: App[None], palette: Palette) -> None:
    token = active_app.set(app)
    try:
        palette._on_mount(Mount())
    finally:
        active_app.reset(token)
