"""Plays a session to the second hold of the second exercise, by a clock of its own, and draws what is on the screen."""

import asyncio
from pathlib import Path

from backstretch_tui.content.library import load
from backstretch_tui.content.places import shipped_folder
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.choice import Choice
from backstretch_tui.core.session import SkipExercise
from backstretch_tui.sound.speaker import Silence
from backstretch_tui.ui.app import BackstretchApp, Known
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.widgets.figure import Drawing
from tests.pictures.svg import svg

FOLDER = Path(__file__).parent
SIZE = (80, 24)


async def draw() -> None:
    """Draw the session."""
    now = 0
    library = load([shipped_folder()])
    known = Known(
        library,
        (),
        Settings(bell=False),
        FOLDER / "settings.toml",
        lambda: now,
        lambda _: Silence(),
        Settings(voice="off"),
        Drawing(library.figures),
    )
    app = BackstretchApp(known, Choice(library.routines["relief"]), start=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        session = app.screen
        assert isinstance(session, SessionScreen)
        session.send(SkipExercise)
        while session.shown is None or (session.shown.step.kind, session.shown.side) != ("hold", "Right leg"):
            now += 1_000
            session.tick()
        now += 2_000
        session.tick()
        await pilot.pause()
        strips = session._compositor.render_strips(app.size)
        (FOLDER / "session.svg").write_text(svg(strips, *SIZE), "utf-8")


if __name__ == "__main__":
    asyncio.run(draw())
