"""What has happened between two states: every step once, in order, however few the looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.model.exercise import Cues
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import PauseReason
from backstretch_tui.core.session.announcements import (
    Announcement,
    SessionEnded,
    SessionPaused,
    SessionResumed,
    StepEntered,
    announcements,
    data,
    lines,
)
from tests.support.exercises import an_exercise, plan_of, plans, two_sided
from tests.support.rehearsal import Rehearsal

LEGS = plan_of(an_exercise(two_sided(10, 1, get_ready_seconds=5, side_word="leg")))
"""get-ready 5, move-in 3, hold left 10, move-out 3, change-side 4, move-in 3, hold right 10, move-out 3."""


def told(plan: Plan, *commands: str, ticks_every: int = 250) -> list[Announcement]:
    rehearsal = Rehearsal(plan, ticks_every)
    items: list[Announcement] = []
    for command in commands:
        before = rehearsal.state
        rehearsal.do(command)
        items += announcements(plan, before, rehearsal.state)
    return items


def test_a_session_as_lines() -> None:
    said = [line for item in told(LEGS, "begin", "after 41") for line in lines(LEGS, item)]
    assert said == [
        "Stretch, exercise 1 of 1. Get ready 5 s. Lie down.",
        "Into position 3 s. Left leg, 1 of 1. Move in slowly.",
        "Hold 10 s. Left leg, 1 of 1. Hold, and breathe easily.",
        "Back to rest 3 s. Left leg, 1 of 1. Come back slowly.",
        "Change sides 4 s. Right leg, 1 of 1. Change sides.",
        "Into position 3 s. Right leg, 1 of 1. Move in slowly.",
        "Hold 10 s. Right leg, 1 of 1. Hold, and breathe easily.",
        "Back to rest 3 s. Right leg, 1 of 1. Come back slowly.",
        "The session is over. All 2 repetitions done.",
        "Stretch, left leg: 1 of 1, 10 of 10 s.",
        "Stretch, right leg: 1 of 1, 10 of 10 s.",
    ]


def test_words_of_a_file_are_told_letter_for_letter() -> None:
    plan = plan_of(an_exercise(two_sided(10, 1, side_word="SI joint", cues=Cues(hold="Hold, and breathe!"))))
    said = [line for item in told(plan, "begin", "after 60") for line in lines(plan, item)]
    assert said[2] == "Hold 10 s. Left SI joint, 1 of 1. Hold, and breathe!"
    assert said[-1] == "Stretch, right SI joint: 1 of 1, 10 of 10 s."


def test_a_pause_a_skip_and_a_stop() -> None:
    items = told(LEGS, "begin", "after 1", "pause", "skip", "resume", "back", "stop")
    assert items[:-1] == [
        StepEntered(0),
        SessionPaused(PauseReason.ASKED),
        StepEntered(1),
        SessionResumed(),
        StepEntered(0),
    ]
    assert isinstance(items[-1], SessionEnded)


def test_as_data() -> None:
    items = told(LEGS, "begin", "after 9", "pause", "resume", "stop")
    assert [data(LEGS, item)["event"] for item in items] == ["step", "step", "step", "paused", "resumed", "finished"]
    assert data(LEGS, items[2]) == {
        "event": "step", "index": 2, "kind": "hold", "exercise": "stretch", "name": "Stretch", "phase": "One",
        "side": "left", "set": 1, "sets": 1, "repetition": 1, "repetitions": 1, "seconds": 10.0,
        "cue": "Hold, and breathe easily", "waits": False,
    }  # fmt: skip
    finished = data(LEGS, items[-1])
    assert not finished["complete"]
    assert [line["held_seconds"] for line in finished["done"]] == [1.0, 0.0]


@given(plans(speeds=(1, 60)), st.sampled_from([100, 1_000, 3_000]))
def test_every_step_is_told_of_once_however_few_the_looks(plan: Plan, ticks_every: int) -> None:
    rehearsal = Rehearsal(plan, ticks_every)
    items: list[Announcement] = []
    for command in ["begin", *["after 3", "resume"] * 2_000]:
        before = rehearsal.state
        try:
            rehearsal.do(command)
        except Exception as error:
            if type(error).__name__ != "IllegalEventError":
                raise
        items += announcements(plan, before, rehearsal.state)
        if isinstance(items[-1], SessionEnded):
            break
    assert [item.index for item in items if isinstance(item, StepEntered)] == [step.index for step in plan.steps]


@pytest.mark.parametrize("command", ["tick"])
def test_no_news_before_the_beginning(command: str) -> None:
    assert told(LEGS, command) == []
