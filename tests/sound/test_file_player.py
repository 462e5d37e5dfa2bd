"""Programs that play a file: what counts as played."""

import os
from array import array
from pathlib import Path

import pytest

from backstretch_tui.sound.file_player import PATIENCE_SECONDS, FilePlayer
from backstretch_tui.sound.outputs import Clip
from backstretch_tui.sound.vocabulary import RATE
from tests.support.players import pretend
from tests.support.processes import still_running
from tests.support.sound_helper import Clock
from tests.support.waiting import wait_until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs that pretend are scripts with a #! line")

CLIP = Clip("tone", array("h", bytes(RATE // 50)))


def test_a_slow_player_that_has_played_before_does_not_hang(programs: Path, tmp_path: Path) -> None:
    clock = Clock()
    player = FilePlayer("aplay", tmp_path, clock)
    pretend(programs, "aplay", "hangs")
    unproven = player.play(CLIP)
    assert unproven
    clock.now += CLIP.seconds + PATIENCE_SECONDS + 1
    assert unproven.failed
    unproven.stop()

    pretend(programs, "aplay", "plays")
    good = player.play(CLIP)
    assert good
    clock.now += CLIP.seconds + 1
    good._process.wait()
    assert not good.failed

    pretend(programs, "aplay", "hangs")
    slow = player.play(CLIP)
    assert slow
    clock.now += CLIP.seconds + PATIENCE_SECONDS + 1
    assert not slow.failed
    clock.now += 60
    assert slow.failed
    slow.stop()


def test_a_player_that_is_cut_off_leaves_no_children(programs: Path, tmp_path: Path) -> None:
    program = programs / "aplay"
    started = tmp_path / "started"
    program.write_text(f"#!/bin/sh\n/bin/sleep 600 &\n: > {started}\nwait\n")
    program.chmod(0o755)
    playback = FilePlayer("aplay", tmp_path, Clock()).play(CLIP)
    assert playback
    wait_until(started.exists)
    assert still_running(programs)
    playback.stop()
    wait_until(lambda: not still_running(programs))  # they are killed, and the system takes its time
