"""How long from a transition to the start of the player: `python -m tests.benchmarks.sound`.

A session of one exercise is played at the speed of life into a player that only writes down when it was started.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory

from backstretch_tui.core.audio.cues import Speech
from backstretch_tui.core.audio.timeline import timeline
from backstretch_tui.core.session import Effect, Sound
from backstretch_tui.plain import Lines, PlainSession
from backstretch_tui.sound.speaker import HelperSpeaker
from tests.support.exercises import a_phase, an_exercise, plan_of

ONE = an_exercise(a_phase(4, 4, get_ready_seconds=2, move_in_seconds=1, move_out_seconds=1, rest_seconds=1))


class Timed:
    """A speaker that notes when each tone was due."""

    def __init__(self, speaker: HelperSpeaker) -> None:
        self.on_change: Callable[[], None] = lambda: None
        self.works = speaker.works
        self.due: list[int] = []
        self.slowest = 0
        self._speaker = speaker

    def play(self, effect: Effect) -> bool:
        began = time.monotonic_ns()
        if isinstance(effect, Sound):
            self.due.append(began)
        works = self._speaker.play(effect)
        self.slowest = max(self.slowest, time.monotonic_ns() - began)
        return works

    def answer(self, speech: Speech) -> bool:
        return self._speaker.answer(speech)

    def prepare(self) -> None:
        self._speaker.prepare()

    def close(self, *, finish: bool = False) -> bool:
        return self._speaker.close(finish=finish)


def main() -> None:
    """Play, and print what was measured."""
    plan = plan_of(ONE)
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        player = Path(folder) / "aplay"
        player.write_text(f'#!/bin/sh\n/bin/echo "$(/bin/date +%s%N) $2" >> {log}\nexec /bin/sleep 0.9\n')
        player.chmod(0o755)
        os.environ["PATH"] = folder
        offset = time.time_ns() - time.monotonic_ns()
        speaker = Timed(HelperSpeaker(tones=True, words=False, volume=100))
        session = PlainSession(plan, lambda: time.monotonic_ns() // 1_000_000, speaker, lambda _: None)
        speaker.prepare()
        began = time.monotonic_ns()
        typed: Lines = Queue()
        session.run(typed)
        speaker.close(finish=True)
        started = [int(line.split()[0]) - offset for line in log.read_text().splitlines() if "tone" in line]
    planned = [at for at, _ in timeline(plan)]
    late = sorted((due - began) // 1_000_000 - at for due, at in zip(speaker.due, planned, strict=True))
    waits = sorted((start - due) // 1_000_000 for due, start in zip(speaker.due[1:], started[1:], strict=False))
    print("Milliseconds of the plan, of the cue, and of the player's start:")  # noqa: T201
    for (planned_at, tone), due, start in zip(timeline(plan), speaker.due, started, strict=False):
        print(f"{planned_at:8}{(due - began) // 1_000_000:8}{(start - began) // 1_000_000:8}  {tone}")  # noqa: T201
    print(f"cues after their moment:          p95 {_p95(late)} ms, most {late[-1]} ms")  # noqa: T201
    print(f"player started after the cue:     p95 {_p95(waits)} ms, most {waits[-1]} ms")  # noqa: T201
    print(f"the clock was kept waiting:       most {speaker.slowest / 1e6:.1f} ms")  # noqa: T201


def _p95(values: list[int]) -> int:
    return values[int(0.95 * (len(values) - 1))]


if __name__ == "__main__":
    main()
