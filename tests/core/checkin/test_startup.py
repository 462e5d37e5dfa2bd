"""When the program starts: an interrupted session, a damaged history."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.checkin.startup import damaged, interrupted
from backstretch_tui.core.checkin.values import DiscardInterrupted, GiveUp, Repair, SaveInterrupted
from backstretch_tui.core.session import Begin, Pause, Ready, Skip, Tick, advance
from tests.support.conversations import Held, hold, hold_any
from tests.support.exercises import an_exercise, plan_of, two_sided
from tests.support.history import NOON, PLAN


def of_interrupted(reply: str | None, *, was_saved: bool = False) -> Held:
    state, _ = advance(PLAN, Ready(), Begin(0))
    for event in (Skip(0), Skip(0), Tick(1_000), Pause(1_000)):
        state, _ = advance(PLAN, state, event)
    return hold(interrupted(PLAN, state, NOON, was_saved=was_saved), reply)


def test_it_says_where_the_session_stopped() -> None:
    (text,) = of_interrupted(None).asked[0].text
    assert "22 November 2026, 12:00. You stopped during Stretch, hold" in str(text)
    assert "rep 1 of 2" in str(text)


def test_it_names_the_side_and_the_set() -> None:
    plan = plan_of(an_exercise(two_sided(5, 3, sets=2, side_word="SI joint")))
    state, _ = advance(plan, Ready(), Begin(0))
    (text,) = hold(interrupted(plan, state, NOON), None).asked[0].text
    assert "You stopped during Stretch, get ready, left SI joint, set 1 of 2, 1 of 3, with" in str(text)


@pytest.mark.parametrize(
    ("reply", "outcome", "saved"),
    [
        ("resume", "resume", []),
        ("save", "done", [SaveInterrupted()]),
        ("discard", "done", [DiscardInterrupted()]),
        (None, "later", []),
    ],
)
def test_it_is_resumed_saved_discarded_or_left_for_later(reply: str | None, outcome: str, saved: list[object]) -> None:
    held = of_interrupted(reply)
    assert (held.outcome, held.saved) == (outcome, saved)
    assert bool(held.told) == bool(saved)


@pytest.mark.parametrize(
    ("reply", "saved"),
    [
        ("backup", Repair(from_backup=True)),
        ("anew", Repair(from_backup=False)),
        ("later", GiveUp("it is torn")),
        (None, GiveUp("it is torn")),
    ],
)
def test_a_damaged_history_is_left_alone_unless_the_person_says_so(reply: str | None, saved: object) -> None:
    held = hold(damaged("it is torn", "2026-11-21"), reply)
    assert held.saved == [saved]
    assert "It is torn. The newest backup is “2026-11-21”." in str(held.asked[0].text[0])


def test_without_a_backup_none_is_offered() -> None:
    held = hold(damaged("it is torn", ""), None)
    assert "backup" not in {choice.id for choice in held.asked[0].choices}


@given(st.text(min_size=1), st.text(), st.data())
def test_a_damaged_history(reason: str, backup: str, data: st.DataObject) -> None:
    _, said, saved = hold_any(damaged(reason, backup), data)
    assert (len(said), len(saved)) == (1, 1)


def test_where_it_was_saved_before_nothing_but_the_rest_is_discarded() -> None:
    held = of_interrupted("discard", was_saved=True)
    assert "Keep the version already saved" in [choice.label for choice in held.asked[0].choices]
    assert (held.told, held.saved) == (["The saved session was kept."], [DiscardInterrupted()])
