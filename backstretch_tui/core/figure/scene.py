"""A figure seen from one side: joints in, flat shapes out, in the order they are painted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import pi, sin
from typing import NamedTuple

from backstretch_tui.core.figure.body import HEAD_RADIUS, TRUNK, Arm, Joints, Leg, Point
from backstretch_tui.core.figure.canvas import Role, Shape
from backstretch_tui.core.figure.model import Figure, View


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be seen, and how much of the world: y upwards, in hundredths of the body's height."""

    shapes: tuple[Shape, ...]
    left: float
    right: float
    bottom: float
    top: float
    floor: bool
    """Whether it stands on a floor, which is to be at the lower edge of the picture."""


class Bone(NamedTuple):
    """A shape before it is seen: a line in space."""

    role: Role
    start: Point
    radius: float
    end: Point
    end_radius: float
    dotted: bool = False


ACROSS_THE_TRUNK = ((0.0, 4.5), (0.14, 4.4), (0.34, 3.8), (0.54, 3.8), (0.78, 4.6), (1.0, 4.2))
"""Half the body's thickness from front to back, from the hips (0) to the shoulders (1)."""

WAIST = 0.34
"""Where the arrow points, from the hips (0) to the shoulders (1)."""

ASIDE = 3.0
"""How far the leg that rests stands out behind the one that works: towards the feet if it is the left one."""

_BETWEEN_VIEWS = 5.0


def scene_of(figure: Figure, joints: Joints, beside: bool = False) -> Scene:
    """Return a figure as it is seen; `beside`: from its second view too, where it has one."""
    first, *others = (_seen(figure, joints, view) for view in figure.views)
    return _next_to(first, others[0]) if others and beside else first


def arch(along: float) -> float:
    """Return how much of the low back's arch there is here, from the hips (0) to the shoulders (1)."""
    return sin(pi * (along - 0.05) / 0.6) ** 2 if 0.05 < along < 0.65 else 0.0


def _seen(figure: Figure, joints: Joints, view: View) -> Scene:
    if view == "side":
        right = 25.0 if figure.close_up else 43.0
        return Scene(_flat(_from_aside(joints), _X, _Y), -46.5, right, 0, figure.height + 3.5, floor=True)
    if view == "ceiling":
        return Scene(_flat(_from_above(joints), _X, _Z), -46.5, 40, -27.5, 27.5, floor=False)
    return Scene(_flat(_from_the_feet(joints), _Z, _Y), -26, 26, 0, 27.5, floor=True)


_X, _Y, _Z = range(3)


def _flat(bones: Iterable[Bone], across: int, up: int) -> tuple[Shape, ...]:
    """Look at lines in space along the third of their directions."""
    return tuple(
        Shape(role, start[across], start[up], radius, end[across], end[up], end_radius, dotted)
        for role, start, radius, end, end_radius, dotted in bones
    )


def _next_to(first: Scene, second: Scene) -> Scene:
    """Put two scenes into one picture, the second at the right, at half height."""
    aside = first.right + _BETWEEN_VIEWS - second.left
    up = (first.bottom + first.top - second.bottom - second.top) / 2
    floor = Shape(Role.FLOOR, second.left, -0.8, 0.5, second.right, -0.8, 0.5)
    moved = tuple(
        shape._replace(x=shape.x + aside, to_x=shape.to_x + aside, y=shape.y + up, to_y=shape.to_y + up)
        for shape in (floor, *second.shapes)
    )
    return Scene(first.shapes + moved, first.left, second.right + aside, first.bottom, first.top, floor=False)


# --- the body, from the farthest to the nearest ---------------------------------------------------------------------


def _from_aside(joints: Joints) -> Iterator[Bone]:
    """Paint the working limbs in front, whichever they are: it is they that have to be seen."""
    works, rests = (joints.right_leg, joints.right_arm), (joints.left_leg, joints.left_arm)
    aside = 0.0 if joints.side is None else ASIDE
    if joints.side == "left":
        works, rests, aside = rests, works, -aside
    (leg, arm), (other_leg, other_arm) = works, rests
    if aside or not _in_line(leg, other_leg):
        yield from _leg(Leg(*(point._replace(x=point.x + aside) for point in other_leg)), Role.OTHER)
    if not _in_line(arm, other_arm):
        yield from _arm(other_arm, Role.OTHER)
    yield from _head(joints)
    slices = [_slice(joints, along, half) for along, half in ACROSS_THE_TRUNK]
    for (start, radius), (end, end_radius) in pairwise(slices):
        yield Bone(Role.BODY, start, radius, end, end_radius)
    yield from _leg(leg, Role.WORKING)
    if joints.towel:
        yield Bone(Role.TOWEL, arm.fingers, 0.9, _middle(leg.heel, leg.toes), 0.9, dotted=True)
    yield from _arm(arm, Role.ARM)
    yield from _gap(joints)  # in front of the arm, that it may be seen
    if joints.arrow:
        yield from _arrow(joints)


def _from_above(joints: Joints) -> Iterator[Bone]:
    yield from _arm(joints.left_arm, Role.ARM)
    yield from _arm(joints.right_arm, Role.ARM)
    yield from _head(joints)
    for across in (0.0, 0.25, 0.5, 0.75, 1.0):
        shoulder = _mix(joints.right_arm.shoulder, joints.left_arm.shoulder, across)
        hip = _mix(joints.right_leg.hip, joints.left_leg.hip, across)
        yield Bone(Role.BODY, shoulder, 2.6, hip, 2.6)
    yield from _legs_lower_first(joints)


def _from_the_feet(joints: Joints) -> Iterator[Bone]:
    yield from _head(joints)
    for arm in (joints.left_arm, joints.right_arm):
        yield from _arm(arm, Role.OTHER)
    yield Bone(Role.OTHER, joints.left_arm.shoulder, 4.2, joints.right_arm.shoulder, 4.2)
    yield Bone(Role.BODY, joints.left_leg.hip, 3.8, joints.right_leg.hip, 3.8)
    yield from _legs_lower_first(joints)


def _legs_lower_first(joints: Joints) -> Iterator[Bone]:
    """Paint the leg that lies under the other one pale, so that the two can be told apart."""
    lower, upper = sorted((joints.left_leg, joints.right_leg), key=lambda leg: leg.hip.y)
    yield from _leg(lower, Role.OTHER if upper.hip.y - lower.hip.y > 0.3 else Role.WORKING)
    yield from _leg(upper, Role.WORKING)


def _head(joints: Joints) -> Iterator[Bone]:
    head = joints.head
    nose = head._replace(x=head.x + 1, y=head.y + HEAD_RADIUS)
    yield Bone(Role.BODY, head, HEAD_RADIUS, head, HEAD_RADIUS)
    yield Bone(Role.BODY, nose, 1.2, nose, 1.2)
    yield Bone(Role.BODY, head, 2.2, joints.shoulders, 2.4)


def _leg(leg: Leg, role: Role) -> Iterator[Bone]:
    yield Bone(role, leg.hip, 3.8, leg.knee, 2.7)
    yield Bone(role, leg.knee, 2.6, leg.ankle, 1.7)
    yield Bone(role, leg.ankle, 1.7, leg.heel, 1.1)
    yield Bone(role, leg.heel, 1.1, leg.toes, 1.0)


def _arm(arm: Arm, role: Role) -> Iterator[Bone]:
    yield Bone(role, arm.shoulder, 2.2, arm.elbow, 1.7)
    yield Bone(role, arm.elbow, 1.7, arm.wrist, 1.3)
    yield Bone(role, arm.wrist, 1.4, arm.fingers, 1.1)


def _slice(joints: Joints, along: float, half: float) -> tuple[Point, float]:
    """Return the middle and half the thickness of the trunk at a place between hips (0) and shoulders (1)."""
    spine, lying = _mix(joints.hips, joints.shoulders, along), ACROSS_THE_TRUNK[0][1]
    back = joints.gap * arch(along) - lying
    belly = 2 * half - lying + (0.3 * joints.gap - joints.belly) * arch(along)
    middle = (back + belly) / 2
    up_x, up_y = (joints.shoulders.y - joints.hips.y) / TRUNK, (joints.hips.x - joints.shoulders.x) / TRUNK
    return Point(spine.x + up_x * middle, spine.y + up_y * middle, 0), (belly - back) / 2


def _gap(joints: Joints) -> Iterator[Bone]:
    """Fill the arch under the low back."""
    if joints.gap < 0.2:
        return
    places = []
    for along in (0.09, 0.16, 0.24, 0.35, 0.46, 0.54, 0.61):
        half = joints.gap * arch(along) / 2
        places.append((Point(-TRUNK * along, half, 0), half))
    for (start, radius), (end, end_radius) in pairwise(places):
        yield Bone(Role.GAP, start, radius, end, end_radius)


def _arrow(joints: Joints) -> Iterator[Bone]:
    """Point at the belly, where the low back is to go down."""
    waist, half = _slice(joints, WAIST, 3.8)
    tip = waist._replace(y=waist.y + half + 2.1)
    yield Bone(Role.ARROW, tip._replace(y=tip.y + 7.5), 0.7, tip, 0.7)
    for aside in (-2.6, 2.6):
        yield Bone(Role.ARROW, tip._replace(x=tip.x + aside, y=tip.y + 2.6), 0.7, tip, 0.7)


def _in_line(near: Leg | Arm, far: Leg | Arm) -> bool:
    """Return whether one hides the other when seen from the side."""
    return all((a.x, a.y) == (b.x, b.y) for a, b in zip(near, far, strict=True))


def _mix(start: Point, end: Point, share: float) -> Point:
    return Point(*(low + (high - low) * share for low, high in zip(start, end, strict=True)))


def _middle(start: Point, end: Point) -> Point:
    return _mix(start, end, 0.5)
