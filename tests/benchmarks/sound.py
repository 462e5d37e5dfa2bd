"""How late tones are in the recording of a session: `python -m tests.benchmarks.sound [--loaded] [--files]`.

A sound server is started for it, with a sink that nobody hears; an exercise is played at the speed of life.
"""

import argparse
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from queue import Queue
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import Timer

from backstretch_tui.core.audio.cue_compiler import Speaking, with_cues
from backstretch_tui.core.audio.timeline import timeline
from backstretch_tui.core.audio.tones import SIGNALS, Tone
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.plain import PlainSession, TypedLines
from backstretch_tui.sound.speaker import HelperSpeaker
from backstretch_tui.sound.vocabulary import measure
from tests.support.exercises import shipped
from tests.support.onsets import onsets
from tests.support.sound_server import Recording, SoundServer

LOAD = 4
"""Loops that keep the machine busy."""

EARLY, LATE = 0.03, 0.6
"""Seconds around its moment in which a tone is looked for."""


def main() -> None:
    """Play, and print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.sound", description=__doc__)
    parser.add_argument("--loaded", action="store_true", help=f"with {LOAD} busy loops")
    parser.add_argument("--files", action="store_true", help="by paplay, a process for each sound")
    parser.add_argument("--exercise", default="knee-to-chest", help="an id of the routine relief, or all")
    parser.add_argument("--seconds", type=int, default=120, help="how much of it is played at most")
    args = parser.parse_args()
    plan = _plan(args.exercise)
    _say(f"{min(args.seconds, plan.milliseconds // 1000)} s, {'loaded' if args.loaded else 'idle'}")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        server = SoundServer(folder)
        server.start()
        stack.callback(server.kill)
        server.link_player(folder, "paplay" if args.files else "pacat")
        os.environ |= {**server.environment, "PATH": str(folder)}
        recording = stack.enter_context(server.recording())
        for _ in range(LOAD * args.loaded):
            busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
            stack.callback(busy.wait)
            stack.callback(busy.kill)
        began_at = _play(plan, args.seconds)
    _report(plan, args.seconds, recording, began_at)


def _plan(exercise: str) -> Plan:
    library = shipped()
    routine = library.routines["relief"]
    entries = tuple(entry for entry in routine.exercises if exercise in (entry.id, "all"))
    chosen = routine.with_values(exercises=entries)
    return with_cues(compile_plan(chosen, library.exercises, Options()), Speaking("full"), measure)


def _play(plan: Plan, seconds: int) -> float:
    """Play a session; return when it began."""
    speaker = HelperSpeaker(tones=True, words=True, volume=100)
    speaker.prepare()
    while not speaker.works:
        time.sleep(0.1)
    began_at = time.monotonic()
    typed: TypedLines = Queue()
    end = Timer(seconds, typed.put, ["q"])
    end.start()
    PlainSession(plan, lambda: round((time.monotonic() - began_at) * 1000), speaker, lambda _: None).run(typed)
    end.cancel()
    speaker.close(finish=True)
    return began_at


def _report(plan: Plan, seconds: int, recording: Recording, began_at: float) -> None:
    late: list[float] = []
    missing: list[str] = []
    for at, tone in timeline(plan):
        if isinstance(tone, Tone) and at < (seconds - 1) * 1000:
            moment = began_at + at / 1000
            found = onsets(recording.between(moment - EARLY, moment + LATE), SIGNALS[tone].notes[0][0])
            if found:
                late.append(found[0] - EARLY * 1000)
            else:
                missing.append(f"{tone} at {at / 1000:.1f}")
    percentiles = quantiles(late, n=100, method="inclusive")
    p5, p50, p95, p99 = (percentiles[n - 1] for n in (5, 50, 95, 99))
    _say(f"{len(late)} tones found, missing: {', '.join(missing) or 'none'}; the first {late[0]:.0f} ms late")
    _say(f"late: p5 {p5:.0f}, p50 {p50:.0f}, p95 {p95:.0f}, p99 {p99:.0f}, at most {max(late):.0f} ms; ")
    _say(f"jitter (p95 - p5) {p95 - p5:.0f} ms")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
