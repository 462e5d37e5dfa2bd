"""The helper that plays, with programs that do well or badly; and its other end, which never waits."""

import os
import signal
from pathlib import Path

import pytest

from backstretch_tui.core.audio.cues import Speech
from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.core.session import Say, Sound
from backstretch_tui.sound.programs import ENGINES, NO_PLAYER, engines, players
from backstretch_tui.sound.speaker import MAX_STARTS, HelperSpeaker
from tests.support.players import played, pretend
from tests.support.sound_helper import helped

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs that pretend are scripts with a #! line")


# --- the helper -----------------------------------------------------------------------------------------------------


def test_a_tone_and_then_the_words_that_came_with_it(programs: Path, tmp_path: Path) -> None:
    log = pretend(programs, "aplay", "plays")
    assert helped(tmp_path, "tone hold", "say Hold.") == 0
    assert played(log) == ["tone", "words"]


def test_a_new_sound_takes_the_place_of_words_that_wait(programs: Path, tmp_path: Path) -> None:
    log = pretend(programs, "aplay", "plays")
    assert helped(tmp_path, "tone hold", "say Left leg.", "tone rest") == 0
    assert played(log)[-1] == "tone"
    assert "words" not in played(log)


@pytest.mark.parametrize("behaviour", ["fails", "pretends", "hangs"])
def test_where_no_program_plays_it_says_so_in_its_status(programs: Path, tmp_path: Path, behaviour: str) -> None:
    pretend(programs, "aplay", behaviour)
    assert helped(tmp_path, "tone hold", patience_seconds=0.05) == NO_PLAYER


def test_a_player_that_complains_with_a_good_status_has_failed(programs: Path, tmp_path: Path) -> None:
    pretend(programs, "ffplay", "complains")
    assert helped(tmp_path, "tone hold") == NO_PLAYER


def test_the_next_program_takes_over_from_one_that_fails(programs: Path, tmp_path: Path) -> None:
    pretend(programs, "paplay", "fails")
    log = pretend(programs, "aplay", "plays")
    assert helped(tmp_path, "tone hold") == 0
    assert played(log) == ["tone"]


def test_a_megabyte_of_chatter_disturbs_nobody(
    programs: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    log = pretend(programs, "aplay", "chatters")
    assert helped(tmp_path, "tone hold") == 0
    assert played(log) == ["tone"]
    assert capfd.readouterr() == ("", "")


def test_free_text_goes_to_an_engine_and_never_through_a_shell(programs: Path, tmp_path: Path) -> None:
    pretend(programs, "aplay", "plays")
    spoken = tmp_path / "spoken"
    program = programs / "espeak-ng"
    program.write_text(f"#!/bin/sh\n/bin/cat > {spoken}\n")
    program.chmod(0o755)
    assert helped(tmp_path, "say -v $(touch x); `id` “Bird dog”.") == 0
    assert spoken.read_text() == "-v $(touch x); `id` “Bird dog”."


def test_without_an_engine_the_rendered_part_of_free_text_is_said(programs: Path, tmp_path: Path) -> None:
    log = pretend(programs, "aplay", "plays")
    assert helped(tmp_path, "say Bird dog.\t3") == 0
    assert played(log) == ["words"]
    assert helped(tmp_path, "say Bird dog.") == 0
    assert played(log) == ["words"]


def test_the_volume_is_in_what_is_played(programs: Path, tmp_path: Path) -> None:
    pretend(programs, "aplay", "plays")
    loudest = []
    for volume in (100, 50):
        assert helped(tmp_path, "tone hold", volume=volume) == 0
        data = (tmp_path / "tone.wav").read_bytes()[44:]
        loudest.append(max(abs(int.from_bytes(data[at : at + 2], "little", signed=True)) for at in range(0, 4000, 2)))
    assert loudest[1] == pytest.approx(loudest[0] / 2, abs=2)


def test_what_is_found_is_in_order_of_preference() -> None:
    there = {"aplay", "paplay", "espeak-ng", "spd-say"}
    assert players(lambda name: name if name in there else None) == ["paplay", "aplay"]
    assert engines(lambda name: name if name in there else None) == ["spd-say", "espeak-ng"]
    assert all(engine.reads_input or engine.command[-1] == "--" for engine in ENGINES.values())


# --- its other end --------------------------------------------------------------------------------------------------


def a_speaker(*, tones: bool = True, words: bool = True) -> HelperSpeaker:
    return HelperSpeaker(tones=tones, words=words, volume=100)


def test_sounds_are_played_by_a_process_of_its_own(programs: Path) -> None:
    log = pretend(programs, "aplay", "plays")
    speaker = a_speaker()
    assert speaker.hear(Sound(Tone.HOLD))
    assert speaker.hear(Say(Speech(("Hold.",), 0)))
    speaker.close(finish=True)
    assert played(log) == ["tone", "words"]


@pytest.mark.usefixtures("programs")
def test_without_any_player_nothing_is_heard() -> None:
    assert not a_speaker().hear(Sound(Tone.HOLD))


@pytest.mark.usefixtures("programs")
def test_what_was_not_asked_for_counts_as_heard() -> None:
    speaker = a_speaker(tones=False, words=False)
    assert speaker.hear(Sound(Tone.HOLD))
    assert speaker.hear(Say(Speech(("Left leg.",), 0)))


def test_a_player_that_fails_is_known_of_from_the_next_sound_on(programs: Path) -> None:
    pretend(programs, "aplay", "fails")
    speaker = a_speaker()
    speaker.hear(Sound(Tone.HOLD))
    assert speaker._process is not None
    assert speaker._process.wait(10) == NO_PLAYER
    assert not speaker.hear(Sound(Tone.REST))
    assert not speaker.hear(Sound(Tone.REST))


def test_a_helper_that_dies_is_started_again_three_times_at_most(programs: Path) -> None:
    pretend(programs, "aplay", "plays")
    speaker = a_speaker()
    for _ in range(MAX_STARTS):
        assert speaker.hear(Sound(Tone.HOLD))
        assert speaker._process is not None
        os.killpg(speaker._process.pid, signal.SIGKILL)
        speaker._process.wait()
    assert not speaker.hear(Sound(Tone.HOLD))


def test_a_helper_that_does_not_read_is_given_up_without_waiting(programs: Path) -> None:
    pretend(programs, "aplay", "plays")
    speaker = a_speaker()
    assert speaker.hear(Sound(Tone.HOLD))
    stuck = speaker._process
    assert stuck is not None
    os.kill(stuck.pid, signal.SIGSTOP)
    many = Say(Speech(("word " * 4000,), 0))
    while speaker._process is stuck:
        assert speaker.hear(many)
    assert stuck.returncode == -signal.SIGKILL
    speaker.close()


def test_closing_leaves_no_process_behind(programs: Path) -> None:
    pretend(programs, "aplay", "hangs")
    speaker = a_speaker()
    speaker.hear(Sound(Tone.HOLD))
    process = speaker._process
    assert process is not None
    speaker.close()
    assert process.returncode is not None
