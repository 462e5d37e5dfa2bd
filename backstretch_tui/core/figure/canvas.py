"""Pixels, and lines with round ends painted into them with smooth edges.

A canvas has 2 × 4 pixels for each terminal cell, so that a pixel is about as wide as it is tall. A pixel is one number,
0 where it is empty: the role painted last, how much of it, and the role that shows through.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from math import ceil, floor, hypot
from typing import NamedTuple

PIXELS_ACROSS = 2
PIXELS_DOWN = 4
"""How many pixels a cell has."""

LEVELS = 4
"""How many steps there are from nothing to a full pixel: few, so that few colours have to be mixed."""

CONTRAST = 1.5
"""How much sharper an edge is than the share of the pixel that lies within: softer ones look blurred on few pixels."""

THINNEST = 0.85
"""Half a line's thickness in pixels that leaves no holes in it."""

THINNEST_DOT = 0.9
"""Half a dot's width that is still seen."""

Canvas = list[list[int]]
"""Rows of pixels, the uppermost first."""


class Role(StrEnum):
    """The meaning of a shape; the theme gives each a colour."""

    BODY = "body"
    WORKING = "working"
    """A limb that works."""
    OTHER = "other"
    """One that does not, or that lies behind."""
    ARM = "arm"
    FLOOR = "floor"
    GAP = "gap"
    """The arch under the low back."""
    ARROW = "arrow"
    TOWEL = "towel"
    TEXT = "text"
    SIDE = "side"
    """The part of a text that names the side."""


class Shape(NamedTuple):
    """A line with round ends, as thick at each end as its radius says."""

    role: Role
    x: float
    y: float
    radius: float
    to_x: float
    to_y: float
    to_radius: float
    dotted: bool = False

    @property
    def turned(self) -> "Shape":
        """The same, from its other end."""
        return Shape(self.role, self.to_x, self.to_y, self.to_radius, self.x, self.y, self.radius, self.dotted)


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """The colour of a part of a cell, by meaning. The same ink is the same object: it is compared often."""

    role: Role
    level: int = LEVELS
    """How much of it there is, from 1 to LEVELS."""
    under: Role | None = None
    """The role that shows through; None: the background."""


def blank(columns: int, rows: int) -> Canvas:
    """Return an empty canvas for so many cells."""
    return [[0] * (columns * PIXELS_ACROSS) for _ in range(rows * PIXELS_DOWN)]


def paint(canvas: Canvas, shape: Shape, *, apart: bool = False) -> None:
    """Paint a line with round ends, given in pixels, y downwards.

    Its edge is smooth, or, where it is to stay `apart` from what lies behind it, a line of empty pixels.
    """
    full = code(shape.role)
    tag = full & 15
    for row, start, end, edges in _covered(shape, apart, len(canvas[0]), len(canvas)):
        line = canvas[row]
        for column, level in edges:
            pixel = line[column]
            if pixel == 0:
                line[column] = tag | level << 4 if level else 0
            elif pixel != full:
                line[column] = _blended(pixel, tag, level) if level else 0
        if start < end:
            line[start:end] = [full] * (end - start)


class _Axis(NamedTuple):
    """The line in the middle of a shape."""

    x: float
    along_x: float
    along_y: float
    thick: float
    """The shape's radius where the line begins, its edge included."""
    wider: float
    """By how much it is larger where the line ends."""


def _edge(line: _Axis, from_y: float, columns: range, apart: bool, edges: list[tuple[int, int]]) -> int:
    """Note the pixels at an edge, column after column, and return where the shape is full."""
    x, along_x, along_y, thick, wider = line
    squared = along_x * along_x + along_y * along_y or 1e-9
    for column in columns:
        from_x = column + 0.5 - x
        share = (from_x * along_x + from_y * along_y) / squared
        if share < 0.0:
            depth = thick - hypot(from_x, from_y)
        elif share > 1.0:
            depth = thick + wider - hypot(from_x - along_x, from_y - along_y)
        else:
            depth = thick + share * wider - hypot(from_x - share * along_x, from_y - share * along_y)
        level = int((depth - 0.5) * CONTRAST * LEVELS + (LEVELS + 1) / 2) if not apart else depth >= 1 and LEVELS
        if level >= LEVELS:
            return column
        if level > 0 or (apart and depth > 0):
            edges.append((column, level))
    return columns.stop


@lru_cache(maxsize=1024)  # from one picture to the next, most of a body stays where it is
def _covered(shape: Shape, apart: bool, width: int, height: int) -> list[tuple[int, int, int, list[tuple[int, int]]]]:
    """Return what a shape covers: for each row, from where to where it is full, and each pixel at its edge.

    A pixel's depth is 0 at the edge's outer line and 1 where the shape is full.
    """
    if shape.y > shape.to_y:
        shape = shape.turned
    _, x, y, radius, to_x, to_y, to_radius, _ = shape
    line = _Axis(x, to_x - x, to_y - y, radius + (1.0 if apart else 0.5), to_radius - radius)
    along_y, reach = line.along_y, max(line.thick, line.thick + line.wider)
    rows = []
    for row in range(max(0, ceil(y - reach - 0.5)), min(height, floor(to_y + reach + 0.5))):
        from_y = row + 0.5 - y
        # Only the piece of the line that is near enough to this row can reach it.
        near = min(1.0, (from_y - reach) / along_y) if along_y and from_y > reach else 0.0
        far = (from_y + reach) / along_y if along_y and from_y + reach < along_y else 1.0
        low, high = x + near * line.along_x, x + far * line.along_x
        if low > high:
            low, high = high, low
        start, end = max(0, ceil(low - reach - 0.5)), min(width, floor(high + reach + 0.5))
        edges: list[tuple[int, int]] = []
        if start < end:  # what is full in a row is in one piece: only its two edges need be looked at
            start = _edge(line, from_y, range(start, end), apart, edges)
            end = _edge(line, from_y, range(end - 1, start - 1, -1), apart, edges) + 1
            rows.append((row, start, end, edges))
    return rows


def dots_along(line: Shape, scale: float) -> Iterable[Shape]:
    """Return the dots of a dotted line, the last one at its end."""
    length = hypot(line.to_x - line.x, line.to_y - line.y)
    count = max(1, int(length / max(3.4 * scale, 2 * line.radius + 1.6)))
    for number in range(1, count + 1):
        x = line.x + (line.to_x - line.x) * number / count
        y = line.y + (line.to_y - line.y) * number / count
        yield line._replace(x=x, y=y, to_x=x, to_y=y)


# --- single pixels --------------------------------------------------------------------------------------------------

_ROLES: tuple[Role | None, ...] = (None, *Role)


@cache
def code(role: Role, level: int = LEVELS, under: int = 0) -> int:
    """Return a pixel of a role; `under` is the number of the role that shows through."""
    return _ROLES.index(role) | level << 4 | under << 8


@cache
def ink_of(pixel: int) -> Ink | None:
    """Return what colour a pixel has; None where it is empty."""
    role = _ROLES[pixel & 15]
    return None if role is None else _ink(role, pixel >> 4 & 15, _ROLES[pixel >> 8])


def full_ink(role: Role) -> Ink:
    """Return the full colour of a role."""
    return _ink(role, LEVELS, None)


_ink = cache(Ink)


def role_of(pixel: int) -> Role | None:
    """Return the role painted last."""
    return _ROLES[pixel & 15]


@cache
def shares(pixel: int) -> dict[int, float]:
    """Return how much of each role there is in a pixel, by number; 0 is the background."""
    share = (pixel >> 4 & 15) / LEVELS
    return {pixel & 15: share, pixel >> 8: 1 - share} if 0 < share < 1 else {pixel & 15: 1.0}


@lru_cache(maxsize=4096)
def mean(*pixels: int) -> int:
    """Return the one pixel that looks most like several together."""
    total: dict[int, float] = {}
    for pixel in pixels:
        for role, share in shares(pixel).items():
            total[role] = total.get(role, 0.0) + share
    over, *others = sorted(total, key=total.__getitem__, reverse=True)
    if not others:
        return _full(over)
    under = others[0]
    if over == 0:
        over, under = under, over
    level = round(LEVELS * total[over] / (total[over] + total[under]))
    return over | level << 4 | under << 8 if 0 < level < LEVELS else _full(over if level else under)


@cache
def sharp(pixel: int) -> int:
    """Return a pixel in the full colour of what there is most of in it."""
    level, over, under = pixel >> 4 & 15, pixel & 15, pixel >> 8
    return _full(over if level * 2 >= LEVELS else under)


@lru_cache(maxsize=4096)
def difference(one: int, other: int) -> float:
    """Return how different two pixels look, from 0 to 1."""
    here, there = shares(one), shares(other)
    return sum(abs(here.get(role, 0.0) - there.get(role, 0.0)) for role in here.keys() | there.keys()) / 2


def _full(role: int) -> int:
    return role | LEVELS << 4 if role else 0


@lru_cache(maxsize=4096)
def _blended(pixel: int, tag: int, level: int) -> int:
    """Return what becomes of a pixel on which some of a role, by its number, is painted."""
    top, below, under = pixel & 15, pixel >> 4 & 15, pixel >> 8
    if top == tag:
        level = max(level, below)
    else:
        under = top if below * 2 > LEVELS else under
    return _full(tag) if level >= LEVELS or under == tag else tag | level << 4 | under << 8
