"""A moment of a movement as lines of characters, and its key poses as text to read."""

from collections.abc import Iterator
from math import ceil
from textwrap import wrap

from backstretch_tui.core.figure.cells import Line, Run, text_of
from backstretch_tui.core.figure.drawing import CellStyle
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.pose import Moment, key_moments, pose_at
from backstretch_tui.core.figure.raster import rasterise
from backstretch_tui.core.figure.scene import scene_of
from backstretch_tui.core.model.exercise import Side

ROOM_FOR_TWO = 90
"""From this many columns on, a second view stands beside the first."""


def picture(figure: Figure | None, moment: Moment, columns: int, rows: int, style: CellStyle) -> tuple[Line, ...]:
    """Draw a moment in exactly so many cells; without a figure, nothing."""
    if figure is None:
        return ((Run(" " * columns),),) * rows
    return rasterise(scene_of(figure, pose_at(figure, moment), columns >= ROOM_FOR_TWO), columns, rows, style)


def key_poses_page(figure: Figure, width: int) -> Iterator[str]:
    """Yield the key poses as text: each as a sentence, and drawn in Braille dots."""
    yield figure.name
    side: Side | None = "right" if figure.one_sided else None
    if side:
        yield from wrap(f"The {side} side works; on the left it is the other way round.", width)
    for number, (pose, moment) in enumerate(zip(figure.poses, key_moments(figure, side), strict=True), start=1):
        scene = scene_of(figure, pose_at(figure, moment), width >= ROOM_FOR_TWO)
        dots = width * 2 / (scene.right - scene.left) * (scene.top - scene.bottom)
        lines = text_of(rasterise(scene, width, ceil(dots / 4) + 1, CellStyle("braille")))
        yield ""
        yield from wrap(f"{number}. {pose.name}: {pose.words}", width)
        yield from _without_empty_ends(lines)


def _without_empty_ends(lines: list[str]) -> list[str]:
    drawn = [row for row, line in enumerate(lines) if line]
    return lines[drawn[0] : drawn[-1] + 1] if drawn else []
