"""The other end of the helper: it never waits, and knows whether sound can be heard."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from queue import Queue

import pytest

from backstretch_tui.core.audio.cues import Speech
from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.core.session import Say, Sound
from backstretch_tui.sound.speaker import HelperSpeaker
from tests.support.players import played, pretend
from tests.support.processes import still_running
from tests.support.waiting import PATIENCE_SECONDS, wait_until

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the programs that pretend are scripts with a #! line"),
    pytest.mark.usefixtures("patient"),
]


def kill(speaker: HelperSpeaker, *, whole_group: bool = True) -> None:
    """Kill the helper, by itself or with its group."""
    assert speaker._process
    (os.killpg if whole_group else os.kill)(speaker._process.pid, signal.SIGKILL)
    speaker._process.wait()


def a_speaker(*, tones: bool = True, words: bool = True) -> HelperSpeaker:
    return HelperSpeaker(tones=tones, words=words, volume=100)


def test_sounds_are_played_by_a_process_of_its_own(programs: Path) -> None:
    log = pretend(programs, "aplay", "plays")
    speaker = a_speaker()
    assert speaker.play(Sound(Tone.HOLD))
    assert speaker.play(Say(Speech(("Hold.",), 0)))
    speaker.close(finish=True)
    assert played(log) == ["tone", "words"]


@pytest.mark.usefixtures("programs")
def test_without_any_player_nothing_is_heard() -> None:
    assert not a_speaker().play(Sound(Tone.HOLD))


@pytest.mark.usefixtures("programs")
def test_what_was_not_asked_for_counts_as_heard() -> None:
    speaker = a_speaker(tones=False, words=False)
    assert speaker.play(Sound(Tone.HOLD))
    assert speaker.play(Say(Speech(("Left leg.",), 0)))


def test_tones_that_are_off_still_stop_what_is_said_at_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    speaker, sent = a_speaker(tones=False), list[str]()

    def send(line: str) -> bool:
        sent.append(line)
        return True

    monkeypatch.setattr(speaker, "_send", send)
    speaker.play(Sound(Tone.REST))
    assert sent == []
    speaker.play(Sound(Tone.PAUSED))
    assert sent == ["stop\n"]


def test_a_player_that_fails_and_works_again_is_told_of(programs: Path) -> None:
    pretend(programs, "aplay", "fails")
    speaker = a_speaker()
    changes: Queue[bool | None] = Queue()
    speaker.on_change = lambda: changes.put(speaker.works)
    speaker.prepare()
    assert changes.get(timeout=PATIENCE_SECONDS) is False
    assert not speaker.play(Sound(Tone.REST))
    pretend(programs, "aplay", "plays")
    assert changes.get(timeout=PATIENCE_SECONDS) is True
    assert speaker.play(Sound(Tone.REST))
    speaker.close()


def test_a_helper_that_dies_is_started_again_at_once_and_then_after_growing_pauses(programs: Path) -> None:
    pretend(programs, "aplay", "hangs")
    now = 0.0
    speaker = HelperSpeaker(tones=True, words=True, volume=100, clock=lambda: now)
    for _ in range(2):
        assert speaker.play(Sound(Tone.HOLD))
        kill(speaker)
    assert not speaker.play(Sound(Tone.HOLD))
    assert speaker.works is False
    now += 1
    speaker.play(Sound(Tone.HOLD))
    assert speaker._process
    speaker.close()


def test_a_helper_that_dies_leaves_no_children(programs: Path) -> None:
    log = pretend(programs, "aplay", "hangs")
    speaker = a_speaker()
    speaker.prepare()
    wait_until(log.exists)
    kill(speaker, whole_group=False)
    assert still_running(programs, "aplay")
    speaker.play(Sound(Tone.HOLD))
    speaker.close()
    assert still_running(programs) == []


def test_a_helper_that_does_not_read_is_given_up_without_waiting(programs: Path) -> None:
    pretend(programs, "aplay", "plays")
    speaker = a_speaker()
    assert speaker.play(Sound(Tone.HOLD))
    stuck = speaker._process
    assert stuck is not None
    os.kill(stuck.pid, signal.SIGSTOP)
    many = Say(Speech(("word " * 4000,), 0))
    while speaker._process is stuck:
        assert speaker.play(many)
    assert stuck.returncode == -signal.SIGKILL
    speaker.close()


def test_closing_leaves_no_process_behind(programs: Path) -> None:
    pretend(programs, "aplay", "hangs")
    speaker = a_speaker()
    speaker.play(Sound(Tone.HOLD))
    process = speaker._process
    assert process is not None
    speaker.close()
    assert process.returncode is not None


@pytest.mark.parametrize("behaviour", ["plays", "hangs"])
def test_no_helper_leaves_a_folder_behind_however_it_ends(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behaviour: str
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    log = pretend(programs, "aplay", behaviour)
    speaker = a_speaker()
    speaker.prepare()
    wait_until(log.exists)
    kill(speaker)
    assert list(temporary.iterdir())
    speaker.play(Sound(Tone.HOLD))
    wait_until(lambda: "tone" in played(log))
    speaker.close()
    assert list(temporary.iterdir()) == []


def test_the_helper_ends_when_its_parent_has_vanished(programs: Path) -> None:
    pretend(programs, "aplay", "plays")
    source = (
        "import os, signal; from backstretch_tui.sound.speaker import HelperSpeaker\n"
        "speaker = HelperSpeaker(tones=True, words=True, volume=100); speaker.prepare()\n"
        "while speaker.works is None: pass\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = subprocess.run([sys.executable, "-c", source], check=False)
    assert ended.returncode == -signal.SIGKILL
    wait_until(lambda: not still_running(programs))
