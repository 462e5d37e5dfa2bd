"""The session machine: the table of what is legal, and whole sessions as scripts."""

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.steps import Kind, Plan
from backstretch_tui.core.session import (
    EVENTS,
    EXTENSION,
    GAP,
    LEGAL,
    Back,
    BackExercise,
    Begin,
    Event,
    Extend,
    Finished,
    IllegalEventError,
    Interruption,
    Pause,
    Paused,
    PauseReason,
    Position,
    Ready,
    Resume,
    Running,
    Say,
    Skip,
    SkipExercise,
    Sound,
    State,
    Stop,
    Tick,
    advance,
    legal,
)
from tests.support.exercises import a_phase, an_exercise, plan_of, two_sided
from tests.support.rehearsal import Rehearsal, play

ONE = plan_of(an_exercise(a_phase(10, 1, get_ready_seconds=5)))
"""get-ready 5, move-in 3, hold 10, move-out 3."""

LEGS = plan_of(an_exercise(two_sided(10, 1, get_ready_seconds=5)))
"""get-ready 5, move-in 3, hold left 10, move-out 3, change-side 4, move-in 3, hold right 10, move-out 3."""


def several(options: Options = Options()) -> Plan:  # noqa: B008 - frozen
    """Three exercises: get-ready 5, move-in 3, hold 5, move-out 3 each."""
    phase = a_phase(5, 1, get_ready_seconds=5)
    return plan_of(*(an_exercise(phase, id=name) for name in ("tilt", "twist", "bridge")), options=options)


SEVERAL = several()
WAITING = several(Options(wait_for_key=True))


# --- what is legal --------------------------------------------------------------------------------------------------

HOLD = 2
STATES: dict[str, State] = {
    "ready": Ready(),
    "running": Running(Position(1, 1_000), at=0),
    "holding": Running(Position(HOLD, 1_000), at=0),
    "paused": Paused(Position(HOLD, 1_000), PauseReason.ASKED),
    "finished": Finished(Position(HOLD, 1_000), log=()),
}
LEGAL_IN: dict[str, set[type[Event]]] = {
    "ready": {Tick, Begin},
    "running": {Tick, Pause, Skip, SkipExercise, Back, BackExercise, Stop},
    "holding": {Tick, Pause, Skip, SkipExercise, Back, BackExercise, Stop, Extend},
    "paused": {Tick, Resume, Skip, SkipExercise, Back, BackExercise, Stop},
    "finished": {Tick, Back},
}


@pytest.mark.parametrize("event", EVENTS.values())
@pytest.mark.parametrize("name", STATES)
def test_every_pair_of_state_and_event(name: str, event: type[Event]) -> None:
    state = STATES[name]
    if event not in LEGAL_IN[name]:
        with pytest.raises(IllegalEventError, match=f"{event.__name__} is not for a session that is "):
            advance(ONE, state, event(at=0))
        assert state == STATES[name]
        return
    after, effects = advance(ONE, state, event(at=0))
    if event is Tick:
        assert (after, effects) == (state, ())
    else:
        assert after != state
        assert len(effects) == (0 if event is Extend else 1)


def test_what_is_legal_is_the_tables_less_extending_what_is_no_hold() -> None:
    assert {name: legal(ONE, state) for name, state in STATES.items()} == LEGAL_IN
    assert set(LEGAL) == set(get_args(State))
    assert set().union(*LEGAL.values()) == set(EVENTS.values())


def test_an_illegal_event_leaves_the_time_unspent() -> None:
    running = STATES["running"]
    with pytest.raises(IllegalEventError):
        advance(ONE, running, Resume(at=900))
    assert advance(ONE, running, Tick(at=1_000)) == (Running(Position(1, 2_000), at=1_000), ())


@pytest.mark.parametrize(
    ("event", "came_to"),
    [
        (Pause, "finished, from move-out 1 at 0"),
        (Skip, "finished, from move-out 1 at 0"),
        (Stop, "finished, from move-out 1 at 0"),
        (Back, "paused (asked): move-out 1 at 0"),
    ],
)
def test_an_event_meets_the_state_of_its_own_moment(event: Callable[[int], Event], came_to: str) -> None:
    """Whether a tick came just before it makes no difference."""
    with_tick, without = Rehearsal(ONE), Rehearsal(ONE)
    for rehearsal in (with_tick, without):
        rehearsal.do("begin")
        rehearsal.after(20.9)
        rehearsal.asleep(0.2)
    with_tick.send(Tick(with_tick.now))
    if event is Back:
        with_tick.send(event(with_tick.now))
    without.send(event(without.now))
    assert without.stands == with_tick.stands == came_to
    assert without.effects == with_tick.effects


def test_a_hold_may_be_extended_though_no_tick_has_told_of_it() -> None:
    play(
        ONE,
        """
        begin      | running: get-ready 1 at 0 | get-ready
        after 7.9  | running: move-in 1 at 2.9 | move-in
        asleep 0.2 | running: move-in 1 at 2.9 |
        extend     | running: hold 1 +5 at 0.1 | hold
        """,
    )


def test_extending_comes_too_late_for_a_hold_that_is_over() -> None:
    play(
        ONE,
        """
        begin      | running: get-ready 1 at 0  | get-ready
        after 17.9 | running: hold 1 at 9.9     | move-in hold
        asleep 0.2 | running: hold 1 at 9.9     |
        extend     | running: move-out 1 at 0.1 | hold-end
        """,
    )


# --- whole sessions -------------------------------------------------------------------------------------------------


def test_a_session_from_first_to_last_step() -> None:
    play(
        LEGS,
        """
        tick       | ready                                |
        begin      | running: get-ready left 1 at 0       | get-ready
        after 4.99 | running: get-ready left 1 at 4.99    |
        after 0.01 | running: move-in left 1 at 0         | move-in
        after 3    | running: hold left 1 at 0            | hold
        after 9    | running: hold left 1 at 9            |
        after 1    | running: move-out left 1 at 0        | hold-end
        after 4    | running: change-side right 1 at 1    | change-side
        after 6    | running: hold right 1 at 0           | move-in hold
        after 12.5 | running: move-out right 1 at 2.5     | hold-end
        after 0.5  | finished, from move-out right 1 at 0 | done
        after 60   | finished, from move-out right 1 at 0 |
        """,
    )


def test_what_a_step_does_not_use_runs_into_the_next() -> None:
    quick = plan_of(an_exercise(a_phase(0.5, 2, get_ready_seconds=0.5, move_in_seconds=0.5, move_out_seconds=0.25)))
    play(
        quick,
        """
        begin     | running: get-ready 1 at 0 | get-ready
        after 2.9 | running: rest 2 at 1.15   | move-in hold hold-end rest
        """,
        ticks_every=2_900,
    )


def test_each_exercise_after_the_first_begins_with_a_sound_of_its_own() -> None:
    play(
        SEVERAL,
        """
        begin    | running: tilt's get-ready 1 at 0  | get-ready
        after 16 | running: twist's get-ready 1 at 0 | move-in hold hold-end exercise-done
        """,
    )


def test_a_second_phase_begins_like_any_other_part() -> None:
    play(
        plan_of(an_exercise(a_phase(5, 1), id="tilt"), an_exercise(a_phase(5, 1), a_phase(5, 1), id="knees")),
        """
        begin    | running: tilt's get-ready 1 at 0  | get-ready
        after 21 | running: knees's get-ready 1 at 0 | move-in hold hold-end exercise-done
        after 21 | running: knees's get-ready 1 at 0 | next-exercise move-in hold hold-end get-ready
        """,
    )


# --- pausing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("commands", "says_more"), [(["after 100"], True), (["skip"] * 4, False), (["stop"], False)])
def test_only_a_session_that_is_done_is_called_done_in_words(commands: list[str], says_more: bool) -> None:
    rehearsal = Rehearsal(plan_of(an_exercise(a_phase(10, 1)), voice="full"))
    rehearsal.do("begin")
    for command in commands:
        rehearsal.do(command)
    assert isinstance(rehearsal.state, Finished)
    last = rehearsal.effects[-2:] if says_more else rehearsal.effects[-1:]
    assert [type(effect) for effect in last] == [Sound, Say][: 1 + says_more]
    assert last[0] == Sound(Tone.DONE)


def test_no_cue_is_lost_between_two_ticks_of_a_millisecond() -> None:
    rehearsal = Rehearsal(ONE)
    rehearsal.do("begin")
    for at in (14_999, 15_000):
        rehearsal.after((at - rehearsal.now) / 1000)
    assert rehearsal.effects[-1] == Sound(Tone.COUNT)


def test_no_tone_cuts_off_what_is_said_of_an_exercise_that_was_skipped_to() -> None:
    tilt, bridge = (an_exercise(a_phase(5, 1, get_ready_seconds=10), id=name) for name in ("tilt", "bridge"))
    rehearsal = Rehearsal(plan_of(tilt, bridge, voice="full"))
    for command in ("begin", "skip exercise"):
        rehearsal.do(command)
    said = rehearsal.effects[-1]
    assert isinstance(said, Say)
    rehearsal.after(said.words.milliseconds / 1000)
    assert rehearsal.effects[-1] is said


def test_a_resume_says_where_the_session_is() -> None:
    rehearsal = Rehearsal(plan_of(an_exercise(a_phase()), voice="full"))
    for command in ("begin", "after 4", "pause"):
        rehearsal.do(command)
    before = len(rehearsal.effects)
    rehearsal.do("resume")
    place = rehearsal.plan.cues[0].place
    assert place
    assert rehearsal.effects[before:] == (Sound(Tone.RESUMED), Say(place))


def test_a_pause_keeps_the_place_and_a_resume_leads_in() -> None:
    play(
        ONE,
        """
        begin      | running: get-ready 1 at 0     | get-ready
        after 12   | running: hold 1 at 4          | move-in hold
        asleep 0.5 | running: hold 1 at 4          |
        pause      | paused (asked): hold 1 at 4.5 | paused
        after 3600 | paused (asked): hold 1 at 4.5 |
        resume     | running: hold 1 at 4.5 in 3   | resumed
        after 2    | running: hold 1 at 4.5 in 1   |
        after 1    | running: hold 1 at 4.5        | hold
        after 5.5  | running: move-out 1 at 0      | hold-end
        """,
        ticks_every=1_000,
    )


def test_a_pause_in_the_lead_in_starts_the_lead_in_over() -> None:
    play(
        ONE,
        """
        begin     | running: get-ready 1 at 0   | get-ready
        after 12  | running: hold 1 at 4        | move-in hold
        pause     | paused (asked): hold 1 at 4 | paused
        resume    | running: hold 1 at 4 in 3   | resumed
        after 2   | running: hold 1 at 4 in 1   |
        pause     | paused (asked): hold 1 at 4 | paused
        resume    | running: hold 1 at 4 in 3   | resumed
        after 3.5 | running: hold 1 at 4.5      | hold
        """,
    )


def test_a_skip_in_the_lead_in_keeps_the_lead_in() -> None:
    play(
        ONE,
        """
        begin     | running: get-ready 1 at 0        | get-ready
        pause     | paused (asked): get-ready 1 at 0 | paused
        resume    | running: get-ready 1 at 0 in 3   | resumed
        after 1   | running: get-ready 1 at 0 in 2   |
        skip      | running: move-in 1 at 0 in 2     | move-in
        after 2.5 | running: move-in 1 at 0.5        | move-in
        """,
    )


def test_reading_is_a_reason_of_its_own() -> None:
    play(
        ONE,
        """
        begin   | running: get-ready 1 at 0          | get-ready
        after 1 | running: get-ready 1 at 1          |
        read    | paused (reading): get-ready 1 at 1 | paused
        """,
    )


def test_a_long_gap_pauses_instead_of_skipping() -> None:
    play(
        ONE,
        """
        begin       | running: get-ready 1 at 0 | get-ready
        after 10    | running: hold 1 at 2      | move-in hold
        asleep 3600 | running: hold 1 at 2      |
        tick        | paused (gap): hold 1 at 2 | paused
        resume      | running: hold 1 at 2 in 3 | resumed
        after 11    | running: move-out 1 at 0  | hold hold-end
        """,
    )


def test_the_longest_time_without_a_tick_that_is_no_gap() -> None:
    start = Running(Position(HOLD, 0), at=10_000)
    assert advance(ONE, start, Tick(13_000)) == (Running(Position(HOLD, 3_000), at=13_000), ())
    paused, _ = advance(ONE, start, Tick(13_001))
    assert isinstance(paused, Paused)
    assert (paused.position, paused.reason) == (Position(HOLD, 0), PauseReason.GAP)


@pytest.mark.parametrize(
    ("command", "stands", "heard"),
    [
        ("pause", "paused (gap): hold 1 at 2", "paused"),
        ("extend", "paused (gap): hold 1 at 2", "paused"),
        ("skip", "paused (gap): move-out 1 at 0", "paused hold-end"),
        ("back", "paused (gap): move-in 1 at 0", "paused move-in"),
        ("stop", "finished, from hold 1 at 2", "paused done"),
    ],
)
def test_a_key_pressed_after_a_gap(command: str, stands: str, heard: str) -> None:
    """Moves are made, paused; what is only for a running session has come too late."""
    play(
        ONE,
        f"""
        begin     | running: get-ready 1 at 0 | get-ready
        after 10  | running: hold 1 at 2      | move-in hold
        asleep 8  | running: hold 1 at 2      |
        {command} | {stands}                  | {heard}
        """,
    )


def test_time_known_to_be_a_gap_is_not_spent_however_short() -> None:
    play(
        ONE,
        """
        begin    | running: get-ready 1 at 0 | get-ready
        after 10 | running: hold 1 at 2      | move-in hold
        asleep 2 | running: hold 1 at 2      |
        gap      | paused (gap): hold 1 at 2 | paused
        """,
    )


def test_a_clock_that_goes_back_spends_nothing_until_it_has_caught_up() -> None:
    play(
        ONE,
        """
        begin     | running: get-ready 1 at 0 | get-ready
        after 10  | running: hold 1 at 2      | move-in hold
        asleep -5 | running: hold 1 at 2      |
        tick      | running: hold 1 at 2      |
        after 5   | running: hold 1 at 2      |
        after 1   | running: hold 1 at 3      |
        """,
    )


def test_a_pause_cures_a_clock_that_went_back() -> None:
    play(
        ONE,
        """
        begin        | running: get-ready 1 at 0   | get-ready
        after 10     | running: hold 1 at 2        | move-in hold
        asleep -3600 | running: hold 1 at 2        |
        pause        | paused (asked): hold 1 at 2 | paused
        resume       | running: hold 1 at 2 in 3   | resumed
        after 4      | running: hold 1 at 3        | hold
        """,
    )


# --- skipping and going back ----------------------------------------------------------------------------------------


def test_a_skip_by_mistake_is_taken_back_to_the_millisecond() -> None:
    play(
        ONE,
        """
        begin        | running: get-ready 1 at 0 | get-ready
        after 12.345 | running: hold 1 at 4.345  | move-in hold
        skip         | running: move-out 1 at 0  | hold-end
        after 2      | running: move-out 1 at 2  |
        back         | running: hold 1 at 4.345  | hold
        back         | running: move-in 1 at 0   | move-in
        """,
    )


def test_a_skip_is_taken_back_over_a_pause_and_with_what_was_extended() -> None:
    play(
        ONE,
        """
        begin    | running: get-ready 1 at 0       | get-ready
        after 12 | running: hold 1 at 4            | move-in hold
        extend   | running: hold 1 +5 at 4         |
        pause    | paused (asked): hold 1 +5 at 4  | paused
        skip     | paused (asked): move-out 1 at 0 | hold-end
        resume   | running: move-out 1 at 0 in 3   | resumed
        pause    | paused (asked): move-out 1 at 0 | paused
        back     | paused (asked): hold 1 +5 at 4  | hold
        """,
    )


def test_only_the_last_skip_is_taken_back() -> None:
    play(
        ONE,
        """
        begin   | running: get-ready 1 at 0 | get-ready
        after 4 | running: get-ready 1 at 4 |
        skip    | running: move-in 1 at 0   | move-in
        after 1 | running: move-in 1 at 1   |
        skip    | running: hold 1 at 0      | hold
        back    | running: move-in 1 at 1   | move-in
        back    | running: get-ready 1 at 0 | get-ready
        """,
    )


def test_a_skip_is_not_taken_back_once_a_step_has_passed_by_itself() -> None:
    play(
        ONE,
        """
        begin   | running: get-ready 1 at 0 | get-ready
        after 4 | running: get-ready 1 at 4 |
        skip    | running: move-in 1 at 0   | move-in
        after 3 | running: hold 1 at 0      | hold
        back    | running: move-in 1 at 0   | move-in
        """,
    )


def test_a_skipped_exercise_is_taken_back() -> None:
    play(
        SEVERAL,
        """
        begin         | running: tilt's get-ready 1 at 0  | get-ready
        after 9.5     | running: tilt's hold 1 at 1.5     | move-in hold
        skip exercise | running: twist's get-ready 1 at 0 | next-exercise
        back          | running: tilt's hold 1 at 1.5     | hold
        """,
    )


def test_going_back_by_exercise_forgets_the_skip() -> None:
    play(
        SEVERAL,
        """
        begin         | running: tilt's get-ready 1 at 0 | get-ready
        after 9.5     | running: tilt's hold 1 at 1.5    | move-in hold
        skip          | running: tilt's move-out 1 at 0  | hold-end
        back exercise | running: tilt's get-ready 1 at 0 | get-ready
        back          | running: tilt's get-ready 1 at 0 | get-ready
        """,
    )


def test_steps_at_both_ends() -> None:
    play(
        ONE,
        """
        begin   | running: get-ready 1 at 0       | get-ready
        after 3 | running: get-ready 1 at 3       |
        back    | running: get-ready 1 at 0       | get-ready
        skip    | running: move-in 1 at 0         | move-in
        skip    | running: hold 1 at 0            | hold
        skip    | running: move-out 1 at 0        | hold-end
        after 1 | running: move-out 1 at 1        |
        skip    | finished, from move-out 1 at 1  | done
        back    | paused (asked): move-out 1 at 1 | paused
        skip    | finished, from move-out 1 at 1  | done
        """,
    )


def test_exercises_at_both_ends() -> None:
    play(
        SEVERAL,
        """
        begin         | running: tilt's get-ready 1 at 0    | get-ready
        after 1       | running: tilt's get-ready 1 at 1    |
        back exercise | running: tilt's get-ready 1 at 0    | get-ready
        back exercise | running: tilt's get-ready 1 at 0    | get-ready
        skip exercise | running: twist's get-ready 1 at 0   | next-exercise
        after 6       | running: twist's move-in 1 at 1     | next-exercise move-in
        back exercise | running: twist's get-ready 1 at 0   | next-exercise
        back exercise | running: tilt's get-ready 1 at 0    | get-ready
        skip exercise | running: twist's get-ready 1 at 0   | next-exercise
        skip exercise | running: bridge's get-ready 1 at 0  | next-exercise
        after 9       | running: bridge's hold 1 at 1       | next-exercise move-in hold
        skip exercise | finished, from bridge's hold 1 at 1 | done
        """,
    )


def test_back_crosses_into_the_exercise_before() -> None:
    play(
        SEVERAL,
        """
        begin    | running: tilt's get-ready 1 at 0  | get-ready
        after 17 | running: twist's get-ready 1 at 1 | move-in hold hold-end exercise-done next-exercise
        back     | running: tilt's move-out 1 at 0   | hold-end
        """,
    )


def test_moves_while_paused_stay_paused() -> None:
    play(
        SEVERAL,
        """
        begin         | running: tilt's get-ready 1 at 0           | get-ready
        read          | paused (reading): tilt's get-ready 1 at 0  | paused
        skip          | paused (reading): tilt's move-in 1 at 0    | move-in
        skip exercise | paused (reading): twist's get-ready 1 at 0 | next-exercise
        back exercise | paused (reading): tilt's get-ready 1 at 0  | get-ready
        after 100     | paused (reading): tilt's get-ready 1 at 0  |
        """,
    )


# --- extending ------------------------------------------------------------------------------------------------------


def test_extending_makes_this_hold_longer_and_no_other() -> None:
    play(
        LEGS,
        """
        begin      | running: get-ready left 1 at 0   | get-ready
        after 9    | running: hold left 1 at 1        | move-in hold
        extend     | running: hold left 1 +5 at 1     |
        extend     | running: hold left 1 +10 at 1    |
        after 18.5 | running: hold left 1 +10 at 19.5 |
        after 0.5  | running: move-out left 1 at 0    | hold-end
        after 20   | running: move-out right 1 at 0   | change-side move-in hold hold-end
        """,
    )


def test_a_hold_is_extended_to_an_hour_at_most() -> None:
    for hold_seconds, most in [(10, 3_590_000), (9.999, 3_590_000), (10.001, 3_585_000), (3600, 0), (3596, 0)]:
        plan = plan_of(an_exercise(a_phase(hold_seconds, 1)))
        at_most = Running(Position(HOLD, 0, extended=most), at=0)
        before = replace(at_most, position=Position(HOLD, 0, extended=most - EXTENSION))
        assert advance(plan, before, Extend(0)) == (at_most, ())
        with pytest.raises(IllegalEventError):
            advance(plan, at_most, Extend(0))


def test_only_a_hold_is_extended() -> None:
    for step in LEGS.steps:
        extendable = Extend in legal(LEGS, Running(Position(step.index), at=0))
        assert extendable == (step.kind is Kind.HOLD)
        assert Extend not in legal(LEGS, Paused(Position(step.index), PauseReason.ASKED))


# --- finishing and going on -----------------------------------------------------------------------------------------


def test_stopping_by_mistake_is_taken_back_to_the_millisecond() -> None:
    play(
        ONE,
        """
        begin      | running: get-ready 1 at 0     | get-ready
        after 12.5 | running: hold 1 at 4.5        | move-in hold
        stop       | finished, from hold 1 at 4.5  | done
        after 60   | finished, from hold 1 at 4.5  |
        back       | paused (asked): hold 1 at 4.5 | paused
        resume     | running: hold 1 at 4.5 in 3   | resumed
        after 8.5  | running: move-out 1 at 0      | hold hold-end
        """,
    )


def test_stopping_while_paused() -> None:
    play(
        ONE,
        """
        begin      | running: get-ready 1 at 0     | get-ready
        after 12.5 | running: hold 1 at 4.5        | move-in hold
        pause      | paused (asked): hold 1 at 4.5 | paused
        stop       | finished, from hold 1 at 4.5  | done
        """,
    )


def test_back_after_the_end_does_the_last_step_again() -> None:
    play(
        ONE,
        """
        begin    | running: get-ready 1 at 0       | get-ready
        after 21 | finished, from move-out 1 at 0  | move-in hold hold-end done
        back     | paused (asked): move-out 1 at 0 | paused
        resume   | running: move-out 1 at 0 in 3   | resumed
        after 6  | finished, from move-out 1 at 0  | hold-end done
        """,
    )


# --- waiting for a key ----------------------------------------------------------------------------------------------


def test_waiting_for_a_key_between_exercises() -> None:
    rehearsal = play(
        WAITING,
        """
        begin      | running: tilt's get-ready 1 at 0         | get-ready
        after 16.5 | paused (key): twist's get-ready 1 at 0   | move-in hold hold-end exercise-done next-exercise
        after 3600 | paused (key): twist's get-ready 1 at 0   |
        resume     | running: twist's get-ready 1 at 0 in 3   | resumed
        after 2.5  | running: twist's get-ready 1 at 0 in 0.5 |
        after 1    | running: twist's move-in 1 at 0.5        | move-in
        """,
        ticks_every=1_000,
    )
    assert Interruption(Position(4), PauseReason.KEY) in rehearsal.log


def test_next_is_what_a_step_that_waits_has_waited_for() -> None:
    play(
        WAITING,
        """
        begin         | running: tilt's get-ready 1 at 0         | get-ready
        skip exercise | paused (key): twist's get-ready 1 at 0   | next-exercise
        skip          | running: twist's get-ready 1 at 0 in 3   | resumed
        """,
    )


def test_moving_to_and_from_a_step_that_waits() -> None:
    play(
        WAITING,
        """
        begin         | running: tilt's get-ready 1 at 0         | get-ready
        skip exercise | paused (key): twist's get-ready 1 at 0   | next-exercise
        back exercise | paused (asked): tilt's get-ready 1 at 0  | get-ready
        skip exercise | paused (asked): twist's get-ready 1 at 0 | next-exercise
        skip          | paused (asked): twist's move-in 1 at 0   | move-in
        back          | paused (asked): twist's get-ready 1 at 0 | next-exercise
        back          | paused (asked): tilt's move-out 1 at 0   | hold-end
        resume        | running: tilt's move-out 1 at 0 in 3     | resumed
        skip          | paused (key): twist's get-ready 1 at 0   | next-exercise
        skip exercise | paused (key): bridge's get-ready 1 at 0  | next-exercise
        skip exercise | finished, from bridge's get-ready 1 at 0 | done
        """,
    )


def test_a_pause_in_the_lead_in_out_of_a_wait() -> None:
    play(
        WAITING,
        """
        begin         | running: tilt's get-ready 1 at 0         | get-ready
        skip exercise | paused (key): twist's get-ready 1 at 0   | next-exercise
        resume        | running: twist's get-ready 1 at 0 in 3   | resumed
        pause         | paused (asked): twist's get-ready 1 at 0 | paused
        resume        | running: twist's get-ready 1 at 0 in 3   | resumed
        after 3       | running: twist's move-in 1 at 0          | move-in
        """,
    )


# --- speed ----------------------------------------------------------------------------------------------------------


def test_a_rehearsal_runs_the_clock_faster_lead_in_and_all() -> None:
    play(
        replace(LEGS, speed=10),
        """
        begin     | running: get-ready left 1 at 0   | get-ready
        after 1   | running: hold left 1 at 2        | move-in hold
        pause     | paused (asked): hold left 1 at 2 | paused
        resume    | running: hold left 1 at 2 in 3   | resumed
        after 0.4 | running: hold left 1 at 3        | hold
        after 2.3 | running: hold right 1 at 6       | hold-end change-side move-in hold
        """,
    )


def test_a_gap_is_measured_in_real_time_whatever_the_speed() -> None:
    start = Running(Position(0), at=0)
    fast = replace(LEGS, speed=60)
    finished, _ = advance(fast, start, Tick(GAP))
    assert isinstance(finished, Finished)
    paused, _ = advance(fast, start, Tick(GAP + 1))
    assert isinstance(paused, Paused)
