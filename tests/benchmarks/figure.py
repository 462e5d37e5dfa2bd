"""What the moving figure costs: `python -m tests.benchmarks.figure` prints it. Nothing here is asserted."""

import asyncio
import sys
from time import perf_counter, process_time

from textual.app import App, ComposeResult

from backstretch_tui.core.figure.drawing import CELL_KINDS, CellKind, CellStyle
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.picture import picture
from backstretch_tui.core.figure.pose import Moment, moment_of
from backstretch_tui.core.plan.steps import Kind, Part
from backstretch_tui.ui.widgets.figure import FigureView
from tests.support.exercises import an_exercise, plan_of, shipped, two_sided

SIZE = (60, 20)
FRAMES = 20
ROUNDS = 5
SECONDS = 5


class Stage(App[None]):
    """Shows one moment after the other, ten times a second."""

    def compose(self) -> ComposeResult:
        yield FigureView()

    @property
    def is_headless(self) -> bool:
        """Write as to a terminal, though there is none."""
        return False


def milliseconds_a_frame(figure: Figure, kind: CellKind) -> tuple[float, float]:
    """Return what a picture of a movement that is new costs, at best, and one that was drawn before, as most are."""
    new: list[float] = []
    again: list[float] = []
    for number in range(ROUNDS):
        shares = [(frame + number / ROUNDS) / FRAMES for frame in range(FRAMES)]
        for rounds in (new, again):
            began = process_time()
            for share in shares:
                picture(figure, Moment(Part.MOVE_IN, share, "left"), *SIZE, CellStyle(kind))
            rounds.append((process_time() - began) / FRAMES * 1000)
    return min(new), min(again)


async def cost(figure: Figure | None, kind: Kind) -> tuple[float, float]:
    """Return the share of a core, and the bytes a second, of showing one kind of step over and over."""
    phase = two_sided(hold=SECONDS, move_in_seconds=3)
    plan = plan_of(an_exercise(phase))
    step = next(step for step in plan.steps if step.kind is kind)
    app = Stage()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        written: list[int] = []
        assert app._driver
        app._driver.write = lambda data: written.append(len(data.encode()))  # type: ignore[method-assign]
        view = app.query_one(FigureView)
        view.show(figure, moment_of(step, phase, 0))
        await asyncio.sleep(0.5)
        written.clear()
        cpu, began = process_time(), perf_counter()
        while (passed := perf_counter() - began) < SECONDS:
            view.show(figure, moment_of(step, phase, int(passed * 1000) % step.milliseconds))
            await asyncio.sleep(0.1)
        return (process_time() - cpu) / passed * 100, sum(written) / passed


async def main() -> None:
    """Print everything."""
    say = sys.stdout.write
    figures = shipped().figures
    say(f"One frame at {SIZE[0]} × {SIZE[1]}, in milliseconds (aim: 3)\n")
    for name, figure in figures.items():
        say(f"  {name:24}")
        for cells in CELL_KINDS[:-1]:
            new, again = milliseconds_a_frame(figure, cells)
            say(f"{cells} {new:4.2f}, {again:4.2f} again   ")
        say("\n")
    say("\nIn an app, ten times a second\n")
    bare, _ = await cost(None, Kind.MOVE_IN)
    say(f"  {'nothing to show':24}{bare:6.2f} % of a core\n")
    for name in ("bridge", "hamstring-stretch", "lower-trunk-rotation"):
        for kind, aim in ((Kind.MOVE_IN, 3), (Kind.HOLD, 1)):
            share, written = await cost(figures[name], kind)
            said = f"{share:6.2f} % of a core (aim: {aim}), {written:8,.0f} bytes a second"
            say(f"  {f'{name}, {kind.value}':32}{said}\n")


if __name__ == "__main__":
    asyncio.run(main())
