"""Where am I, and what was that: asked at any moment of a session."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.audio.cues import Speech
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import IllegalEventError, Ready
from backstretch_tui.core.text.status import again, where
from tests.support.exercises import an_exercise, plan_of, plans, two_sided
from tests.support.rehearsal import Rehearsal

LEGS = plan_of(an_exercise(two_sided(10, 1, get_ready_seconds=5, side_word="leg")), voice="full")
"""get-ready 5, move-in 3, hold left 10, move-out 3, change-side 4, move-in 3, hold right 10, move-out 3."""


def at(seconds: float, *commands: str) -> Rehearsal:
    rehearsal = Rehearsal(LEGS)
    rehearsal.do("begin")
    rehearsal.after(seconds)
    for command in commands:
        rehearsal.do(command)
    return rehearsal


@pytest.mark.parametrize(
    ("rehearsal", "words"),
    [
        (at(1.5), "Get ready. 4 seconds left. Next, Left leg, 1 of 1. This is Stretch."),
        (at(10), "Left leg, 1 of 1. Hold. 8 seconds left. Next, Right leg, 1 of 1. This is Stretch."),
        (at(17.5), "Left leg, 1 of 1. Hold. 1 second left. Next, Right leg, 1 of 1. This is Stretch."),
        (at(10, "pause"), "Paused. Left leg, 1 of 1. Hold. 8 seconds left. Next, Right leg, 1 of 1. This is Stretch."),
        (at(10, "extend"), "Left leg, 1 of 1. Hold. 13 seconds left. Next, Right leg, 1 of 1. This is Stretch."),
        (at(30), "Right leg, 1 of 1. Hold. 8 seconds left. Next, the end. This is Stretch."),
        (at(30, "stop"), "The session is over."),
    ],
)
def test_where_am_i(rehearsal: Rehearsal, words: str) -> None:
    assert " ".join(where(LEGS, rehearsal.state)) == words


def test_the_word_for_a_side_is_said_letter_for_letter() -> None:
    plan = plan_of(an_exercise(two_sided(10, 1, side_word="SI joint")), voice="full")
    rehearsal = Rehearsal(plan)
    for command in ("begin", "skip", "after 1"):
        rehearsal.do(command)
    assert where(plan, rehearsal.state)[0] == "Left SI joint,"
    said = [cue.heard for cues in plan.cues for cue in cues.due if isinstance(cue.heard, Speech)]
    assert any("Right SI joint." in speech.phrases for speech in said)


@pytest.mark.parametrize(
    ("rehearsal", "words"),
    [
        (at(4), "Stretch. Left leg first. Lie down."),
        (at(7), "Move in slowly."),
        (at(17), "Hold, and breathe easily."),
        (at(17, "pause"), "Hold, and breathe easily."),
        (at(17, "skip"), "Left leg, 1 of 1. Back to rest."),
        (at(39), "Come back slowly."),
    ],
)
def test_what_was_that(rehearsal: Rehearsal, words: str) -> None:
    said = again(LEGS, rehearsal.state)
    assert said is not None
    assert said.text == words


def test_nothing_was_said_before_the_beginning() -> None:
    assert again(LEGS, Ready()) is None


@given(plans(), st.lists(st.sampled_from(["begin", "after 3", "skip", "back", "pause", "resume", "stop"]), max_size=12))
def test_both_can_be_asked_at_any_moment(plan: Plan, commands: list[str]) -> None:
    rehearsal = Rehearsal(plan)
    for command in commands:
        with suppress(IllegalEventError):
            rehearsal.do(command)
        assert all(where(plan, rehearsal.state))
        again(plan, rehearsal.state)
