"""A journal of a few events leads to the very state that all of them led to."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import (
    EVENTS,
    GAP,
    Begin,
    Event,
    Finished,
    IllegalEventError,
    Pause,
    Paused,
    PauseReason,
    Ready,
    Resume,
    Running,
    Skip,
    State,
    Stop,
    Tick,
    advance,
    legal,
)
from backstretch_tui.core.session.journal import (
    HEARTBEAT,
    JournalEntry,
    filter_event,
    interruption,
    journal_filter_for,
    last_entry,
    replay,
)
from tests.support.exercises import a_phase, an_exercise, plan_of, plans

COMMANDS: tuple[Callable[[int], Event], ...] = (
    *EVENTS.values(), Resume, Skip,
    lambda at: Pause(at, PauseReason.GAP), lambda at: Pause(at, PauseReason.READING),
)  # fmt: skip


def journalled(plan: Plan, events: list[Event]) -> tuple[State, list[JournalEntry], list[JournalEntry]]:
    """Play events; return the state, what was kept, and the last moment heard."""
    state: State = Ready()
    ear, notes = journal_filter_for(plan), []
    for event in events:
        if type(event) in legal(plan, state):
            ear, noted = filter_event(ear, event)
            notes += [noted] if noted else []
            state, _ = advance(plan, state, event)
    return state, notes, [last_entry(ear)]


def ticking(events: list[tuple[int, Callable[[int], Event]]]) -> list[Event]:
    """Make events, so many milliseconds apart; where that is more than a gap, without a tick between them."""
    at = 0
    made: list[Event] = [Begin(0)]
    for milliseconds, event in events:
        at += milliseconds
        made.append(event(at))
    return made


DELAYS = st.sampled_from([0, 1, 40, 999, 1000, 1000, 1000, 2_500, GAP, GAP + 1, 60_000])  # a clock never goes back


@given(
    plans(speeds=(1, 1, 7, 60)), st.lists(st.tuples(DELAYS, st.sampled_from((*COMMANDS, *(Tick,) * 20))), max_size=60)
)
def test_a_replay_comes_to_the_state_that_was_left(
    plan: Plan, events: list[tuple[int, Callable[[int], Event]]]
) -> None:
    state, notes, last = journalled(plan, ticking(events))
    assert replay(plan, [*notes, *last]) == state


@given(plans(), st.lists(st.sampled_from((*COMMANDS, *(Tick,) * 30)), max_size=60))
def test_what_is_not_kept_is_less_than_five_seconds(plan: Plan, events: list[Callable[[int], Event]]) -> None:
    """Each second there is a tick, whatever else is done then, and however often that is not legal."""
    last_kept, journal_filter = 0, journal_filter_for(plan)
    state: State = Ready()
    for second, event in enumerate((Begin, *events)):
        at = second * 1_000
        for made in (event(at), Tick(at)):
            if type(made) in legal(plan, state):
                journal_filter, entry = filter_event(journal_filter, made)
                state, _ = advance(plan, state, made)
                last_kept = at if entry else last_kept
        if isinstance(state, Running):
            assert at - last_kept < 5_000
        else:
            last_kept = at  # time that stands still cannot be lost


def test_ticks_are_kept_as_a_heartbeat_only() -> None:
    plan = plan_of(an_exercise(a_phase(hold=60, repetitions=3)))
    _, notes, _ = journalled(plan, [Begin(0), *(Tick(at) for at in range(250, 60_001, 250))])
    assert [noted.event.at for noted in notes] == list(range(0, 60_001, HEARTBEAT))


def test_a_session_that_is_resumed_has_its_heartbeat_from_where_it_was() -> None:
    plan = plan_of(an_exercise())
    journal_filter, entry = filter_event(journal_filter_for(plan, last_at=60_000), Tick(61_000))
    assert entry is None
    _, entry = filter_event(journal_filter, Tick(60_000 + HEARTBEAT))
    assert entry == JournalEntry(Tick(60_000 + HEARTBEAT), last_at=61_000)


def test_what_was_broken_off_while_running_is_paused_where_it_was_heard_last() -> None:
    plan = plan_of(an_exercise(a_phase(hold=60)))
    running, notes, last = journalled(plan, [Begin(0), *(Tick(at) for at in range(500, 20_001, 500))])
    assert isinstance(running, Running)
    pause = interruption(replay(plan, [*notes, *last]))
    assert pause
    paused = replay(plan, [*notes, *last, pause])
    assert isinstance(paused, Paused)
    assert (paused.position, paused.reason) == (running.position, PauseReason.BROKEN_OFF)
    assert interruption(paused) is None


def test_a_session_over_is_over_again() -> None:
    plan = plan_of(an_exercise())
    _, notes, _ = journalled(plan, [Begin(0), Stop(10)])
    assert isinstance(replay(plan, notes), Finished)


def test_what_can_be_no_session_is_refused() -> None:
    with pytest.raises(IllegalEventError):
        replay(plan_of(an_exercise()), [JournalEntry(Resume(0), 0)])


def test_moments_in_disorder_come_to_an_end() -> None:
    plan = plan_of(an_exercise())
    notes = [JournalEntry(Begin(10**11), 0), JournalEntry(Tick(4_000), 3_000)]
    state = replay(plan, notes)
    pause = interruption(state)
    assert pause
    assert isinstance(replay(plan, [*notes, pause]), Paused)
