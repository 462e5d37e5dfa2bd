"""The account of a session: credited is what was held, and nothing else."""

from dataclasses import replace
from textwrap import dedent

import pytest

from backstretch_tui.core.model.exercise import Entry
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.options import SIDE_ORDERS, Options
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import PauseReason
from backstretch_tui.core.session.record import Outcome, Record, RecordLine, record_of
from tests.support.exercises import a_phase, a_routine, an_exercise, plan_of, two_sided
from tests.support.rehearsal import Rehearsal

SIMPLE = plan_of(an_exercise(a_phase(10, 3, get_ready_seconds=5)))
"""get-ready 5, then three times move-in 3, hold 10, move-out 3, with rests of 2 between."""

LEGS = plan_of(an_exercise(two_sided(10, 2, name="One leg"), a_phase(10, 2, name="Both legs"), id="knees"))

COUNTED = plan_of(an_exercise(two_sided(0, 2, crosses=True)))
"""get-ready 10, move-in left 3, three times across 4, move-out 3."""


def after(plan: Plan, *commands: str) -> Record:
    """Play commands and make the account."""
    rehearsal = Rehearsal(plan)
    rehearsal.do("begin")
    for command in commands:
        rehearsal.do(command)
    return record_of(plan, rehearsal.log)


def account(record: Record) -> str:
    """Write an account as lines: what became of each repetition, held of planned."""
    return "".join(
        f"{repetition.side or 'both'} {repetition.repetition}: {repetition.outcome.value}, "
        f"{repetition.held / 1000:g} of {repetition.planned / 1000:g}"
        + (f" and {repetition.extended / 1000:g} more" if repetition.extended else "")
        + "\n"
        for repetition in record.repetitions
    )


def check(record: Record, told: str) -> None:
    assert account(record) == dedent(told)


def test_all_done() -> None:
    record = after(SIMPLE, "after 100")
    check(
        record,
        """\
        both 1: done, 10 of 10
        both 2: done, 10 of 10
        both 3: done, 10 of 10
        """,
    )
    assert record.complete
    assert record.held == record.planned == 30_000
    assert record.pauses == ()


def test_all_skipped_is_nothing_held() -> None:
    record = after(SIMPLE, *["skip"] * len(SIMPLE.steps))
    check(
        record,
        """\
        both 1: skipped, 0 of 10
        both 2: skipped, 0 of 10
        both 3: skipped, 0 of 10
        """,
    )
    assert (record.held, record.planned, record.complete) == (0, 30_000, False)


def test_a_whole_exercise_skipped_is_nothing_held() -> None:
    record = after(LEGS, "skip exercise")
    assert {repetition.outcome for repetition in record.repetitions} == {Outcome.SKIPPED}
    assert record.held == 0


def test_a_hold_cut_short_is_credited_with_what_was_held() -> None:
    check(
        after(SIMPLE, "after 14.5", "skip", "after 100"),
        """\
        both 1: cut short, 6.5 of 10
        both 2: done, 10 of 10
        both 3: done, 10 of 10
        """,
    )


def test_a_hold_left_as_it_begins_is_skipped() -> None:
    check(
        after(SIMPLE, "after 8", "skip", "stop"),
        """\
        both 1: skipped, 0 of 10
        both 2: not reached, 0 of 10
        both 3: not reached, 0 of 10
        """,
    )


def test_moving_is_not_holding() -> None:
    record = after(SIMPLE, "after 7", "stop")
    assert record.held == 0
    assert {repetition.outcome for repetition in record.repetitions} == {Outcome.NOT_REACHED}


def test_what_lies_after_a_stop_was_not_reached() -> None:
    check(
        after(SIMPLE, "after 30", "stop"),
        """\
        both 1: done, 10 of 10
        both 2: cut short, 4 of 10
        both 3: not reached, 0 of 10
        """,
    )


def test_looking_ahead_and_going_back_skips_nothing() -> None:
    check(
        after(SIMPLE, "skip", "skip", "skip", "skip", "skip", "skip", "back exercise", "stop"),
        """\
        both 1: not reached, 0 of 10
        both 2: not reached, 0 of 10
        both 3: not reached, 0 of 10
        """,
    )


def test_going_on_after_a_stop() -> None:
    check(
        after(SIMPLE, "after 30", "stop", "after 60", "back", "resume", "after 100"),
        """\
        both 1: done, 10 of 10
        both 2: done, 10 of 10
        both 3: done, 10 of 10
        """,
    )


def test_a_hold_done_twice_counts_once() -> None:
    record = after(SIMPLE, "after 19", "back", "after 100")
    assert record.repetitions[0].held == 10_000
    assert record.held == 30_000


def test_of_several_tries_the_longest_counts() -> None:
    """Held 2 s, then 7 s, then 4 s, each from its beginning."""
    record = after(SIMPLE, "after 10", "back", "after 10", "back", "after 7", "skip", "stop")
    check(
        record,
        """\
        both 1: cut short, 7 of 10
        both 2: not reached, 0 of 10
        both 3: not reached, 0 of 10
        """,
    )


def test_what_was_done_stays_done_whatever_is_tried_later() -> None:
    check(
        after(SIMPLE, "after 19", "back", "after 2", "skip", "stop"),
        """\
        both 1: done, 10 of 10
        both 2: not reached, 0 of 10
        both 3: not reached, 0 of 10
        """,
    )


def test_a_skip_taken_back_goes_on_with_the_same_hold() -> None:
    check(
        after(SIMPLE, "after 12", "skip", "back", "after 6", "stop"),
        """\
        both 1: done, 10 of 10
        both 2: not reached, 0 of 10
        both 3: not reached, 0 of 10
        """,
    )


def test_an_extended_hold_is_done_when_the_whole_of_it_was_held() -> None:
    check(
        after(SIMPLE, "after 9", "extend", "after 14", "stop"),
        """\
        both 1: done, 15 of 10 and 5 more
        both 2: not reached, 0 of 10
        both 3: not reached, 0 of 10
        """,
    )
    check(
        after(SIMPLE, "after 9", "extend", "after 11", "skip", "stop"),
        """\
        both 1: cut short, 12 of 10 and 5 more
        both 2: not reached, 0 of 10
        both 3: not reached, 0 of 10
        """,
    )


def test_what_was_added_belongs_to_the_longest_try() -> None:
    """Extended and left after 3 s; then held for the planned 10 s."""
    check(
        after(SIMPLE, "after 9", "extend", "after 2", "back", "after 13", "stop"),
        """\
        both 1: done, 10 of 10
        both 2: not reached, 0 of 10
        both 3: not reached, 0 of 10
        """,
    )


def test_counted_repetitions_are_done_on_arrival() -> None:
    check(
        after(COUNTED, "after 19", "skip", "after 1", "stop"),
        """\
        left 1: done, 0 of 0
        right 1: done, 0 of 0
        left 2: skipped, 0 of 0
        right 2: not reached, 0 of 0
        """,
    )
    assert after(COUNTED, "after 100").complete


# --- sides and lines ------------------------------------------------------------------------------------------------


def test_each_side_has_an_account_of_its_own() -> None:
    """The left leg in full; the right left out the first time and held for 4 s the second."""
    record = after(LEGS, "after 33", "skip", "after 34", "skip", "skip", "stop")
    assert list(record.lines()) == [
        RecordLine(0, "knees", "One leg", "left", 2, 2, 0, planned=20_000, held=20_000),
        RecordLine(0, "knees", "One leg", "right", 2, 0, 2, planned=20_000, held=4_000),
        RecordLine(0, "knees", "Both legs", None, 2, 0, 0, planned=20_000, held=0),
    ]


def test_the_first_side_stands_first() -> None:
    plan = plan_of(an_exercise(two_sided(10, 1)), options=Options(first_side="right"))
    assert [line.side for line in record_of(plan, ()).lines()] == ["right", "left"]


def test_one_side_first_has_the_same_lines() -> None:
    exercise = an_exercise(two_sided(10, 2, 2))
    orders = [plan_of(exercise, options=Options(side_order=order)) for order in SIDE_ORDERS]
    assert [list(after(plan, "after 600").lines()) for plan in orders] == 2 * [
        [RecordLine(0, "stretch", "One", side, 4, 4, 0, 40_000, 40_000) for side in ("left", "right")]
    ]


def test_an_exercise_that_comes_twice_has_lines_of_its_own() -> None:
    routine = a_routine(Entry(id="stretch"), Entry(id="stretch"))
    plan = compile_plan(routine, {"stretch": an_exercise(a_phase(5, 1))})
    lines = after(plan, "after 19", "skip exercise").lines()
    assert [(line.entry, line.exercise, line.held) for line in lines] == [(0, "stretch", 5_000), (1, "stretch", 0)]


# --- pauses and unfinished sessions ---------------------------------------------------------------------------------


def test_pauses_are_told_but_their_time_is_not_counted() -> None:
    record = after(
        SIMPLE, "after 10", "pause", "after 600", "resume", "after 5", "read", "resume", "asleep 900", "tick", "stop"
    )
    assert record.pauses == (PauseReason.ASKED, PauseReason.READING, PauseReason.GAP)
    assert record.held == 4_000


def test_waiting_as_asked_for_is_no_pause() -> None:
    phase = a_phase(5, 1)
    plan = plan_of(an_exercise(phase), an_exercise(phase, id="other"), options=Options(wait_for_key=True))
    assert after(plan, "skip exercise", "after 60", "resume", "after 20").pauses == ()


def test_a_session_not_begun_has_reached_nothing() -> None:
    record = record_of(SIMPLE, ())
    assert {repetition.outcome for repetition in record.repetitions} == {Outcome.NOT_REACHED}
    assert not record.complete


@pytest.mark.parametrize("seconds", [19, 21.5, 24])
def test_in_an_unfinished_session_what_is_still_to_come_is_not_skipped(seconds: float) -> None:
    check(
        after(SIMPLE, f"after {seconds}"),
        """\
        both 1: done, 10 of 10
        both 2: not reached, 0 of 10
        both 3: not reached, 0 of 10
        """,
    )


def test_an_unfinished_session_knows_what_a_skip_passed_over() -> None:
    plan = plan_of(an_exercise(a_phase(10, 2), id="first"), an_exercise(a_phase(10, 1), id="second"))
    check(
        after(plan, "after 24", "skip exercise"),
        """\
        both 1: done, 10 of 10
        both 2: skipped, 0 of 10
        both 1: not reached, 0 of 10
        """,
    )


def test_a_rehearsal_is_accounted_for_like_the_plan() -> None:
    assert after(replace(SIMPLE, speed=60), "after 2").held == 30_000


def test_a_first_step_that_counts_is_not_skipped_before_it_is_begun() -> None:
    plan = plan_of(an_exercise(a_phase(10, 1, get_ready_seconds=0, move_in_seconds=0)))
    assert record_of(plan, ()).repetitions[0].outcome is Outcome.NOT_REACHED


@pytest.mark.parametrize(
    ("commands", "seconds"),
    [
        (["after 7", "stop"], 7),
        (["after 7", "pause", "after 60", "resume", "after 5", "stop"], 7 + 2),  # three of five are the lead-in
        (["after 12", "skip", "after 1", "back", "after 2", "stop"], 15),
        (["after 12", "skip", "back", "pause", "after 9", "resume", "after 4", "stop"], 13),
        (["after 12", "stop", "back", "resume", "after 5", "stop"], 14),
        (["after 12", "back", "after 1", "stop"], 13),
        (["after 200"], 5 + 3 * 16 + 2 * 2),
    ],
)
def test_time_spent_counts_once_and_pauses_do_not(commands: list[str], seconds: int) -> None:
    assert after(SIMPLE, *commands).active == seconds * 1000
