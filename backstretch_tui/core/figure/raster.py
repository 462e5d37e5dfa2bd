"""A scene to lines of characters: as large as it fits, in the middle."""

from backstretch_tui.core.figure.canvas import (
    PIXELS_ACROSS,
    PIXELS_DOWN,
    THINNEST,
    Role,
    Shape,
    blank,
    dots_along,
    keep_clear,
    paint,
)
from backstretch_tui.core.figure.cells import Line, Run, lines_of
from backstretch_tui.core.figure.drawing import CellStyle
from backstretch_tui.core.figure.scene import Scene


def rasterise(scene: Scene, columns: int, rows: int, style: CellStyle) -> tuple[Line, ...]:
    """Draw a scene as large as it fits, in exactly so many cells."""
    width, height = columns * PIXELS_ACROSS, rows * PIXELS_DOWN
    if width < 1 or height < 1:
        return ((Run(" " * columns),),) * rows
    ground = height - 2 * scene.floor  # the lowest rows are the floor's own
    scale = min(width / (scene.right - scene.left), ground / (scene.top - scene.bottom))
    left = (width - scale * (scene.right + scene.left)) / 2
    lower = ground if scene.floor else (height + scale * (scene.top + scene.bottom)) / 2
    canvas = blank(columns, rows)
    is_dotted = style.kind == "braille"
    for shape in scene.shapes:
        placed = Shape(
            shape.role,
            left + shape.x * scale, lower - shape.y * scale, max(THINNEST, shape.radius * scale),
            left + shape.to_x * scale, lower - shape.to_y * scale, max(THINNEST, shape.to_radius * scale),
        )  # fmt: skip
        for part in dots_along(placed, scale) if shape.dotted else (placed,):
            paint(canvas, part, 1.0, keep_clear) if is_dotted else paint(canvas, part)
    if scene.floor:
        floor = Shape(Role.FLOOR, 0, height - 1, 1, width, height - 1, 1)
        paint(canvas, floor)
    return lines_of(canvas, style)
