"""A scene of a figure as SVG: for the sheet of figures and for pages to print."""

from collections.abc import Iterator
from html import escape
from math import acos, atan2, cos, hypot, sin

from backstretch_tui.core.figure.canvas import Role, Shape, dots_along
from backstretch_tui.core.figure.scene import Scene

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


def drawing(scene: Scene, left: float, top: float, width: float, height: float) -> Iterator[str]:
    """Yield the parts of a drawing that fits into a width and a height, and stands at their lower left corner."""
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
