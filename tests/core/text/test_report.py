"""A session's account in words claims what was done, and nothing else."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import IllegalEventError
from backstretch_tui.core.session.record import Outcome, Record, record_of
from backstretch_tui.core.text.report import ReportRow, comes_next, missing, report, verdict
from tests.support.exercises import a_phase, an_exercise, plan_of, plans, shipped, two_sided
from tests.support.rehearsal import COMMANDS, Rehearsal

QUICK = {"get_ready_seconds": 1, "move_in_seconds": 1, "move_out_seconds": 1, "rest_seconds": 1}
SCRIPT = [*sorted({*COMMANDS} - {"begin", "stop"}), "after 0.4", "after 3", "after 9"]


def after(plan: Plan, *commands: str) -> tuple[list[ReportRow], Record]:
    """Play a session and return its account, with the record it is made from."""
    rehearsal = Rehearsal(plan)
    for command in ("begin", *commands):
        rehearsal.do(command)
    record = record_of(plan, rehearsal.log)
    return report(plan, record), record


def written(rows: list[ReportRow]) -> list[str]:
    return ["  ".join([row.exercise, row.side, row.repetitions, row.held, row.note]).strip() for row in rows]


def test_all_done() -> None:
    rows, record = after(
        plan_of(an_exercise(two_sided(5, 2, side_word="leg", change_side_seconds=1, **QUICK))), "after 60"
    )
    assert written(rows) == ["Stretch  Left leg  2 of 2  10 of 10 s", "Stretch  Right leg  2 of 2  10 of 10 s"]
    assert all(row.complete for row in rows)
    assert verdict(record) == "All 4 repetitions done."


def test_what_is_missing_is_skipped_or_not_reached() -> None:
    rows, record = after(
        plan_of(an_exercise(a_phase(5, 4, **QUICK))), "after 8", "skip", "skip", "skip", "skip", "stop"
    )
    assert written(rows) == ["Stretch    1 of 4  5 of 20 s  1 skipped, 2 not reached"]
    assert not rows[0].complete
    assert verdict(record) == "1 of 4 repetitions done."


def test_nothing_done() -> None:
    rows, record = after(plan_of(an_exercise(a_phase(5, 2, **QUICK))), "after 6.9", "stop")
    assert written(rows) == ["Stretch    0 of 2  4 of 10 s  1 skipped, 1 not reached"]
    assert verdict(record) == "No complete repetitions."


def test_of_a_hold_cut_short_only_whole_seconds_are_claimed() -> None:
    rows, _ = after(plan_of(an_exercise(a_phase(40, 1, **QUICK))), "after 2.999", "stop")
    assert rows[0].held == "0 of 40 s"


def test_a_hold_of_a_fraction_of_a_second_held_to_its_end_is_claimed_whole() -> None:
    rows, _ = after(plan_of(an_exercise(a_phase(2.5, 1, **QUICK))), "after 60")
    assert rows[0].held == "2.5 of 2.5 s"


def test_an_extended_hold_is_claimed_with_its_extension() -> None:
    rows, _ = after(plan_of(an_exercise(a_phase(5, 1, **QUICK))), "after 3", "extend", "after 60")
    assert rows[0].held == "10 of 5 s"


def test_long_times_are_written_out() -> None:
    rows, _ = after(plan_of(an_exercise(a_phase(600, 4, **QUICK))), "after 3000")
    assert rows[0].held == "2400 of 2400 s"


def test_repetitions_that_are_only_counted_have_no_time() -> None:
    rows, _ = after(plan_of(an_exercise(a_phase(0, 3, **QUICK))), "after 60")
    assert written(rows) == ["Stretch    3 of 3"]


def test_phases_are_told_apart_by_their_names() -> None:
    both = an_exercise(two_sided(5, 1, name="One leg", side_word="leg"), a_phase(5, 1, name="Both legs"))
    rows, _ = after(plan_of(both), "stop")
    assert [(row.exercise, row.side) for row in rows] == [
        ("Stretch, one leg", "Left leg"),
        ("Stretch, one leg", "Right leg"),
        ("Stretch, both legs", ""),
    ]


def test_the_word_for_a_side_is_shown_letter_for_letter() -> None:
    rows, _ = after(plan_of(an_exercise(two_sided(5, 1, side_word="SI joint"))), "stop")
    assert [row.side for row in rows] == ["Left SI joint", "Right SI joint"]


def test_a_session_of_a_single_repetition_is_not_told_of_all() -> None:
    _, record = after(plan_of(an_exercise(a_phase(5, 1, **QUICK))), "after 60")
    assert verdict(record) == "The one repetition was done."


def test_what_is_missing_is_said_in_a_line_each() -> None:
    plan = plan_of(an_exercise(a_phase(5, 4, **QUICK), id="a"), an_exercise(a_phase(5, 2, **QUICK), id="b"))
    _, record = after(plan, "after 8", "skip", "skip", "skip", "skip", "stop")
    assert missing(plan, record) == ["Skipped or cut short: A (1).", "Not reached: A (2), B (2)."]
    _, record = after(plan, "after 300")
    assert missing(plan, record) == []


@pytest.mark.parametrize(
    ("pain", "said"),
    [
        (None, "Tomorrow: Test again."),
        (5, "Tomorrow: Test again."),
        (6, "Next: rest until your pain is 5 or lower."),
    ],
)
def test_what_comes_next(pain: int | None, said: str) -> None:
    assert comes_next(plan_of(an_exercise(a_phase(5, 1))), pain) == said


def test_after_a_rehearsal_it_is_said_where_it_is_found() -> None:
    plan = plan_of(an_exercise(a_phase(5, 1)), options=Options(speed=2))
    assert "history --all" in comes_next(plan, None)


@pytest.mark.parametrize("name", ["daily", "relief"])
def test_a_shipped_routine_played_to_its_end_is_all_done(name: str) -> None:
    library = shipped()
    rehearsal = Rehearsal(plan_of(*(library.exercises[entry.id] for entry in library.routines[name].exercises)), 1000)
    rehearsal.do("begin")
    rehearsal.after(rehearsal.plan.milliseconds / 1000)
    rows = report(rehearsal.plan, record_of(rehearsal.plan, rehearsal.log))
    assert all(row.complete and not row.note for row in rows)
    assert [row.exercise for row in rows] == sorted(
        (row.exercise for row in rows), key=[r.exercise for r in rows].index
    )


@given(plans(), st.lists(st.sampled_from(SCRIPT), max_size=12))
def test_an_account_never_claims_what_was_not_done(plan: Plan, commands: list[str]) -> None:
    rehearsal = Rehearsal(plan, ticks_every=1_500)
    rehearsal.do("begin")
    for command in commands:
        with suppress(IllegalEventError):
            rehearsal.do(command)
    record = record_of(plan, rehearsal.log)
    rows = report(plan, record)
    lines = list(record.lines())
    numbers = [[int(number) for number in row.repetitions.split(" of ")] for row in rows]
    assert sum(done for done, _ in numbers) == sum(r.outcome is Outcome.DONE for r in record.repetitions)
    assert sum(planned for _, planned in numbers) == len(record.repetitions)
    held = [float(row.held.partition(" of ")[0] or 0) for row in rows]
    assert all(claimed * 1000 <= line.held for claimed, line in zip(held, lines, strict=True))
    for row, (done, planned) in zip(rows, numbers, strict=True):
        missing = sum(int(number) for number in re.findall(r"\d+", row.note))
        assert done + missing == planned
        assert row.complete == (done == planned) == (not row.note)
    assert record.complete == all(row.complete for row in rows)
