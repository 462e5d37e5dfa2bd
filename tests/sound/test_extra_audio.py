"""The libraries of the extras: found only where they are installed, used by processes of their own."""

import os
import sys
from pathlib import Path

import pytest

from backstretch_tui.sound.programs import NO_PLAYER, engines, players
from tests.support.libraries import PLAYBACK, PRISM, Libraries
from tests.support.players import played, pretend
from tests.support.sound_helper import helped, with_patience

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs that pretend are scripts with a #! line")


def test_libraries_are_found_only_where_they_are_installed(programs: Path, libraries: Libraries) -> None:
    pretend(programs, "aplay", "plays")
    pretend(programs, "espeak-ng", "plays")
    assert (players(), engines()) == (["aplay"], ["espeak-ng"])
    libraries.put("just_playback", PLAYBACK, on_play="pass")
    libraries.put("prism", PRISM, on_acquire="pass")
    assert (players(), engines()) == (["aplay", "just_playback"], ["prismatoid", "espeak-ng"])
    assert "just_playback" not in sys.modules
    assert "prism" not in sys.modules


@pytest.mark.usefixtures("patient")
def test_where_no_program_plays_a_library_does(libraries: Libraries, tmp_path: Path) -> None:
    log = libraries.put("just_playback", PLAYBACK, on_play="pass")
    assert helped(tmp_path, "tone hold") == 0
    assert played(log)[-1] == "tone"


@pytest.mark.parametrize("on_play", ["print('no device', file=sys.stderr)", "raise OSError", "time.sleep(600)"])
def test_a_library_that_cannot_play_is_a_player_that_fails(
    libraries: Libraries,
    tmp_path: Path,
    on_play: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_patience(monkeypatch, 1)
    libraries.put("just_playback", PLAYBACK, on_play=on_play)
    assert helped(tmp_path, "tone hold") == NO_PLAYER
    assert capfd.readouterr() == ("", "")
