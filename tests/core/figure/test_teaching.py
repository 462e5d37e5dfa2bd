"""The figure while an exercise is taught: it comes to the pose of each sentence, and stays there."""

from itertools import pairwise

import pytest

from backstretch_tui.core.figure.teaching import Lesson, lesson_at
from backstretch_tui.core.plan.compiler import lesson_plan
from backstretch_tui.core.plan.steps import Part
from tests.support.exercises import shipped

LIBRARY = shipped()
FRAMES_PER_SECOND = 10


def shown(exercise_id: str, sentence: int, done: int) -> Lesson:
    plan = lesson_plan(LIBRARY.exercises[exercise_id])
    return lesson_at(plan, LIBRARY.figures, plan.steps[sentence], done, FRAMES_PER_SECOND)


@pytest.mark.parametrize("exercise_id", LIBRARY.exercises)
def test_purpose_and_start_position_show_the_start_at_rest(exercise_id: str) -> None:
    for sentence in (0, 1):
        lesson = shown(exercise_id, sentence, 4_000)
        assert (lesson.moment.part, lesson.moment.share, lesson.milliseconds_to_next) == (Part.START, 0.0, None)


@pytest.mark.parametrize("exercise_id", LIBRARY.exercises)
def test_every_step_ends_at_the_pose_that_its_file_names(exercise_id: str) -> None:
    exercise = LIBRARY.exercises[exercise_id]
    assert exercise.step_poses is not None
    for number, wanted in enumerate(exercise.step_poses):
        lesson = shown(exercise_id, 2 + number, 60_000)
        assert lesson.phase.name == (wanted.phase or exercise.phases[0].name)
        figure = LIBRARY.figures[lesson.phase.figure or ""]
        names = [pose.name for pose in figure.poses]
        if wanted.name == names[-1]:
            assert lesson.moment.part is Part.HOLD  # it breathes
        else:
            assert lesson.moment.share == pytest.approx(names.index(wanted.name) / (len(names) - 1))


def test_it_moves_there_without_a_jump() -> None:
    """The bridge's first step raises the hips: three seconds from the start to the pose."""
    shares = [shown("bridge", 2, done).moment.share for done in range(0, 3_000, 100)]
    assert shares[0] == 0.0
    assert shares == sorted(shares)
    assert max(after - before for before, after in pairwise(shares)) < 0.1
