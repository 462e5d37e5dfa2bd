"""A person at the app, for tests that read as scripts: press, wait, look.

    async with at_the_app() as person:
        await person.press("s")
        await person.waits(10)
        assert "Into position" in person.sees

Their time is a clock's that moves only when they wait; nothing here sleeps.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from textual import constants
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.strip import Strip

from backstretch_tui.content.library import Library
from backstretch_tui.content.settings import load_settings
from backstretch_tui.core.figure.drawing import QUADRANTS, CellStyle, Drawing
from backstretch_tui.core.model.exercise import Entry, Exercise
from backstretch_tui.core.plan.options import Choices
from backstretch_tui.core.plan.request import NO_CHOICES, Today
from backstretch_tui.sound.speaker import NullSpeaker, Speaker
from backstretch_tui.ui.app import BackstretchApp
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.services import Services
from backstretch_tui.ui.settings_rules import RULES
from backstretch_tui.ui.state import AppState, RunOptions
from backstretch_tui.ui.widgets.demonstration import Demonstration
from tests.support.exercises import a_routine, shipped
from tests.support.history import Clock, House
from tests.support.virtual_time import VirtualTime, in_virtual_time


class Person:
    """Someone with a keyboard, a mouse, eyes and a watch."""

    def __init__(self, app: BackstretchApp, pilot: Pilot[None], clock: Clock, time: VirtualTime) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock
        self.time = time

    # --- what they do

    async def press(self, *keys: str) -> None:
        """Press keys, by their names in Textual, each when all that the one before it did is done."""
        for key in keys:
            self.app.simulate_key(key)
            await self.time.settle()

    async def press_for(self, turns: int, key: str) -> None:
        """Press a key, and wait only so many turns of the event loop: what it does has just begun."""
        self.app.simulate_key(key)
        for _ in range(turns):
            await asyncio.sleep(0)

    async def presses_quickly(self, *keys: str, turns: int = 0) -> None:
        """Press keys with only so many turns of the event loop between them, as a key does that is held down."""
        for key in keys:
            await self.press_for(turns, key)
        await self.time.settle()

    async def types(self, text: str) -> None:
        """Press the keys of a text, without waiting for each."""
        for letter in text:
            self.app.simulate_key(letter)
        await self.time.settle()

    async def searches(self, text: str) -> None:
        """Type into the command palette, and wait until it has searched."""
        await self.types(text)
        await self.waits(1)

    async def settles(self) -> None:
        """Do nothing until all that goes on has come to its end."""
        await self.time.settle()

    async def clicks(self, column: int, row: int) -> None:
        """Click on a place, or on the nearest that is not the screen's own padding; the first column and row are 0."""
        screen = self.app.screen
        x, y = column - screen.gutter.left, row - screen.gutter.top
        await self.pilot.click(offset=Offset(x, y).clamp(screen.size.width, screen.size.height))
        await self.time.settle()

    async def resizes(self, columns: int, rows: int) -> None:
        """Change the window's size."""
        await self.pilot.resize_terminal(columns, rows)
        await self.time.settle()

    async def waits(self, seconds: float) -> None:
        """Let time pass."""
        start = self.clock.now

        def passed(seconds: float) -> None:
            self.clock.now = start + int(seconds * 1000)

        await self.time.let_pass(seconds, passed)

    async def sleeps(self, seconds: float) -> None:
        """Let time pass with the machine asleep, which wakes to a tick."""
        self.clock.now += round(seconds * 1000)
        self.ticks()
        await self.time.settle()

    def ticks(self) -> None:
        """Do what the timer of the session does, and that of a figure that moves."""
        if isinstance(self.app.screen, SessionScreen):
            self.app.screen.tick()
        for figure in self.app.screen.query(Demonstration):
            figure.tick()

    # --- what they see

    @property
    def sees(self) -> str:
        """The screen as plain lines, without blanks at their ends."""
        return "\n".join(strip.text.rstrip() for strip in self._strips).rstrip()

    @property
    def lines(self) -> list[str]:
        """All lines of the screen, as wide as it is."""
        return [strip.text for strip in self._strips]

    @property
    def keys(self) -> str:
        """The line of keys."""
        return self.lines[-1].strip()

    @property
    def _strips(self) -> list[Strip]:
        return self.app.screen._compositor.render_strips()

    @property
    def session(self) -> SessionScreen:
        """The session, whether it is in front or behind something."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, SessionScreen))


AtTheApp = Callable[..., AbstractAsyncContextManager[Person]]
"""The fixture: `open_app`, with a home made."""


@asynccontextmanager
async def open_app(
    home: Path,
    *,
    library: Library | None = None,
    routine: str | None = None,
    run: Choices = NO_CHOICES,
    settings: str = "",
    size: tuple[int, int] = (80, 24),
    start: bool = False,
    figures: bool = False,
    speaker: Speaker | None = None,
    style: CellStyle | None = None,
    colours: str = "truecolor",
    house: House | None = None,
    profile: str = "",
) -> AsyncIterator[Person]:
    """Open the app as the command line does, with the text of a `settings.toml` in a home of its own.

    Nothing is taught unless `run` says so. What is done is saved in the house, if there is one. `colours`: as Rich
    calls those of a terminal, `truecolor`, `256` or `standard`.
    """
    library = library or shipped()
    path = home / "settings.toml"
    if settings:
        path.write_text(settings)
    known_settings, faults = load_settings(path, RULES)
    clock = Clock()
    services = Services(
        library,
        (*library.faults, *faults),
        path,
        clock,
        lambda _: speaker or NullSpeaker(),
        Drawing(library.figures if figures or style else {}, style or QUADRANTS, few_colours=colours == "standard"),
        house.recorder if house else None,
        (lambda: house.moment) if house else None,
        profile=profile,
    )
    first = library.routines[routine] if routine else list(library.routines.values())[-1]
    with patch.object(constants, "COLOR_SYSTEM", colours):
        options = RunOptions(replace(run, teach=bool(run.teach)))
        app = BackstretchApp(services, AppState(known_settings, Today(first.id), options), start=start)
    wait_for_disk = house.wait_for_disk if house else lambda: None
    async with in_virtual_time(app, wait_for_disk, size=size, notifications=True) as (pilot, time):
        yield Person(app, pilot, clock, time)


def a_library(*exercises: Exercise, outside: Sequence[Exercise] = ()) -> Library:
    """Make a library with one routine, `test`; exercises `outside` do not belong to it."""
    routine = a_routine(*(Entry(id=exercise.id) for exercise in exercises))
    return Library({exercise.id: exercise for exercise in (*exercises, *outside)}, {routine.id: routine})
