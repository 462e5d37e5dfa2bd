"""The shell around the machine: a clock that it reads, and hands that carry out its orders."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.core.session import (
    GAP,
    LEAD_IN,
    Back,
    Begin,
    Effect,
    Event,
    Extend,
    Finished,
    Pause,
    Paused,
    Position,
    Ready,
    Resume,
    Running,
    Skip,
    Sound,
    Stop,
    Tick,
    Visit,
)
from backstretch_tui.player import Player
from tests.support.exercises import a_phase, an_exercise, plan_of

PLAN = plan_of(an_exercise(a_phase(get_ready_seconds=2)))


class Played:
    """A player, the clock it reads and all that it ordered."""

    def __init__(self) -> None:
        self.now = 1_000
        self.times_read = 0
        self.carried_out: list[Effect] = []
        self.player = Player(PLAN, self.clock, self.carried_out.append)

    def clock(self) -> int:
        self.times_read += 1
        return self.now


def test_a_new_player_has_done_nothing() -> None:
    played = Played()
    assert played.player.state == Ready()
    assert played.player.log == ()
    assert (played.carried_out, played.times_read) == ([], 0)


def test_an_event_happens_at_the_moment_it_is_sent() -> None:
    played = Played()
    played.player.do(Begin)
    assert played.player.state == Running(Position(0), at=1_000)
    played.now = 1_700
    played.player.do(Pause)
    assert isinstance(played.player.state, Paused)
    assert played.player.state.position == Position(0, done=700)
    assert played.times_read == 2


def test_effects_are_carried_out_in_order() -> None:
    played = Played()
    for event in (Begin, Skip, Stop):
        played.player.do(event)
    assert played.carried_out == [Sound(Tone.GET_READY), Sound(Tone.MOVE_IN), Sound(Tone.DONE)]


def test_a_tick_lets_time_pass() -> None:
    played = Played()
    played.player.do(Begin)
    played.now += 2_500
    played.player.tick()
    assert isinstance(played.player.state, Running)
    assert played.player.state.position == Position(1, done=500)
    assert played.carried_out[-1] == Sound(Tone.MOVE_IN)


def test_an_event_that_is_not_legal_does_nothing() -> None:
    played = Played()
    played.player.do(Resume)
    assert played.player.state == Ready()
    played.player.do(Begin)
    before = played.player.state
    played.now += 500
    played.player.do(Extend)  # only a hold can be extended
    assert played.player.state == before
    assert played.carried_out == [Sound(Tone.GET_READY)]


def test_what_can_be_done_follows_the_state() -> None:
    player = Played().player
    assert player.can(Begin)
    assert not player.can(Pause)
    player.do(Begin)
    assert player.can(Pause)
    assert not player.can(Begin)
    assert not player.can(Extend)
    player.do(Skip)
    player.do(Skip)
    assert player.can(Extend)
    player.do(Pause)
    assert player.can(Resume)
    assert not player.can(Extend)


def test_the_log_is_kept_in_every_state() -> None:
    played = Played()
    player = played.player
    player.do(Begin)
    player.do(Skip)
    assert [type(entry) for entry in player.log] == [Visit]
    player.do(Pause)
    assert len(player.log) == 2
    player.do(Resume)
    assert isinstance(player.state, Running)
    assert player.state.lead_in == LEAD_IN
    player.do(Stop)
    assert isinstance(player.state, Finished)
    assert len(player.log) == 3


def test_the_player_carries_effects_out_after_the_state_has_changed() -> None:
    """So that whoever carries them out sees the state that they belong to."""
    states: list[type] = []
    player = Player(PLAN, lambda: 0, lambda _: states.append(type(player.state)))
    player.do(Begin)
    player.do(Stop)
    assert states == [Running, Finished]


# --- a journal that takes its time ----------------------------------------------------------------------------------


class Slow:
    """A journal that has written an event down when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def hear(self, event: Event, written: Callable[[], None]) -> None:
        if isinstance(event, Tick):
            written()
        else:
            self.waiting.append(written)


def test_an_event_counts_when_it_has_been_written_down() -> None:
    slow, carried_out, changes = Slow(), list[Effect](), list[type]()
    player = Player(PLAN, lambda: 0, carried_out.append, journal=slow.hear)
    player.changed = lambda: changes.append(type(player.state))
    player.do(Begin)
    assert (player.state, carried_out, changes) == (Ready(), [], [])
    slow.waiting[0]()
    assert (type(player.state), carried_out, changes) == (Running, [Sound(Tone.GET_READY)], [Running])
    slow.waiting[0]()
    assert changes == [Running]  # said twice, it counts once


def test_what_can_be_done_next_follows_from_what_waits() -> None:
    slow = Slow()
    player = Player(PLAN, lambda: 0, lambda _: None, journal=slow.hear)
    player.do(Begin)
    player.do(Pause)
    player.do(Pause)
    assert not player.can(Pause)
    assert player.can(Resume)
    assert len(slow.waiting) == 2
    slow.waiting[1]()  # the later one is never written before the earlier
    assert isinstance(player.state, Paused)


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.booleans(), st.sampled_from([Pause, Resume, Skip, Back, Extend, *[Tick] * 6]))
    )
)
def test_a_slow_journal_changes_nothing_but_the_moment(script: list[tuple[int, bool, type[Event]]]) -> None:
    """Now and then the journal has written all that it was given, and a tick comes: so soon that it is no gap."""
    now, waits, slow, at_once, later = 0, 0, Slow(), list[Effect](), list[Effect]()
    quick = Player(PLAN, lambda: now, at_once.append)
    player = Player(PLAN, lambda: now, later.append, journal=slow.hear)
    for milliseconds, is_written, event in [(0, False, Begin), *script, (0, True, Tick)]:
        now, waits = now + milliseconds, waits + milliseconds
        if is_written or waits > GAP - 2 * 900:
            waits = 0
            for written in slow.waiting:
                written()
            quick.tick()
            player.tick()
        for each in (quick, player):
            each.tick() if event is Tick else each.do(event)
    assert (player.state, later) == (quick.state, at_once)
