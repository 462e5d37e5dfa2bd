"""How an exercise is taught: before its first repetition, sentence by sentence, and never counted."""

from dataclasses import replace

import pytest

from backstretch_tui.core.audio.cues import Speech
from backstretch_tui.core.audio.spoken_length import estimate
from backstretch_tui.core.plan.compiler import compile_plan, lesson_plan
from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.steps import Kind, Plan
from backstretch_tui.core.plan.teaching import TAKING_IN, lesson
from backstretch_tui.core.session.record import record_of
from tests.support.exercises import a_phase, an_exercise, plan_of, shipped, two_sided
from tests.support.rehearsal import Rehearsal, play

TILT = an_exercise(a_phase(5, 1, get_ready_seconds=5), id="tilt")
TWIST = an_exercise(two_sided(5, 1, get_ready_seconds=5), id="twist")
PLAN = plan_of(TILT, TWIST, taught=["twist"])
"""get-ready 5, move-in 3, hold 5, move-out 3; then three sentences before the same on two sides."""


def kinds(plan: Plan) -> str:
    return " ".join(step.kind for step in plan.steps)


def test_an_exercise_that_is_taught_is_so_before_its_first_get_ready() -> None:
    assert kinds(PLAN).startswith("get-ready move-in hold move-out teach teach teach get-ready move-in hold")
    assert [step.cue for step in PLAN.steps if step.kind is Kind.TEACH] == [
        TWIST.purpose,
        TWIST.position,
        *TWIST.steps,
    ]


def test_it_is_taught_once_even_where_it_is_done_twice() -> None:
    plan = plan_of(TWIST, TILT, TWIST, taught=["twist"])
    assert {step.entry for step in plan.steps if step.kind is Kind.TEACH} == {0}


def test_a_sentence_lasts_as_long_as_it_is_said_and_then_some() -> None:
    for exercise in shipped().exercises.values():
        (first, first_length), *others = lesson(exercise)
        assert first_length >= estimate((f"{exercise.name}.", first)) + TAKING_IN
        assert all(length >= estimate((text,)) + TAKING_IN for text, length in others)


def test_all_of_it_is_said_by_a_full_voice() -> None:
    library = shipped()
    plan = plan_of(*library.exercises.values(), voice="full", taught=[*library.exercises])
    taught = [(step, cues) for step, cues in zip(plan.steps, plan.cues, strict=False) if step.kind is Kind.TEACH]
    assert len(taught) == sum(2 + len(exercise.steps) for exercise in library.exercises.values())
    for step, cues in taught:
        assert [cue.heard.phrases[-1] for cue in cues.due if isinstance(cue.heard, Speech)] == [step.cue]


def test_after_it_the_exercise_is_announced_as_if_nothing_had_been_taught() -> None:
    patient = [an_exercise(a_phase(get_ready_seconds=20), id=name) for name in ("tilt", "twist")]
    taught, plain = (plan_of(*patient, voice="full", taught=ids) for ids in (["twist"], []))
    cues = [taught.cues[step.index] for step in taught.steps if step.kind is Kind.GET_READY]
    expected = [plain.cues[step.index] for step in plain.steps if step.kind is Kind.GET_READY]
    assert [cue.arrival for cue in cues] == [cue.arrival for cue in expected]


@pytest.mark.parametrize("speed", [1, 20])
def test_it_changes_no_total(speed: int) -> None:
    library = shipped()
    for routine in library.routines.values():
        plain, taught = (
            compile_plan(routine, library.exercises, Options(speed=speed), ids) for ids in ((), library.exercises)
        )
        assert taught.milliseconds == plain.milliseconds
        assert [replace(hold, index=0) for hold in taught.holds] == [replace(hold, index=0) for hold in plain.holds]
        rehearsal = Rehearsal(taught)
        rehearsal.do("begin")
        rehearsal.after(2_000)
        record = record_of(taught, rehearsal.log)
        assert record.complete
        assert record.active == plain.milliseconds
        assert len(record.repetitions) == sum(step.completes for step in plain.steps)


def test_a_lesson_is_nothing_but_the_sentences() -> None:
    plan = lesson_plan(TWIST)
    assert kinds(plan) == "teach teach teach"
    assert plan.milliseconds == 0
    assert plan.is_lesson
    assert not PLAN.is_lesson


# --- in a session ---------------------------------------------------------------------------------------------------

LESSON = plan_of(TILT, taught=["tilt"])
"""Sentences of 5, 5 and 4 s; get-ready 5, move-in 3, hold 5, move-out 3."""


def test_it_goes_on_by_itself_to_the_exercise() -> None:
    play(
        LESSON,
        """
        begin    | running: teach 1 at 0     | teach
        after 5  | running: teach 1 at 0     | teach
        after 5  | running: teach 1 at 0     | teach
        after 4  | running: get-ready 1 at 0 | get-ready
        """,
    )


def test_one_skip_goes_to_the_get_ready_and_back_repeats_the_sentence() -> None:
    rehearsal = play(
        LESSON,
        """
        begin   | running: teach 1 at 0     | teach
        after 8 | running: teach 1 at 3     | teach
        skip    | running: get-ready 1 at 0 | get-ready
        back    | running: teach 1 at 0     | teach
        back    | running: teach 1 at 0     | teach
        """,
    )
    assert rehearsal.state.position.index == 0  # type: ignore[union-attr]


def test_back_from_the_get_ready_tells_the_last_sentence_again_and_by_exercise_all_of_it() -> None:
    rehearsal = Rehearsal(LESSON)
    indices = []
    for command in ("begin", "after 15", "back", "skip", "back exercise"):
        rehearsal.do(command)
        indices.append(rehearsal.state.position.index)  # type: ignore[union-attr]
    assert indices == [0, 3, 2, 3, 0]


def test_a_skip_to_an_exercise_skips_nothing_of_its_teaching() -> None:
    rehearsal = Rehearsal(PLAN)
    for command in ("begin", "after 15", "skip"):
        rehearsal.do(command)
    assert rehearsal.stands == "running: twist's teach left 1 at 0"


def test_a_sentence_that_was_paused_is_told_from_its_beginning() -> None:
    rehearsal = Rehearsal(plan_of(TILT, voice="full", taught=["tilt"]))
    for command in ("begin", "after 4", "pause", "resume", "after 3"):
        rehearsal.do(command)
    assert rehearsal.stands == "running: teach 1 at 0"
    rehearsal.do("after 1")
    said = [effect.words.text for effect in rehearsal.effects if hasattr(effect, "words")]
    assert said == ["Tilt. To test with.", "Tilt.", "Tilt. To test with."]


def test_what_was_spent_on_it_is_in_no_record() -> None:
    rehearsal = Rehearsal(LESSON)
    for command in ("begin", "after 9", "pause", "resume", "after 5", "skip", "after 2", "stop"):
        rehearsal.do(command)
    record = record_of(LESSON, rehearsal.log)
    assert (record.active, record.held, record.done_repetitions) == (2_000, 0, 0)
    assert [repetition.outcome.value for repetition in record.repetitions] == ["not reached"]
