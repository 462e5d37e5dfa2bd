"""Doses, sides and times in words."""

from typing import Any

import pytest

from backstretch_tui.core.format.numbers import clock, counted, minutes_in_words, seconds_in_words
from backstretch_tui.core.model.exercise import Entry, Exercise, Phase, Repetitions, Routine, SecondsRange, Sets
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.text.doses import count_in_words, dose_in_words, side_in_words


def a_phase(
    holds: tuple[float, float] = (5, 5), repetitions: tuple[int, int] = (10, 10), name: str = "Tilt", **more: Any
) -> Phase:
    return Phase(
        name=name,
        hold_seconds=SecondsRange(min=holds[0], max=holds[1]),
        repetitions=Repetitions(min=repetitions[0], max=repetitions[1]),
        **more,
    )


def an_exercise(*phases: Phase) -> Exercise:
    return Exercise(
        id="tilt", name="Tilt", purpose="For us", position="Lying", start="Lie down", steps=("Go",), phases=phases
    )


ONE_LEG = a_phase((10, 10), (3, 5), "One leg", sides="alternating", side_word="leg")
BOTH_LEGS = a_phase((10, 10), (3, 5), "Both legs")


@pytest.mark.parametrize(
    ("phases", "words"),
    [
        ([a_phase()], "10 × 5 s"),
        ([a_phase((3, 5))], "10 × 3–5 s"),
        ([a_phase((2.5, 5))], "10 × 2.5–5 s"),
        ([a_phase((3, 5), (5, 10), sides="alternating")], "5–10 × 3–5 s each side"),
        ([ONE_LEG, BOTH_LEGS], "3–5 × 10 s each leg, then both legs"),
        ([ONE_LEG, a_phase((10, 10), (3, 3), "Both legs")], "3–5 × 10 s each leg, then 3 × 10 s both legs"),
        ([BOTH_LEGS, ONE_LEG], "3–5 × 10 s, then one leg, each leg"),
        ([a_phase((0, 0))], "10 times"),
        ([a_phase((0, 0), (1, 1))], "once"),
        ([a_phase((0, 5))], "10 × 0–5 s"),
        ([a_phase((0, 0), (8, 12), sides="alternating", side_word="arm")], "8–12 times each arm"),
        ([a_phase(sets=Sets(min=2, max=2))], "2 sets of 10 × 5 s"),
        ([a_phase(sets=Sets(min=1, max=3))], "1–3 sets of 10 × 5 s"),
    ],
)
def test_without_a_dose_the_whole_range_is_said(phases: list[Phase], words: str) -> None:
    assert dose_in_words(an_exercise(*phases)) == words


def test_a_dose_picks_from_the_range() -> None:
    exercise = an_exercise(a_phase((3, 5), (5, 10)))
    assert dose_in_words(exercise, None, Dose("gentle", "full")) == "10 × 3 s"
    assert dose_in_words(exercise, None, Dose("full", "middle")) == "8 × 5 s"


def test_what_a_routine_fixes_is_said_in_place_of_the_range() -> None:
    entry = Entry(id="tilt", hold_seconds=12, sets=1)
    assert dose_in_words(an_exercise(a_phase((10, 20), (3, 5), sets=Sets(min=1, max=3))), entry) == "3–5 × 12 s"


def test_sides_and_counts_are_said_of_a_step() -> None:
    exercise = an_exercise(a_phase((5, 5), (3, 3), sides="alternating", side_word="leg", sets=Sets(min=2, max=2)))
    routine = Routine(id="mine", name="Mine", purpose="For us", exercises=(Entry(id="tilt"),))
    plan = compile_plan(routine, {"tilt": exercise})
    last = plan.steps[-1]
    assert side_in_words(last.side, plan.phase_of(last)) == "right leg"
    assert count_in_words(last) == "set 2 of 2, 3 of 3"


def test_without_sides_or_sets_neither_is_said() -> None:
    routine = Routine(id="mine", name="Mine", purpose="For us", exercises=(Entry(id="tilt"),))
    plan = compile_plan(routine, {"tilt": an_exercise(a_phase())})
    assert side_in_words(plan.steps[0].side, plan.phase_of(plan.steps[0])) == ""
    assert count_in_words(plan.steps[0]) == "1 of 10"


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(0, "0:00"), (1, "0:01"), (1_000, "0:01"), (59_001, "1:00"), (364_500, "6:05"), (3_600_000, "1:00:00")],
)
def test_a_clock_counts_a_second_that_has_begun(milliseconds: int, words: str) -> None:
    assert clock(milliseconds) == words


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(20_000, "less than a minute"), (60_000, "about 1 minute"), (14 * 60_000 + 20_000, "about 14 minutes")],
)
def test_minutes_are_said_roughly(milliseconds: int, words: str) -> None:
    assert minutes_in_words(milliseconds) == words


def test_seconds_are_said_exactly() -> None:
    assert [seconds_in_words(10_000), seconds_in_words(2_500)] == ["10 s", "2.5 s"]


@pytest.mark.parametrize(("number", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_one_thing_is_not_said_as_several(number: int, said: str) -> None:
    assert counted(number, "day") == said
