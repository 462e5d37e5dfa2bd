"""`start --plain` and `start --jsonl`: a session on standard input and output, whatever they are."""

import os
import sys
from collections.abc import Callable
from queue import Queue
from threading import Event as Signal
from threading import Thread

from backstretch_tui.cli.checkin import LineAsker, ask_after, score_before, settled
from backstretch_tui.cli.clock import new_id, now, steady_clock
from backstretch_tui.cli.output import FAILED, flush_output, need_output, put, say
from backstretch_tui.cli.shutdown import close
from backstretch_tui.cli.speaker import real_speaker
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import Event, Finished, Ready, State
from backstretch_tui.core.session.record import record_of
from backstretch_tui.history.recorder import BEGIN_PATIENCE_SECONDS, PATIENCE_SECONDS, Recorder
from backstretch_tui.history.writer import Writer
from backstretch_tui.plain import Lines, PlainSession
from backstretch_tui.system.paths import data_paths


def play(plan: Plan, settings: Settings, *, as_json: bool) -> int:
    """Play a session as lines. Raises OutputError where they cannot be written."""
    need_output()
    typed: Lines = Queue()
    Thread(target=_read, args=(typed,), daemon=True).start()
    asker = LineAsker(typed, as_json)
    recorder = Recorder(data_paths(os.environ), now, new_id)
    recorder.writer.on_trouble = lambda: _tell_of(recorder.writer)
    try:
        status = _play(plan, settings, recorder, asker)
    finally:
        is_saved = close(recorder)
    return status if is_saved else status or FAILED


def _play(plan: Plan, settings: Settings, recorder: Recorder, asker: LineAsker) -> int:
    state: State = Ready()
    asks = settings.ask_before and asker.has_person
    speaker = real_speaker(settings)
    speaker.prepare()  # while questions are answered
    if resumed := settled(recorder, asker):
        plan, state = resumed
    elif not recorder.acquire():
        speaker.close()
        say("a session is being played in another window; end that one first")
        return FAILED
    else:
        may_start, score = score_before(recorder, asker) if asks and plan.speed == 1 else (True, None)
        if not may_start:
            speaker.close()
            return 0
        _wait(lambda written: recorder.begin(plan, score, written), BEGIN_PATIENCE_SECONDS)

    def journal(event: Event, written: Callable[[], None]) -> None:
        _wait(lambda reached: recorder.record(event, reached), PATIENCE_SECONDS)
        written()

    session = PlainSession(
        plan, steady_clock(), speaker, _put_at_once, as_json=asker.as_json, journal=journal, state=state
    )
    finished = False
    try:
        session.run(asker.typed)
        finished = True
    except KeyboardInterrupt:
        session.stop()
        raise
    finally:
        speaker.close(finish=finished)
        record = record_of(plan, session.player.log)
        kept = recorder.finish(record) if isinstance(session.player.state, Finished) else None
    if kept and asks and plan.speed == 1:
        ask_after(recorder, asker, kept, record, settings.activities)
    return 0


def _wait(write: Callable[[Callable[[], None]], None], seconds: float) -> None:
    """Have something written, and wait for that, but no longer than so many seconds."""
    written = Signal()
    write(written.set)
    written.wait(seconds)


def _tell_of(writer: Writer) -> None:
    """Tell what cannot be written just now, and when it can be again."""
    if writer.gave_up:
        return  # that has been told
    why = f"cannot be written: {writer.trouble}; trying again" if writer.trouble else "is written again"
    say(f"your history {why}")


def _put_at_once(line: str) -> None:
    put(line)
    flush_output()


def _read(typed: Lines) -> None:
    """Read lines until there are no more; a standard input that is not there has none."""
    try:
        for line in sys.stdin or ():
            typed.put(line)
    except (OSError, ValueError):
        pass
    typed.put(None)
