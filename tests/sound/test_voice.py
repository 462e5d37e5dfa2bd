"""The libraries of the extras, by stand-ins for them: found where they are, used by processes of their own."""

import os
import sys
from pathlib import Path

import pytest

from backstretch_tui.sound.programs import NO_PLAYER, engines, players
from tests.support.players import played, pretend
from tests.support.sound_helper import Later, helped, helped_by, with_patience

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs that pretend are scripts with a #! line")

PLAYBACK = """
import sys, time, wave
class Playback:
    def __init__(self, path):
        with open({log!r}, "a") as log: log.write(path.rpartition("/")[2] + "\\n")
        sound = wave.open(path)
        self.seconds = sound.getnframes() / sound.getframerate()
        sound.close()
    def play(self):
        {on_play}
        self.ends_at = time.monotonic() + self.seconds
    @property
    def active(self):
        return time.monotonic() < self.ends_at
"""

PRISM = """
import time
class PrismError(Exception): pass
def log(line):
    with open({log!r}, "a") as log: log.write(line + "\\n")
class Voice:
    def stop(self):
        log("stop")
        raise PrismError("nothing to stop")
    def speak(self, text):
        log("speak " + text)
class Context:
    def acquire_best(self):
        log("acquire")
        {on_acquire}
        return Voice()
"""


class Libraries:
    """A folder that libraries are found in."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._monkeypatch = monkeypatch
        folder.mkdir()
        monkeypatch.syspath_prepend(folder)

    def put(self, name: str, source: str, **values: str) -> Path:
        """Put a library there, alone; return the file that it writes down in what it is asked."""
        log = self._folder / f"{name}.log"
        (self._folder / f"{name}.py").write_text(source.format(log=str(log), **values))
        self._monkeypatch.delitem(sys.modules, name)
        self._monkeypatch.setenv("PYTHONPATH", str(self._folder))
        return log


@pytest.fixture
def libraries(programs: Path, monkeypatch: pytest.MonkeyPatch) -> Libraries:
    return Libraries(programs.parent / "libraries", monkeypatch)


def test_libraries_are_found_only_where_they_are_installed(programs: Path, libraries: Libraries) -> None:
    pretend(programs, "aplay", "plays")
    pretend(programs, "espeak-ng", "plays")
    assert (players(), engines()) == (["aplay"], ["espeak-ng"])
    libraries.put("just_playback", PLAYBACK, on_play="pass")
    libraries.put("prism", PRISM, on_acquire="pass")
    assert (players(), engines()) == (["aplay", "just_playback"], ["prismatoid", "espeak-ng"])
    assert "just_playback" not in sys.modules
    assert "prism" not in sys.modules


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


def test_free_text_is_said_once_what_was_said_before_is_stopped(
    programs: Path, libraries: Libraries, tmp_path: Path
) -> None:
    pretend(programs, "aplay", "plays")
    log = libraries.put("prism", PRISM, on_acquire="pass")
    assert helped(tmp_path, "say “Bird dog”.") == 0
    assert log.read_text() == "acquire\nstop\nspeak “Bird dog”.\n"


def test_a_tone_makes_the_voice_be_quiet(programs: Path, libraries: Libraries, tmp_path: Path) -> None:
    pretend(programs, "aplay", "plays")
    log = libraries.put("prism", PRISM, on_acquire="pass")
    lines = Later(log, [("", 0, "say Bird dog, for a long while, as it is."), ("speak", 1, "tone hold")])
    assert helped_by(tmp_path, lines)[0] == 0
    assert log.read_text().splitlines()[-1] == "stop"
    assert log.read_text().count("stop") == 2


HANGS_TWICE = [(1, "tone hold"), (1, "say Bird dog, for a long while."), (2, "tone hold")]
"""A voice is tried again at once, and then after a pause."""


def test_a_voice_that_hangs_is_ended_and_the_next_engine_speaks(
    programs: Path, libraries: Libraries, tmp_path: Path
) -> None:
    pretend(programs, "aplay", "plays")
    engine = pretend(programs, "espeak-ng", "pretends")
    log = libraries.put("prism", PRISM, on_acquire="time.sleep(600)")
    said = "say Bird dog, for a long while."
    lines = Later(log, [("", 0, said), *(("acquire", times, order) for times, order in HANGS_TWICE), ("", 0, said)])
    assert helped_by(tmp_path, lines)[0] == 0
    assert len(engine.read_text().splitlines()) == 1
    assert log.read_text().count("acquire") == 2
