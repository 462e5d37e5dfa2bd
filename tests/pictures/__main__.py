"""Draws the README's pictures from the running app: a session, by a clock of its own, and a made-up half year."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from random import Random

from textual.pilot import Pilot

from backstretch_tui.content.library import load
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.figure.drawing import Drawing
from backstretch_tui.core.format.dates import date_of, day_of
from backstretch_tui.core.insights.activities import ActivityScore
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.session import SkipExercise
from backstretch_tui.core.session.summary import SessionSummary, Timestamp
from backstretch_tui.sound.speaker import NullSpeaker
from backstretch_tui.system.paths import shipped_folder
from backstretch_tui.ui.app import BackstretchApp, Services
from backstretch_tui.ui.screens.progress import ProgressScreen
from backstretch_tui.ui.screens.session import SessionScreen
from tests.pictures.svg import svg

FOLDER = Path(__file__).parent
TODAY = day_of("2026-11-22")


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
    known = Services(library, (), silent, FOLDER / "settings.toml", clock, lambda _: NullSpeaker(), silent, drawing)
    app = BackstretchApp(known, SessionRequest(library.routines["relief"]), start=start)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def half_a_year() -> tuple[list[SessionSummary], list[ActivityScore]]:
    """Make up sessions and scores, always the same. They get no better: a picture of ours is no promise."""
    chance, past, scores = Random(26), list[SessionSummary](), list[ActivityScore]()
    for ago in range(180, -1, -1):
        date = date_of(TODAY - ago)
        if ago % 7 == 0:
            for name, best in (("Put on my socks", 8), ("Carry the shopping home", 5)):
                score = round(best + chance.uniform(-2, 1))
                scores.append(ActivityScore(str(ago), 0, date, name, max(0, min(10, score))))
        if chance.random() < 0.35:
            continue
        before = max(0, min(10, round(4 + chance.gauss(0, 1.4))))
        done = chance.choice([0.5, 1, 1, 1])
        held, left, right = (round(part * done) for part in (260_000, 75_000, 75_000 - 9_000 * (ago % 3)))
        pain = before, max(0, before - chance.choice([0, 1, 1, 2]))
        what = "relief", "Relief", "gentle", 1, 45, round(45 * done), 260_000, held, left, right
        past.append(SessionSummary(str(ago), Timestamp(0, date, 0, ""), 0, 0, *what, *pain))
    return past, scores


def save(app: BackstretchApp, name: str) -> None:
    """Write what is on the screen into a file of this folder."""
    (FOLDER / f"{name}.svg").write_text(svg(app.screen._compositor.render_strips(app.size), *app.size), "utf-8")


if __name__ == "__main__":
    asyncio.run(draw())
