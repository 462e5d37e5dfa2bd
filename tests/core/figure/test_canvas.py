"""Pixels: what a painted line covers, and what several pixels look like together."""

from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.figure.canvas import (
    LEVELS,
    Canvas,
    Role,
    Shape,
    blank,
    code,
    difference,
    dots_along,
    ink_of,
    mean,
    paint,
    role_of,
    shares,
    sharp,
)

BODY, WORKING = code(Role.BODY), code(Role.WORKING)
lengths = st.floats(-5, 25)
radii = st.floats(0.55, 6)
shapes = st.builds(Shape, st.sampled_from(Role), lengths, lengths, radii, lengths, lengths, radii)
pixels = st.builds(lambda shapes: painted(*shapes)[6][6], st.lists(shapes, max_size=3))


def painted(*shapes: Shape) -> Canvas:
    canvas = blank(6, 3)
    for shape in shapes:
        paint(canvas, shape)
    return canvas


def levels(canvas: Canvas) -> list[list[int]]:
    return [[(ink.level if ink else 0) for ink in map(ink_of, row)] for row in canvas]


def test_a_line_on_whole_pixels_has_sharp_edges() -> None:
    assert levels(painted(Shape(Role.BODY, -9, 3, 1, 20, 3, 1))) == [
        [LEVELS * (row in (2, 3))] * 12 for row in range(12)
    ]


@given(shapes)
def test_whatever_is_painted_the_canvas_keeps_its_size(shape: Shape) -> None:
    assert {len(row) for row in painted(shape)} == {12}


def test_an_edge_between_pixels_is_soft() -> None:
    rows = levels(painted(Shape(Role.BODY, -9, 3.5, 1, 20, 3.5, 1)))
    assert rows[3] == [LEVELS] * 12
    assert 0 < rows[2][5] < LEVELS
    assert rows[2] == rows[4]


def test_what_is_painted_last_is_in_front() -> None:
    back, front = Shape(Role.BODY, 6, 6, 3, 6, 6, 3), Shape(Role.WORKING, 6, 6, 3.5, 6, 6, 3.5)
    assert {role_of(pixel) for row in painted(back, front) for pixel in row} == {None, Role.WORKING}


def test_two_parts_of_one_limb_leave_no_seam() -> None:
    thigh, shin = Shape(Role.WORKING, 1, 6, 1.3, 6, 6, 1.3), Shape(Role.WORKING, 6, 6, 1.3, 11, 6, 1.3)
    assert painted(thigh, shin) == painted(Shape(Role.WORKING, 1, 6, 1.3, 11, 6, 1.3))


def test_a_line_looks_the_same_from_its_other_end() -> None:
    shape = Shape(Role.BODY, 2, 9, 3, 10, 3, 1)
    assert painted(shape) == painted(shape.turned)


def test_the_last_dot_of_a_dotted_line_is_at_its_end() -> None:
    dots = list(dots_along(Shape(Role.TOWEL, 0, 0, 0.5, 12, 5, 0.5, dotted=True), 1))
    assert len(dots) > 2
    assert (dots[-1].x, dots[-1].y) == (12, 5)


@given(st.lists(pixels, min_size=1, max_size=8))
def test_several_pixels_together_look_like_one_of_their_roles(some: list[int]) -> None:
    together = mean(*some)
    assert shares(together).keys() <= {role for pixel in some for role in shares(pixel)}
    assert role_of(sharp(together)) in {None, *Role}


@given(pixels, pixels)
def test_a_difference_is_zero_only_between_pixels_that_look_the_same(one: int, other: int) -> None:
    assert 0 <= difference(one, other) <= 1
    assert (difference(one, other) < 1e-9) == (one == other)


def test_the_mean_of_equal_shares_lies_half_way() -> None:
    assert mean(BODY, BODY) == BODY
    assert mean(0, 0) == 0
    ink = ink_of(mean(BODY, BODY, BODY, WORKING, WORKING))
    assert ink
    assert (ink.role, ink.under, ink.level) == (Role.BODY, Role.WORKING, round(LEVELS * 3 / 5))
