"""`start --plain` and `start --jsonl`: a session on standard input and output, whatever they are."""

import sys
from queue import Queue
from threading import Thread

from backstretch_tui.cli.clock import steady_clock
from backstretch_tui.cli.output import put
from backstretch_tui.cli.speaker import real_speaker
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.plan import Plan
from backstretch_tui.plain import Lines, PlainSession


def play(plan: Plan, settings: Settings, *, as_json: bool) -> int:
    """Play a session as lines."""
    typed: Lines = Queue()
    Thread(target=_read, args=(typed,), daemon=True).start()
    speaker = real_speaker(settings)
    session = PlainSession(plan, steady_clock(), speaker, _put_at_once, as_json=as_json)
    finished = False
    try:
        session.run(typed)
        finished = True
    except KeyboardInterrupt:
        session.stop()
        raise
    finally:
        speaker.close(finish=finished)
    return 0


def _put_at_once(line: str) -> None:
    put(line)
    sys.stdout.flush()


def _read(typed: Lines) -> None:
    """Read lines until there are no more; a standard input that is not there has none."""
    try:
        for line in sys.stdin or ():
            typed.put(line)
    except (OSError, ValueError):
        pass
    typed.put(None)
