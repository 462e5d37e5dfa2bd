"""Whole sessions with players of every kind: each is told in order to its end, whatever becomes of the sound."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Event

import pytest

from backstretch_tui.core.audio.cue_compiler import Speaking, with_cues
from backstretch_tui.core.audio.cues import Sounding
from backstretch_tui.core.audio.timeline import timeline
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import Effect, Finished, Say, Sound
from backstretch_tui.core.text.sound import NO_SOUND
from backstretch_tui.plain import SLACK, PlainSession
from backstretch_tui.sound.speaker import HelperSpeaker
from backstretch_tui.sound.vocabulary import measure
from tests.support.exercises import plan_of, shipped
from tests.support.order import is_in_order
from tests.support.players import played, pretend
from tests.support.processes import still_running
from tests.support.recorder import Recorder
from tests.support.typist import BRIDGE, Typist

BEHAVIOURS = [None, "fails", "hangs", "chatters"]
"""Of the only player there is; None where there is none."""

FAILING = ["fails", "hangs"]

needs_scripts = pytest.mark.skipif(os.name == "nt", reason="the players that pretend are scripts with a #! line")


def one_exercise(speed: int = 1) -> Plan:
    """Return what `start daily --only bridge` plays, with all its tones and words."""
    library = shipped()
    daily = library.routines["daily"]
    alone = daily.with_values(exercises=tuple(entry for entry in daily.exercises if entry.id == "bridge"))
    return with_cues(compile_plan(alone, library.exercises, Options(speed=speed)), Speaking("full"), measure)


class Noting(Recorder):
    """Notes when each thing is heard."""

    def __init__(self, typist: Typist) -> None:
        super().__init__()
        self.moments: list[tuple[int, Sounding]] = []
        self._typist = typist

    def play(self, effect: Effect) -> bool:
        match effect:
            case Sound(heard) | Say(heard):
                self.moments.append((self._typist.now, heard))
        return True


def test_in_a_whole_session_each_cue_comes_at_its_planned_moment() -> None:
    plan, typist = one_exercise(), Typist((0, None))
    recorder = Noting(typist)
    PlainSession(plan, typist.clock, recorder, lambda _: None).run(typist)  # type: ignore[arg-type]
    starts = [*(step.starts_at for step in plan.steps), plan.milliseconds]
    lengths = [*(step.milliseconds for step in plan.steps), 0]
    planned = [
        (start + cue.moment(length), cue.heard)
        for start, length, cues in zip(starts, lengths, plan.cues, strict=True)
        for cue in cues.due
    ]
    assert len(planned) > 50
    assert [heard for _, heard in recorder.moments] == [heard for _, heard in planned]
    late = [came - due for (came, _), (due, _) in zip(recorder.moments, planned, strict=True)]
    assert min(late) >= 0
    assert max(late) <= SLACK < 40


# --- players that do badly ------------------------------------------------------------------------------------------


class Patient(Typist):
    """Lets nothing happen after the first cues until it is known that there is no sound."""

    is_known: Event

    def get(self, timeout: float | None) -> str | None:
        if self.now > 0:
            assert self.is_known.wait(60)
        return super().get(timeout)


@needs_scripts
@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_a_session_is_told_to_its_end_with_one_notice_where_nothing_plays(
    programs: Path, behaviour: str | None
) -> None:
    log = pretend(programs, "aplay", behaviour) if behaviour else None
    typist = (Patient if behaviour in FAILING else Typist)((0, None))
    speaker = HelperSpeaker(tones=True, words=True, volume=100)
    if isinstance(typist, Patient):
        typist.is_known = Event()
        speaker.on_change = typist.is_known.set
    written: list[str] = []
    plan = plan_of(BRIDGE, voice="full")
    session = PlainSession(plan, typist.clock, speaker, written.append, as_json=True)
    session.run(typist)  # type: ignore[arg-type]
    speaker.close(finish=True)
    events = [json.loads(line) for line in written]
    assert isinstance(session.player.state, Finished)
    assert [event["index"] for event in events if event["event"] == "step"] == list(range(len(plan.steps)))
    assert [event["text"] for event in events if event["event"] == "silent"] == [NO_SOUND] * (behaviour != "chatters")
    if behaviour == "chatters":
        assert log
        assert played(log)
    assert still_running(programs) == []


def lines_of(*arguments: str, environment: Mapping[str, str]) -> str:
    """Return what the program prints as a process of its own, and see that it ends well and complains of nothing."""
    ended = subprocess.run(
        [sys.executable, "-m", "backstretch_tui", *arguments],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


@needs_scripts
@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_the_clock_of_a_real_session_is_not_held_up(programs: Path, tmp_path: Path, behaviour: str | None) -> None:
    if behaviour:
        pretend(programs, "aplay", behaviour)
    home = str(tmp_path / "home")
    environment = {**os.environ, "BACKSTRETCH_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home}
    del environment["BACKSTRETCH_SILENT"]
    told = lines_of(
        "start", "daily", "--no-teach", "--only", "bridge", "--speed", "200", "--jsonl", environment=environment
    )
    events = [json.loads(line) for line in told.splitlines()]
    plan = one_exercise(speed=200)
    # A step or a tone that is late is left out, as on a busy machine; a clock that is held up for long makes a pause.
    assert is_in_order([event["index"] for event in events if event["event"] == "step"], range(len(plan.steps)))
    tones = [heard.value for _, heard in timeline(plan) if isinstance(heard, str)]
    assert is_in_order([event["tone"] for event in events if event["event"] == "tone"], tones)
    assert not [event for event in events if event["event"] == "paused"]
    assert len([event for event in events if event["event"] == "silent"]) <= 1
    assert events[-1]["complete"]
    assert still_running(programs) == []
