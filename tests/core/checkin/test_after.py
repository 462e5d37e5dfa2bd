"""After a session: pain, activities, a note."""

from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.checkin.after import after
from backstretch_tui.core.checkin.values import PastAnswers, SaveActivity, SaveAnswer, SaveNote, SavePainAfter
from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.session.summary import MAX_NOTE_CHARACTERS
from backstretch_tui.core.text.safety import PAIN_AFTER
from tests.support.conversations import hold, hold_any

TODAY = day_of("2026-11-22")
SOCKS = ("Socks on", "Shopping")


def test_score_and_note_are_asked_and_saved() -> None:
    held = hold(after(PastAnswers(), (), TODAY), 3, "stiff")
    assert held.questions == ["score", "note"]
    assert held.saved == [SavePainAfter(3), SaveNote("stiff")]
    assert held.told == []


def test_all_of_it_is_in_one_dialog() -> None:
    held = hold(after(PastAnswers(), SOCKS, TODAY), 3, 4, 5, "")
    assert {ask.title for ask in held.asked} == {"After your session"}


def test_everything_can_be_skipped_one_by_one() -> None:
    held = hold(after(PastAnswers(), SOCKS, TODAY), "skip", "skip", "skip", "")
    assert held.saved == [SaveAnswer("activities", "asked")]


def test_whoever_wants_no_questions_gets_none() -> None:
    assert hold(after(PastAnswers(), SOCKS, TODAY, asks=False)).saved == []


def test_to_leave_is_to_leave_the_rest() -> None:
    assert hold(after(PastAnswers(), SOCKS, TODAY), None).saved == []
    held = hold(after(PastAnswers(), SOCKS, TODAY), 3, 8, None)
    assert held.saved == [SavePainAfter(3), SaveAnswer("activities", "asked"), SaveActivity("Socks on", 8)]


def test_pain_above_5_is_told_to_be_a_reason_to_rest() -> None:
    assert hold(after(PastAnswers(), (), TODAY), 6, "").told == [PAIN_AFTER]
    assert hold(after(PastAnswers(), (), TODAY), 5, "").told == []


def test_activities_are_asked_about_once_a_week() -> None:
    assert hold(after(PastAnswers(activities_on="2026-11-16"), SOCKS, TODAY), 3, "").questions == ["score", "note"]
    held = hold(after(PastAnswers(activities_on="2026-11-15"), SOCKS, TODAY), 3, 0, 10, "")
    assert held.saved[-2:] == [SaveActivity("Socks on", 0), SaveActivity("Shopping", 10)]


def test_a_note_is_as_long_as_it_may_be() -> None:
    held = hold(after(PastAnswers(), (), TODAY), "skip", "x" * 2000)
    assert held.saved == [SaveNote("x" * MAX_NOTE_CHARACTERS)]


@given(st.lists(st.text(min_size=1), max_size=3, unique=True), st.data())
def test_after_a_session(activities: list[str], data: st.DataObject) -> None:
    outcome, said, saved = hold_any(after(PastAnswers(), activities, 700_000), data)
    assert outcome is None
    assert len({ask.text for ask, _ in said}) == len(said)
    if [reply for _, reply in said if reply is None]:
        assert said[-1][1] is None
    assert len(saved) == len(set(saved))
