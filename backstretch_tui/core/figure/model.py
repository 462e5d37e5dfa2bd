"""A figure: the key poses of one movement as joint angles, and a sentence for each."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Literal

from backstretch_tui.core.figure.body import (
    HEAD_RADIUS,
    ArmAngles,
    HeadAngles,
    LegAngles,
    Posture,
    Works,
    between,
    joints_of,
)
from backstretch_tui.core.model.checked import Before, Limits, Model
from backstretch_tui.core.model.exercise import Id, Label, Sentence, as_number, as_tuple
from backstretch_tui.core.text import value_errors

View = Literal["side", "ceiling", "feet", "head"]


@dataclass(frozen=True, kw_only=True)
class LegOffTheFloor(Model):
    """A leg's angles, in degrees."""

    hip: Annotated[float, Limits(ge=-15, le=140), Before(as_number)]
    """0: in line with the trunk; 90: thigh square to it."""
    knee: Annotated[float, Limits(ge=0, le=150), Before(as_number)]
    """0: straight."""
    ankle: Annotated[float, Limits(ge=-25, le=50), Before(as_number)] = 0
    """0: foot square to the shin; more: toes pointed."""


@dataclass(frozen=True, kw_only=True)
class ArmOffTheFloor(Model):
    """An arm's angles, in degrees."""

    shoulder: Annotated[float, Limits(ge=-50, le=180), Before(as_number)]
    """0: by the side; 90: pointing at the ceiling."""
    elbow: Annotated[float, Limits(ge=0, le=150), Before(as_number)] = 0
    """0: straight."""
    spread: Annotated[float, Limits(ge=0, le=90), Before(as_number)] = 0
    """How far out from the body."""


@dataclass(frozen=True, kw_only=True)
class HeadOnTheFloor(Model):
    """How the head lies, in degrees; 0: the nose points at the ceiling."""

    nod: Annotated[float, Limits(ge=0, le=45), Before(as_number)] = 0
    """How far the chin is drawn towards the chest."""
    turn: Annotated[float, Limits(ge=0, le=90), Before(as_number)] = 0
    """How far the nose is turned to the working side."""
    tilt: Annotated[float, Limits(ge=0, le=50), Before(as_number)] = 0
    """How far the ear is drawn towards the working shoulder."""


@dataclass(frozen=True, kw_only=True)
class Pose(Model):
    """One key pose. What is left out lies flat on the back, knees bent, feet on the floor, arms beside the body."""

    name: Label
    words: Sentence
    """The pose in one sentence."""
    trunk: Annotated[float, Limits(ge=0, le=35), Before(as_number)] = 0
    """How steeply the hips are raised, in degrees."""
    roll: Annotated[float, Limits(ge=0, le=75), Before(as_number)] = 0
    """How far the bent knees have gone over to the working side, in degrees."""
    gap: Annotated[float, Limits(ge=0, le=6), Before(as_number)] = 0
    """How high the low back arches over the floor; 100 is the body's height."""
    belly: Annotated[float, Limits(ge=0, le=2), Before(as_number)] = 0
    """How far the belly is drawn in."""
    working_leg: LegOffTheFloor | None = None
    other_leg: LegOffTheFloor | None = None
    working_arm: ArmOffTheFloor | None = None
    other_arm: ArmOffTheFloor | None = None
    head: HeadOnTheFloor = HeadOnTheFloor()
    arrow: bool = False
    """Whether an arrow shows the low back going down, on the way in and in the hold."""
    towel: bool = False
    """Whether a towel runs from the hands round the working foot."""

    @cached_property
    def posture(self) -> Posture:
        """The angles alone."""
        return Posture(
            self.trunk, self.roll, self.gap, self.belly,
            _leg(self.working_leg), _leg(self.other_leg), _arm(self.working_arm), _arm(self.other_arm),
            HeadAngles(self.head.nod, self.head.turn, self.head.tilt),
        )  # fmt: skip

    def _problem(self) -> str | None:
        if limb := _under_the_floor(self.posture):
            return value_errors.under_the_floor(limb)
        return value_errors.GAP_ABOVE_THE_FLOOR if self.gap and self.trunk else None


def _under_the_floor(posture: Posture) -> str | None:
    """Return a limb that goes through the floor, where there is one."""
    joints = joints_of(posture, None)
    limbs = {
        "working_leg": joints.right_leg,
        "other_leg": joints.left_leg,
        "working_arm": joints.right_arm,
        "other_arm": joints.left_arm,
    }
    return next((name for name, points in limbs.items() if min(point.y for point in points) < 0), None)


def _leg(leg: LegOffTheFloor | None) -> LegAngles | None:
    return None if leg is None else LegAngles(leg.hip, leg.knee, leg.ankle)


def _arm(arm: ArmOffTheFloor | None) -> ArmAngles | None:
    return None if arm is None else ArmAngles(arm.shoulder, arm.elbow, arm.spread)


@dataclass(frozen=True, kw_only=True)
class Figure(Model):
    """One movement, as one TOML file describes it."""

    id: Id
    """The file's stem, not a line in the file."""
    name: Label
    views: Annotated[tuple[View, ...], Limits(min_length=1, max_length=2), Before(as_tuple)] = ("side",)
    """From where it is seen: always from the first, and from the second too where there is room beside it."""
    close_up: bool = False
    """Whether only head to knees are shown, larger: for a movement of the back alone."""
    poses: Annotated[tuple[Pose, ...], Limits(min_length=2, max_length=8), Before(as_tuple)]
    """The way in, from the start position to the hold; the way out is the same backwards."""

    def _problem(self) -> str | None:
        for start, end in pairwise(self.poses):
            for share in (0.25, 0.5, 0.75):
                if limb := _under_the_floor(between(start.posture, end.posture, share)):
                    return value_errors.under_the_floor_between(start.name, end.name, limb)
        return None

    @cached_property
    def one_sided(self) -> bool:
        """Whether the hold is of one side, so that there is another to be shown."""
        hold = self.poses[-1]
        is_aside = hold.roll > 0 or hold.head.turn > 0 or hold.head.tilt > 0
        return is_aside or hold.working_leg != hold.other_leg or hold.working_arm != hold.other_arm

    @cached_property
    def works(self) -> Works:
        """What moves."""
        still = self.poses[0].posture
        if all(replace(pose.posture, arm=still.arm, other_arm=still.other_arm) == still for pose in self.poses):
            return "arms"
        is_of_head = any(pose.posture.head != still.head for pose in self.poses)
        return "head" if is_of_head else "legs"

    @cached_property
    def extent(self) -> tuple[float, float]:
        """How far it reaches, from behind the head to before the feet, throughout."""
        reaches = [point.x for pose in self.poses for point in joints_of(pose.posture, None).points]
        return min(reaches) - HEAD_RADIUS - 1, max(reaches) + 5

    @cached_property
    def breadth(self) -> float:
        """How far it reaches to either side, throughout."""
        return 1.5 + max(abs(point.z) for pose in self.poses for point in joints_of(pose.posture, None).points)

    @cached_property
    def height(self) -> float:
        """How high it comes, so that the picture can be of one size throughout."""
        return max(point.y for pose in self.poses for point in joints_of(pose.posture, None).points)
