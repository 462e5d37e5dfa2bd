"""Dose advice: the rule step by step, and what holds of it whatever the past was like."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.format.dates import date_of
from backstretch_tui.core.insights.dose_advice import Advice, advise, with_steps
from backstretch_tui.core.model.exercise import Entry, Exercise, Routine
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.options import DEFAULTS
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.session.summary import SessionSummary, Timestamp
from tests.support.exercises import a_phase, a_routine, an_exercise, routines

DAY = 86_400_000
TODAY = 740_000

FIRST = an_exercise(a_phase(hold=(3, 5), repetitions=(5, 9)), id="first")
SECOND = an_exercise(a_phase(hold=(10, 20), repetitions=3), id="second")
EXERCISES = {"first": FIRST, "second": SECOND}
GENTLE = SessionRequest(a_routine(Entry(id="first"), Entry(id="second")))
MIDDLE = replace(GENTLE, options=replace(DEFAULTS, dose=Dose("middle", "middle")))
FULL = replace(GENTLE, options=replace(DEFAULTS, dose=Dose("full", "full")))


def moment(ago: int) -> Timestamp:
    return Timestamp((TODAY - ago) * DAY, date_of(TODAY - ago), 0, "")


def past(ago: int, before: int | None = 2, after: int | None = 2, *, complete: bool = True) -> SessionSummary:
    """Return a session so many days ago, as large as any here."""
    began = moment(ago)
    return SessionSummary(
        str(ago), began, began.utc, began.utc, "test", "Test", "gentle", 1, 100, 100 if complete else 40,
        900_000, 900_000 if complete else 400_000, 0, 0, before, after,
    )  # fmt: skip


def said(
    *sessions: SessionSummary, choice: SessionRequest = MIDDLE, answered: int | None = None, score: int | None = None
) -> str:
    moment_answered = None if answered is None else moment(answered)
    return told(advise(sessions, choice, EXERCISES, TODAY, answered=moment_answered, score=score))


def told(advice: Advice) -> str:
    return f"{advice.reason} {advice.what}"


THREE = (past(3), past(2), past(1))


def test_three_days_of_easy_sessions_lead_one_step_up() -> None:
    assert said(*THREE, choice=GENTLE) == (
        "You completed three sessions in a row, on different days, with pain of 3 or less. "
        "One step up: First, 7 times instead of 5."
    )


@pytest.mark.parametrize(
    "sessions",
    [
        THREE[1:],
        (past(2), past(1), past(1)),  # two days only
        (past(3), past(2, complete=False), past(1)),
        (past(3), past(2, after=4), past(1)),
        (past(3), past(2, after=None), past(1)),  # not said is not easy
        (past(3, before=0), past(2, before=1), past(1, before=2)),  # risen by 2
        (past(3), past(2)._replace(planned=1000), past(1)),  # a smaller session than today's
        (past(3), past(2)._replace(planned_repetitions=5), past(1)),
    ],
)
def test_anything_less_leads_no_step_up(sessions: tuple[SessionSummary, ...]) -> None:
    assert said(*sessions) == "No change is needed. Keep this dose."


def test_two_sessions_a_day_count_as_one_day() -> None:
    assert "One step up" in said(past(3), past(2), past(2), past(1), past(1))


def test_a_score_above_three_now_leads_no_step_up() -> None:
    assert said(*THREE, score=3).startswith("You completed")
    assert said(past(3, before=3), past(2, before=3), past(1, before=3), score=4) == (
        "Pain of 4 or 5 is a reason not to do more. Keep this dose."
    )


@pytest.mark.parametrize("pain", [4, 5])
def test_pain_of_four_or_five_is_a_reason_to_stay(pain: int) -> None:
    assert said(past(3), past(2), past(1, after=pain)) == ("Pain of 4 or 5 is a reason not to do more. Keep this dose.")


def test_pain_of_six_or_more_leads_a_step_down() -> None:
    assert said(past(1, after=6)) == (
        "Your pain was 6 out of 10 in your last session. One step down: Second, holds of 10 s instead of 15 s."
    )
    assert said(past(1, before=7)).startswith("Your pain was 7 out of 10 in your last session. One step down: ")
    assert said(score=6).startswith("Your pain is 6 out of 10 now. One step down: ")


def test_a_score_before_that_has_risen_by_two_leads_a_step_down() -> None:
    assert said(past(1, before=1), score=3).startswith(
        "Your pain before a session has risen from 1 to 3. One step down: "
    )
    assert "risen" not in said(past(1, before=1), score=2)


def test_three_sessions_cut_short_lead_a_step_down() -> None:
    cut = [past(ago, complete=False) for ago in (3, 2, 1)]
    assert said(*cut).startswith("Your last three sessions were cut short. One step down: ")
    assert "cut short" not in said(past(3), *cut[1:])


def test_seven_days_away_lead_one_step_down_for_each_exercise() -> None:
    assert said(past(7)) == (
        "Your last session was 7 days ago. "
        "One step down for each exercise: First, holds of 3 s instead of 4 s; Second, holds of 10 s instead of 15 s."
    )
    assert "days ago" not in said(past(6))


def test_four_weeks_away_lead_back_to_gentle() -> None:
    assert said(past(28), choice=FULL) == (
        "Your last session was 28 days ago. Back to gentle: First, 5 times instead of 9; "
        "First, holds of 3 s instead of 5 s; Second, holds of 10 s instead of 20 s."
    )


def test_what_was_answered_is_not_asked_again() -> None:
    assert "not done a session since" in said(past(2, after=8), answered=1)
    assert "not done a session since" in said(past(30), answered=0)
    assert "No change is needed" in said(past(2, after=8), past(1, before=8), answered=1)  # that 8 was known then
    assert "8 out of 10" in said(past(2, after=8), past(1, after=8), answered=1)
    assert "40 days ago" in said(past(40), answered=28)
    assert "15 days ago. One step down for each exercise" in said(past(15), answered=7)
    assert said(past(2, after=8), answered=1, score=6).startswith("Your pain is 6 out of 10 now. One step down: ")


def test_where_there_is_no_further_step_that_is_said() -> None:
    large = [session._replace(planned=10**9) for session in THREE]
    assert "already at its fullest" in said(*large, choice=FULL)
    assert "already at its gentlest" in said(past(1, after=9), choice=GENTLE)
    assert "a good dose to start again" in said(past(9), choice=GENTLE)


def test_what_the_routine_fixes_is_not_stepped() -> None:
    fixed = replace(GENTLE, routine=a_routine(Entry(id="first", repetitions=5, hold_seconds=3)))
    assert "already at its fullest" in said(*THREE, choice=fixed)


def test_a_step_is_taken_in_the_next_plan_and_the_one_back_undoes_it() -> None:
    up = advise(THREE, GENTLE, EXERCISES, TODAY)
    higher = replace(GENTLE, own=with_steps(GENTLE.own, up.steps))
    assert higher.own == (Entry(id="first", repetitions=7),)
    assert len(higher.plan(EXERCISES).holds) == len(GENTLE.plan(EXERCISES).holds) + 2
    down = advise([past(1, after=6)], higher, EXERCISES, TODAY)
    assert with_steps(higher.own, down.steps) == (Entry(id="first", repetitions=5),)


Drawn = tuple[Routine, dict[str, Exercise]]

SCORES = st.none() | st.integers(0, 10)
SESSIONS = st.lists(
    st.builds(past, st.integers(0, 40), SCORES, SCORES, complete=st.booleans()), max_size=6
).map(lambda sessions: sorted(sessions, key=lambda session: session.began.utc))  # fmt: skip


@given(SESSIONS, routines(), st.sampled_from(["gentle", "middle", "full"]), SCORES, st.none() | st.integers(0, 40))
def test_advice_is_explained_inside_the_ranges_and_one_step_at_a_time(
    sessions: list[SessionSummary], drawn: Drawn, level: str, score: int | None, answered: int | None
) -> None:
    routine, exercises = drawn
    choice = SessionRequest(routine, replace(DEFAULTS, dose=Dose.parse(level)))
    for _ in range(3):
        moment_answered = None if answered is None else moment(answered)
        advice = advise(sessions, choice, exercises, TODAY, answered=moment_answered, score=score)

        assert advice.reason.endswith(".")
        assert advice.what.endswith(".")
        for step in advice.steps:
            assert step.now != step.then
            assert step.words in advice.what
            for phase in step.exercise.phases:
                between = getattr(phase, step.quantity)
                assert between.min <= step.then <= between.max
        if "days ago" in advice.reason:
            assert all(step.then < step.now for step in advice.steps)
            changed = [(step.exercise.id, step.quantity) for step in advice.steps]
            each = changed if "Back to gentle" in advice.what else [exercise_id for exercise_id, _ in changed]
            assert len(set(each)) == len(each)
        else:
            assert len(advice.steps) <= 1
        choice = replace(choice, own=with_steps(choice.own, advice.steps))
        choice.plan(exercises)


@given(routines(), st.floats(0, 600), st.integers(1, 100))
def test_a_dose_of_the_persons_own_never_leaves_the_range(drawn: Drawn, hold_seconds: float, repetitions: int) -> None:
    routine, exercises = drawn
    own = tuple(Entry(id=key, hold_seconds=hold_seconds, repetitions=repetitions) for key in exercises)
    plan = SessionRequest(routine, own=own).plan(exercises)
    for step in plan.steps:
        phase = plan.phase_of(step)
        assert phase.repetitions.min <= step.repetitions <= phase.repetitions.max
    for step in plan.holds:
        between = plan.phase_of(step).hold_seconds
        assert round(between.min * 1000) <= step.milliseconds <= round(between.max * 1000)
