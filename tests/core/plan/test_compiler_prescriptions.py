"""Plans of what a prescription says: one side, another dose for a side, timed movement, breathing, rounds and rests."""

from collections import Counter

from backstretch_tui.core.model.exercise import Entry, Exercise, FixedDose, Group, Routine
from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.plan.steps import Kind, Plan
from tests.support.exercises import a_phase, an_exercise, two_sided


def plan_with(*entries: Entry, exercise: Exercise, options: Options | None = None, **routine: object) -> Plan:
    """Compile a routine of one exercise, as it is asked for."""
    asked = Routine(id="test", name="Test", purpose="To test with", exercises=entries, **routine)  # type: ignore[arg-type]
    return SessionRequest(asked, options or Options()).plan({exercise.id: exercise})


def turns_of(plan: Plan) -> list[tuple[int, str | None]]:
    return [(step.repetition, step.side) for step in plan.steps if step.completes]


def rests_of(plan: Plan) -> dict[int, int]:
    """Return the seconds of the rest after each exercise that has one."""
    resting = [step for step in plan.steps if step.cue == "Rest before the next exercise"]
    return {step.entry: step.milliseconds // 1000 for step in resting}


def test_one_side_alone() -> None:
    exercise = an_exercise(two_sided(10, 2, crosses=True))
    plan = plan_with(Entry(id=exercise.id, sides="right"), exercise=exercise)
    assert turns_of(plan) == [(1, "right"), (2, "right")]
    assert Kind.CHANGE_SIDE not in {step.kind for step in plan.steps}
    assert plan_with(Entry(id=exercise.id), exercise=an_exercise(a_phase(10, 2, sides="left"))).steps[-1].side == "left"


def test_another_dose_for_one_side() -> None:
    exercise = an_exercise(two_sided((10, 20), (2, 4)))
    entry = Entry(id=exercise.id, left=FixedDose(repetitions=3, hold_seconds=15))
    plan = plan_with(entry, exercise=exercise)
    assert turns_of(plan) == [(1, "left"), (1, "right"), (2, "left"), (2, "right"), (3, "left")]
    assert {(hold.side, hold.repetitions, hold.milliseconds) for hold in plan.holds} == {
        ("left", 3, 15_000), ("right", 2, 10_000),
    }  # fmt: skip
    one_side_first = plan_with(entry, exercise=exercise, options=Options(side_order="one-side-first"))
    assert turns_of(one_side_first) == [(1, "left"), (2, "left"), (3, "left"), (1, "right"), (2, "right")]


def test_a_file_fixes_sides_and_waiting_for_a_routine_or_an_exercise() -> None:
    exercise = an_exercise(two_sided(10, 2))
    entries = Entry(id=exercise.id), Entry(id=exercise.id, first_side="left", wait_for_key=False)
    plan = plan_with(*entries, exercise=exercise, first_side="right", side_order="one-side-first", wait_for_key=True)
    assert turns_of(plan)[:4] == [(1, "right"), (2, "right"), (1, "left"), (2, "left")]
    assert turns_of(plan)[4:] == [(1, "left"), (2, "left"), (1, "right"), (2, "right")]
    assert not any(step.waits for step in plan.steps)
    waits = plan_with(entries[0], entries[0], exercise=exercise, wait_for_key=True)
    assert [step.entry for step in waits.steps if step.waits] == [1]


def test_timed_movement_has_a_word_and_a_cue_of_its_own() -> None:
    plan = plan_with(Entry(id="stretch"), exercise=an_exercise(a_phase(30, 1, work="move")))
    [moving] = [step for step in plan.steps if step.completes]
    assert (moving.kind, moving.milliseconds, moving.cue) == (Kind.MOVE, 30_000, "Keep moving, and breathe easily")
    assert plan.holds == (moving,)


def test_breathing_is_paced() -> None:
    phase = a_phase(0, 3, work="breathe", move_in_seconds=4, move_out_seconds=6, rest_seconds=0)
    plan = plan_with(Entry(id="stretch"), exercise=an_exercise(phase))
    assert [(step.kind, step.milliseconds) for step in plan.steps[1:]] == [
        (Kind.BREATHE_IN, 4000), (Kind.BREATHE_OUT, 6000),
    ] * 3  # fmt: skip
    assert len(turns_of(plan)) == 3


def test_rounds_of_a_group_and_rests_between_exercises() -> None:
    exercise = an_exercise(a_phase(10, 1))
    single, grouped = Entry(id=exercise.id), Entry(id=exercise.id, group="core")
    groups = {"core": Group(rounds=3, rest_seconds=60)}
    plan = plan_with(single, grouped, grouped, single, exercise=exercise, groups=groups, rest_between_seconds=20)
    assert len(plan.exercises) == 1 + 3 * 2 + 1
    assert rests_of(plan) == {0: 20, 1: 20, 2: 60, 3: 20, 4: 60, 5: 20, 6: 20}


def test_a_group_is_listed_once() -> None:
    entries = Entry(id="one", group="core"), Entry(id="two", group="core"), Entry(id="three")
    routine = Routine(id="test", name="Test", purpose="Any.", exercises=entries, groups={"core": Group(rounds=3)})
    request = SessionRequest(routine, left_out=frozenset({"two"}), added=("four",))
    assert [entry.id for entry in request.listed()] == ["one", "three", "four"]
    assert [entry.id for entry in request.tailored().exercises] == ["one", "one", "one", "three", "four"]


def test_more_than_forty_entries_where_rounds_unroll_to_them() -> None:
    exercise = an_exercise(a_phase(10, 1))
    entries = [Entry(id=exercise.id, group="core")] * 40
    assert len(plan_with(*entries, exercise=exercise, groups={"core": Group(rounds=5)}).exercises) == 200


def test_a_rest_of_an_entrys_own_that_is_longer_stays() -> None:
    exercise = an_exercise(a_phase(10, 1))
    entries = Entry(id=exercise.id, rest_after_seconds=45), Entry(id=exercise.id, rest_after_seconds=5)
    plan = plan_with(*entries, *entries, exercise=exercise, rest_between_seconds=20)
    assert [step.milliseconds // 1000 for step in plan.steps if step.entry < 3 and step.kind is Kind.REST] == [
        45,
        20,
        45,
    ]


def test_a_sore_side_does_as_much_as_the_exercise_allows() -> None:
    exercise = an_exercise(two_sided((10, 20), (2, 4)), a_phase((10, 20), (2, 4), name="Both"))
    more = plan_with(Entry(id=exercise.id), exercise=exercise, options=Options(sore_side="left"))
    assert Counter((hold.phase, hold.side, hold.milliseconds) for hold in more.holds) == {
        ("One", "left", 10_000): 4, ("One", "right", 10_000): 2, ("Both", None, 10_000): 2,
    }  # fmt: skip
    options = Options(sore_side="right", sore_side_more="hold")
    longer = plan_with(Entry(id=exercise.id), exercise=exercise, options=options)
    assert {(hold.side, hold.milliseconds) for hold in longer.holds} == {
        ("left", 10_000), ("right", 20_000), (None, 10_000),
    }  # fmt: skip
    fixed = Entry(id=exercise.id, right=FixedDose(repetitions=3))
    assert turns_of(plan_with(fixed, exercise=exercise, options=Options(sore_side="left")))[:5] == [
        (1, "left"), (1, "right"), (2, "left"), (2, "right"), (3, "right"),
    ]  # fmt: skip
