"""A session of the past, line by line."""

from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session.record import record_of
from backstretch_tui.core.text.past_report import past_report
from tests.support.exercises import a_phase, an_exercise, plan_of, two_sided
from tests.support.rehearsal import Rehearsal


def past(plan: Plan, *commands: str) -> list[str]:
    """Play a session and return what is said of it later."""
    rehearsal = Rehearsal(plan)
    for command in ("begin", *commands):
        rehearsal.do(command)
    return list(past_report(record_of(plan, rehearsal.log), {"stretch": "Stretch"}))


def test_each_exercise_phase_and_side_has_a_line() -> None:
    plan = plan_of(an_exercise(two_sided(5, 1, name="One leg")), an_exercise(a_phase(0, 2), id="gone"))
    assert past(plan, "after 300") == [
        "Stretch, left: 1 of 1, 5 of 5 s held",
        "Stretch, right: 1 of 1, 5 of 5 s held",
        "gone: 2 of 2",
    ]


def test_phases_are_named_where_an_exercise_has_several() -> None:
    plan = plan_of(an_exercise(two_sided(5, 1, name="One leg"), a_phase(5, 1, name="Both legs")))
    assert [line.partition(":")[0] for line in past(plan, "after 300")] == [
        "Stretch, one leg, left",
        "Stretch, one leg, right",
        "Stretch, both legs",
    ]


def test_of_a_hold_cut_short_only_whole_seconds_are_claimed() -> None:
    plan = plan_of(an_exercise(a_phase(40, 1, get_ready_seconds=1, move_in_seconds=1)))
    assert past(plan, "after 4.999", "stop") == ["Stretch: 0 of 1, 2 of 40 s held, 1 skipped or cut short"]


def test_longer_holds_and_pauses_are_counted() -> None:
    plan = plan_of(an_exercise(a_phase(5, 1, get_ready_seconds=1, move_in_seconds=1)))
    commands = ["pause", "resume", "after 4", "pause", "resume", "after 4", "read", "resume", "extend", "after 60"]
    assert past(plan, *commands)[1:] == [
        "1 repetition held longer than planned",
        "You paused (2 times)",
        "Paused while you were reading (once)",
    ]
