"""A scene to lines of characters, as large as it fits."""

from math import ceil

from backstretch_tui.core.figure.canvas import (
    PIXELS_ACROSS,
    PIXELS_DOWN,
    THINNEST,
    THINNEST_DOT,
    Canvas,
    Role,
    Shape,
    blank,
    dots_along,
    full_ink,
    paint,
)
from backstretch_tui.core.figure.cells import lines_of
from backstretch_tui.core.figure.drawing import CellStyle
from backstretch_tui.core.figure.lines import Line, written_over
from backstretch_tui.core.figure.scene import Scene
from backstretch_tui.core.format.columns import columns_of

FLOOR_PIXELS = 2
"""How thick the floor is."""


def rasterise(scene: Scene, columns: int, rows: int, style: CellStyle) -> tuple[Line, ...]:
    """Draw a scene as large as it fits into so many cells, and return no more of them than it takes."""
    columns, rows, scale = _fitted(scene, columns, rows)
    if not columns or not rows:
        return ()
    canvas = blank(columns, rows)
    width, height = columns * PIXELS_ACROSS, rows * PIXELS_DOWN
    left = (width - scale * (scene.right + scene.left)) / 2
    lower = height - FLOOR_PIXELS if scene.floor else (height + scale * (scene.top + scene.bottom)) / 2
    for shape in scene.shapes:
        thinnest = THINNEST_DOT if shape.dotted else THINNEST
        placed = Shape(
            shape.role,
            left + shape.x * scale, lower - shape.y * scale, max(thinnest, shape.radius * scale),
            left + shape.to_x * scale, lower - shape.to_y * scale, max(thinnest, shape.to_radius * scale),
        )  # fmt: skip
        for part in dots_along(placed, scale) if shape.dotted else (placed,):
            paint(canvas, part, apart=style.kind == "braille")
    if scene.framed:
        _frame(canvas)
    elif scene.floor:
        _floor(canvas)
    lines = list(lines_of(canvas, style))
    for text, x, y, role, ends in scene.labels:
        row = min(rows - 1, max(0, int((lower - y * scale) / PIXELS_DOWN)))
        cells = columns_of(text)
        column = round((left + x * scale) / PIXELS_ACROSS) - (cells if ends else 0)
        inset = int(scene.framed)
        if column < inset:
            row = max(min(inset, rows - 1), row - 1)  # above what it stands beside elsewhere
        lines[row] = written_over(lines[row], min(max(inset, column), columns - inset - cells), text, full_ink(role))
    return tuple(lines)


def scale_of(scene: Scene, columns: int, rows: int) -> float:
    """Return how many pixels a unit of length has where a scene is as large as it fits."""
    ground = rows * PIXELS_DOWN - (FLOOR_PIXELS if scene.floor else 0)
    return max(0.0, min(columns * PIXELS_ACROSS / scene.width, ground / scene.height))


def _fitted(scene: Scene, columns: int, rows: int) -> tuple[int, int, float]:
    """Return how many columns and rows it takes, and its scale."""
    scale = scale_of(scene, columns, rows)
    floor = FLOOR_PIXELS if scene.floor else 0
    return (
        min(columns, ceil(scene.width * scale / PIXELS_ACROSS)),
        min(rows, ceil((scene.height * scale + floor) / PIXELS_DOWN)),
        scale,
    )


def _floor(canvas: Canvas) -> None:
    width, height = len(canvas[0]), len(canvas)
    paint(canvas, Shape(Role.FLOOR, -1, height - 1, 1, width + 1, height - 1, 1))


def _frame(canvas: Canvas) -> None:
    width, height = len(canvas[0]), len(canvas)
    _floor(canvas)
    paint(canvas, Shape(Role.FLOOR, -1, 1, 1, width + 1, 1, 1))
    for x in (0.5, width - 0.5):
        paint(canvas, Shape(Role.FLOOR, x, 0, 0.5, x, height, 0.5))
