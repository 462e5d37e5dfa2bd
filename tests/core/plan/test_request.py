"""What to do this time: exercises left out and taken in, and where to start."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.model.exercise import Entry
from backstretch_tui.core.plan.dose import Dose, PlanError
from backstretch_tui.core.plan.options import Choices, Options
from backstretch_tui.core.plan.request import SessionRequest, Today, session_request
from tests.support.exercises import a_routine, an_exercise, routines

EXERCISES = {name: an_exercise(id=name) for name in ("bridge", "tilt", "twist", "extra", "other")}
ROUTINE = a_routine(Entry(id="bridge", repetitions=2), Entry(id="tilt", rest_seconds=7), Entry(id="twist"))
WHOLE = SessionRequest(ROUTINE)


def done(choice: SessionRequest, start_at: str | None = None) -> list[str]:
    return [exercise.id for exercise in choice.plan(EXERCISES, start_at).exercises]


def test_nothing_chosen_is_the_routine_as_its_file_has_it() -> None:
    assert WHOLE.tailored() == ROUTINE
    assert done(WHOLE) == ["bridge", "tilt", "twist"]


def includes(request: SessionRequest, exercise_id: str) -> bool:
    return exercise_id in {entry.id for entry in request.tailored().exercises}


def test_an_exercise_can_be_left_out_and_taken_in_again() -> None:
    without = WHOLE.toggled("tilt")
    assert done(without) == ["bridge", "twist"]
    assert [includes(without, name) for name in ("bridge", "tilt", "twist")] == [True, False, True]
    assert without.toggled("tilt") == WHOLE


def test_an_exercise_from_outside_is_done_after_the_routine_in_the_order_taken_in() -> None:
    more = WHOLE.toggled("other").toggled("extra")
    assert done(more) == ["bridge", "tilt", "twist", "other", "extra"]
    assert includes(more, "extra")
    assert not includes(WHOLE, "extra")
    assert more.toggled("other").toggled("extra") == WHOLE


def test_an_exercise_that_comes_twice_is_left_out_in_both_places() -> None:
    twice = SessionRequest(a_routine(Entry(id="bridge"), Entry(id="tilt"), Entry(id="bridge")))
    assert done(twice.toggled("bridge")) == ["tilt"]


def test_with_every_exercise_left_out_there_is_no_plan_and_the_cure_is_said() -> None:
    with pytest.raises(PlanError, match="Include at least one"):
        WHOLE.toggled("bridge").toggled("tilt").toggled("twist").plan(EXERCISES)


@pytest.mark.parametrize(
    ("start_at", "expected"),
    [
        ("bridge", ["bridge", "twist", "extra"]),
        ("tilt", ["tilt", "twist", "extra"]),  # left out, but asked for by name
        ("twist", ["twist", "extra"]),
        ("extra", ["extra"]),
        ("other", ["other"]),  # nowhere in the session: done alone
    ],
)
def test_a_start_at_an_exercise_goes_on_from_there(start_at: str, expected: list[str]) -> None:
    assert done(WHOLE.toggled("tilt").toggled("extra"), start_at) == expected


def test_starting_at_an_exercise_that_comes_twice_starts_at_its_first_place() -> None:
    twice = SessionRequest(a_routine(Entry(id="tilt"), Entry(id="bridge"), Entry(id="tilt"), Entry(id="bridge")))
    assert done(twice, "bridge") == ["bridge", "tilt", "bridge"]


def test_what_the_routine_fixes_of_an_exercise_stays_fixed() -> None:
    assert WHOLE.entry_of("tilt") == WHOLE.toggled("bridge").tailored().exercises[0] == ROUTINE.exercises[1]
    assert WHOLE.entry_of("extra") == WHOLE.toggled("extra").tailored().exercises[-1] == Entry(id="extra")


def test_the_dose_is_the_one_chosen_or_else_the_routines_own() -> None:
    middle = a_routine(Entry(id="bridge"), dose="middle")
    assert SessionRequest(middle).dose == SessionRequest(middle).plan(EXERCISES).dose == Dose("middle", "middle")
    chosen = SessionRequest(middle, Options(dose=Dose("gentle", "full")))
    assert chosen.dose == chosen.plan(EXERCISES).dose == Dose("gentle", "full")


@given(routines(most_exercises=3), st.data())
def test_a_start_at_any_exercise_does_it_first(drawn: tuple, data: st.DataObject) -> None:  # type: ignore[type-arg]
    routine, exercises = drawn
    ids = list(exercises)
    choice = SessionRequest(routine)
    for exercise_id in data.draw(st.lists(st.sampled_from(ids))):
        choice = choice.toggled(exercise_id)
    start_at = data.draw(st.sampled_from(ids))
    tailored = choice.tailored(start_at)
    assert tailored.exercises[0] == choice.entry_of(start_at)
    assert choice.plan(exercises, start_at).steps[0].exercise == start_at
    assert all(includes(choice, entry.id) for entry in tailored.exercises[1:] if entry.id != start_at)


@given(st.lists(st.sampled_from(list(EXERCISES))))
def test_only_whether_an_exercise_was_toggled_an_odd_number_of_times_counts(toggled: list[str]) -> None:
    choice = WHOLE
    for exercise_id in toggled:
        choice = choice.toggled(exercise_id)
    for exercise_id in EXERCISES:
        assert includes(choice, exercise_id) == (includes(WHOLE, exercise_id) ^ (toggled.count(exercise_id) % 2 == 1))


def test_a_dose_of_ones_own_fills_in_what_the_routine_leaves_open() -> None:
    own = (Entry(id="bridge", hold_seconds=4, repetitions=9), Entry(id="extra", repetitions=3))
    choice = replace(WHOLE, own=own).toggled("extra")
    entries = choice.tailored().exercises
    assert entries[0] == choice.entry_of("bridge") == Entry(id="bridge", hold_seconds=4, repetitions=2)
    assert entries[1:] == (*ROUTINE.exercises[1:], Entry(id="extra", repetitions=3))


def test_the_next_dose_goes_round_and_by_ones_own_where_there_is_one() -> None:
    def names(choice: SessionRequest) -> list[str]:
        doses = [choice]
        for _ in range(4):
            today = Today(choice.routine.id, dose=doses[-1].next_dose)
            doses.append(session_request(choice.routine, today=today, own=choice.own))
        return [dose.dose_name for dose in doses]

    assert names(WHOLE) == ["gentle", "middle", "full", "gentle", "middle"]
    own = replace(WHOLE, own=(Entry(id="twist", repetitions=2),))
    assert names(own) == ["your own", "gentle", "middle", "full", "your own"]
    today = Today(ROUTINE.id, dose=own.next_dose)
    assert session_request(ROUTINE, today=today, own=own.own).tailored() == ROUTINE


MIDDLE = a_routine(Entry(id="bridge"), dose="middle")

OWN = (Entry(id="bridge", repetitions=9),)


def test_the_command_line_comes_before_today_the_settings_and_the_file() -> None:
    places: list[tuple[dict[str, Any], str]] = [
        ({}, "middle"),
        ({"settings": Choices(dose=Dose.parse("gentle"))}, "gentle"),
        ({"today": Today("test", dose=Dose.parse("middle"))}, "middle"),
        ({"run": Choices(dose=Dose.parse("full"))}, "full"),
    ]
    said: dict[str, Any] = {}
    for place, dose in places:
        said |= place
        assert str(session_request(MIDDLE, **said).dose) == dose


def test_each_choice_is_made_for_itself() -> None:
    request = session_request(
        MIDDLE,
        run=Choices(first_side="right"),
        today=Today("test", left_out=frozenset({"bridge"})),
        settings=Choices(dose=Dose.parse("full"), first_side="left", wait_for_key=True),
    )
    assert request.options == Options(dose=Dose.parse("full"), first_side="right", wait_for_key=True)
    assert request.left_out == {"bridge"}


def test_doses_of_ones_own_hold_unless_a_dose_was_chosen_for_this_run_or_today() -> None:
    full = Dose.parse("full")
    assert session_request(MIDDLE, own=OWN, settings=Choices(dose=full)).goes_by_own
    assert not session_request(MIDDLE, own=OWN, run=Choices(dose=full)).goes_by_own
    assert not session_request(MIDDLE, own=OWN, today=Today("test", dose=full)).goes_by_own
