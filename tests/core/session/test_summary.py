"""A session summed up: what was planned, what was held on which side, and what the person said."""

from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.session.record import Outcome, Record, Repetition
from backstretch_tui.core.session.summary import SessionStart, SessionSummary, Timestamp, revised, summarize
from tests.support.exercises import a_phase, an_exercise, plan_of

BEGAN = Timestamp(1_000_000, "2026-11-22", 60, "Europe/Berlin")

PLAN = plan_of(an_exercise(a_phase((5, 10), (2, 4))), options=Options(dose=Dose("full", "gentle"), speed=7))

RECORD = Record(
    (
        Repetition(0, "stretch", "One", "left", 1, 1, 10_000, 10_000, 0, Outcome.DONE),
        Repetition(0, "stretch", "One", "right", 1, 1, 10_000, 7_000, 0, Outcome.CUT_SHORT),
        Repetition(0, "stretch", "One", "left", 1, 2, 10_000, 15_000, 5_000, Outcome.DONE),
        Repetition(0, "stretch", "Two", None, 1, 1, 20_000, 0, 0, Outcome.SKIPPED),
    ),
    (),
    active=40_000,
)


def test_a_session_is_summed_up() -> None:
    beginning = SessionStart("an-id", BEGAN, pain_before=6, pain_after=4, note="stiff")
    session = summarize(beginning, PLAN, RECORD, ended=1_090_000)
    assert session == SessionSummary(
        id="an-id", began=BEGAN, ended=1_090_000, revised=1_090_000, routine="test", name="Test",
        dose=str(Dose("full", "gentle")), speed=7, planned_repetitions=4, done_repetitions=2,
        planned=50_000, held=32_000, left=25_000, right=7_000, pain_before=6, pain_after=4, note="stiff", active=40_000,
    )  # fmt: skip
    assert session.is_rehearsal
    assert not session.is_complete


def test_of_two_versions_the_later_counts_though_the_clock_was_set_back() -> None:
    first = summarize(SessionStart("an-id", BEGAN, revised=2_000_000), PLAN, RECORD, ended=1_090_000)
    assert first.revised == 2_000_001
    assert revised(first, 1_000_000).revised == 2_000_002
    assert revised(first, 3_000_000).revised == 3_000_000
