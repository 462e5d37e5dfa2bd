"""A moment of a movement as lines of characters, and its key poses as text to read."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from textwrap import wrap

from backstretch_tui.core.figure.drawing import CellStyle
from backstretch_tui.core.figure.lines import Line, blank_lines, placed, text_of, width_of
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.pose import Moment, key_moments, pose_at
from backstretch_tui.core.figure.raster import rasterise, scale_of
from backstretch_tui.core.figure.scene import Scene, scenes_of
from backstretch_tui.core.model.exercise import Side
from backstretch_tui.core.text import figures

MIN_SCALE, MIN_SCALE_WITH_CLOSE_UP = 0.65, 0.5
"""How many pixels a hundredth of the body's height has at least where there is a second view, or a close-up."""

BETWEEN_COLUMNS = 2
BETWEEN_ROWS = 1
"""How much room there is between two views."""


def picture(
    figure: Figure | None,
    moment: Moment,
    columns: int,
    rows: int,
    style: CellStyle,
    name: str | None = "",
    horizontal: str = "center",
    vertical: str = "middle",
) -> tuple[Line, ...]:
    """Draw a moment in exactly so many cells; without a figure, nothing.

    A second view or a close-up is drawn above or beside the first, where there is room. `name` is written beside it, in
    the place of the side that works. `horizontal` and `vertical` say where the picture stands in the room that is left.
    """
    if figure is None or not columns or not rows:
        return blank_lines(columns, rows)
    first, *others = scenes_of(figure, pose_at(figure, moment), name)
    lines = _together(first, others[0], columns, rows, style) if others else ()
    return placed(lines or rasterise(first, columns, rows, style), columns, rows, horizontal, vertical)


def key_poses_page(figure: Figure, width: int, style: CellStyle) -> Iterator[str]:
    """Yield the key poses as text: each as a sentence, and drawn."""
    yield figure.name
    side: Side | None = "right" if figure.one_sided else None
    if side:
        yield from wrap(figures.one_side(side), width)
    for number, (pose, moment) in enumerate(zip(figure.poses, key_moments(figure, side), strict=True), start=1):
        first, *others = scenes_of(figure, pose_at(figure, moment))
        yield ""
        yield from wrap(figures.pose(number, pose.name, pose.words), width)
        yield from _without_empty_ends(text_of(rasterise(first, width, width, style)))
        for scene in others:
            yield ""
            yield from _without_empty_ends(text_of(rasterise(scene, width * 2 // 3, width, style)))


def _together(first: Scene, second: Scene, columns: int, rows: int, style: CellStyle) -> Sequence[Line]:
    """Draw two scenes together; nothing where there is too little room for both."""
    split = _split(first.width, first.height, second.width, second.height, second.closer, columns, rows)
    if split is None:
        return ()
    is_beside, room = split
    if is_beside:
        left = rasterise(first, columns - room - BETWEEN_COLUMNS, rows, style)
        right = rasterise(second, room, rows, style)
        tall = max(len(left), len(right))
        gap = blank_lines(BETWEEN_COLUMNS, tall)
        sides = [placed(lines, width_of(lines[0]), tall, vertical="bottom") for lines in (left, right)]
        return [one + between + other for one, between, other in zip(sides[0], gap, sides[1], strict=True)]
    above = rasterise(second, columns, room, style)
    below = rasterise(first, columns, rows - room - BETWEEN_ROWS, style)
    wide = max(width_of(above[0]), width_of(below[0]))
    parts = (placed(above, wide, len(above)), blank_lines(wide, BETWEEN_ROWS), placed(below, wide, len(below)))
    return [line for part in parts for line in part]


@lru_cache(maxsize=32)
def _split(
    width: float, height: float, second_width: float, second_height: float, closer: float, columns: int, rows: int
) -> tuple[bool, int] | None:
    """Return whether the second scene is best beside the first or above it, and its columns or rows.

    Best is where both are largest; None where they would be too small.
    """
    first = Scene((), 0, width, 0, height, floor=True)
    second = Scene((), 0, second_width, 0, second_height, floor=True)
    ways = [
        *((True, room, columns - room - BETWEEN_COLUMNS, rows, room, rows) for room in range(4, columns - 4)),
        *((False, room, columns, rows - room - BETWEEN_ROWS, columns, room) for room in range(2, rows - 2)),
    ]
    best, found = MIN_SCALE_WITH_CLOSE_UP if closer > 1 else MIN_SCALE, None
    for is_beside, room, *sizes in ways:
        own = scale_of(first, *sizes[:2])
        scale = min(own, scale_of(second, *sizes[2:]) / closer) + own / 1000
        if scale > best:
            best, found = scale, (is_beside, room)
    return found


def _without_empty_ends(lines: list[str]) -> list[str]:
    drawn = [row for row, line in enumerate(lines) if line]
    return lines[drawn[0] : drawn[-1] + 1] if drawn else []
