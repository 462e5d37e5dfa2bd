"""Where the joints are: bones keep their length, what is planted stays, nothing goes under the floor."""

from dataclasses import replace
from itertools import pairwise
from math import atan2, degrees, dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.figure.body import FOREARM, SHIN, THIGH, TRUNK, UPPER_ARM, Arm, Joints, Leg, Point
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.pose import (
    Moment,
    demonstrated,
    frozen,
    key_moments,
    milliseconds_to_next,
    moment_of,
    pose_at,
)
from backstretch_tui.core.model.exercise import Side
from backstretch_tui.core.plan.options import SIDES
from backstretch_tui.core.plan.steps import Kind, Part
from tests.support.exercises import a_phase, an_exercise, plan_of, shipped, two_sided

FIGURES = shipped().figures
DRAWN = [part for part in Part if part is not Part.REPEAT]
"""Moments are of these: what is repeated moves in and out."""
ONE_DOT = 0.5
"""As wide as a Braille dot where a figure is a hundred columns wide."""

sides: st.SearchStrategy[Side | None] = st.sampled_from([None, "left", "right"])
moments = st.builds(Moment, st.sampled_from(DRAWN), st.floats(0, 1), sides)
uncrossed = st.builds(
    Moment, st.sampled_from([part for part in DRAWN if part is not Part.CROSS]), st.floats(0, 1), sides
)
figures = st.sampled_from(sorted(FIGURES.values(), key=lambda figure: figure.id))


def numbers(joints: Joints) -> list[float]:
    return [coordinate for point in joints.points for coordinate in point]


def between(start: Point, end: Point, share: float) -> tuple[float, float]:
    return start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share


def legs(joints: Joints) -> tuple[Leg, Leg]:
    return joints.left_leg, joints.right_leg


def arms(joints: Joints) -> tuple[Arm, Arm]:
    return joints.left_arm, joints.right_arm


@given(figures, moments)
def test_bones_keep_their_length(figure: Figure, moment: Moment) -> None:
    joints = pose_at(figure, moment)
    assert dist(joints.hips, joints.shoulders) == pytest.approx(TRUNK)
    for leg in legs(joints):
        assert dist(leg.hip, leg.knee) == pytest.approx(THIGH)
        assert dist(leg.knee, leg.ankle) == pytest.approx(SHIN)
    for arm in arms(joints):
        assert dist(arm.shoulder, arm.elbow) == pytest.approx(UPPER_ARM)
        assert dist(arm.elbow, arm.wrist) == pytest.approx(FOREARM)


@given(figures, moments)
def test_nothing_goes_under_the_floor(figure: Figure, moment: Moment) -> None:
    assert min(point.y for point in pose_at(figure, moment).points) >= 0


@given(figures, moments)
def test_head_and_shoulders_stay_where_they_are(figure: Figure, moment: Moment) -> None:
    start, now = pose_at(figure, Moment(Part.START, 0, moment.side)), pose_at(figure, moment)
    assert now.head == start.head or figure.works == "head"
    assert dist(now.head, now.shoulders) == pytest.approx(dist(start.head, start.shoulders))
    assert [arm.shoulder for arm in arms(now)] == [arm.shoulder for arm in arms(start)]


@given(st.sampled_from(["pelvic-tilt", "bridge", "lower-trunk-rotation"]), moments)
def test_feet_and_hands_on_the_floor_stay_where_they_are(name: str, moment: Moment) -> None:
    start = pose_at(FIGURES[name], Moment(Part.START, 0, moment.side))
    now = pose_at(FIGURES[name], moment)
    for leg, planted in zip(legs(now), legs(start), strict=True):
        assert (leg.ankle, leg.heel, leg.toes) == (planted.ankle, planted.heel, planted.toes)
    for arm, resting in zip(arms(now), arms(start), strict=True):
        assert dist(arm.fingers, resting.fingers) < ONE_DOT


@given(st.sampled_from(["knee-to-chest-one", "hamstring-stretch"]), uncrossed)
def test_the_other_foot_stays_flat(name: str, moment: Moment) -> None:
    start = pose_at(FIGURES[name], Moment(Part.START, 0, moment.side))
    now = pose_at(FIGURES[name], moment)
    assert (now.right_leg if moment.side == "left" else now.left_leg) == (
        start.right_leg if moment.side == "left" else start.left_leg
    )


@given(figures, uncrossed)
def test_the_left_mirrors_the_right(figure: Figure, moment: Moment) -> None:
    left, right = (pose_at(figure, replace(moment, side=side)) for side in SIDES)
    limbs = [*zip(legs(left), legs(right)[::-1], strict=True), *zip(arms(left), arms(right)[::-1], strict=True)]
    for limb, other in limbs:
        for point, mirrored in zip(limb, other, strict=True):
            assert (point.x, point.y, -point.z) == pytest.approx(tuple(mirrored))


@given(figures, st.floats(0, 0.999), sides)
def test_no_joint_jumps(figure: Figure, share: float, side: Side | None) -> None:
    for part in (Part.MOVE_IN, Part.MOVE_OUT, Part.CROSS):
        now, next_ = (pose_at(figure, Moment(part, at, side)) for at in (share, share + 0.001))
        assert max(map(dist, now.points, next_.points)) < 1


@given(figures, sides)
def test_each_part_begins_where_the_one_before_ended(figure: Figure, side: Side | None) -> None:
    def same(part: Part, share: float, other: Part, other_share: float, other_side: Side | None = side) -> None:
        ends = pose_at(figure, Moment(part, share, side)), pose_at(figure, Moment(other, other_share, other_side))
        assert numbers(ends[0]) == pytest.approx(numbers(ends[1]))

    same(Part.START, 0, Part.MOVE_IN, 0)
    same(Part.MOVE_IN, 1, Part.HOLD, 0)
    same(Part.HOLD, 0, Part.MOVE_OUT, 0)
    same(Part.MOVE_OUT, 1, Part.START, 0)
    same(Part.CROSS, 1, Part.HOLD, 0)
    if side:
        same(Part.CROSS, 0, Part.HOLD, 0, "right" if side == "left" else "left")


def test_shoulders_hips_and_knees_are_in_line_in_the_bridge() -> None:
    joints = pose_at(FIGURES["bridge"], Moment(Part.HOLD))
    hips, knee, shoulders = joints.hips, joints.right_leg.knee, joints.shoulders
    trunk = atan2(hips.y - shoulders.y, hips.x - shoulders.x)
    thigh = atan2(knee.y - hips.y, knee.x - hips.x)
    assert abs(degrees(trunk - thigh)) < 2


def test_the_hands_hold_the_leg_below_the_knee() -> None:
    for name in ("knee-to-chest-one", "knee-to-chest-both"):
        for share in (2 / 3, 0.8, 1):
            joints = pose_at(FIGURES[name], Moment(Part.MOVE_IN, share, "right"))
            leg, (x, y, _) = joints.right_leg, joints.right_arm.fingers
            below_the_knee = [between(leg.knee, leg.ankle, at / 20) for at in range(2, 10)]
            assert min(dist((x, y), place) for place in below_the_knee) < 3


def test_the_knees_go_over_to_the_side_that_is_called_out() -> None:
    left, right = (pose_at(FIGURES["lower-trunk-rotation"], Moment(Part.HOLD, 0, side)) for side in SIDES)
    assert all(leg.knee.z > 10 for leg in legs(left))
    assert all(leg.knee.z < -10 for leg in legs(right))


def test_the_arrow_shows_only_the_way_down() -> None:
    figure = FIGURES["pelvic-tilt"]
    shown = {part: pose_at(figure, Moment(part, 0.5)).arrow for part in DRAWN if part is not Part.CROSS}
    assert shown == {Part.START: False, Part.MOVE_IN: True, Part.HOLD: True, Part.MOVE_OUT: False}


def test_the_gap_under_the_back_vanishes_in_the_hold() -> None:
    figure = FIGURES["pelvic-tilt"]
    gaps = [pose_at(figure, Moment(Part.MOVE_IN, share / 10)).gap for share in range(11)]
    assert gaps == sorted(gaps, reverse=True)
    assert (gaps[0], gaps[-1]) == (5, 0)


def test_the_towel_is_there_once_the_hands_are_at_the_foot() -> None:
    figure = FIGURES["hamstring-stretch"]
    shown = [pose_at(figure, Moment(Part.MOVE_IN, share / 6, "right")).towel for share in range(7)]
    assert shown == [False, False, True, True, True, True, True]


# --- moments --------------------------------------------------------------------------------------------------------


def test_a_moment_stays_the_same_until_the_next_picture_is_due() -> None:
    plan = plan_of(an_exercise(two_sided(hold=5, repetitions=1, move_in_seconds=3)))
    pictures = {}
    for step in plan.steps:
        shown = [moment_of(step, plan.phase_of(step), done) for done in range(step.milliseconds)]
        pictures[step.kind.value] = 1 + sum(now != before for before, now in pairwise(shown))
    assert pictures == {"get-ready": 64, "move-in": 30, "hold": 10, "move-out": 30, "change-side": 1}


def test_fewer_pictures_a_second_can_be_asked_for() -> None:
    plan = plan_of(an_exercise(a_phase(move_in_seconds=3)))
    move_in = plan.steps[1]
    assert len({moment_of(move_in, plan.phase_of(move_in), done, 5) for done in range(3_000)}) == 15


def test_crossing_goes_from_side_to_side() -> None:
    plan = plan_of(an_exercise(two_sided(repetitions=1, crosses=True)))
    crossing = next(step for step in plan.steps if step.kind.value == "change-side")
    assert moment_of(crossing, plan.phase_of(crossing), 2_000) == Moment(Part.CROSS, 0.5, "right")


def test_a_demonstration_shows_both_sides_and_begins_again() -> None:
    phase = two_sided(move_in_seconds=2, move_out_seconds=2)
    shown = [demonstrated([phase], milliseconds)[1] for milliseconds in range(0, 30_000, 100)]
    parts = [(moment.part.value, moment.side) for moment in shown]
    order = [part for part, before in zip(parts, [None, *parts], strict=False) if part != before]
    assert order[:8] == [
        ("start", "left"), ("move-in", "left"), ("hold", "left"), ("move-out", "left"),
        ("move-in", "right"), ("hold", "right"), ("move-out", "right"), ("start", "left"),
    ]  # fmt: skip


def test_a_demonstration_of_a_crossing_does_not_stop_in_the_middle() -> None:
    phase = two_sided(crosses=True)
    parts = {demonstrated([phase], milliseconds)[1].part for milliseconds in range(7_100, 11_000, 100)}
    assert parts == {Part.CROSS}


@given(figures, moments)
def test_what_is_frozen_is_a_key_pose(figure: Figure, moment: Moment) -> None:
    still = pose_at(figure, frozen(figure, moment))
    keys = [pose_at(figure, key) for side in (*SIDES, None) for key in key_moments(figure, side)]
    assert any(numbers(still) == pytest.approx(numbers(key), abs=0.01) for key in keys)


@pytest.mark.parametrize(("ready", "way_in", "way_out"), [(10, 3, 3), (10, 4, 4), (10, 2.75, 3), (5, 3, 3)])
def test_no_picture_of_a_preview_is_late(ready: float, way_in: float, way_out: float) -> None:
    plan = plan_of(an_exercise(two_sided(get_ready_seconds=ready, move_in_seconds=way_in, move_out_seconds=way_out)))
    step, phase = plan.steps[0], plan.exercises[0].phases[0]
    done: int | None = 0
    looks = []
    while done is not None:
        looks.append(done)
        wait = milliseconds_to_next(step, phase, done)
        done = None if wait is None else done + wait
    shown = [moment_of(step, phase, done) for done in range(step.milliseconds)]
    assert {done for done, (before, now) in enumerate(pairwise(shown), start=1) if now != before} <= {*looks}


@pytest.mark.parametrize("seconds", [10, 20, 5, 1])
def test_while_getting_ready_the_movement_is_previewed_once(seconds: int) -> None:
    plan = plan_of(an_exercise(two_sided(get_ready_seconds=seconds, move_in_seconds=3, move_out_seconds=3)))
    step, phase = plan.steps[0], plan.exercises[0].phases[0]
    assert step.kind is Kind.GET_READY
    parts: list[Part] = []
    done = 0
    while done < step.milliseconds:
        moment = moment_of(step, phase, done)
        assert moment.side == "left"
        if not parts or parts[-1] is not moment.part:
            parts.append(moment.part)
        wait = milliseconds_to_next(step, phase, done)
        done = step.milliseconds if wait is None else done + wait
    shown = [Part.START, Part.MOVE_IN, Part.HOLD, Part.MOVE_OUT, Part.START]
    assert parts == (shown[:1] if seconds == 1 else shown if seconds > 9 else shown[: len(parts)])


def test_a_movement_that_is_repeated_goes_there_and_back() -> None:
    phase = a_phase(30, 1, work="move", move_in_seconds=0, move_out_seconds=3)
    step = next(step for step in plan_of(an_exercise(phase)).steps if step.kind is Kind.MOVE)
    parts = [moment_of(step, phase, seconds * 1000 + 1).part for seconds in range(7)]
    assert parts == [Part.MOVE_IN] * 2 + [Part.MOVE_OUT] * 3 + [Part.MOVE_IN] * 2
