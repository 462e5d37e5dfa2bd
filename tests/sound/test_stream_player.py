"""One program that is fed all the time: it is started anew when it has ended, and ended when it hangs."""

import sys
from array import array
from pathlib import Path
from queue import Queue

import pytest

from backstretch_tui.sound import stream_player
from backstretch_tui.sound.outputs import Clip
from backstretch_tui.sound.stream_player import StreamPlayer
from backstretch_tui.sound.vocabulary import RATE
from tests.support.processes import still_running
from tests.support.sound_helper import Clock
from tests.support.waiting import PATIENCE_SECONDS, wait_until

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="there are no streams where pipes cannot be made small"),
    pytest.mark.usefixtures("patient"),
]

TONE = Clip("tone", array("h", [1000] * (RATE // 50)))
LONG = Clip("words", array("h", [1000] * (10 * RATE)))


class Stream:
    """A player with a program that writes what it reads into a file, and may end or hang after some bytes."""

    def __init__(self, programs: Path, *, ends_after: int = 10**9, hangs_after: int = 10**9) -> None:
        self.broken: Queue[None] = Queue()
        self.now = 0.0
        self.player = StreamPlayer("pacat", lambda: self.now, lambda: self.broken.put(None))
        self._heard = programs / "heard"
        program = programs / "pacat"
        program.write_text(
            f"#!{sys.executable}\nimport os, time\nheard = 0\n"
            f"with open({str(self._heard)!r}, 'ab', buffering=0) as file:\n"
            f"    while heard < {ends_after} and (samples := os.read(0, 640)):\n"
            f"        file.write(samples); heard += len(samples); time.sleep(0.002)\n"
            f"        while heard >= {hangs_after}: time.sleep(600)\n"
        )
        program.chmod(0o755)

    @property
    def heard(self) -> "array[int]":
        """What was heard, without near-silence."""
        data = self._heard.read_bytes() if self._heard.exists() else b""
        return array("h", [sample for sample in array("h", data[: len(data) // 2 * 2]) if abs(sample) > 10])


def test_what_is_played_is_heard_whole(programs: Path) -> None:
    stream = Stream(programs)
    playbacks = [stream.player.play(clip) for clip in (TONE, TONE)]
    wait_until(lambda: all(playback and playback.ended for playback in playbacks))
    assert not any(playback and playback.failed for playback in playbacks)
    stream.player.finish()
    # One after the other or both at once, as the machine has time for.
    assert sum(stream.heard) == 2 * sum(TONE.samples)
    assert still_running(programs) == []


def test_a_clip_that_is_cut_off_ends_soon_and_the_stream_goes_on(programs: Path) -> None:
    stream = Stream(programs)
    playback = stream.player.play(LONG)
    assert playback
    assert playback.sounds
    wait_until(lambda: stream.heard)
    playback.stop()
    wait_until(lambda: not playback.sounds)
    assert not playback.failed
    stream.player.play(TONE)
    stream.player.finish()
    assert len(stream.heard) < len(LONG.samples)


def test_a_stream_that_ends_is_told_of_and_begun_anew_with_the_next_clip(programs: Path) -> None:
    stream = Stream(programs, ends_after=6400)
    playback = stream.player.play(LONG)
    assert playback
    stream.broken.get(timeout=PATIENCE_SECONDS)
    assert stream.player.is_broken
    assert playback.failed
    again = stream.player.play(TONE)
    assert again
    wait_until(lambda: again.ended)
    assert not again.failed
    assert not stream.player.is_broken
    stream.player.close()


def test_a_program_that_hangs_is_ended(programs: Path) -> None:
    stream = Stream(programs, hangs_after=640)
    playback = stream.player.play(LONG)
    assert playback
    stream.now += LONG.seconds
    assert not playback.failed
    stream.now += 1 + stream_player.OPENING_SECONDS
    assert playback.failed
    playback.stop()
    stream.broken.get(timeout=PATIENCE_SECONDS)
    assert still_running(programs) == []


@pytest.mark.parametrize(("is_open", "opening_blocks"), [(False, 10**9), (True, 1)])
def test_a_clip_that_comes_too_late_is_a_failure_only_where_the_device_was_open(
    programs: Path, monkeypatch: pytest.MonkeyPatch, is_open: bool, opening_blocks: int
) -> None:
    monkeypatch.setattr(stream_player, "OPENING_BLOCKS", opening_blocks)
    stream = Stream(programs)
    playback = stream.player.play(Clip("tone", array("h", [1000])))
    assert playback
    wait_until(lambda: stream.player.is_open is is_open)
    with stream.player._lock:
        late = stream.player._mixer.add(TONE.samples, stream.now - 1)
    late_playback = stream_player.StreamPlayback(stream.player, playback._stream, late, stream.now)
    wait_until(lambda: late_playback.ended)
    assert late_playback.failed is is_open
    stream.player.close()


def test_a_stream_with_nothing_to_play_ends_after_a_while_and_that_is_no_failure(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_player, "IDLE_SECONDS", 0.1)
    stream = Stream(programs)
    playback = stream.player.play(TONE)
    assert playback
    wait_until(lambda: not still_running(programs))
    assert not playback.failed
    assert not stream.player.is_broken
    assert stream.broken.empty()
    assert stream.player.play(TONE)
    stream.player.close()


def test_closing_ends_it_at_once(programs: Path) -> None:
    stream = Stream(programs)
    stream.player.play(LONG)
    stream.player.close()
    assert still_running(programs) == []
    assert stream.broken.empty()


@pytest.mark.usefixtures("programs")
def test_a_program_that_is_not_there_cannot_play() -> None:
    assert StreamPlayer("pacat", Clock(), lambda: None).play(TONE) is None
