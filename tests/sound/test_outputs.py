"""Players that fail, are slow, and work again: who plays what, and what is told of it."""

from array import array

import pytest

from backstretch_tui.sound.outputs import Clip, Outputs
from backstretch_tui.sound.vocabulary import RATE
from tests.support.sound_helper import Clock


def clip(name: str = "tone", seconds: float = 1) -> Clip:
    return Clip(name, array("h", bytes(int(2 * RATE * seconds))))


class FakePlayback:
    """Does as its player has been told to."""

    def __init__(self, clock: Clock, player: "FakePlayer", seconds: float) -> None:
        self._clock = clock
        self._player = player
        self._ends_at = clock() + seconds
        self.is_stopped = False

    @property
    def sounds(self) -> bool:
        return self._clock() < self._ends_at and not self.ended

    @property
    def ended(self) -> bool:
        return self.is_stopped or (self._clock() >= self._ends_at and self._player.state != "hangs")

    @property
    def failed(self) -> bool:
        if self._player.state == "hangs":
            return self._clock() > self._ends_at + 4
        return self._player.state == "fails"

    def stop(self) -> None:
        self.is_stopped = True


class FakePlayer:
    """Works, fails or hangs, and writes down what it plays."""

    mixes = False
    is_broken = False

    def __init__(self, clock: Clock, state: str = "works") -> None:
        self.clock = clock
        self.state = state
        self.played: list[str] = []
        self.playbacks: list[FakePlayback] = []

    def play(self, clip: Clip) -> FakePlayback | None:
        if self.state == "cannot start":
            return None
        self.played.append(clip.name)
        self.playbacks.append(FakePlayback(self.clock, self, clip.seconds))
        return self.playbacks[-1]

    def finish(self) -> None: ...

    def close(self) -> None: ...


class Room:
    """Players, a clock, and what was told."""

    def __init__(self, *states: str) -> None:
        self.clock = Clock()
        self.players = [FakePlayer(self.clock, state) for state in states]
        self.told: list[bool] = []
        self.outputs = Outputs(self.players, self.clock, self.told.append)

    def wait(self, seconds: float) -> None:
        """Let time pass, with a look every tenth of a second."""
        for _ in range(round(10 * seconds)):
            self.clock.now += 0.1
            self.outputs.look()

    def play(self, name: str = "tone", seconds: float = 1) -> None:
        self.outputs.play(clip(name, seconds))

    @property
    def tones(self) -> list[int]:
        """How many tones each player has been given."""
        return [player.played.count("tone") for player in self.players]


def test_the_best_player_that_works_plays() -> None:
    room = Room("works", "works")
    room.play()
    room.wait(2)
    assert room.tones == [1, 0]
    assert room.told == [True]


@pytest.mark.parametrize("state", ["fails", "cannot start"])
def test_the_next_player_takes_over_at_once_from_one_that_fails(state: str) -> None:
    room = Room(state, "works")
    room.play()
    room.wait(2)
    assert room.tones[1] == 1
    assert room.told == [True]


def test_a_player_that_has_failed_is_tried_again_with_near_silence_and_then_plays_again() -> None:
    room = Room("fails", "works")
    room.play()
    room.wait(2)
    room.players[0].state = "works"
    room.wait(2)
    room.play()
    assert room.tones == [2, 1]
    assert "wake" in room.players[0].played


def test_one_that_goes_on_failing_is_tried_again_ever_more_seldom() -> None:
    room = Room("fails", "works")
    room.wait(0.1)
    room.play()
    room.wait(60)
    assert room.players[0].played.count("wake") <= 8
    assert room.told == [True]


def test_the_only_player_is_given_every_clip_however_often_it_has_failed() -> None:
    room = Room("fails")
    for _ in range(6):
        room.play()
        room.wait(0.5)
    assert room.tones == [6]
    assert room.told == [False]
    room.players[0].state = "works"
    room.play()
    room.wait(2)
    assert room.told == [False, True]


def test_sound_that_is_back_is_noticed_while_nothing_is_to_be_played() -> None:
    room = Room("fails")
    room.play()
    room.wait(5)
    room.players[0].state = "works"
    assert room.outputs.wait()
    room.wait(30)
    assert room.told == [False, True]
    assert room.outputs.wait() is None


def test_where_nothing_plays_that_is_known_from_near_silence() -> None:
    room = Room("fails", "cannot start")
    room.outputs.wake()
    room.wait(1)
    assert room.told == [False]


def test_where_there_is_no_player_at_all_there_is_no_sound() -> None:
    room = Room()
    room.outputs.wake()
    assert room.told == [False]


def test_what_would_be_too_late_is_not_played_by_the_next_player() -> None:
    room = Room("hangs", "works")
    room.play()
    room.wait(10)
    assert room.tones == [1, 0]
    room.play()
    assert room.tones == [1, 1]


def test_what_has_been_replaced_is_not_played_by_the_next_player() -> None:
    room = Room("works", "works")
    room.play("words")
    room.players[0].state = "fails"
    room.outputs.play(clip("tone"))
    room.players[0].state = "works"
    room.players[0].playbacks[0].stop()
    room.wait(0.1)
    assert room.players[1].played == []


def test_cutting_off_leaves_alone_what_has_sounded_and_takes_its_time() -> None:
    room = Room("hangs")
    room.play()
    room.clock.now += 2
    room.outputs.stop()
    assert room.outputs.is_busy
    room.play("words")
    room.outputs.stop("tone")
    assert room.outputs.sounds("words")
    room.outputs.stop()
    assert not room.outputs.sounds()


def test_a_clip_that_was_cut_off_says_nothing_about_its_player() -> None:
    room = Room("fails")
    room.players[0].state = "works"
    room.play()
    room.outputs.stop()
    room.outputs.look()
    assert room.told == []


def test_a_player_that_breaks_between_two_clips_is_tried_again_at_once() -> None:
    room = Room("works")
    room.play()
    room.wait(2)
    room.players[0].is_broken = True
    room.outputs.look()
    assert room.players[0].played[-1] == "wake"
