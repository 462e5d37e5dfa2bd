"""Draws the README's pictures from the running app: a session, by a clock of its own, and a made-up half year."""

import asyncio
from argparse import ArgumentParser
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from textual.pilot import Pilot

from backstretch_tui.content.library import load
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.figure.drawing import Drawing
from backstretch_tui.core.plan.request import Today
from backstretch_tui.core.session import SkipExercise
from backstretch_tui.sound.speaker import NullSpeaker
from backstretch_tui.system.paths import shipped_folder
from backstretch_tui.ui.app import BackstretchApp
from backstretch_tui.ui.screens.progress import ProgressScreen
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.services import Services
from backstretch_tui.ui.state import AppState
from tests.pictures.made_up import TODAY, half_a_year
from tests.pictures.sheet import SIZES, draw_sheets
from tests.pictures.svg import svg

FOLDER = Path(__file__).parent


async def draw() -> None:
    """Draw all pictures."""
    await session()
    await progress()


async def session() -> None:
    """Draw the second hold of the second exercise."""
    clock = count(0, 1_000)
    async with app_of((80, 24), clock.__next__, start=True) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, SessionScreen)
        screen.send(SkipExercise)
        while screen.shown is None or (screen.shown.step.kind, screen.shown.side) != ("hold", "Right leg"):
            screen.tick()
        screen.tick()
        screen.tick()
        await pilot.pause()
        save(app, "session")


async def progress() -> None:
    """Draw what somebody did who never was."""
    async with app_of((120, 42), lambda: 0) as (app, pilot):
        await app.push_screen(ProgressScreen(*half_a_year(), TODAY))
        await pilot.pause()
        save(app, "progress")


@asynccontextmanager
async def app_of(
    size: tuple[int, int], clock: Callable[[], int], *, start: bool = False
) -> AsyncIterator[tuple[BackstretchApp, Pilot[None]]]:
    """Open the app."""
    library, silent = load([shipped_folder()]), Settings(voice="off", bell=False)
    drawing = Drawing(library.figures)
    services = Services(library, (), FOLDER / "settings.toml", clock, lambda _: NullSpeaker(), drawing)
    app = BackstretchApp(services, AppState(silent, Today("relief")), start=start)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def save(app: BackstretchApp, name: str) -> None:
    """Write what is on the screen into a file of this folder."""
    (FOLDER / f"{name}.svg").write_text(svg(app.screen._compositor.render_strips(app.size), *app.size), "utf-8")


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("--sheet", metavar="FOLDER", type=Path, help="draw all screens instead, a page for each size")
    parser.add_argument("--size", metavar="CxR", choices=[*SIZES], help=f"only this page: {', '.join(SIZES)}")
    asked = parser.parse_args()
    sizes = [SIZES[asked.size]] if asked.size else [*SIZES.values()]
    asyncio.run(draw_sheets(asked.sheet, sizes) if asked.sheet else draw())
