"""A lying person as points in space: joint angles in, places of the joints out.

Lengths are in hundredths of the body's height. x runs from the head to the feet, y upwards from the floor, z from the
person's right to the left. The shoulders always lie on the floor; so do the head, a foot that is planted and an arm
that rests. Angles are in degrees.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin, sqrt
from typing import Literal, NamedTuple, TypeVar

from backstretch_tui.core.model.exercise import Side

TRUNK = 28.8
THIGH = 24.5
SHIN = 24.6
UPPER_ARM = 18.6
FOREARM = 14.6
HAND = 5.5
NECK = 5.0
HIP_RADIUS, KNEE_RADIUS, SHIN_RADIUS, ANKLE_RADIUS, HEEL_RADIUS, TOES_RADIUS = 3.8, 2.7, 2.6, 1.7, 1.1, 1.0
SHOULDER_RADIUS, ELBOW_RADIUS, WRIST_RADIUS, HAND_RADIUS, FINGERS_RADIUS = 2.2, 1.7, 1.3, 1.4, 1.1
"""How thick the limbs are drawn: `SHIN_RADIUS` just below the knee."""

HEAD_RADIUS = 5.6
HEEL = 3.6
"""How far the heel lies behind the ankle."""
TOES = 9.4
"""How far the toes lie before it."""

ANKLE_HEIGHT = 3.9
SOLE = 2.8
"""From the ankle down to the middle line of the foot."""
SHOULDER_HEIGHT = 4.8
SHOULDER_HALF = 8.0
HIP_HALF = 4.6
"""From the spine sideways to a hip joint."""
ANKLE_HALF = 2.6
PLANTED_AT = 28.7
"""Where the ankle of a planted foot is, from the hips of someone who lies flat."""

RESTING_SHOULDER = -5.0
RESTING_ELBOW = 6.0
PELVIS_SHARE = 0.45
"""How much of the knees' turn to the side the pelvis goes along with."""
KNEES_IN = 4.0
"""How far planted knees lean towards each other; as they go over, the upper one comes to lie on the lower."""
KNEE_HALF = 2.18
"""From the middle sideways to a knee in the air; where that of a planted foot is, so that none jumps on its way up."""


Works = Literal["legs", "arms", "head"]
"""What a movement is of, which is coloured."""


class Point(NamedTuple):
    """A place in space."""

    x: float
    y: float
    z: float


class LegAngles(NamedTuple):
    """A leg off the floor."""

    hip: float
    knee: float
    ankle: float


class ArmAngles(NamedTuple):
    """An arm off the floor, or spread on it."""

    shoulder: float
    elbow: float
    spread: float


class HeadAngles(NamedTuple):
    """How the head lies."""

    nod: float = 0.0
    """How far the chin is drawn towards the chest."""
    turn: float = 0.0
    """How far the nose is turned to the working side."""
    tilt: float = 0.0
    """How far the ear is drawn towards the working shoulder."""


LEVEL_HEAD = HeadAngles()


@dataclass(frozen=True, slots=True)
class Posture:
    """All the joints' angles. None: the foot is planted, the arm rests beside the body."""

    trunk: float = 0.0
    """How steeply the hips are raised."""
    roll: float = 0.0
    """How far planted knees have gone over, to the working side."""
    gap: float = 0.0
    """How high the low back arches over the floor."""
    belly: float = 0.0
    """How far the belly is drawn in; less than 0 as it fills with breath."""
    leg: LegAngles | None = None
    """The working one, as is `arm`."""
    other_leg: LegAngles | None = None
    arm: ArmAngles | None = None
    other_arm: ArmAngles | None = None
    head: HeadAngles = LEVEL_HEAD


class Leg(NamedTuple):
    """Where a leg is."""

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    toes: Point


class Arm(NamedTuple):
    """Where an arm is."""

    shoulder: Point
    elbow: Point
    wrist: Point
    fingers: Point


@dataclass(frozen=True, slots=True)
class Joints:
    """Where everything is."""

    head: Point
    nose: Point
    shoulders: Point
    hips: Point
    left_leg: Leg
    right_leg: Leg
    left_arm: Arm
    right_arm: Arm
    gap: float
    belly: float
    side: Side | None = None
    """The side that works; None where both do the same."""
    works: Works = "legs"
    arrow: bool = False
    """Whether an arrow shows the low back going down."""
    towel: bool = False
    """Whether a towel runs from the hands round the working foot."""

    @property
    def points(self) -> tuple[Point, ...]:
        """Every joint."""
        return (self.head, self.shoulders, self.hips,
                *self.left_leg, *self.right_leg, *self.left_arm, *self.right_arm)  # fmt: skip


def joints_of(posture: Posture, side: Side | None) -> Joints:
    """Return where the joints are; without a side, the working limbs are the right ones."""
    hips = _hips(posture.trunk)
    shoulders = Point(-TRUNK, SHOULDER_HEIGHT, 0)
    left_works = side == "left"
    roll = posture.roll if left_works else -posture.roll
    limbs = ((posture.leg, posture.arm), (posture.other_leg, posture.other_arm))
    (left_leg, left_arm), (right_leg, right_arm) = limbs if left_works else limbs[::-1]
    return Joints(
        *_head(posture.head, 1 if left_works else -1), shoulders, hips,
        _leg(left_leg, posture.trunk, roll, 1), _leg(right_leg, posture.trunk, roll, -1),
        _arm(left_arm, posture.trunk, 1), _arm(right_arm, posture.trunk, -1),
        posture.gap, posture.belly, side,
    )  # fmt: skip


_Angles = TypeVar("_Angles", LegAngles, ArmAngles, HeadAngles)


def between(start: Posture, end: Posture, share: float) -> Posture:
    """Return the posture that lies `share` of the way from one to another, every angle changing evenly."""

    def mix(low: float, high: float) -> float:
        return low + (high - low) * share

    def limb(low: _Angles | None, high: _Angles | None, on_the_floor: Callable[[float], _Angles]) -> _Angles | None:
        if low is None and high is None:
            return None
        low, high = low or on_the_floor(start.trunk), high or on_the_floor(end.trunk)
        return type(low)(*map(mix, low, high))

    return Posture(
        mix(start.trunk, end.trunk), mix(start.roll, end.roll), mix(start.gap, end.gap), mix(start.belly, end.belly),
        limb(start.leg, end.leg, planted_angles), limb(start.other_leg, end.other_leg, planted_angles),
        limb(start.arm, end.arm, resting_angles), limb(start.other_arm, end.other_arm, resting_angles),
        HeadAngles(*map(mix, start.head, end.head)),
    )  # fmt: skip


def planted_angles(trunk: float) -> LegAngles:
    """Return the angles of a leg whose foot is planted."""
    hip, knee, ankle, *_ = _leg(None, trunk, 0, 1)
    thigh, shin = _slope(hip, knee), _slope(knee, ankle)
    return LegAngles(thigh - trunk, thigh - shin, shin + 90)


def resting_angles(trunk: float) -> ArmAngles:
    """Return the angles of an arm that rests on the floor beside the body."""
    return ArmAngles(RESTING_SHOULDER - trunk, RESTING_ELBOW, 0)


def _slope(start: Point, end: Point) -> float:
    return degrees(atan2(end.y - start.y, end.x - start.x))


def _hips(trunk: float) -> Point:
    slope = radians(trunk)
    return Point(TRUNK * (cos(slope) - 1), SHOULDER_HEIGHT + TRUNK * sin(slope), 0)


def _head(angles: HeadAngles, sign: int) -> tuple[Point, Point]:
    """Place the middle of the head and the tip of the nose; the sign is that of the working side along z."""
    nod, turn, tilt = map(radians, angles)
    length = NECK + HEAD_RADIUS
    head = Point(-TRUNK - length * cos(tilt), HEAD_RADIUS, sign * length * sin(tilt))
    forwards = Point(sin(nod), cos(nod) * cos(turn), sign * cos(nod) * sin(turn))
    nose = (place + HEAD_RADIUS * way for place, way in zip(head, forwards, strict=True))
    return head, Point(*nose)


def _leg(angles: LegAngles | None, trunk: float, roll: float, sign: int) -> Leg:
    """Place a leg; the sign is 1 for the left one and -1 for the right, as along z."""
    hips, turn = _hips(trunk), radians(roll * PELVIS_SHARE)
    # As the pelvis turns on its side, the lower hip stays on the floor and so lifts the middle.
    hip = Point(hips.x, hips.y + HIP_HALF * (abs(sin(turn)) / 2 - sign * sin(turn)), sign * HIP_HALF * cos(turn))
    if angles is None:
        ankle = Point(PLANTED_AT, ANKLE_HEIGHT, sign * ANKLE_HALF)
        knee = _knee_between(hip, ankle, radians(roll - sign * KNEES_IN * cos(2 * radians(roll))))
        sole = 0.0
    else:
        thigh = trunk + angles.hip
        shin = thigh - angles.knee
        knee = _along(hip, thigh, THIGH, sign * KNEE_HALF)
        ankle = _along(knee, shin, SHIN, sign * ANKLE_HALF)
        sole = radians(shin + 90 - angles.ankle)
    forwards_x, forwards_y = cos(sole), sin(sole)
    under = Point(ankle.x + SOLE * forwards_y, ankle.y - SOLE * forwards_x, ankle.z)
    heel = Point(under.x - HEEL * forwards_x, under.y - HEEL * forwards_y, ankle.z)
    toes = Point(under.x + TOES * forwards_x, under.y + TOES * forwards_y, ankle.z)
    return Leg(hip, knee, ankle, heel, toes)


def _along(start: Point, slope: float, length: float, z: float) -> Point:
    """Return the end of a bone that starts here, rises at this slope and ends that far to the side."""
    level = sqrt(length**2 - (z - start.z) ** 2)
    return Point(start.x + level * cos(radians(slope)), start.y + level * sin(radians(slope)), z)


def _knee_between(hip: Point, ankle: Point, swivel: float) -> Point:
    """Return where the knee is: above the line from hip to ankle, swivelled about it to the left."""
    line_x, line_y, line_z = ankle.x - hip.x, ankle.y - hip.y, ankle.z - hip.z
    distance = sqrt(line_x**2 + line_y**2 + line_z**2)
    line_x, line_y, line_z = line_x / distance, line_y / distance, line_z / distance
    along = (THIGH**2 - SHIN**2 + distance**2) / (2 * distance)
    away = sqrt(THIGH**2 - along**2)
    flat = sqrt(line_x**2 + line_z**2)
    # Two directions square to the line: one as far upwards as can be, one to the left.
    up, left = away * cos(swivel), away * sin(swivel) / flat
    return Point(
        hip.x + along * line_x - up * line_x * line_y / flat - left * line_z,
        hip.y + along * line_y + up * flat,
        hip.z + along * line_z - up * line_z * line_y / flat + left * line_x,
    )


def _arm(angles: ArmAngles | None, trunk: float, sign: int) -> Arm:
    angles = angles or resting_angles(trunk)
    shoulder = Point(-TRUNK, SHOULDER_HEIGHT, sign * SHOULDER_HALF)
    upper = radians(trunk + angles.shoulder)
    fore = upper + radians(angles.elbow)
    spread = radians(angles.spread)

    def reach(start: Point, slope: float, length: float) -> Point:
        level = length * cos(slope)
        return Point(start.x + level * cos(spread), start.y + length * sin(slope), start.z + sign * level * sin(spread))

    elbow = reach(shoulder, upper, UPPER_ARM)
    wrist = reach(elbow, fore, FOREARM)
    return Arm(shoulder, elbow, wrist, reach(wrist, fore, HAND))
