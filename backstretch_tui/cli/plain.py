"""`start --plain` and `start --jsonl`: a session on standard input and output, whatever they are."""

import os
import sys
from collections.abc import Callable
from queue import Queue
from threading import Event as Signal
from threading import Thread

from backstretch_tui.cli.clock import new_id, now, steady_clock
from backstretch_tui.cli.output import put, say
from backstretch_tui.cli.speaker import real_speaker
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.plan import Plan
from backstretch_tui.core.record import record_of
from backstretch_tui.core.session import Event, Finished
from backstretch_tui.history.keeper import BEGIN_PATIENCE_SECONDS, PATIENCE_SECONDS, Keeper
from backstretch_tui.history.places import history_places
from backstretch_tui.plain import Lines, PlainSession


def play(plan: Plan, settings: Settings, *, as_json: bool) -> int:
    """Play a session as lines."""
    typed: Lines = Queue()
    Thread(target=_read, args=(typed,), daemon=True).start()
    speaker = real_speaker(settings)
    speaker.prepare()
    keeper = Keeper(history_places(os.environ), now, new_id)
    if keeper.take():
        begun = Signal()
        keeper.begin(plan, written=begun.set)
        begun.wait(BEGIN_PATIENCE_SECONDS)
    else:
        say("a session is being played elsewhere; this one is not kept")

    def journal(event: Event, written: Callable[[], None]) -> None:
        reached = Signal()
        keeper.hear(event, reached.set)
        reached.wait(PATIENCE_SECONDS)
        written()

    session = PlainSession(plan, steady_clock(), speaker, _put_at_once, as_json=as_json, journal=journal)
    finished = False
    try:
        session.run(typed)
        finished = True
    except KeyboardInterrupt:
        session.stop()
        raise
    finally:
        speaker.close(finish=finished)
        if isinstance(session.player.state, Finished):
            keeper.finish(record_of(plan, session.player.log))
        if why := keeper.close():
            say(f"your session could not be saved: {why}")
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
