"""The body as lines in space, from the farthest to the nearest, as it is seen from one side."""

from collections.abc import Iterator
from itertools import pairwise
from math import pi, sin
from typing import NamedTuple

from backstretch_tui.core.figure.body import (
    ANKLE_RADIUS,
    ELBOW_RADIUS,
    FINGERS_RADIUS,
    HAND_RADIUS,
    HEAD_RADIUS,
    HEEL_RADIUS,
    HIP_RADIUS,
    KNEE_RADIUS,
    SHIN_RADIUS,
    SHOULDER_HEIGHT,
    SHOULDER_RADIUS,
    TOES_RADIUS,
    TRUNK,
    WRIST_RADIUS,
    Arm,
    Joints,
    Leg,
    Point,
)
from backstretch_tui.core.figure.canvas import Role


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

ARROW_LENGTH = 7.5

ASIDE = 3.0
"""How far the leg that rests stands out behind the one that works, towards the feet."""


def arch(along: float) -> float:
    """Return how much of the low back's arch there is here, from the hips (0) to the shoulders (1)."""
    return sin(pi * (along - 0.05) / 0.6) ** 2 if 0.05 < along < 0.65 else 0.0


def from_aside(joints: Joints) -> Iterator[Bone]:
    """Yield the body as it is seen from the side that works."""
    works, rests = (joints.right_leg, joints.right_arm), (joints.left_leg, joints.left_arm)
    if joints.side == "left":
        works, rests = rests, works
    aside = ASIDE if joints.side else 0.0
    (leg, arm), (other_leg, other_arm) = works, rests
    if aside or not _in_line(leg, other_leg):
        yield from _leg(Leg(*(point._replace(x=point.x + aside) for point in other_leg)), Role.OTHER)
    if not _in_line(arm, other_arm):
        yield from _arm(other_arm, Role.OTHER)
    yield from _head(joints)
    yield from _trunk(joints)
    yield from _leg(leg, _leg_role(joints))
    if joints.towel:
        yield Bone(Role.TOWEL, arm.fingers, 1.2, _middle(leg.heel, leg.toes), 1.2, dotted=True)
    yield from _arm(arm, _arm_role(joints))
    yield from _gap(joints)  # in front of the arm, that it may be seen
    if joints.arrow:
        yield from _arrow(joints)


def of_the_low_back(joints: Joints) -> Iterator[Bone]:
    """Yield the trunk alone, with the gap under it."""
    yield from _trunk(joints)
    yield from _leg(joints.right_leg, Role.WORKING)
    yield from _gap(joints)
    if joints.arrow:
        yield from _arrow(joints)


def of_the_head(joints: Joints) -> Iterator[Bone]:
    """Yield the head and the trunk alone."""
    yield from _head(joints)
    yield from _trunk(joints)


def from_above(joints: Joints) -> Iterator[Bone]:
    """Yield the body as it is seen from the ceiling."""
    yield from _arm(joints.left_arm, _arm_role(joints))
    yield from _arm(joints.right_arm, _arm_role(joints))
    yield from _head(joints)
    for across in (0.0, 0.25, 0.5, 0.75, 1.0):
        shoulder = _mix(joints.right_arm.shoulder, joints.left_arm.shoulder, across)
        hip = _mix(joints.right_leg.hip, joints.left_leg.hip, across)
        yield Bone(Role.BODY, shoulder, 2.6, hip, 2.6)
    yield from _legs_lower_first(joints)


def from_the_feet(joints: Joints) -> Iterator[Bone]:
    """Yield the body as someone sees it who stands at its feet."""
    yield from _head(joints)
    yield from _shoulders_and_arms(joints, Role.OTHER)
    yield Bone(Role.BODY, joints.left_leg.hip, HIP_RADIUS, joints.right_leg.hip, HIP_RADIUS)
    yield from _legs_lower_first(joints)


def from_the_head(joints: Joints) -> Iterator[Bone]:
    """Yield the body as someone sees it who stands at its head: left is left, as it is to the person who lies there."""
    yield from _legs_lower_first(joints)
    yield from _shoulders_and_arms(joints, _arm_role(joints))
    yield from _head(joints)


def _shoulders_and_arms(joints: Joints, role: Role) -> Iterator[Bone]:
    for arm in (joints.left_arm, joints.right_arm):
        yield from _arm(arm, role)
    yield Bone(role, joints.left_arm.shoulder, 4.7, joints.right_arm.shoulder, 4.7)


def _legs_lower_first(joints: Joints) -> Iterator[Bone]:
    """Paint the leg that lies under the other one pale, so that the two can be told apart."""
    lower, upper = sorted((joints.left_leg, joints.right_leg), key=lambda leg: leg.hip.y)
    role = _leg_role(joints)
    yield from _leg(lower, Role.OTHER if upper.hip.y - lower.hip.y > 0.3 else role)
    yield from _leg(upper, role)


def _leg_role(joints: Joints) -> Role:
    return Role.WORKING if joints.works == "legs" else Role.OTHER


def _arm_role(joints: Joints) -> Role:
    return Role.WORKING if joints.works == "arms" else Role.ARM


def _head(joints: Joints) -> Iterator[Bone]:
    head, role = joints.head, Role.WORKING if joints.works == "head" else Role.BODY
    yield Bone(Role.BODY, head, 2.2, joints.shoulders, 2.4)
    yield Bone(role, head, HEAD_RADIUS, head, HEAD_RADIUS)
    if joints.works == "head":  # the nose tells where it points
        yield Bone(role, head, 3.6, _mix(head, joints.nose, 1.6), 0.9)
    else:
        nose = joints.nose._replace(x=joints.nose.x + 1)
        yield Bone(role, nose, 1.2, nose, 1.2)


def _leg(leg: Leg, role: Role) -> Iterator[Bone]:
    yield Bone(role, leg.hip, HIP_RADIUS, leg.knee, KNEE_RADIUS)
    yield Bone(role, leg.knee, SHIN_RADIUS, leg.ankle, ANKLE_RADIUS)
    yield Bone(role, leg.ankle, ANKLE_RADIUS, leg.heel, HEEL_RADIUS)
    yield Bone(role, leg.heel, HEEL_RADIUS, leg.toes, TOES_RADIUS)


def _arm(arm: Arm, role: Role) -> Iterator[Bone]:
    yield Bone(role, arm.shoulder, SHOULDER_RADIUS, arm.elbow, ELBOW_RADIUS)
    yield Bone(role, arm.elbow, ELBOW_RADIUS, arm.wrist, WRIST_RADIUS)
    yield Bone(role, arm.wrist, HAND_RADIUS, arm.fingers, FINGERS_RADIUS)


def _trunk(joints: Joints) -> Iterator[Bone]:
    slices = [_slice(joints, along, half) for along, half in ACROSS_THE_TRUNK]
    for (start, radius), (end, end_radius) in pairwise(slices):
        yield Bone(Role.BODY, start, radius, end, end_radius)


def _slice(joints: Joints, along: float, half: float) -> tuple[Point, float]:
    """Return the middle and half the thickness of the trunk at a place between hips (0) and shoulders (1)."""
    spine = _mix(joints.hips, joints.shoulders, along)
    back = joints.gap * arch(along) - SHOULDER_HEIGHT
    belly = 2 * half - SHOULDER_HEIGHT + (0.3 * joints.gap - joints.belly) * arch(along)
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


def arrow_tip(joints: Joints) -> Point:
    """Return where the arrow points that shows the low back going down."""
    waist, half = _slice(joints, WAIST, 3.8)
    return waist._replace(y=waist.y + half + 2.1)


def _arrow(joints: Joints) -> Iterator[Bone]:
    tip = arrow_tip(joints)
    yield Bone(Role.ARROW, tip._replace(y=tip.y + ARROW_LENGTH), 0.9, tip, 0.9)
    for aside in (-3.2, 3.2):
        yield Bone(Role.ARROW, tip._replace(x=tip.x + aside, y=tip.y + 2.9), 0.9, tip, 0.9)


def _in_line(near: Leg | Arm, far: Leg | Arm) -> bool:
    """Return whether one hides the other when seen from the side."""
    return all((a.x, a.y) == (b.x, b.y) for a, b in zip(near, far, strict=True))


def _mix(start: Point, end: Point, share: float) -> Point:
    return Point(*(low + (high - low) * share for low, high in zip(start, end, strict=True)))


def _middle(start: Point, end: Point) -> Point:
    return _mix(start, end, 0.5)
