"""Shapes to lines of characters: half-blocks with soft edges, or Braille dots where colours are few."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from math import ceil, floor, hypot
from operator import itemgetter
from typing import NamedTuple

from backstretch_tui.core.figure.drawing import Style
from backstretch_tui.core.figure.scene import Role, Scene, Shape

LEVELS = 5
"""How many steps there are from nothing to a full pixel: few, so that few colours have to be mixed."""


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """What colour a part of a cell has, by meaning. The same ink is the same object: it is compared often."""

    role: Role
    level: int = LEVELS
    """How much of it there is, from 1 to LEVELS."""
    under: Role | None = None
    """What shows through; None: the background."""


class Run(NamedTuple):
    """Cells side by side that look alike. Without ink they are the background."""

    text: str
    ink: Ink | None = None
    paper: Ink | None = None


Line = tuple[Run, ...]


def rasterise(scene: Scene, columns: int, rows: int, style: Style) -> tuple[Line, ...]:
    """Draw a scene as large as it fits, in exactly so many cells."""
    across, down = (1, 2) if style == "blocks" else (2, 4)
    width, height = columns * across, rows * down
    ground = height - scene.floor  # the lowest row is the floor's own
    if width < 1 or ground < 1:
        return ((Run(" " * columns),),) * rows
    scale = min(width / (scene.right - scene.left), ground / (scene.top - scene.bottom))
    left = (width - scale * (scene.right + scene.left)) / 2
    lower = ground if scene.floor else (height + scale * (scene.top + scene.bottom)) / 2
    pixels = [[0] * width for _ in range(height)]
    edge, at_the_edge = (0.5, _blend) if style == "blocks" else (1.0, _keep_clear)
    for shape in scene.shapes:
        placed = Shape(
            shape.role,
            left + shape.x * scale, lower - shape.y * scale, max(_THINNEST, shape.radius * scale),
            left + shape.to_x * scale, lower - shape.to_y * scale, max(_THINNEST, shape.to_radius * scale),
        )  # fmt: skip
        for part in dots_along(placed, scale) if shape.dotted else (placed,):
            _paint(pixels, part, edge, at_the_edge)
    if scene.floor:
        pixels[-1] = [_code(Role.FLOOR)] * width
    to_line = _blocks if style == "blocks" else _dots
    return tuple(to_line(*map(tuple, pixels[row * down : (row + 1) * down])) for row in range(rows))


def text_of(lines: tuple[Line, ...]) -> list[str]:
    """Return the characters alone."""
    return ["".join(run.text for run in line).rstrip() for line in lines]


# --- pixels ---------------------------------------------------------------------------------------------------------
# A pixel is one number, 0 where it is empty: the role painted last, how much of it, and the role that shows through.

_ROLES = (None, *Role)
_THINNEST = 0.55
"""Half a line's thickness in pixels that leaves no holes in it."""


@cache
def _ink(pixel: int) -> Ink | None:
    role = _ROLES[pixel & 15]
    return role and Ink(role, pixel >> 4 & 15, _ROLES[pixel >> 8])


@cache
def _code(role: Role, level: int = LEVELS, under: int = 0) -> int:
    return _ROLES.index(role) | level << 4 | under << 8


def _paint(pixels: list[list[int]], shape: Shape, edge: float, at_the_edge: Callable[[int, int, float], int]) -> None:
    """Paint a line with round ends.

    A pixel's depth is 0 at the edge's outer line, which lies `edge` outside the radius, and full from 1 inwards.
    """
    if shape.y > shape.to_y:
        shape = shape.turned
    role, x, y, radius, to_x, to_y, to_radius, _ = shape
    width, height = len(pixels[0]), len(pixels)
    full = _code(role)
    along_x, along_y, wider = to_x - x, to_y - y, to_radius - radius
    squared = along_x * along_x + along_y * along_y or 1e-9
    thick = radius + edge
    reach = max(thick, thick + wider)

    def depth(column: int, from_y: float) -> float:
        from_x = column + 0.5 - x
        share = (from_x * along_x + from_y * along_y) / squared
        if share < 0.0:
            return thick - hypot(from_x, from_y)
        if share > 1.0:
            return thick + wider - hypot(from_x - along_x, from_y - along_y)
        return thick + share * wider - hypot(from_x - share * along_x, from_y - share * along_y)

    for row in range(max(0, ceil(y - reach - 0.5)), min(height, floor(to_y + reach + 0.5))):
        line = pixels[row]
        from_y = row + 0.5 - y
        # Only the piece of the line that is near enough to this row can reach it.
        near = min(1.0, (from_y - reach) / along_y) if along_y and from_y > reach else 0.0
        far = (from_y + reach) / along_y if from_y + reach < along_y else 1.0
        low, high = x + near * along_x, x + far * along_x
        if low > high:
            low, high = high, low
        start, end = max(0, ceil(low - reach - 0.5)), min(width, floor(high + reach + 0.5))
        # What is full in a row is in one piece: only its two edges need be looked at.
        while start < end and (inside := depth(start, from_y)) < 1.0:
            if inside > 0.0:
                line[start] = at_the_edge(line[start], full, inside)
            start += 1
        while start < end and (inside := depth(end - 1, from_y)) < 1.0:
            end -= 1
            if inside > 0.0:
                line[end] = at_the_edge(line[end], full, inside)
        if start < end:
            line[start:end] = [full] * (end - start)


def _blend(pixel: int, full: int, inside: float) -> int:
    """Paint a part of a pixel over what is there."""
    level = int(inside * LEVELS + 0.5)
    if not level:
        return pixel
    tag, top, below, under = full & 15, pixel & 15, pixel >> 4 & 15, pixel >> 8
    if top == tag:
        return tag | max(level, below) << 4 | under << 8
    return tag | level << 4 | (top if below * 2 > LEVELS else under) << 8


def _keep_clear(pixel: int, full: int, _inside: float) -> int:
    """Leave a dark line round a shape where it lies before another: single dots have no shades to tell them apart."""
    return pixel if pixel == full else 0


def dots_along(line: Shape, scale: float) -> Iterable[Shape]:
    """Return the dots of a dotted line, the last one at its end."""
    length = hypot(line.to_x - line.x, line.to_y - line.y)
    count = max(1, int(length / max(3.4 * scale, 2 * line.radius + 1.6)))
    for number in range(1, count + 1):
        x = line.x + (line.to_x - line.x) * number / count
        y = line.y + (line.to_y - line.y) * number / count
        yield line._replace(x=x, y=y, to_x=x, to_y=y)


# --- cells ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)  # from one picture to the next, most rows stay as they are
def _blocks(upper: tuple[int, ...], lower: tuple[int, ...]) -> Line:
    """Two pixels a cell, one above the other."""
    if not any(upper) and not any(lower):
        return (Run(" " * len(upper)),)
    runs: list[Run] = []
    for (above, below), cells in groupby(zip(upper, lower, strict=True)):
        length = len(list(cells))
        if above == below:
            runs.append(Run("█" * length, _ink(above)) if above else Run(" " * length))
        elif above:
            runs.append(Run("▀" * length, _ink(above), _ink(below)))
        else:
            runs.append(Run("▄" * length, _ink(below)))
    return tuple(runs)


_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Which bit of a Braille character is which dot: by row, then by column."""


def _is_seen(role: Role, row: int, side: int) -> bool:
    """Thin out what is pale, so that it is told from the rest without colour too."""
    match role:
        case Role.OTHER | Role.FLOOR:
            return (row + side) % 2 == 1
        case Role.GAP:
            return row % 2 == 1 and side == 0
    return True


@lru_cache(maxsize=512)
def _dots(*pixels: tuple[int, ...]) -> Line:
    """Eight dots a cell; its one colour is that of the role with the most of them."""
    columns = (line[side::2] for line in pixels for side in (0, 1))
    runs: list[Run] = []
    for ink, cells in groupby(map(_cell, zip(*columns, strict=True)), key=itemgetter(1)):
        runs.append(Run("".join(character for character, _ in cells), ink))
    return tuple(runs)


@lru_cache(maxsize=4096)
def _cell(pixels: tuple[int, ...]) -> tuple[str, Ink | None]:
    bits, roles = 0, []
    for place, pixel in enumerate(pixels):
        row, side = divmod(place, 2)
        role = _ROLES[pixel & 15]
        if role and _is_seen(role, row, side):
            bits |= _BITS[row][side]
            roles.append(role)
    if not roles:
        return " ", None
    most_common = max(dict.fromkeys(roles), key=roles.count)  # to import `mode` for it would take longer than all else
    return chr(0x2800 + bits), _ink(_code(most_common))
