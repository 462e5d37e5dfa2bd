"""A figure seen from one side: joints in, flat shapes out, in the order they are painted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from backstretch_tui.core.figure import views
from backstretch_tui.core.figure.body import Joints
from backstretch_tui.core.figure.canvas import Role, Shape
from backstretch_tui.core.figure.model import Figure, View
from backstretch_tui.core.text import figures

CLOSER = 2.2
"""How much larger than the body the close-up of the low back is drawn."""

VIEW_TITLES: dict[View, str] = {
    "side": figures.FROM_SIDE,
    "ceiling": figures.FROM_ABOVE,
    "feet": figures.FROM_FEET,
    "head": figures.FROM_HEAD,
}
"""The name of a second view."""


class Label(NamedTuple):
    """A few words in the picture; x is where they begin, or where they end if `ends`."""

    text: str
    x: float
    y: float
    role: Role = Role.TEXT
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Shapes to be seen, and the part of the world in view: y upwards, in hundredths of the body's height."""

    shapes: tuple[Shape, ...]
    left: float
    right: float
    bottom: float
    top: float
    floor: bool
    """Whether it stands on a floor, which is to be at the lower edge of the picture."""
    labels: tuple[Label, ...] = ()
    closer: float = 1.0
    """How much larger than the first view it is meant to be drawn."""
    framed: bool = False
    """Whether it has a frame, and what lies outside is cut off."""

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom


def scenes_of(figure: Figure, joints: Joints, name: str | None = "") -> tuple[Scene, ...]:
    """Return a figure as it is seen, then its second view or close-up, where it has one.

    The first is labelled with the side that works, or with another name; with None, not at all.
    """
    label = "" if name is None else name or (joints.side or "").capitalize()
    first, *others = (_seen(figure, joints, view) for view in figure.views)
    if name is None and figure.views[0] == "side":
        first = replace(first, top=figure.height + 1.5)
    if label:
        first = replace(first, labels=(_label(first, joints, label, is_level=figure.views[0] == "side"),))
    others = [
        replace(scene, labels=(_title(scene, view),)) for scene, view in zip(others, figure.views[1:], strict=True)
    ]
    return (first, *others, *([_close_up(joints)] if figure.close_up else []))


def _seen(figure: Figure, joints: Joints, view: View) -> Scene:
    match view:
        case "side":
            low, high = figure.extent
            scene = Scene(_flat(views.from_aside(joints), _X, _Y), low, high, 0, figure.height + 3.5, floor=True)
            return _mirrored(scene) if joints.side == "left" else scene
        case "ceiling" if joints.works == "head":
            return Scene(_flat(views.from_above(joints), _X, _Z), -49, -7, -14, 14, floor=False, framed=True)
        case "ceiling":
            aside = max(27.5, figure.breadth)
            return Scene(_flat(views.from_above(joints), _X, _Z), -46.5, 40, -aside, aside, floor=False)
        case "feet":
            return Scene(_flat(views.from_the_feet(joints), _Z, _Y), -26, 26, 0, 27.5, floor=True)
    shapes = _flat(views.from_the_head(joints), _Z, _Y)
    if joints.works == "head":
        return _mirrored(Scene(shapes, -17, 17, 0, 17, floor=True, framed=True))
    aside, top = max(26, figure.breadth), max(27.5, figure.height + 1.5)
    return _mirrored(Scene(shapes, -aside, aside, 0, top, floor=True))


def _label(scene: Scene, joints: Joints, text: str, *, is_level: bool) -> Label:
    """Return a label in the corner that the feet are in; from above, on the side that works."""
    at_right = joints.side == "right" or not is_level
    below = not is_level and joints.side == "right"
    y = scene.bottom + 1.5 if below else scene.top
    return Label(text, scene.right if at_right else scene.left, y, ends=at_right)


def _title(scene: Scene, view: View) -> Label:
    return Label(VIEW_TITLES[view], scene.left, scene.top)


def _close_up(joints: Joints) -> Scene:
    if joints.works == "head":
        shapes = _flat(views.of_the_head(joints), _X, _Y)
        return Scene(shapes, -48, -20, 0, 17, floor=True, closer=CLOSER, framed=True)
    tip = views.arrow_tip(joints)
    label = Label(figures.PRESS_DOWN, tip.x - 4.2, tip.y + views.ARROW_LENGTH, Role.ARROW, ends=True)
    shapes = _flat(views.of_the_low_back(joints), _X, _Y)
    labels = (label,) if joints.arrow else ()
    return Scene(shapes, -27, 8, 0, 21, floor=True, labels=labels, closer=CLOSER, framed=True)


_X, _Y, _Z = range(3)


def _flat(bones: Iterable[views.Bone], across: int, up: int) -> tuple[Shape, ...]:
    """Look at lines in space along the third of their directions."""
    return tuple(
        Shape(role, start[across], start[up], radius, end[across], end[up], end_radius, dotted)
        for role, start, radius, end, end_radius, dotted in bones
    )


def _mirrored(scene: Scene) -> Scene:
    """Return a scene with left and right exchanged; its labels stay readable."""
    return replace(
        scene,
        shapes=tuple(shape._replace(x=-shape.x, to_x=-shape.to_x) for shape in scene.shapes),
        labels=tuple(label._replace(x=-label.x, ends=not label.ends) for label in scene.labels),
        left=-scene.right,
        right=-scene.left,
    )
