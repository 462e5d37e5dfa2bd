"""The helper that plays, with programs that do well or badly."""

import os
from pathlib import Path

import pytest

from backstretch_tui.sound.helper import DUCKED_PERCENT, Helper, OrderLines
from backstretch_tui.sound.outputs import Clip, Outputs
from backstretch_tui.sound.programs import NO_PLAYER
from backstretch_tui.sound.voice import Voice
from tests.support.players import GOOD, played, pretend
from tests.support.sound_helper import Later, helped, helped_by, with_patience

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the programs that pretend are scripts with a #! line"),
    pytest.mark.usefixtures("patient"),
]


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
def test_where_no_program_plays_it_says_so_in_its_status(
    programs: Path, tmp_path: Path, behaviour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_patience(monkeypatch, 0.05)
    pretend(programs, "aplay", behaviour)
    assert helped(tmp_path, "tone hold") == NO_PLAYER


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


def test_a_player_that_works_again_is_heard_at_the_next_sound_and_that_is_said(programs: Path, tmp_path: Path) -> None:
    log = pretend(programs, "aplay", "fails")
    mended = tmp_path / "mended"
    program = programs / "aplay"
    program.write_text(
        program.read_text().replace("sys.exit(1)", f"os.path.exists({str(mended)!r}) or sys.exit(1)\n{GOOD}")
    )

    told: list[bool] = []

    class Mending(Later):
        def get(self, block: bool = True, timeout: float | None = None) -> str | None:
            if "tone" in played(log) and not told:
                return OrderLines.get(self, timeout=0.02)
            order = super().get(block, timeout)
            if order == "tone rest":
                mended.touch()
            return order

    lines = Mending(log, [("wake", 1, "tone hold"), ("tone", 1, "tone rest"), ("answer", 1, None)])
    assert helped_by(tmp_path, lines, told) == 0
    assert told == [False, True]
    assert played(log)[-2:] == ["tone", "answer"]


def test_a_count_does_not_cut_off_an_answer(programs: Path, tmp_path: Path) -> None:
    log = pretend(programs, "aplay", "plays")
    assert helped_by(tmp_path, Later(log, [("", 0, "answer Left leg."), ("answer", 1, "tone count")])) == 0
    assert played(log) == ["answer"]


def test_an_answer_waits_for_the_end_of_tones_however_many_come(programs: Path, tmp_path: Path) -> None:
    log = pretend(programs, "aplay", "plays")
    assert helped(tmp_path, "tone hold-end", "answer Left leg.", "tone rest", "say 2") == 0
    assert played(log)[-3:] == ["tone", "answer", "words"]


def test_an_answer_takes_the_place_of_other_words(programs: Path, tmp_path: Path) -> None:
    log = pretend(programs, "aplay", "plays")
    assert helped_by(tmp_path, Later(log, [("", 0, "say Left leg."), ("words", 1, "answer Hold.")])) == 0
    assert played(log) == ["words", "answer"]


@pytest.mark.parametrize("order", ["stop", "tone paused"])
def test_a_pause_silences_everything(programs: Path, tmp_path: Path, order: str) -> None:
    log = pretend(programs, "aplay", "plays")
    lines = Later(log, [("", 0, "answer The session is over."), ("answer", 1, "say 2"), ("answer", 1, order)])
    assert helped_by(tmp_path, lines) == 0
    assert played(log) == ["answer", *["tone"] * order.startswith("tone")]


class Mixing:
    """A player that plays several clips at once; each sounds until it is stopped."""

    mixes = True
    is_broken = False

    def __init__(self) -> None:
        self.clips: list[Clip] = []
        self.stopped: list[str] = []

    def play(self, clip: Clip) -> "Endless":
        self.clips.append(clip)
        return Endless(self, clip)

    def finish(self) -> None: ...

    def close(self) -> None: ...


class Endless:
    """A clip that sounds until it is stopped."""

    sounds = True
    ended = failed = False

    def __init__(self, player: Mixing, clip: Clip) -> None:
        self._player = player
        self._clip = clip

    def stop(self) -> None:
        self._player.stopped.append(self._clip.name)


def test_under_an_answer_counts_are_quiet_and_other_tones_loud_and_words_wait() -> None:
    player = Mixing()
    helper = Helper(100, Outputs([player], lambda: 0, lambda _: None), Voice([], lambda: 0))
    for order in ("answer Left leg.", "tone count", "tone hold-end", "say 2"):
        helper._obey(order)
        helper._look()
    assert [clip.name for clip in player.clips] == ["answer", "tone", "tone"]
    assert player.stopped == ["tone"]
    count, hold_end = (max(clip.samples) for clip in player.clips[1:])
    assert count * 100 < hold_end * (DUCKED_PERCENT + 5)
    helper._obey("tone paused")
    assert player.stopped == ["tone", "answer", "tone"]
