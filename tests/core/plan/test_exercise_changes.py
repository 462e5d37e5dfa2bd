"""Changes to an exercise that is being edited: whatever is done, its file is valid."""

from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.content.validation import validated
from backstretch_tui.core.model.exercise import MAX_LINES, SIDE, Cues, Exercise
from backstretch_tui.core.plan.draft import value_at
from backstretch_tui.core.plan.exercise_changes import (
    EXERCISE_FIELDS,
    LINES,
    phase_fields,
    with_line,
    with_value,
    without_line,
)
from tests.support.edits import values
from tests.support.exercises import a_phase, an_exercise, shipped, two_sided

LIBRARY = shipped()
FIGURES = sorted(LIBRARY.figures)


@st.composite
def edited(draw: st.DrawFn) -> Exercise:
    """Draw an exercise after any changes."""
    exercise = draw(st.sampled_from(sorted(LIBRARY.exercises.values(), key=lambda one: one.id)))
    for _ in range(draw(st.integers(0, 12))):
        match draw(st.sampled_from(["field", "phase", "line", "more", "less"])):
            case "field":
                name = draw(st.sampled_from(sorted(EXERCISE_FIELDS)))
                exercise = with_value(exercise, name, draw(values(EXERCISE_FIELDS[name])))
            case "phase":
                number = draw(st.integers(0, len(exercise.phases) - 1))
                fields = phase_fields(exercise.phases[number], FIGURES)
                name = draw(st.sampled_from(sorted(fields)))
                value = draw(values(fields[name]))
                exercise = with_value(exercise, f"phases.{number}.{name}", value)
                assert value_at(exercise, f"phases.{number}.{name}") == value
            case "line":
                exercise = with_value(exercise, "steps.0", "Another one.")
            case "more":
                exercise = with_line(exercise, draw(st.sampled_from(sorted(LINES))), "One more.")
            case "less":
                name = draw(st.sampled_from(sorted(LINES)))
                exercise = without_line(exercise, name, 0)
    return exercise


@given(edited())
def test_every_changed_exercise_is_valid(exercise: Exercise) -> None:
    assert validated(Exercise, asdict(exercise)) == exercise


def test_the_other_end_of_a_range_follows() -> None:
    exercise = an_exercise(a_phase((5, 10), (2, 4)))
    assert value_at(with_value(exercise, "phases.0.hold_seconds.min", 20), "phases.0.hold_seconds.max") == 20
    assert value_at(with_value(exercise, "phases.0.repetitions.max", 1), "phases.0.repetitions.min") == 1


def test_without_sides_no_cue_names_one() -> None:
    cues = Cues(move_in=f"Knees to the {SIDE}", hold="Hold it", change_side=f"Now to the {SIDE}")
    exercise = an_exercise(two_sided(5, 2).with_values(cues=cues, crosses=True))
    (phase,) = with_value(exercise, "phases.0.sides", "none").phases
    assert (phase.cues, phase.crosses) == (Cues(hold="Hold it"), False)


def test_a_step_more_or_less_leaves_no_pose_to_a_wrong_step() -> None:
    exercise = LIBRARY.exercises["bridge"]
    assert exercise.step_poses
    assert with_value(exercise, "steps.0", "Lift.").step_poses == exercise.step_poses
    assert with_line(exercise, "steps", "Rest.").step_poses == without_line(exercise, "steps", 0).step_poses == ()
    assert with_line(exercise, "cautions", "Slowly.").step_poses == exercise.step_poses


def test_there_is_at_least_one_step_and_no_more_lines_than_a_file_may_have() -> None:
    exercise = an_exercise(a_phase())
    for _ in range(MAX_LINES):
        exercise = without_line(exercise, "steps", 0)
    assert len(exercise.steps) == 1
    for _ in range(MAX_LINES + 5):
        exercise = with_line(exercise, "steps", "Once more.")
    assert len(exercise.steps) == MAX_LINES
