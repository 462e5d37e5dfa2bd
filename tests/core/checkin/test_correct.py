"""Afterwards: other scores, another note."""

import pytest

from backstretch_tui.core.checkin.correct import correct
from backstretch_tui.core.checkin.values import Reply, Save, SaveNote, SavePainAfter, SavePainBefore
from tests.support.conversations import YESTERDAY, hold

NOTED = YESTERDAY._replace(note="stiff")


def test_what_there_is_is_named() -> None:
    held = hold(correct(NOTED._replace(pain_after=None)), "skip", "skip", "stiff")
    assert [ask.text for ask in held.asked] == [
        ("Your pain before the session was 3. What should the score be?",),
        ("Your pain after the session was not given. What should the score be?",),
        ("Edit the note.",),
    ]
    assert held.asked[-1].written == "stiff"
    assert held.saved == []


@pytest.mark.parametrize(
    ("replies", "saved"),
    [
        ((0, 10, "better"), [SavePainBefore(0), SavePainAfter(10), SaveNote("better")]),
        (("skip", "skip", ""), [SaveNote("")]),
        (("skip", 2, None), [SavePainAfter(2)]),
        ((1, None), [SavePainBefore(1)]),
        ((None,), []),
    ],
)
def test_only_what_is_changed_is_saved(replies: tuple[Reply, ...], saved: list[Save]) -> None:
    assert hold(correct(NOTED), *replies).saved == saved
