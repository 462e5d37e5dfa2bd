"""Whatever is pressed, clicked, pasted and resized: nothing fails or is lost, and Escape leads back to the list."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from textual.events import MouseScrollDown, Paste

from backstretch_tui.ui.keys import KEYS
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.screens.session import SessionScreen
from tests.support.examples import few
from tests.support.exercises import an_exercise, two_sided
from tests.support.history import House
from tests.support.person import Person, a_library, open_app

SHORT = a_library(an_exercise(two_sided(hold=5, repetitions=2)), an_exercise(id="second"))

NAMES = sorted({name for key in KEYS for name in key.keys.split(",")} - {"ctrl+z", "ctrl+q", "ctrl+c"})
"""What is no key here ends the program or stops it, from wherever it is."""

Move = Callable[[Person], Awaitable[None]]


def presses(keys: list[str], turns: int) -> Move:
    return lambda person: person.presses_quickly(*keys, turns=turns)


def waits(seconds: float) -> Move:
    return lambda person: person.waits(seconds)


def resizes(columns: int, rows: int) -> Move:
    return lambda person: person.resizes(columns, rows)


def uses_the_mouse(across: float, down: float) -> Move:
    async def click_and_turn_the_wheel(person: Person) -> None:
        columns, rows = person.app.size
        x, y = int(across * (columns - 1)), int(down * (rows - 1))
        person.app.post_message(MouseScrollDown(None, x, y, 0, 1, 0, False, False, False))
        await person.clicks(x, y)

    return click_and_turn_the_wheel


def pastes(text: str) -> Move:
    async def paste(person: Person) -> None:
        person.app.post_message(Paste(text))
        await person.settles()

    return paste


def searches(words: str) -> Move:
    async def search(person: Person) -> None:
        await person.press("ctrl+p")
        await person.searches(words)
        await person.press("enter")

    return search


fractions = st.floats(0, 1)
key_names = st.sampled_from(NAMES) | st.sampled_from("0123456789")
moves = st.one_of(
    st.builds(presses, st.lists(key_names, min_size=1, max_size=4), st.sampled_from([0, 3, 8, 50])),
    st.builds(presses, key_names.map(lambda key: [key] * 6), st.sampled_from([0, 3, 8])),  # held down
    st.builds(searches, st.sampled_from(["start", "leave", "skip", "progress", "theme", "pause", "help", "change"])),
    st.builds(waits, st.sampled_from([0.1, 5, 100])),
    st.builds(uses_the_mouse, fractions, fractions),
    st.builds(resizes, st.integers(1, 120), st.integers(1, 40)),
    st.builds(pastes, st.sampled_from(["s", "5\n", "a\x1b[31m"])),
)


def stored(house: House) -> tuple[dict[str, tuple[str, int | None]], set[str]]:
    """Return the state and the first score of each session, and the ids of those that were deleted."""
    if not house.paths.database.exists():
        return {}, set()
    with closing(sqlite3.connect(house.paths.database)) as connection:
        rows = connection.execute("SELECT id, state, pain_before FROM session").fetchall()
        return {row[0]: row[1:] for row in rows}, {row[0] for row in connection.execute("SELECT session FROM deleted")}


def check(person: Person, house: House, before: dict[str, tuple[str, int | None]]) -> dict[str, tuple[str, int | None]]:
    """Check what must hold after every move, and return the sessions there are."""
    stack = person.app.screen_stack
    assert isinstance(stack[0], ExerciseListScreen)
    now, deleted = stored(house)
    running = [state for state, _ in now.values()].count("playing")
    assert running == sum(isinstance(screen, SessionScreen) for screen in stack)
    for session_id, (state, score) in before.items():
        if state == "over" and session_id not in deleted:
            assert now[session_id][1] is not None or score is None
    if isinstance(person.app.screen, SessionScreen):
        offered = {active.binding.id for active in person.app.screen.active_bindings.values() if active.enabled}
        assert len({"session.pause", "session.resume"} & offered) == 1
    return now


async def goes_back_to_the_list(person: Person) -> None:
    """Press Escape until the list is there; end a session, which has no use for Escape."""
    await person.resizes(80, 24)
    for _ in range(6):
        if len(person.app.screen_stack) > 1:
            in_session = isinstance(person.app.screen, SessionScreen)
            await person.press(*["q", "f"] if in_session else ["escape"])
    assert [type(screen) for screen in person.app.screen_stack] == [ExerciseListScreen]


SETTINGS = ["", "ask_before = false\n", 'activities = ["walk"]\n', "ask_before = false\nwait_for_key = true\n"]


@settings(few, phases=[Phase.explicit, Phase.generate])  # to find the smallest would take minutes
@given(st.sampled_from(SETTINGS), st.booleans(), st.lists(moves, min_size=3, max_size=8))
@example("", False, [presses(["5", "5"], 8)])
@example("ask_before = false\n", False, [presses(["enter"] * 3, 3), presses(["N"] * 6, 8), presses(["b", "b"], 0)])
@example("ask_before = false\n", True, [presses(["i", "escape", "escape"], 0), presses(["ctrl+p", "pageup"], 0)])
def test_whatever_is_done_nothing_fails_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, written: str, start: bool, done: list[Move]
) -> None:
    async def play() -> None:
        home = tmp_path_factory.mktemp("home")
        house = House(home / "data")
        async with open_app(home, library=SHORT, settings=written, house=house, start=start) as person:
            sessions: dict[str, tuple[str, int | None]] = {}
            for move in done:
                await move(person)
                if person.app.return_code is not None:
                    assert person.app.return_code == 0
                    return
                sessions = check(person, house, sessions)
            await goes_back_to_the_list(person)
            check(person, house, sessions)

    asyncio.run(play())
