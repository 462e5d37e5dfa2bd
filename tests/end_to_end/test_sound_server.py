"""What a real sound server is given to play, recorded."""

from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from backstretch_tui.core.audio.cues import Speech
from backstretch_tui.core.audio.timeline import timeline
from backstretch_tui.core.audio.tones import SIGNALS, Tone
from backstretch_tui.core.session import Say, Sound
from backstretch_tui.plain import PlainSession, TypedLines
from backstretch_tui.sound.speaker import HelperSpeaker
from tests.support.exercises import a_phase, an_exercise, plan_of
from tests.support.onsets import onsets
from tests.support.processes import still_running
from tests.support.sound_server import SoundServer, needs_server
from tests.support.waiting import PATIENCE_SECONDS

pytestmark = needs_server

ATTEMPTS = 12
"""A machine that is too busy leaves out a tone that would be late: once is enough."""

EXERCISE = an_exercise(a_phase(4, 1, get_ready_seconds=2, move_in_seconds=1, move_out_seconds=1))


@pytest.fixture
def server(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """Start a server, and make all programs use it."""
    folder = tmp_path / "server"
    folder.mkdir()
    server = SoundServer(folder)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.link_player(programs)
    server.start()
    yield server
    server.kill()
    assert still_running(programs) == []


class Watched:
    """A speaker whose changes can be waited for."""

    def __init__(self) -> None:
        self.changes: Queue[bool | None] = Queue()
        self.speaker = HelperSpeaker(tones=True, words=True, volume=100)
        self.speaker.on_change = lambda: self.changes.put(self.speaker.works)
        self.speaker.prepare()
        assert self.changes.get(timeout=PATIENCE_SECONDS) is True


def test_all_that_an_exercise_plans_is_heard_in_its_order(server: SoundServer) -> None:
    plan = plan_of(EXERCISE, voice="full")
    moments = [(at / 1000, tone) for at, tone in timeline(plan) if isinstance(tone, Tone)]
    assert len(moments) == 8
    missing: list[tuple[float, Tone]] = []
    for _ in range(ATTEMPTS):
        watched = Watched()
        with server.recording() as recording:
            recording.wait_until_begun()
            typed: TypedLines = Queue()
            began_at = recording.now()
            PlainSession(plan, recording.clock_from(began_at), watched.speaker, lambda _: None).run(typed)
            assert watched.speaker.close(finish=True)
            recording.hears(Tone.DONE, began_at)
        around = {at: recording.between(began_at + at - 0.05, began_at + at + 0.9) for at, _ in moments}
        missing = [(at, tone) for at, tone in moments if not onsets(around[at], SIGNALS[tone].notes[0][0])]
        if not missing:
            return
    assert missing == []


def test_after_a_server_was_killed_and_started_again_sound_is_back_at_the_next_tone(server: SoundServer) -> None:
    watched = Watched()
    for _ in range(2):
        server.kill()
        assert watched.changes.get(timeout=PATIENCE_SECONDS) is False
        assert not watched.speaker.play(Sound(Tone.REST))
        server.start()
        with server.recording() as recording:
            recording.wait_until_begun()
            ordered_at = recording.now()
            watched.speaker.play(Sound(Tone.HOLD))
            assert recording.hears(Tone.HOLD, ordered_at)
            assert watched.changes.get(timeout=PATIENCE_SECONDS) is True
    watched.speaker.close()


def test_an_answer_is_heard_to_its_end_whatever_tones_come(server: SoundServer) -> None:
    watched = Watched()
    with server.recording() as recording:
        recording.wait_until_begun()
        ordered_at = recording.now()
        watched.speaker.answer(Speech(("Lie on your back, knees bent, feet flat.",), 0))
        for tone in (Tone.COUNT, Tone.HOLD_END, Tone.REST):
            watched.speaker.play(Sound(tone))
        watched.speaker.play(Say(Speech(("Hold.",), 0)))
        assert watched.speaker.close(finish=True)
        samples = recording.between(ordered_at, recording.now())
    loud = sum(abs(sample) > 1000 for sample in samples)
    assert loud > 16_000
