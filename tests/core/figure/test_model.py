"""What a figure's file may say: limits of every joint, and no limb through the floor."""

from typing import Any

import pytest
from pydantic import ValidationError

from backstretch_tui.content.validation import validated
from backstretch_tui.core.figure.model import Figure

START = {"name": "Start", "words": "You lie on your back."}


def a_figure(*poses: dict[str, Any], **more: Any) -> Figure:
    return validated(Figure, {"id": "mine", "name": "Mine", "poses": [START, *poses], **more})


def refusal(*poses: dict[str, Any], **more: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        a_figure(*poses, **more)
    detail = refused.value.errors()[0]
    return f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}"


def test_what_a_pose_leaves_out_lies_on_the_back_with_bent_knees() -> None:
    pose = a_figure(START).poses[0]
    assert (pose.trunk, pose.roll, pose.gap, pose.working_leg, pose.working_arm) == (0, 0, 0, None, None)


@pytest.mark.parametrize(
    ("pose", "place"),
    [
        ({"trunk": 36}, "poses.1.trunk"),
        ({"trunk": -1}, "poses.1.trunk"),
        ({"roll": 76}, "poses.1.roll"),
        ({"gap": 7}, "poses.1.gap"),
        ({"belly": 3}, "poses.1.belly"),
        ({"working_leg": {"hip": 141, "knee": 90}}, "poses.1.working_leg.hip"),
        ({"working_leg": {"hip": 90, "knee": -1}}, "poses.1.working_leg.knee"),
        ({"working_leg": {"hip": 90, "knee": 151}}, "poses.1.working_leg.knee"),
        ({"other_leg": {"hip": 90, "knee": 90, "ankle": 51}}, "poses.1.other_leg.ankle"),
        ({"working_arm": {"shoulder": 181}}, "poses.1.working_arm.shoulder"),
        ({"other_arm": {"shoulder": 90, "elbow": -1}}, "poses.1.other_arm.elbow"),
        ({"other_arm": {"shoulder": 0, "spread": 91}}, "poses.1.other_arm.spread"),
    ],
)
def test_no_joint_goes_further_than_it_can(pose: dict[str, Any], place: str) -> None:
    assert refusal(START | pose).startswith(f"{place}: ")


@pytest.mark.parametrize("value", [True, "3", float("nan"), float("inf")])
def test_an_angle_is_a_number(value: object) -> None:
    assert refusal(START | {"trunk": value}).startswith("poses.1.trunk: must be a ")


def test_no_limb_goes_through_the_floor() -> None:
    said = refusal(START | {"other_leg": {"hip": 0, "knee": 90}})
    assert said == "poses.1: other_leg goes through the floor; change its angles"


def test_no_limb_goes_through_the_floor_on_the_way() -> None:
    straight = START | {"name": "Straight", "working_leg": {"hip": 0, "knee": 0}}
    assert refusal(straight) == (
        ": between “Start” and “Straight”, working_leg goes through the floor; put a pose in between"
    )


def test_a_raised_back_has_no_gap_under_it() -> None:
    said = refusal(START | {"trunk": 8, "gap": 2})
    assert said == "poses.1: a raised trunk leaves no gap under the back; set trunk or gap to 0"


def test_a_movement_has_a_start_and_a_hold() -> None:
    assert refusal().startswith("poses: ")


def test_a_hold_of_one_side_is_told_from_one_of_both() -> None:
    up = {"hip": 90, "knee": 90}
    assert a_figure(START | {"working_leg": up}).one_sided
    assert a_figure(START | {"roll": 40}).one_sided
    assert not a_figure(START | {"working_leg": up, "other_leg": up}).one_sided
    assert not a_figure(START | {"trunk": 20}).one_sided
