"""What a figure is: the key poses of one movement as joint angles, and a sentence for each."""

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from backstretch_tui.core.body import ArmAngles, LegAngles, OutOfReachError, Posture, joints_of
from backstretch_tui.core.models import ID_PATTERN, Model, Sentence, Short, _list, _number

View = Literal["side", "ceiling", "feet"]

LOWEST = 0.4
"""How near the floor's surface the middle of a limb may come."""


class LegOffTheFloor(Model):
    """A leg's angles, in degrees."""

    hip: Annotated[float, BeforeValidator(_number), Field(ge=-15, le=140)]
    """0: in line with the trunk; 90: thigh square to it."""
    knee: Annotated[float, BeforeValidator(_number), Field(ge=0, le=150)]
    """0: straight."""
    ankle: Annotated[float, BeforeValidator(_number), Field(ge=-25, le=50)] = 0
    """0: foot square to the shin; more: toes pointed."""


class ArmOffTheFloor(Model):
    """An arm's angles, in degrees."""

    shoulder: Annotated[float, BeforeValidator(_number), Field(ge=-50, le=180)]
    """0: by the side; 90: pointing at the ceiling."""
    elbow: Annotated[float, BeforeValidator(_number), Field(ge=0, le=150)] = 0
    """0: straight."""
    spread: Annotated[float, BeforeValidator(_number), Field(ge=0, le=90)] = 0
    """How far out from the body."""


class Pose(Model):
    """One key pose. What is left out lies flat on the back, knees bent, feet on the floor, arms beside the body."""

    name: Short
    words: Sentence
    """The pose in one sentence."""
    trunk: Annotated[float, BeforeValidator(_number), Field(ge=0, le=35)] = 0
    """How steeply the hips are raised, in degrees."""
    roll: Annotated[float, BeforeValidator(_number), Field(ge=0, le=75)] = 0
    """How far the bent knees have gone over to the working side, in degrees."""
    gap: Annotated[float, BeforeValidator(_number), Field(ge=0, le=6)] = 0
    """How high the low back arches over the floor; 100 is the body's height."""
    belly: Annotated[float, BeforeValidator(_number), Field(ge=0, le=2)] = 0
    """How far the belly is drawn in."""
    working_leg: LegOffTheFloor | None = None
    other_leg: LegOffTheFloor | None = None
    working_arm: ArmOffTheFloor | None = None
    other_arm: ArmOffTheFloor | None = None
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
        )  # fmt: skip

    @model_validator(mode="after")
    def _can_be_done(self) -> Self:
        try:
            joints = joints_of(self.posture, None)
        except OutOfReachError:
            raise PydanticCustomError(
                "out_of_reach",
                "with trunk = {trunk} a planted foot cannot reach the floor; lower trunk, or give the leg's angles",
                {"trunk": f"{self.trunk:g}"},
            ) from None
        for limb, points in (
            ("working_leg", joints.right_leg), ("other_leg", joints.left_leg),
            ("working_arm", joints.right_arm), ("other_arm", joints.left_arm),
        ):  # fmt: skip
            if min(point.y for point in points) < LOWEST:
                raise PydanticCustomError(
                    "under_the_floor", "{limb} would go through the floor; change its angles", {"limb": limb}
                )
        return self

    @model_validator(mode="after")
    def _arches_only_on_the_floor(self) -> Self:
        if self.gap and self.trunk:
            raise PydanticCustomError("gap", "trunk raises the back, so that no gap is left under it; leave one of the two out")
        return self


def _leg(leg: LegOffTheFloor | None) -> LegAngles | None:
    return leg and LegAngles(leg.hip, leg.knee, leg.ankle)


def _arm(arm: ArmOffTheFloor | None) -> ArmAngles | None:
    return arm and ArmAngles(arm.shoulder, arm.elbow, arm.spread)


class Figure(Model):
    """One movement, as one TOML file describes it."""

    id: Annotated[str, Field(pattern=ID_PATTERN, max_length=40)]
    """The file's stem, not a line in the file."""
    name: Short
    views: Annotated[tuple[View, ...], BeforeValidator(_list), Field(min_length=1, max_length=2)] = ("side",)
    """From where it is seen: always from the first, and from the second too where there is room beside it."""
    close_up: bool = False
    """Whether only head to knees are shown, larger: for a movement of the back alone."""
    poses: Annotated[tuple[Pose, ...], BeforeValidator(_list), Field(min_length=2, max_length=8)]
    """The way in, from the start position to the hold; the way out is the same backwards."""

    @cached_property
    def height(self) -> float:
        """How high it comes, so that the picture can be of one size throughout."""
        return max(point.y for pose in self.poses for point in joints_of(pose.posture, None).points)
