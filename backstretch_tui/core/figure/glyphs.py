"""A rounded stroke face: each character as the middle lines of its strokes.

x runs from 0 at the left to 1 at the right, y from 0 at the foot to 1 at the top; both are stretched to the size
drawn. Lines that lie at a quarter of the height (0, 0.25, 0.5, 0.75, 1) or at x = 0, 0.5 and 1 stay sharp at any size.
"""

from math import cos, radians, sin
from typing import NamedTuple

Stroke = tuple[tuple[float, float], ...]
"""The places that a stroke goes through."""

ARC_STEP = 12
"""Degrees from one place of an arc to the next: so few that no corner is seen."""


class Glyph(NamedTuple):
    """A character; its width is that of a usual letter, or a share of it."""

    strokes: tuple[Stroke, ...]
    width: float = 1.0


def _arc(x: float, y: float, radius_x: float, radius_y: float, start: float, end: float) -> Stroke:
    """Return a piece of an ellipse round a place, between two angles: 0 is at the right, 90 at the top."""
    steps = max(2, round(abs(end - start) / ARC_STEP))
    angles = [radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return tuple((x + radius_x * cos(angle), y + radius_y * sin(angle)) for angle in angles)


def _round(start: float, end: float, low: float = 0.0, high: float = 1.0, corner: float = 0.32) -> Stroke:
    """Return a piece of an oval with straight sides, as `O` is, between two angles."""
    below, above = _arc(0.5, low + corner, 0.5, corner, start, end), _arc(0.5, high - corner, 0.5, corner, start, end)
    turns = [sin(radians(start + (end - start) * number / (len(below) - 1))) for number in range(len(below))]
    return tuple(upper if turn > 0 else lower for lower, upper, turn in zip(below, above, turns, strict=True))


_LEFT: Stroke = ((0, 0), (0, 1))
_MIDDLE: Stroke = ((0.5, 0), (0.5, 1))
_RIGHT: Stroke = ((1, 0), (1, 1))


def _bar(y: float, end: float = 1.0, start: float = 0.0) -> Stroke:
    return ((start, y), (end, y))


_BOWL: Stroke = ((0, 1), (0.55, 1), *_arc(0.55, 0.75, 0.42, 0.25, 90, -90), (0, 0.5))
"""Of `P` and its kin."""
_SMALL_OVAL_UPPER = _arc(0.5, 0.75, 0.5, 0.25, 0, 360)
_SMALL_OVAL_LOWER = _arc(0.5, 0.25, 0.5, 0.25, 0, 360)
_SIX: tuple[Stroke, ...] = (_arc(0.5, 0.28, 0.5, 0.28, 0, 360), _arc(1, 0.28, 1, 0.72, 180, 97))
_NINE: tuple[Stroke, ...] = tuple(tuple((1 - x, 1 - y) for x, y in stroke) for stroke in _SIX)

GLYPHS: dict[str, Glyph] = {
    "0": Glyph((_round(0, 360),)),
    "1": Glyph((((0.08, 0.75), (0.55, 1), (0.55, 0)), _bar(0, 1, 0.08))),
    "2": Glyph(((*_arc(0.5, 0.7, 0.5, 0.3, 165, -28), (0, 0), (1, 0)),)),
    "3": Glyph((_arc(0.48, 0.75, 0.48, 0.25, 155, -90), _arc(0.5, 0.25, 0.5, 0.25, 90, -155))),
    "4": Glyph((((0.72, 0), (0.72, 1), (0, 0.25), (1, 0.25)),)),
    "5": Glyph((((0.94, 1), (0.1, 1), (0.04, 0.52), *_arc(0.48, 0.31, 0.52, 0.31, 132, -150)),)),
    "6": Glyph(_SIX),
    "7": Glyph((((0, 1), (1, 1), (0.34, 0)),)),
    "8": Glyph((_SMALL_OVAL_UPPER, _SMALL_OVAL_LOWER)),
    "9": Glyph(_NINE),
    "A": Glyph((((0, 0), (0.5, 1), (1, 0)), _bar(0.25, 0.87, 0.13)), 1.05),
    "B": Glyph((_LEFT, _BOWL, ((0, 0.5), *_arc(0.55, 0.25, 0.45, 0.25, 90, -90), (0, 0)))),
    "C": Glyph((_round(38, 322),)),
    "D": Glyph((_LEFT, ((0, 1), *_arc(0.45, 0.66, 0.55, 0.34, 90, 0), *_arc(0.45, 0.34, 0.55, 0.34, 0, -90), (0, 0)))),
    "E": Glyph((_LEFT, _bar(1), _bar(0.5, 0.85), _bar(0)), 0.86),
    "F": Glyph((_LEFT, _bar(1), _bar(0.5, 0.85)), 0.84),
    "G": Glyph(((*_round(38, 360), (1, 0.5), (0.6, 0.5)),)),
    "H": Glyph((_LEFT, _RIGHT, _bar(0.5))),
    "I": Glyph((((0, 0), (0, 1)),), 0.0),
    "J": Glyph((((1, 1), *_round(0, -150)),), 0.85),
    "K": Glyph((_LEFT, ((0.95, 1), (0, 0.42)), ((0.32, 0.62), (1, 0)))),
    "L": Glyph((((0, 1), (0, 0), (1, 0)),), 0.84),
    "M": Glyph((((0, 0), (0, 1), (0.5, 0.38), (1, 1), (1, 0)),), 1.3),
    "N": Glyph((((0, 0), (0, 1), (1, 0), (1, 1)),)),
    "O": Glyph((_round(0, 360),)),
    "P": Glyph((_LEFT, _BOWL)),
    "Q": Glyph((_round(0, 360), ((0.62, 0.25), (1, 0)))),
    "R": Glyph((_LEFT, _BOWL, ((0.5, 0.5), (1, 0)))),
    "S": Glyph(((*_arc(0.5, 0.75, 0.48, 0.25, 28, 270), *_arc(0.5, 0.25, 0.5, 0.25, 90, -152)),)),
    "T": Glyph((_bar(1), _MIDDLE)),
    "U": Glyph((((0, 1), *_round(180, 360), (1, 1)),)),
    "V": Glyph((((0, 1), (0.5, 0), (1, 1)),), 1.05),
    "W": Glyph((((0, 1), (0.25, 0), (0.5, 0.75), (0.75, 0), (1, 1)),), 1.45),
    "X": Glyph((((0, 1), (1, 0)), ((0, 0), (1, 1)))),
    "Y": Glyph((((0, 1), (0.5, 0.5), (1, 1)), ((0.5, 0.5), (0.5, 0)))),
    "Z": Glyph((((0, 1), (1, 1), (0, 0), (1, 0)),)),
    " ": Glyph((), 0.3),
    "‖": Glyph((_LEFT, _RIGHT), 0.6),
    "-": Glyph((_bar(0.5),), 0.6),
    "–": Glyph((_bar(0.5),), 0.9),
    "+": Glyph((_bar(0.5), ((0.5, 0.25), (0.5, 0.75)))),
    "×": Glyph((((0, 0.25), (1, 0.75)), ((0, 0.75), (1, 0.25)))),
    "/": Glyph((((0, 0), (1, 1)),), 0.8),
    ".": Glyph((((0, 0), (0, 0)),), 0.0),
    ",": Glyph((((0.5, 0.06), (0.1, -0.12)),), 0.25),
    ";": Glyph((((0.3, 0.5), (0.3, 0.5)), ((0.5, 0.06), (0.1, -0.12))), 0.25),
    "(": Glyph((((1, 1), (0, 0.72), (0, 0.28), (1, 0)),), 0.35),
    ")": Glyph((((0, 1), (1, 0.72), (1, 0.28), (0, 0)),), 0.35),
    "'": Glyph((((0, 1), (0, 0.86)),), 0.0),
    "“": Glyph((((0, 1), (0, 0.86)), ((1, 1), (1, 0.86))), 0.35),
    "”": Glyph((((0, 1), (0, 0.86)), ((1, 1), (1, 0.86))), 0.35),
    ":": Glyph((((0, 0.25), (0, 0.25)), ((0, 0.75), (0, 0.75))), 0.0),
    "·": Glyph((((0, 0.5), (0, 0.5)),), 0.0),
    "’": Glyph((((0, 1), (0, 0.86)),), 0.0),
    "!": Glyph((((0, 1), (0, 0.36)), ((0, 0), (0, 0))), 0.0),
    "?": Glyph(((*_arc(0.5, 0.75, 0.5, 0.25, 165, -70), (0.5, 0.32)), ((0.5, 0), (0.5, 0)))),
    "%": Glyph((((0, 0), (1, 1)), _arc(0.12, 0.84, 0.12, 0.1, 0, 360), _arc(0.88, 0.16, 0.12, 0.1, 0, 360)), 1.2),
}
