"""A session as a media player shows it."""

from backstretch_tui.core.text.media import now_playing
from tests.support.exercises import an_exercise, plan_of, two_sided
from tests.support.rehearsal import Rehearsal

PLAN = plan_of(an_exercise(two_sided(hold=10, repetitions=2, side_word="leg"), id="bridge"))
"""Get ready 10, into position 3, hold 10."""


def at(seconds: float, *commands: str) -> Rehearsal:
    rehearsal = Rehearsal(PLAN)
    rehearsal.do("begin")
    rehearsal.after(seconds)
    for command in commands:
        rehearsal.do(command)
    return rehearsal


def test_a_step_is_a_track_with_exercise_side_and_repetition() -> None:
    shown = now_playing(PLAN, at(15).state, is_neutral=False)
    assert (shown.title, shown.is_playing, shown.length) == ("Bridge, left leg, 1 of 2", True, 10_000)
    assert shown.position == 2_000
    assert [shown.position_at(shown.at + later) for later in (0, 1_500, 60_000)] == [2_000, 3_500, 10_000]
    assert now_playing(PLAN, at(5).state, is_neutral=False).title == "Bridge, get ready"


def test_in_a_pause_and_in_the_lead_in_after_it_the_position_stands_still() -> None:
    paused = now_playing(PLAN, at(15, "pause").state, is_neutral=False)
    assert (paused.is_playing, paused.position_at(10**9)) == (False, 2_000)
    rehearsal = at(15, "pause", "resume")
    resumed = now_playing(PLAN, rehearsal.state, is_neutral=False)
    assert resumed.is_playing
    assert [resumed.position_at(resumed.at - 3_000), resumed.position_at(resumed.at + 1_000)] == [2_000, 3_000]


def test_a_neutral_title_does_not_say_what_is_done() -> None:
    shown = now_playing(PLAN, at(15).state, is_neutral=True)
    assert (shown.title, shown.album) == ("Backstretch", "")
