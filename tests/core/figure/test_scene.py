"""What is to be seen of a figure: each side its own way round, all of the body, and the low back larger."""

import pytest

from backstretch_tui.core.figure.canvas import Role
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.pose import Moment, key_moments, pose_at
from backstretch_tui.core.figure.scene import Scene, scenes_of
from backstretch_tui.core.plan.options import SIDES
from backstretch_tui.core.plan.steps import Part
from tests.support.exercises import shipped

FIGURES = shipped().figures
SEEN_FROM_THE_SIDE = [figure for figure in FIGURES.values() if figure.views == ("side",)]


def held(name: str, side: str = "right") -> tuple[Scene, ...]:
    figure = FIGURES[name]
    moment = Moment(Part.HOLD, 0, "left" if side == "left" else "right")
    return scenes_of(figure, pose_at(figure, moment))


@pytest.mark.parametrize("name", ["knee-to-chest-one", "hamstring-stretch"])
def test_the_other_side_is_the_mirror_image(name: str) -> None:
    (right,), (left,) = held(name), held(name, "left")
    assert [shape._replace(x=-shape.x, to_x=-shape.to_x) for shape in left.shapes] == list(right.shapes)
    assert (-left.right, -left.left) == (right.left, right.right)


def test_the_feet_point_to_the_side_that_works() -> None:
    assert held("hamstring-stretch", "left")[0].shapes[0].to_x < 0 < held("hamstring-stretch")[0].shapes[0].to_x


def test_from_the_head_the_knees_go_over_to_the_left_for_the_left() -> None:
    for side, sign in (("left", -1), ("right", 1)):
        thigh = next(shape for shape in held("lower-trunk-rotation", side)[1].shapes if shape.role is Role.WORKING)
        assert thigh.to_x * sign > 5


@pytest.mark.parametrize("name", ["head-turn", "head-tilt"])
@pytest.mark.parametrize(("side", "sign"), [("left", 1), ("right", -1)])
def test_from_above_the_head_goes_to_the_side_that_is_called_out(name: str, side: str, sign: int) -> None:
    head = [shape for shape in held(name, side)[0].shapes if shape.role is Role.WORKING]
    assert max(shape.to_y * sign for shape in head) > 5


def test_in_a_nod_the_nose_goes_to_the_chest_and_the_head_stays() -> None:
    figure = FIGURES["chin-nod"]
    start, hold = (pose_at(figure, Moment(part)) for part in (Part.START, Part.HOLD))
    assert (hold.head, hold.nose.x > start.nose.x + 2) == (start.head, True)
    _, larger = scenes_of(figure, hold)
    assert (larger.framed, larger.closer > 2) == (True, True)


def test_what_moves_is_coloured() -> None:
    moving = {name: figure.works for name, figure in FIGURES.items()}
    assert [name for name, works in moving.items() if works == "head"] == ["chin-nod", "head-tilt", "head-turn"]
    assert [name for name, works in moving.items() if works == "arms"] == ["arms-overhead", "open-arms"]


@pytest.mark.parametrize("name", ["knee-to-chest-one", "hamstring-stretch", "lower-trunk-rotation"])
def test_the_side_is_named(name: str) -> None:
    for side in SIDES:
        assert [label.text for label in held(name, side)[0].labels] == [side.capitalize()]
    figure = FIGURES[name]
    named = scenes_of(figure, pose_at(figure, Moment(Part.HOLD, 0, "left")), "Left leg")
    assert [label.text for label in named[0].labels] == ["Left leg"]


def test_a_second_view_says_from_where_it_is_seen() -> None:
    assert [label.text for label in held("lower-trunk-rotation")[1].labels] == ["from the head"]


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_no_key_pose_is_cut_off(figure: Figure) -> None:
    for moment in (moment for side in SIDES for moment in key_moments(figure, side)):
        scene = scenes_of(figure, pose_at(figure, moment))[0]
        seen = [shape for shape in scene.shapes if shape.role is Role.WORKING or not scene.framed]
        assert seen
        for shape in seen:
            assert min(shape.x - shape.radius, shape.to_x - shape.to_radius) >= scene.left
            assert max(shape.x + shape.radius, shape.to_x + shape.to_radius) <= scene.right
            assert max(shape.y + shape.radius, shape.to_y + shape.to_radius) <= scene.top


def test_the_limb_that_works_is_bright_and_the_other_pale() -> None:
    for figure in (FIGURES["knee-to-chest-one"], FIGURES["hamstring-stretch"]):
        for side in SIDES:
            joints = pose_at(figure, Moment(Part.HOLD, 0, side))
            works, rests = joints.right_leg, joints.left_leg
            if side == "left":
                works, rests = rests, works
            ends = {(shape.role, round(shape.to_y)) for shape in scenes_of(figure, joints)[0].shapes}
            assert (Role.WORKING, round(works.knee.y)) in ends
            assert (Role.OTHER, round(rests.knee.y)) in ends


def test_the_low_back_is_shown_larger_with_the_gap_that_closes() -> None:
    figure = FIGURES["pelvic-tilt"]

    def gap(moment: Moment) -> float:
        _, close_up = scenes_of(figure, pose_at(figure, moment))
        assert close_up.closer > 2
        return max([shape.radius * 2 for shape in close_up.shapes if shape.role is Role.GAP], default=0)

    heights = [gap(moment) for moment in key_moments(figure, None)]
    assert heights == sorted(heights, reverse=True)
    assert (heights[0] > 4, heights[-1]) == (True, 0)


def test_the_arrow_says_what_to_do() -> None:
    figure = FIGURES["pelvic-tilt"]
    _, close_up = scenes_of(figure, pose_at(figure, Moment(Part.HOLD)))
    assert [label.text for label in close_up.labels] == ["press down"]
    assert not any(scene.labels for scene in scenes_of(figure, pose_at(figure, Moment(Part.MOVE_OUT, 0.5))))
