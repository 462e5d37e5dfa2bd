"""Plans: the totals of the shipped routines, the exact steps of every shape, and what holds for every plan."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise, product
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.model.exercise import MAX_TOTAL_REPETITIONS, Cues, Entry, Exercise, Level, Routine
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.dose import LEVELS, Dose, PlanError, amount
from backstretch_tui.core.plan.options import DEFAULTS, SIDE_ORDERS, SIDES, Options
from backstretch_tui.core.plan.steps import Kind, Plan, Step
from tests.support.exercises import (
    a_phase,
    a_routine,
    an_exercise,
    options,
    plan_of,
    plans,
    routines,
    shipped,
    two_sided,
)

LIBRARY = shipped()


def as_script(plan: Plan) -> str:
    """Write a plan as lines: when, what, which side, set and repetition, how long, and what is special about it."""
    return "".join(map(_as_line, plan.steps))


def _as_line(step: Step) -> str:
    turn = f"{step.repetition}/{step.repetitions}" + (f" of set {step.set}/{step.sets}" if step.sets > 1 else "")
    words = [f"{step.starts_at / 1000:g}", step.kind.value, step.side, turn, f"{step.milliseconds / 1000:g} s"]
    marks = ["(waits)"] * step.waits + ["(counts)"] * step.completes
    return " ".join([word for word in words if word] + marks) + "\n"


def test_each_kind_of_step_says_its_own_cue() -> None:
    cues = Cues(move_in="In", hold="Hold", move_out="Out", change_side="Other leg")
    steps = plan_of(an_exercise(two_sided(5, 1, cues=cues))).steps
    assert {step.kind: step.cue for step in steps if step.kind is not Kind.GET_READY} == {
        Kind.MOVE_IN: "In", Kind.HOLD: "Hold", Kind.MOVE_OUT: "Out", Kind.CHANGE_SIDE: "Other leg",
    }  # fmt: skip


@pytest.mark.parametrize(("set_rest", "rest"), [(2, 9), (20, 20)])
def test_where_a_new_set_begins_on_the_other_side_there_is_time_to_change(set_rest: float, rest: float) -> None:
    phase = two_sided(5, 1, sets=2, set_rest_seconds=set_rest, change_side_seconds=9)
    (step,) = (step for step in plan_of(an_exercise(phase)).steps if step.kind is Kind.REST)
    assert step.milliseconds == rest * 1000


def test_a_plan_has_room_for_what_is_heard_in_each_step_and_at_the_end() -> None:
    plan = shipped_plan("relief")
    assert len(plan.cues) == len(plan.steps) + 1


# --- the routine's own totals ---------------------------------------------------------------------------------------


def shipped_plan(routine: str, chosen: Options = DEFAULTS) -> Plan:
    return compile_plan(LIBRARY.routines[routine], LIBRARY.exercises, chosen)


@pytest.mark.parametrize("routine", ["relief", "daily"])
@pytest.mark.parametrize(
    ("hold", "repetitions", "holds", "held"),
    [
        ("gentle", "gentle", 45, 260),
        ("full", "full", 61, 470),
        ("gentle", "full", 61, 350),
        ("full", "gentle", 45, 360),
    ],
)
def test_the_totals_come_out(routine: str, hold: Level, repetitions: Level, holds: int, held: int) -> None:
    plan = shipped_plan(routine, Options(dose=Dose(hold, repetitions)))
    assert len(plan.holds) == holds
    assert sum(step.milliseconds for step in plan.holds) == held * 1000


def test_each_routine_has_its_own_dose() -> None:
    assert str(shipped_plan("relief").dose) == "gentle"
    assert str(shipped_plan("daily").dose) == "middle"
    assert len(shipped_plan("daily").holds) == 10 + (8 + 4) + 16 + 6 + 10
    assert sum(step.milliseconds for step in shipped_plan("daily").holds) == 1000 * (50 + 120 + 16 * 4 + 6 * 15 + 40)


@pytest.mark.parametrize(
    "chosen", [Options(side_order="one-side-first"), Options(first_side="right"), Options(wait_for_key=True)]
)
def test_no_choice_but_the_dose_changes_the_totals(chosen: Options) -> None:
    plan = shipped_plan("relief", chosen)
    assert (len(plan.holds), sum(step.milliseconds for step in plan.holds)) == (45, 260_000)


def test_the_five_come_in_their_order() -> None:
    plan = shipped_plan("relief")
    assert [exercise.id for exercise in plan.exercises] == [
        "pelvic-tilt", "knee-to-chest", "lower-trunk-rotation", "hamstring-stretch", "bridge",
    ]  # fmt: skip
    assert [step.entry for step in plan.steps] == sorted(step.entry for step in plan.steps)


def test_the_shipped_times_to_move_rest_and_change_sides() -> None:
    times = {
        (step.exercise, step.kind.value): step.milliseconds / 1000
        for step in shipped_plan("relief").steps
        if step.kind not in (Kind.HOLD, Kind.GET_READY)
    }
    assert times == {
        ("pelvic-tilt", "move-in"): 2, ("pelvic-tilt", "move-out"): 2, ("pelvic-tilt", "rest"): 2,
        ("knee-to-chest", "move-in"): 3, ("knee-to-chest", "move-out"): 3, ("knee-to-chest", "rest"): 2,
        ("knee-to-chest", "change-side"): 4,
        ("lower-trunk-rotation", "move-in"): 3, ("lower-trunk-rotation", "move-out"): 3,
        ("lower-trunk-rotation", "change-side"): 4,
        ("hamstring-stretch", "move-in"): 4, ("hamstring-stretch", "move-out"): 3,
        ("hamstring-stretch", "change-side"): 6,
        ("bridge", "move-in"): 3, ("bridge", "move-out"): 3, ("bridge", "rest"): 2,
    }  # fmt: skip
    get_ready = [step.milliseconds // 1000 for step in shipped_plan("relief").steps if step.kind is Kind.GET_READY]
    assert get_ready == [18, 15, 10, 15, 20, 15]


# --- each shape, step by step ---------------------------------------------------------------------------------------

TWO_STRETCHES = (an_exercise(a_phase(5, 1), id="first"), an_exercise(a_phase(5, 1), id="second"))

SHAPES = {
    "without sides": (
        plan_of(an_exercise(a_phase(5, 2))),
        """\
        0 get-ready 1/2 10 s
        10 move-in 1/2 3 s
        13 hold 1/2 5 s (counts)
        18 move-out 1/2 3 s
        21 rest 2/2 2 s
        23 move-in 2/2 3 s
        26 hold 2/2 5 s (counts)
        31 move-out 2/2 3 s
        """,
    ),
    "side after side": (
        plan_of(an_exercise(two_sided(10, 2))),
        """\
        0 get-ready left 1/2 10 s
        10 move-in left 1/2 3 s
        13 hold left 1/2 10 s (counts)
        23 move-out left 1/2 3 s
        26 change-side right 1/2 4 s
        30 move-in right 1/2 3 s
        33 hold right 1/2 10 s (counts)
        43 move-out right 1/2 3 s
        46 change-side left 2/2 4 s
        50 move-in left 2/2 3 s
        53 hold left 2/2 10 s (counts)
        63 move-out left 2/2 3 s
        66 change-side right 2/2 4 s
        70 move-in right 2/2 3 s
        73 hold right 2/2 10 s (counts)
        83 move-out right 2/2 3 s
        """,
    ),
    "first side right": (
        plan_of(an_exercise(two_sided(10, 1)), options=Options(first_side="right")),
        """\
        0 get-ready right 1/1 10 s
        10 move-in right 1/1 3 s
        13 hold right 1/1 10 s (counts)
        23 move-out right 1/1 3 s
        26 change-side left 1/1 4 s
        30 move-in left 1/1 3 s
        33 hold left 1/1 10 s (counts)
        43 move-out left 1/1 3 s
        """,
    ),
    "one side first": (
        plan_of(an_exercise(two_sided(10, 2)), options=Options(side_order="one-side-first")),
        """\
        0 get-ready left 1/2 10 s
        10 move-in left 1/2 3 s
        13 hold left 1/2 10 s (counts)
        23 move-out left 1/2 3 s
        26 rest left 2/2 2 s
        28 move-in left 2/2 3 s
        31 hold left 2/2 10 s (counts)
        41 move-out left 2/2 3 s
        44 change-side right 1/2 4 s
        48 move-in right 1/2 3 s
        51 hold right 1/2 10 s (counts)
        61 move-out right 1/2 3 s
        64 rest right 2/2 2 s
        66 move-in right 2/2 3 s
        69 hold right 2/2 10 s (counts)
        79 move-out right 2/2 3 s
        """,
    ),
    "straight across": (
        plan_of(an_exercise(two_sided(3, 2, crosses=True, rest_seconds=0))),
        """\
        0 get-ready left 1/2 10 s
        10 move-in left 1/2 3 s
        13 hold left 1/2 3 s (counts)
        16 change-side right 1/2 4 s
        20 hold right 1/2 3 s (counts)
        23 change-side left 2/2 4 s
        27 hold left 2/2 3 s (counts)
        30 change-side right 2/2 4 s
        34 hold right 2/2 3 s (counts)
        37 move-out right 2/2 3 s
        """,
    ),
    "straight across, one side first: only where the side changes": (
        plan_of(
            an_exercise(two_sided(3, 2, crosses=True, rest_seconds=0)), options=Options(side_order="one-side-first")
        ),
        """\
        0 get-ready left 1/2 10 s
        10 move-in left 1/2 3 s
        13 hold left 1/2 3 s (counts)
        16 move-out left 1/2 3 s
        19 move-in left 2/2 3 s
        22 hold left 2/2 3 s (counts)
        25 change-side right 1/2 4 s
        29 hold right 1/2 3 s (counts)
        32 move-out right 1/2 3 s
        35 move-in right 2/2 3 s
        38 hold right 2/2 3 s (counts)
        41 move-out right 2/2 3 s
        """,
    ),
    "in sets": (
        plan_of(an_exercise(a_phase(5, 2, 2, set_rest_seconds=60))),
        """\
        0 get-ready 1/2 of set 1/2 10 s
        10 move-in 1/2 of set 1/2 3 s
        13 hold 1/2 of set 1/2 5 s (counts)
        18 move-out 1/2 of set 1/2 3 s
        21 rest 2/2 of set 1/2 2 s
        23 move-in 2/2 of set 1/2 3 s
        26 hold 2/2 of set 1/2 5 s (counts)
        31 move-out 2/2 of set 1/2 3 s
        34 rest 1/2 of set 2/2 60 s
        94 move-in 1/2 of set 2/2 3 s
        97 hold 1/2 of set 2/2 5 s (counts)
        102 move-out 1/2 of set 2/2 3 s
        105 rest 2/2 of set 2/2 2 s
        107 move-in 2/2 of set 2/2 3 s
        110 hold 2/2 of set 2/2 5 s (counts)
        115 move-out 2/2 of set 2/2 3 s
        """,
    ),
    "a short rest between sets leaves the time to change sides": (
        plan_of(an_exercise(two_sided(5, 1, 2, set_rest_seconds=0))),
        """\
        0 get-ready left 1/1 of set 1/2 10 s
        10 move-in left 1/1 of set 1/2 3 s
        13 hold left 1/1 of set 1/2 5 s (counts)
        18 move-out left 1/1 of set 1/2 3 s
        21 change-side right 1/1 of set 1/2 4 s
        25 move-in right 1/1 of set 1/2 3 s
        28 hold right 1/1 of set 1/2 5 s (counts)
        33 move-out right 1/1 of set 1/2 3 s
        36 rest left 1/1 of set 2/2 4 s
        40 move-in left 1/1 of set 2/2 3 s
        43 hold left 1/1 of set 2/2 5 s (counts)
        48 move-out left 1/1 of set 2/2 3 s
        51 change-side right 1/1 of set 2/2 4 s
        55 move-in right 1/1 of set 2/2 3 s
        58 hold right 1/1 of set 2/2 5 s (counts)
        63 move-out right 1/1 of set 2/2 3 s
        """,
    ),
    "in sets, crossing: back to the middle for the rest between sets": (
        plan_of(an_exercise(two_sided(3, 1, 2, crosses=True))),
        """\
        0 get-ready left 1/1 of set 1/2 10 s
        10 move-in left 1/1 of set 1/2 3 s
        13 hold left 1/1 of set 1/2 3 s (counts)
        16 change-side right 1/1 of set 1/2 4 s
        20 hold right 1/1 of set 1/2 3 s (counts)
        23 move-out right 1/1 of set 1/2 3 s
        26 rest left 1/1 of set 2/2 30 s
        56 move-in left 1/1 of set 2/2 3 s
        59 hold left 1/1 of set 2/2 3 s (counts)
        62 change-side right 1/1 of set 2/2 4 s
        66 hold right 1/1 of set 2/2 3 s (counts)
        69 move-out right 1/1 of set 2/2 3 s
        """,
    ),
    "counted: arriving is what counts": (
        plan_of(an_exercise(a_phase(0, 2, rest_seconds=0))),
        """\
        0 get-ready 1/2 10 s
        10 move-in 1/2 3 s (counts)
        13 move-out 1/2 3 s
        16 move-in 2/2 3 s (counts)
        19 move-out 2/2 3 s
        """,
    ),
    "counted, straight across": (
        plan_of(an_exercise(two_sided(0, 2, crosses=True))),
        """\
        0 get-ready left 1/2 10 s
        10 move-in left 1/2 3 s (counts)
        13 change-side right 1/2 4 s (counts)
        17 change-side left 2/2 4 s (counts)
        21 change-side right 2/2 4 s (counts)
        25 move-out right 2/2 3 s
        """,
    ),
    "two phases: each is got ready for": (
        plan_of(an_exercise(two_sided(10, 1, name="One leg"), a_phase(10, 1, name="Both legs"))),
        """\
        0 get-ready left 1/1 10 s
        10 move-in left 1/1 3 s
        13 hold left 1/1 10 s (counts)
        23 move-out left 1/1 3 s
        26 change-side right 1/1 4 s
        30 move-in right 1/1 3 s
        33 hold right 1/1 10 s (counts)
        43 move-out right 1/1 3 s
        46 get-ready 1/1 10 s
        56 move-in 1/1 3 s
        59 hold 1/1 10 s (counts)
        69 move-out 1/1 3 s
        """,
    ),
    "waiting for a key: between exercises, not before the first or a second phase": (
        plan_of(
            an_exercise(a_phase(5, 1), id="first"),
            an_exercise(a_phase(5, 1), a_phase(5, 1), id="second"),
            options=Options(wait_for_key=True),
        ),
        """\
        0 get-ready 1/1 10 s
        10 move-in 1/1 3 s
        13 hold 1/1 5 s (counts)
        18 move-out 1/1 3 s
        21 get-ready 1/1 0 s (waits)
        21 move-in 1/1 3 s
        24 hold 1/1 5 s (counts)
        29 move-out 1/1 3 s
        32 get-ready 1/1 10 s
        42 move-in 1/1 3 s
        45 hold 1/1 5 s (counts)
        50 move-out 1/1 3 s
        """,
    ),
    "steps of no length are left out": (
        plan_of(
            an_exercise(a_phase(5, 2, get_ready_seconds=0, move_in_seconds=0, move_out_seconds=0, rest_seconds=0.5))
        ),
        """\
        0 hold 1/2 5 s (counts)
        5 rest 2/2 0.5 s
        5.5 hold 2/2 5 s (counts)
        """,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("plan", "script"), SHAPES.values(), ids=SHAPES)
def test_the_steps_of(plan: Plan, script: str) -> None:
    assert as_script(plan) == dedent(script)


def test_a_wait_stands_even_where_there_is_no_time_to_get_ready() -> None:
    exercises = [an_exercise(a_phase(5, 1, get_ready_seconds=0), id=name) for name in ("first", "second")]
    plan = plan_of(*exercises, options=Options(wait_for_key=True))
    assert [(step.exercise, step.starts_at) for step in plan.steps if step.waits] == [("second", 11_000)]


def test_every_step_says_what_to_do() -> None:
    plan = plan_of(an_exercise(two_sided(5, 2), a_phase(5, 2, 2, start="Stay where you are")))
    assert {(step.kind.value, step.phase_index, step.cue) for step in plan.steps} == {
        ("get-ready", 0, "Lie down"),
        ("get-ready", 1, "Stay where you are"),
        *(("move-in", phase, "Move in slowly") for phase in (0, 1)),
        *(("hold", phase, "Hold, and breathe easily") for phase in (0, 1)),
        *(("move-out", phase, "Come back slowly") for phase in (0, 1)),
        ("change-side", 0, "Change sides"),
        ("rest", 1, "Rest"),
        ("rest", 1, "Rest before the next set"),
    }


def test_an_exercise_may_come_twice() -> None:
    exercise = an_exercise(a_phase(5, 1))
    plan = compile_plan(a_routine(Entry(id="stretch"), Entry(id="stretch", hold_seconds=5)), {"stretch": exercise})
    assert [step.entry for step in plan.holds] == [0, 1]
    assert plan.exercises == (exercise, exercise)
    assert [plan.first_step_of(entry) for entry in (0, 1, 2)] == [0, 4, 8]


def test_a_step_leads_to_its_exercise_and_phase() -> None:
    exercise = an_exercise(two_sided(10, 1, name="One leg"), a_phase(10, 1, name="Both legs"), id="second")
    plan = plan_of(TWO_STRETCHES[0], exercise)
    last = plan.steps[-1]
    assert plan.exercise_of(last) is exercise
    assert plan.phase_of(last) is exercise.phases[1]
    assert (last.phase, last.phase_index) == ("Both legs", 1)


def test_what_a_routine_fixes_wins_over_the_dose() -> None:
    exercise = an_exercise(a_phase((5, 20), (1, 5), (1, 5)))
    entry = Entry(id="stretch", hold_seconds=10, repetitions=2, sets=3, rest_seconds=7, set_rest_seconds=90)
    plan = compile_plan(a_routine(entry), {"stretch": exercise}, Options(dose=Dose("full", "full")))
    lengths = Counter((step.kind, step.milliseconds) for step in plan.steps if step.kind in (Kind.HOLD, Kind.REST))
    assert lengths == {
        (Kind.HOLD, 10_000): 6,
        (Kind.REST, 7_000): 3,
        (Kind.REST, 90_000): 2,
    }


def test_a_routine_may_fix_a_rest_away() -> None:
    exercise = an_exercise(a_phase(5, 2, 2))
    entry = Entry(id="stretch", rest_seconds=0, set_rest_seconds=0)
    plan = compile_plan(a_routine(entry), {"stretch": exercise})
    assert not [step for step in plan.steps if step.kind is Kind.REST]


# --- doses ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "middle"),
    [(5, 5, 5), (3, 5, 4), (10, 20, 15), (5, 10, 8), (2.5, 2.8, 2.8), (2.2, 2.4, 2.2), (0.3, 0.3, 0.3), (0, 1, 1)],
)
def test_the_middle_is_rounded_half_up_and_stays_in_its_range(low: float, high: float, middle: float) -> None:
    assert amount(a_phase((low, high), 1), Entry(id="stretch"), Dose("middle", "gentle")).hold_seconds == middle


def test_the_middle_of_repetitions_and_sets() -> None:
    phase = a_phase(5, (3, 6), (1, 2))
    assert amount(phase, Entry(id="stretch"), Dose("gentle", "middle")) == (5, 5, 2)


@given(plan=routines(), dose=st.builds(Dose, st.sampled_from(LEVELS), st.sampled_from(LEVELS)))
def test_every_dose_lies_in_its_ranges(plan: tuple[Routine, dict[str, Exercise]], dose: Dose) -> None:
    routine, exercises = plan
    for entry in routine.exercises:
        for phase in exercises[entry.id].phases:
            counts = amount(phase, entry, dose)
            assert phase.hold_seconds.min <= counts.hold_seconds <= phase.hold_seconds.max
            assert phase.repetitions.min <= counts.repetitions <= phase.repetitions.max
            assert phase.sets.min <= counts.sets <= phase.sets.max
            assert isinstance(counts.repetitions, int)
            assert isinstance(counts.sets, int)


@pytest.mark.parametrize("hold", LEVELS)
@pytest.mark.parametrize("repetitions", LEVELS)
def test_a_dose_reads_as_it_is_written(hold: Level, repetitions: Level) -> None:
    dose = Dose(hold, repetitions)
    assert Dose.parse(str(dose)) == dose
    assert str(dose) == (hold if hold == repetitions else f"{hold}/{repetitions}")


@pytest.mark.parametrize("text", ["", "strong", "gentle/strong", "/full", "gentle/full/full", "gentle/", "Gentle"])
def test_no_other_dose_is_read(text: str) -> None:
    with pytest.raises(PlanError, match="Choose gentle, middle or full"):
        Dose.parse(text)


def test_no_plan_has_more_repetitions_than_can_be_kept() -> None:
    many = an_exercise(two_sided(repetitions=100, sets=10))
    assert sum(step.completes for step in plan_of(many).steps) == MAX_TOTAL_REPETITIONS
    with pytest.raises(PlanError, match="2,001 repetitions, with each side counted"):
        plan_of(many, an_exercise(a_phase(repetitions=1), id="one-more"))


# --- what holds for every plan --------------------------------------------------------------------------------------


@given(plans())
def test_steps_follow_each_other_without_a_gap(plan: Plan) -> None:
    assert [step.index for step in plan.steps] == list(range(len(plan.steps)))
    assert plan.steps[0].starts_at == 0
    assert all(after.starts_at == step.starts_at + step.counted_milliseconds for step, after in pairwise(plan.steps))
    assert plan.milliseconds == sum(step.milliseconds for step in plan.steps if step.kind is not Kind.TEACH)
    assert all((step.milliseconds == 0) == step.waits for step in plan.steps)


@given(plans())
def test_every_hold_is_a_full_hold_and_every_repetition_counts_once(plan: Plan) -> None:
    expected: Counter[tuple[object, ...]] = Counter()
    for number, entry in enumerate(plan.routine.exercises):
        for phase_index, phase in enumerate(plan.exercises[number].phases):
            counts = amount(phase, entry, plan.dose)
            sides = phase.sides_done
            for set_, repetition, side in product(range(1, counts.sets + 1), range(1, counts.repetitions + 1), sides):
                expected[number, phase_index, set_, repetition, side, round(counts.hold_seconds * 1000)] += 1
    assert expected == Counter(
        (step.entry, step.phase_index, step.set, step.repetition, step.side, _held(step))
        for step in plan.steps
        if step.completes
    )
    assert all(step.completes for step in plan.holds)


def _held(step: Step) -> int:
    return step.milliseconds if step.kind.traits.credits_time else 0


@given(plans())
def test_a_step_between_carries_the_turn_it_leads_to(plan: Plan) -> None:
    for step, after in pairwise(plan.steps):
        if step.kind in (Kind.TEACH, Kind.GET_READY, Kind.REST, Kind.CHANGE_SIDE):
            turn, next_turn = ((s.entry, s.phase_index, s.set, s.repetition, s.side) for s in (step, after))
            # Straight across and only counted, the next turn may be the next change of sides.
            assert turn == next_turn or (step.kind is Kind.CHANGE_SIDE and step.completes)


@given(routines(), options())
def test_side_orders_and_first_sides_have_the_same_totals(
    made: tuple[Routine, dict[str, Exercise]], chosen: Options
) -> None:
    routine, exercises = made
    totals = {
        (len(plan.holds), sum(step.milliseconds for step in plan.holds), sum(step.completes for step in plan.steps))
        for order, side in product(SIDE_ORDERS, SIDES)
        for plan in [compile_plan(routine, exercises, replace(chosen, side_order=order, first_side=side))]
    }
    assert len(totals) == 1
