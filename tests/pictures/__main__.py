"""Draws the README's pictures from the running app: a session, and a made-up half year."""

import asyncio
from argparse import ArgumentParser
from pathlib import Path

from backstretch_tui.core.plan.steps import Kind
from tests.pictures.sheet import MODES, SIZES, Scene, app_in, draw_sheets, progress, session_at
from tests.pictures.svg import svg

FOLDER = Path(__file__).parent


async def draw() -> None:
    """Draw all pictures."""
    await picture("session", session_at(3, Kind.HOLD, "left"), (80, 24), start=True)
    await picture("progress", progress, (120, 42))


async def picture(name: str, scene: Scene, size: tuple[int, int], *, start: bool = False) -> None:
    """Write what is on the screen in a scene into a file of this folder."""
    async with app_in(MODES[0], size, start=start) as person:
        await scene(person)
        strips = person.app.screen._compositor.render_strips()
    (FOLDER / f"{name}.svg").write_text(svg(strips, *size), "utf-8")


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("--sheet", metavar="FOLDER", type=Path, help="draw all screens instead, a page for each size")
    parser.add_argument("--size", metavar="CxR", choices=[*SIZES], help=f"only this page: {', '.join(SIZES)}")
    asked = parser.parse_args()
    sizes = [SIZES[asked.size]] if asked.size else [*SIZES.values()]
    asyncio.run(draw_sheets(asked.sheet, sizes) if asked.sheet else draw())
