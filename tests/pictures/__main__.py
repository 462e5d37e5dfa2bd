"""Draws the README's pictures from the running app: a session, which moves, and a made-up half year."""

import asyncio
from argparse import ArgumentParser
from collections.abc import AsyncIterator
from pathlib import Path

from textual.strip import Strip

from backstretch_tui.core.plan.options import SIDES
from backstretch_tui.core.plan.steps import Kind
from tests.pictures.sheet import MODES, SIZES, app_in, draw_sheets, progress, session_at
from tests.pictures.svg import moving_svg, svg
from tests.support.person import Person

FOLDER = Path(__file__).parent

Screen = tuple[list[Strip], float]
"""The lines of a screen, and for how many seconds it is shown."""


SIZE = (80, 24)
"""Columns and rows of the session."""

FRAME_SECONDS = 0.5
"""Between two pictures of a movement."""


async def draw() -> None:
    """Draw all pictures."""
    screens = [screen async for screen in session()]
    write("session", moving_svg(screens, *SIZE))
    size = (120, 42)
    async with app_in(MODES[0], size) as person:
        await progress(person)
        write("progress", svg(screen_of(person), *size))


async def session() -> AsyncIterator[Screen]:
    """Yield what is seen of a session: the list, then each knee drawn to the chest."""
    async with app_in(MODES[0], SIZE) as person:
        yield screen_of(person), 2
        await person.press("s")
        await person.waits(1)
        yield screen_of(person), 2
        for side in SIDES:
            await session_at(1 if side == SIDES[0] else 0, Kind.MOVE_IN, side, seconds=0)(person)
            async for screen in watched(person, 4, FRAME_SECONDS):
                yield screen
            await session_at(0, Kind.HOLD, side, seconds=0)(person)
            async for screen in watched(person, 3, 1):
                yield screen
        await person.press("space")
        yield screen_of(person), 3


async def watched(person: Person, seconds: float, every: float) -> AsyncIterator[Screen]:
    """Yield what is seen for so many seconds."""
    for _ in range(round(seconds / every)):
        await person.waits(every)
        yield screen_of(person), every


def screen_of(person: Person) -> list[Strip]:
    """Return what is on the screen."""
    return person.app.screen._compositor.render_strips()


def write(name: str, picture: str) -> None:
    """Write a picture into this folder."""
    (FOLDER / f"{name}.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("--sheet", metavar="FOLDER", type=Path, help="draw all screens instead, a page for each size")
    parser.add_argument("--size", metavar="CxR", choices=[*SIZES], help=f"only this page: {', '.join(SIZES)}")
    asked = parser.parse_args()
    sizes = [SIZES[asked.size]] if asked.size else [*SIZES.values()]
    asyncio.run(draw_sheets(asked.sheet, sizes) if asked.sheet else draw())
