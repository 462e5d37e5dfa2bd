"""Every screen in every colour mode, a page for each window size: `python -m tests.pictures --sheet FOLDER`.

The pages are to be looked at in a browser, picture by picture, after anything that is seen has changed.
"""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from backstretch_tui.core.figure.drawing import CellKind, CellStyle
from backstretch_tui.core.format.dates import date_of
from backstretch_tui.core.model.exercise import Side
from backstretch_tui.core.plan.steps import Kind
from backstretch_tui.core.session import Skip, SkipExercise
from backstretch_tui.sound.speaker import NullSpeaker
from backstretch_tui.ui.screens.progress import HistoryScreen, ProgressScreen
from tests.pictures.made_up import TODAY, half_a_year
from tests.pictures.svg import svg
from tests.support.history import NOON, House
from tests.support.person import Person, open_app

SIZES = {f"{columns}x{rows}": (columns, rows) for columns, rows in ((40, 12), (80, 24), (120, 40), (200, 50))}


@dataclass(frozen=True)
class Mode:
    """A way in which a terminal shows colours."""

    name: str
    theme: str = "backstretch-dark"
    cells: CellKind = "quadrants"
    colours: ColorSystem = ColorSystem.TRUECOLOR
    environment: tuple[tuple[str, str], ...] = ()

    @property
    def style(self) -> CellStyle:
        """How figures are drawn in it."""
        return CellStyle(self.cells, shades=self.colours is ColorSystem.TRUECOLOR and not self.environment)


MODES = (
    Mode("dark"),
    Mode("octants", cells="octants"),
    Mode("light", "backstretch-light"),
    Mode("high contrast", "backstretch-contrast"),
    Mode("16 colours", colours=ColorSystem.STANDARD),
    Mode("no colour", cells="braille", environment=(("NO_COLOR", "1"),)),
)

Scene = Callable[[Person], Awaitable[None]]


def pressing(*keys: str) -> Scene:
    """Make a scene that keys lead to."""

    async def lead_there(person: Person) -> None:
        await person.press(*keys)

    return lead_there


def session_at(exercise: int, kind: Kind, side: Side | None = None, *keys: str, seconds: float = 1) -> Scene:
    """Make a scene in a running session: so long in a kind of step, on a side, of the exercise so many farther on."""

    async def lead_there(person: Person) -> None:
        for _ in range(exercise):
            person.session.player.do(SkipExercise)
            await person.settles()
        while (step := person.session.player.plan.steps[person.session.player.state.position.index]) is not None:  # type: ignore[union-attr]
            if step.kind is kind and step.side == side:
                break
            person.session.player.do(Skip)
            await person.settles()
        await person.waits(seconds)
        await person.press(*keys)

    return lead_there


async def progress(person: Person) -> None:
    """Show a made-up half year."""
    await person.app.push_screen(ProgressScreen(*half_a_year(), TODAY))
    await person.settles()


async def history(person: Person) -> None:
    """Show its sessions."""
    await person.app.push_screen(HistoryScreen(half_a_year()[0]))
    await person.settles()


SCENES: dict[str, Scene] = {
    "list": pressing(),
    "exercise": pressing("right"),
    "settings": pressing("o"),
    "edit a routine": pressing("m", *["down"] * 5, "enter"),
    "edit an exercise": pressing("right", "m", *["down"] * 4, "enter"),
    "help": pressing("question_mark"),
    "when to stop": pressing("c"),
    "progress": progress,
    "history": history,
}
"""What is seen from the list."""

IN_SESSION: dict[str, Scene] = {
    "get ready": session_at(0, Kind.GET_READY),
    "pelvic tilt, moving": session_at(0, Kind.MOVE_IN),
    "pelvic tilt, hold": session_at(0, Kind.HOLD),
    "knee to chest, left": session_at(1, Kind.HOLD, "left"),
    "knee to chest, right": session_at(1, Kind.HOLD, "right"),
    "knee to chest, both": session_at(1, Kind.HOLD, None),
    "trunk rotation, left": session_at(2, Kind.HOLD, "left"),
    "trunk rotation, right": session_at(2, Kind.HOLD, "right"),
    "hamstring, left": session_at(3, Kind.HOLD, "left"),
    "hamstring, right": session_at(3, Kind.HOLD, "right"),
    "change sides": session_at(3, Kind.CHANGE_SIDE, "right"),
    "bridge, hold": session_at(4, Kind.HOLD),
    "rest": session_at(4, Kind.REST),
    "paused": session_at(3, Kind.HOLD, "left", "space"),
    "where am I": session_at(3, Kind.HOLD, "left", "w"),
    "leave": session_at(3, Kind.HOLD, "left", "q"),
    "summary": session_at(3, Kind.HOLD, "left", "q", "f"),
}
"""What is seen from a session on."""


async def draw_sheets(folder: Path, sizes: Iterable[tuple[int, int]]) -> None:
    """Write a page for each size."""
    folder.mkdir(parents=True, exist_ok=True)
    for columns, rows in sizes:
        page = folder / f"{columns}x{rows}.html"
        figures = [figure async for figure in _figures(columns, rows)]
        page.write_text(_PAGE.format(title=f"{columns} × {rows}", figures="\n".join(figures)), encoding="utf-8")
        print(page)  # noqa: T201


async def _figures(columns: int, rows: int) -> AsyncIterator[str]:
    for start, scenes in ((False, SCENES), (True, IN_SESSION)):
        for name, scene in scenes.items():
            for mode in MODES:
                async with app_in(mode, (columns, rows), start=start) as person:
                    await scene(person)
                    strips = [_as_shown(strip, mode.colours) for strip in person.app.screen._compositor.render_strips()]
                caption = escape(f"{name}, {mode.name}")
                yield f"<figure>{svg(strips, columns, rows)}<figcaption>{caption}</figcaption></figure>"


@asynccontextmanager
async def app_in(mode: Mode, size: tuple[int, int], *, start: bool = False) -> AsyncIterator[Person]:
    """Open the app in a mode."""
    settings = f'theme = "{mode.theme}"\nask_before = false\n'
    colours = "standard" if mode.colours is ColorSystem.STANDARD else "truecolor"
    with TemporaryDirectory() as home, _environment(mode):
        house = House(Path(home) / "data")
        house.moment = NOON._replace(date=date_of(TODAY))
        speaker = NullSpeaker()
        async with open_app(
            Path(home),
            settings=settings,
            size=size,
            start=start,
            speaker=speaker,
            style=mode.style,
            colours=colours,
            house=house,
        ) as person:
            await person.settles()
            assert person.app.flows.sound  # it listens from now on
            speaker.on_change()
            await person.settles()
            yield person


@contextmanager
def _environment(mode: Mode) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(mode.environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _as_shown(strip: Strip, colours: ColorSystem) -> Strip:
    """Return a line in the colours that a terminal has."""
    if colours is ColorSystem.TRUECOLOR:
        return strip
    return Strip([Segment(text, style and _reduced(style, colours)) for text, style, _ in strip])


def _reduced(style: Style, colours: ColorSystem) -> Style:
    def reduced(colour: Color | None) -> Color | None:
        return colour and colour.downgrade(colours)

    return style.without_color + Style.from_color(reduced(style.color), reduced(style.bgcolor))


_PAGE = """<!doctype html>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ background: #555; margin: 8px; font: 14px sans-serif; color: #fff;
       display: grid; grid-template-columns: repeat(6, 1fr); gap: 8px; }}
figure {{ margin: 0; }}
svg {{ width: 100%; display: block; }}
</style>
{figures}
"""
