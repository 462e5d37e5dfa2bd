"""All figures on one sheet, as SVG: every key pose, on each side, to look them over."""

from collections.abc import Iterable, Iterator
from html import escape
from math import acos, atan2, cos, hypot, sin
from textwrap import wrap

from backstretch_tui.core.figure.canvas import Role, Shape, dots_along
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.pose import key_moments, pose_at
from backstretch_tui.core.figure.scene import Scene, scenes_of
from backstretch_tui.core.model.exercise import Side
from backstretch_tui.core.plan.options import SIDES

_INKS = {
    Role.BODY: "#5b6470",
    Role.WORKING: "#0f6a66",
    Role.OTHER: "#b9bfc6",
    Role.ARM: "#6a3f96",
    Role.FLOOR: "#8b8f94",
    Role.GAP: "#e8871e",
    Role.ARROW: "#a32a20",
    Role.TOWEL: "#256b2a",
    Role.TEXT: "#1d2126",
}

_CELL_WIDTH = 170.0
_CELL_HEIGHT = 115.0
_WORDS_HEIGHT = 29.0
_SECOND_WIDTH = 76.0
_LETTERS_IN_A_LINE = 54


def sheet(figures: Iterable[Figure]) -> str:
    """Draw every figure, each side in a row of its own."""
    rows: list[tuple[Figure, Side | None]] = []
    for figure in figures:
        rows += [(figure, side) for side in (SIDES if figure.one_sided else (None,))]
    most = max((len(figure.poses) for figure, _ in rows), default=0)
    width, height = most * _CELL_WIDTH, len(rows) * _CELL_HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" font-family="sans-serif">',
        f'<rect width="{width:g}" height="{height:g}" fill="#faf8f4"/>',
    ]
    for number, (figure, side) in enumerate(rows):
        parts += _row(figure, side, number * _CELL_HEIGHT)
    return "\n".join([*parts, "</svg>", ""])


def _row(figure: Figure, side: Side | None, top: float) -> Iterator[str]:
    for column, (pose, moment) in enumerate(zip(figure.poses, key_moments(figure, side), strict=True)):
        left = column * _CELL_WIDTH
        title = f"{figure.name}{f', {side}' if side else ''}: {pose.name}"
        yield f'<text x="{left + 6:g}" y="{top + 10:g}" font-size="6.5" font-weight="bold">{escape(title)}</text>'
        for line, words in enumerate(wrap(pose.words, _LETTERS_IN_A_LINE)[:2]):
            yield f'<text x="{left + 6:g}" y="{top + 19 + 7 * line:g}" font-size="5.5">{escape(words)}</text>'
        first, *others = scenes_of(figure, pose_at(figure, moment))
        room = _SECOND_WIDTH if others else 0
        yield from _drawing(first, left + 6, top + _WORDS_HEIGHT, _CELL_WIDTH - 12 - room)
        for scene in others:
            yield from _drawing(scene, left + _CELL_WIDTH - room, top + _WORDS_HEIGHT, room - 6)


def _drawing(scene: Scene, left: float, top: float, width: float) -> Iterator[str]:
    height = _CELL_HEIGHT - _WORDS_HEIGHT - 8
    scale = min(width / scene.width, height / scene.height)
    x, y = left - scene.left * scale, top + height + scene.bottom * scale
    high = scene.height * scale + 4
    place = f'x="{left:g}" y="{top + height + 4 - high:g}" width="{scene.width * scale:g}" height="{high:g}"'
    box = f"{left:g} {top + height + 4 - high:g} {scene.width * scale:g} {high:g}"  # a close-up is cut off at its edge
    yield f'<svg {place} viewBox="{box}">'
    if scene.framed:
        yield f'<rect {place} fill="none" stroke="{_INKS[Role.FLOOR]}"/>'
    yield f'<g transform="translate({x:.2f} {y:.2f}) scale({scale:.3f} {-scale:.3f})">'
    if scene.floor:
        yield f'<path d="M{scene.left:g} -0.5H{scene.right:g}" stroke="{_INKS[Role.FLOOR]}"/>'
    for shape in scene.shapes:
        for part in dots_along(shape, 1) if shape.dotted else (shape,):
            yield f'<path d="{_outline(part)}" fill="{_INKS[part.role]}"/>'
    yield "</g>"
    for text, label_x, label_y, role, ends in scene.labels:
        at = f'x="{x + label_x * scale:g}" y="{y - label_y * scale + 5:g}" text-anchor="{"end" if ends else "start"}"'
        yield f'<text {at} font-size="5.5" fill="{_INKS[role]}">{escape(text)}</text>'
    yield "</svg>"


def _outline(shape: Shape) -> str:
    """Return the path round a line with round ends."""
    _, x, y, radius, to_x, to_y, to_radius, _ = shape
    length = hypot(to_x - x, to_y - y)
    if length <= abs(radius - to_radius):
        widest = max(radius, to_radius)
        half = f"a{widest:.2f} {widest:.2f} 0 1 0"
        return f"M{x - widest:.2f} {y:.2f}{half} {2 * widest:.2f} 0{half} {-2 * widest:.2f} 0z"
    direction, lean = atan2(to_y - y, to_x - x), acos((radius - to_radius) / length)
    ends = []
    for centre_x, centre_y, thick, angle in (
        (x, y, radius, direction + lean), (x, y, radius, direction - lean),
        (to_x, to_y, to_radius, direction - lean), (to_x, to_y, to_radius, direction + lean),
    ):  # fmt: skip
        ends.append(f"{centre_x + thick * cos(angle):.2f} {centre_y + thick * sin(angle):.2f}")
    near = f"A{radius:.2f} {radius:.2f} 0 {int(radius > to_radius)} 1 {ends[1]}"
    far = f"A{to_radius:.2f} {to_radius:.2f} 0 {int(to_radius > radius)} 1 {ends[3]}"
    return f"M{ends[0]}{near}L{ends[2]}{far}z"
