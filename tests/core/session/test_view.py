"""What is shown of a session, and when it changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import (
    Begin,
    Extend,
    Finished,
    Pause,
    Paused,
    PauseReason,
    Position,
    Ready,
    Running,
    State,
    Tick,
    advance,
    legal,
)
from backstretch_tui.core.session.view import SessionView, milliseconds_to_change, session_view
from tests.support.exercises import a_phase, an_exercise, plan_of, plans, shipped, two_sided
from tests.support.rehearsal import Rehearsal

PLAN = plan_of(an_exercise(a_phase(5, 2, get_ready_seconds=10)), an_exercise(a_phase(5, 1), id="bridge"))
WHOLE_SECONDS = plan_of(*shipped().exercises.values())


def seen(plan: Plan, *commands: str) -> SessionView:
    """Return what is shown after some commands."""
    return session_view(plan, after(plan, *commands))


def after(plan: Plan, *commands: str) -> State:
    rehearsal = Rehearsal(plan)
    for command in commands:
        rehearsal.do(command)
    return rehearsal.state


# --- what is shown


def test_the_start_of_a_session() -> None:
    now = seen(PLAN, "begin")
    assert (now.exercise, now.count, now.doing, now.side, now.repetition) == (
        "Stretch",
        "1 of 2",
        "Get ready",
        "",
        "1 of 2",
    )
    assert (now.cue, now.next) == ("Lie down", "Hold for 5 s")
    assert (now.seconds_left, now.step_fraction, now.session_fraction) == (10, 0, 0)
    assert now.session_seconds_left * 1000 == PLAN.milliseconds
    assert now.paused is None
    assert not now.leading_in


def test_before_it_begins_a_session_looks_like_its_first_step() -> None:
    assert session_view(PLAN, Ready()) == seen(PLAN, "begin")


def test_a_second_begun_is_still_shown() -> None:
    assert [seen(PLAN, "begin", f"after {t}").seconds_left for t in (0.001, 0.999, 1, 9.999, 10)] == [10, 10, 9, 1, 3]


def test_a_session_with_sides_names_them() -> None:
    plan = plan_of(an_exercise(two_sided(5, 1, side_word="leg")))
    assert seen(plan, "begin").side == "Left leg"
    assert seen(plan, "begin", "skip", "skip", "skip", "skip").side == "Right leg"


def test_the_word_for_a_side_is_shown_letter_for_letter() -> None:
    plan = plan_of(an_exercise(two_sided(5, 1, side_word="SI joint")))
    assert seen(plan, "begin").side == "Left SI joint"
    assert seen(plan, "begin", "skip", "skip").next == "Right SI joint, rep 1 of 1"


def test_a_session_with_sets_counts_them() -> None:
    assert seen(plan_of(an_exercise(a_phase(5, 3, sets=2))), "begin").repetition == "Set 1 of 2, 1 of 3"


def test_a_lead_in_counts_down_before_the_place_that_was_left() -> None:
    left = ("begin", "after 4", "pause", "resume")
    now = seen(PLAN, *left)
    assert (now.leading_in, now.doing, now.seconds_left, now.step_fraction) == (True, "Resuming", 3, 0.4)
    assert now.session_seconds_left == seen(PLAN, "begin", "after 4").session_seconds_left
    assert seen(PLAN, *left, "after 2.999").seconds_left == 1
    assert seen(PLAN, *left, "after 3") == seen(PLAN, "begin", "after 4")


@pytest.mark.parametrize(
    ("command", "reason"), [("pause", PauseReason.ASKED), ("read", PauseReason.READING), ("gap", PauseReason.GAP)]
)
def test_a_paused_session_says_why_and_where(command: str, reason: PauseReason) -> None:
    now = seen(PLAN, "begin", "after 4", command)
    assert (now.paused, now.seconds_left) == (reason, 6)


def test_a_hold_made_longer_has_more_left_and_a_smaller_part_of_it_spent() -> None:
    now = seen(PLAN, "begin", "skip", "skip", "after 4", "extend")
    assert (now.step.milliseconds, now.seconds_left) == (5_000, 1 + 5)
    assert now.step_fraction == pytest.approx(4 / 10)
    later = PLAN.milliseconds - now.step.starts_at - now.step.milliseconds
    assert now.session_seconds_left == 6 + later // 1000
    assert now.session_fraction == pytest.approx(1 - now.session_seconds_left * 1000 / PLAN.milliseconds)


def test_a_session_that_is_over_is_full() -> None:
    over = seen(PLAN, "begin", "after 60")
    assert (over.session_fraction, over.paused) == (1, None)


NEXT = """
    get-ready    one leg   left  1  Hold for 5 s
    move-in      one leg   left  1  Hold for 5 s
    hold         one leg   left  1  Right leg, rep 1 of 2
    move-out     one leg   left  1  Right leg, rep 1 of 2
    change-side  one leg   right 1  Hold for 5 s
    move-in      one leg   right 1  Hold for 5 s
    hold         one leg   right 1  Left leg, rep 2 of 2
    move-out     one leg   right 1  Left leg, rep 2 of 2
    change-side  one leg   left  2  Hold for 5 s
    move-in      one leg   left  2  Hold for 5 s
    hold         one leg   left  2  Right leg, rep 2 of 2
    move-out     one leg   left  2  Right leg, rep 2 of 2
    change-side  one leg   right 2  Hold for 5 s
    move-in      one leg   right 2  Hold for 5 s
    hold         one leg   right 2  Both legs
    move-out     one leg   right 2  Both legs
    get-ready    both legs -     1  Hold for 7.5 s
    move-in      both legs -     1  Hold for 7.5 s
    hold         both legs -     1  Rep 2 of 2
    move-out     both legs -     1  Rep 2 of 2
    rest         both legs -     2  Hold for 7.5 s
    move-in      both legs -     2  Hold for 7.5 s
    hold         both legs -     2  Bridge
    move-out     both legs -     2  Bridge
    get-ready    lift      -     1  Rep 2 of 2
    move-in      lift      -     1  Rep 2 of 2
    move-out     lift      -     1  Rep 2 of 2
    rest         lift      -     2  The end
    move-in      lift      -     2  The end
    move-out     lift      -     2  The end
"""


def test_what_comes_next_is_told_at_every_step() -> None:
    phases = two_sided(5, 2, name="one leg", side_word="leg"), a_phase(7.5, 2, name="Both legs")
    plan = plan_of(an_exercise(*phases), an_exercise(a_phase(0, 2, name="lift"), id="bridge"))
    told = []
    for index, step in enumerate(plan.steps):
        now = seen(plan, "begin", *["skip"] * index)
        told.append(f"{step.kind:<12} {step.phase.lower():<9} {step.side or '-':<5} {step.repetition}  {now.next}")
    assert told == [line.strip() for line in NEXT.strip().splitlines()]


def test_a_repetition_on_the_same_side_is_announced_without_it() -> None:
    plan = plan_of(an_exercise(two_sided(5, 2)), options=Options(side_order="one-side-first"))
    assert seen(plan, "begin", "skip", "skip").next == "Rep 2 of 2"


def test_after_the_last_of_repetitions_only_counted_comes_the_next_exercise_not_its_hold() -> None:
    plan = plan_of(an_exercise(a_phase(0, 1)), an_exercise(id="bridge"))
    assert seen(plan, "begin", "skip").next == "Bridge"


# --- when it changes


def test_what_stands_still_never_changes() -> None:
    assert milliseconds_to_change(PLAN, Ready()) is None
    assert milliseconds_to_change(PLAN, after(PLAN, "begin", "pause")) is None
    assert milliseconds_to_change(PLAN, after(PLAN, "begin", "stop")) is None


SPEEDS = (1, 1, 3, 7, 60)
THEN: list[list[str]] = [[], ["extend"], ["pause", "resume"], ["pause", "resume", "skip"]]


@given(plans(speeds=SPEEDS), st.lists(st.integers(1, 2_999), max_size=8), st.sampled_from(THEN))
def test_a_glance_changes_at_the_moment_that_is_told_and_not_before(
    plan: Plan, passed: list[int], then: list[str]
) -> None:
    rehearsal = Rehearsal(plan)
    rehearsal.do("begin")
    for milliseconds in passed:
        rehearsal.asleep(milliseconds / 1000)
        rehearsal.do("tick")
    if then[:1] and {"extend": Extend, "pause": Pause}[then[0]] in legal(plan, rehearsal.state):
        for command in then:
            rehearsal.do(command)
    state = rehearsal.state
    if not isinstance(state, Running):
        return
    wait = milliseconds_to_change(plan, state)
    assert wait is not None
    assert 1 <= wait <= 1000

    def shown_in(milliseconds: int) -> SessionView:
        return session_view(plan, advance(plan, state, Tick(rehearsal.now + milliseconds))[0])

    before = session_view(plan, state)
    assert shown_in(wait) != before
    assert {shown_in(earlier) for earlier in {1, wait // 2, wait - 1} - {wait}} <= {before}


def test_looked_at_only_when_told_to_every_change_of_a_session_is_seen() -> None:
    """Compared with a look at every single millisecond."""
    plan = plan_of(an_exercise(two_sided(2.5, 1, get_ready_seconds=1.2, move_in_seconds=0.7)), an_exercise(id="next"))
    dense: list[tuple[int, SessionView]] = []
    sparse: list[tuple[int, SessionView]] = []
    state: State = advance(plan, Ready(), Begin(0))[0]
    for now in range(plan.milliseconds + 1):
        state = advance(plan, state, Tick(now))[0]
        if not dense or dense[-1][1] != session_view(plan, state):
            dense.append((now, session_view(plan, state)))
    state, now = advance(plan, Ready(), Begin(0))[0], 0
    while True:
        sparse.append((now, session_view(plan, state)))
        wait = milliseconds_to_change(plan, state)
        if wait is None:
            break
        now += wait
        state = advance(plan, state, Tick(now))[0]
    assert sparse == dense
    assert isinstance(state, Finished)


@given(st.integers(0, WHOLE_SECONDS.milliseconds - 5_001), st.integers(1, 5_000))
def test_where_times_are_whole_seconds_both_clocks_change_at_the_same_moment(start: int, more: int) -> None:
    one, other = (session_view(WHOLE_SECONDS, _at(WHOLE_SECONDS, at)) for at in (start, start + more))
    passed = one.session_seconds_left - other.session_seconds_left
    assert passed >= 0
    assert (one == other) == (passed == 0 and (one.step, one.seconds_left) == (other.step, other.seconds_left))
    if one.step == other.step:
        assert passed == one.seconds_left - other.seconds_left


def _at(plan: Plan, at: int) -> State:
    """Return the state so many milliseconds into a session, found without playing it."""
    step = next(step for step in reversed(plan.steps) if step.starts_at <= at)
    return Running(Position(step.index, at - step.starts_at), at)


@given(plans(), st.integers(50, 2_999), st.none() | st.integers(0, 30))
def test_bars_and_clocks_only_go_one_way_but_for_a_longer_hold(plan: Plan, every: int, extend_at: int | None) -> None:
    rehearsal = Rehearsal(plan)
    rehearsal.do("begin")
    before = session_view(plan, rehearsal.state)
    for tick in range(40):
        rehearsal.asleep(every / 1000)
        rehearsal.do("tick")
        if isinstance(rehearsal.state, Paused):
            rehearsal.do("resume")
        now = session_view(plan, rehearsal.state)
        if isinstance(rehearsal.state, Finished):
            break
        assert 0 <= before.session_fraction <= now.session_fraction <= 1
        assert 0 <= now.step_fraction <= 1
        assert now.session_seconds_left <= before.session_seconds_left
        assert now.step != before.step or now.step_fraction >= before.step_fraction
        if tick == extend_at and Extend in legal(plan, rehearsal.state):
            rehearsal.do("extend")
            now = session_view(plan, rehearsal.state)
        before = now


@given(plans())
def test_equal_states_at_different_times_of_day_look_the_same(plan: Plan) -> None:
    early, late = advance(plan, Ready(), Begin(0))[0], advance(plan, Ready(), Begin(10**9))[0]
    assert session_view(plan, early) == session_view(plan, late)


def test_waiting_for_a_key_shows_the_exercise_waited_for() -> None:
    plan = plan_of(an_exercise(), an_exercise(id="bridge"), options=Options(wait_for_key=True))
    now = seen(plan, "begin", "skip exercise")
    assert (now.paused, now.exercise, now.seconds_left, now.step_fraction) == (PauseReason.KEY, "Bridge", 0, 0)
    assert seen(plan, "begin", "skip exercise", "resume").seconds_left == 3
