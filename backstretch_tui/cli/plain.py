"""`start --plain` and `start --jsonl`: a session on standard input and output, whatever they are."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import Queue
from threading import Event as Signal
from threading import Thread

from backstretch_tui.cli.checkin import LineAsker
from backstretch_tui.cli.clock import new_id, now, steady_clock
from backstretch_tui.cli.line_writer import LineWriter
from backstretch_tui.cli.output import FAILED, OutputError, message_line, need_output, say
from backstretch_tui.cli.shutdown import close
from backstretch_tui.cli.speaker import real_speaker
from backstretch_tui.content.library import Library
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.audio.cue_compiler import with_cues
from backstretch_tui.core.checkin.before import before
from backstretch_tui.core.checkin.values import Wishes, wishes
from backstretch_tui.core.format.sentences import as_message
from backstretch_tui.core.model.exercise import Entry
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import Event, Finished, Ready
from backstretch_tui.core.session.record import record_of
from backstretch_tui.core.text import command_errors, history, questions
from backstretch_tui.history.checkin import CheckinStore, Resumed
from backstretch_tui.history.recorder import BEGIN_PATIENCE_SECONDS, PATIENCE_SECONDS, Recorder
from backstretch_tui.history.recovery import Busy, startup_state
from backstretch_tui.history.writer import Writer
from backstretch_tui.plain import PlainSession, TypedLines
from backstretch_tui.sound.vocabulary import measure
from backstretch_tui.system.paths import data_paths

INTERRUPTED_SECONDS = 1.0
"""How long the reader of the lines is waited for after Ctrl-C. At a session's own end, as long as it takes."""


def play(
    request: SessionRequest,
    library: Library,
    settings: Settings,
    save_doses: Callable[[tuple[Entry, ...]], None],
    *,
    as_json: bool,
    asks: bool | None,
) -> int:
    """Play a session as lines; `asks` is what the command line says about questions, None where it says nothing.

    Raises OutputError where lines cannot be written.
    """
    need_output()
    typed = _typed_lines()
    is_person = sys.stdin is not None and sys.stdin.isatty() and not as_json
    output, messages = LineWriter(sys.stdout, wraps=not as_json), LineWriter(sys.stderr)
    asker = LineAsker(typed, as_json, asks if is_person or asks is not None else False, output.put)
    recorder = Recorder(data_paths(os.environ), now, new_id)
    recorder.writer.on_trouble = lambda: _tell_of(recorder.writer, messages)
    store = CheckinStore(recorder, save_doses)
    seconds: float | None = INTERRUPTED_SECONDS
    try:
        status = _play(request, library, settings, recorder, store, asker)
        seconds = None
    finally:
        is_saved = close(recorder, settings)
        output.close(seconds)
    return status if is_saved else status or FAILED


def teach(plan: Plan, settings: Settings, *, as_json: bool) -> int:
    """Teach an exercise as lines. Nothing is asked or saved. Raises OutputError where lines cannot be written."""
    need_output()
    output, typed, speaker = LineWriter(sys.stdout, wraps=not as_json), _typed_lines(), real_speaker(settings)
    speaker.prepare()
    plan = with_cues(plan, settings.speaking(), measure)
    session = PlainSession(plan, steady_clock(), speaker, output.put, as_json=as_json)
    finished = False
    try:
        speaker.wait()
        session.run(typed)
        finished = True
    finally:
        speaker.close(finish=finished)
        output.close(None if finished else INTERRUPTED_SECONDS)
    return 0


def _play(
    request: SessionRequest,
    library: Library,
    settings: Settings,
    recorder: Recorder,
    store: CheckinStore,
    asker: LineAsker,
) -> int:
    speaker = real_speaker(settings)
    speaker.prepare()  # while questions are answered
    begun = _begin(request, library, settings, recorder, store, asker)
    if isinstance(begun, int):
        speaker.close()
        return begun
    plan, state = begun

    journal = partial(_record, recorder)
    clock, write = steady_clock(), asker.write
    session = PlainSession(plan, clock, speaker, write, as_json=asker.as_json, journal=journal, state=state)
    finished = False
    try:
        speaker.wait()
        session.run(asker.typed)
        finished = True
    except KeyboardInterrupt:
        session.stop()
        raise
    finally:
        speaker.close(finish=finished)
        log, is_over = session.player.log, isinstance(session.player.state, Finished)
        kept = recorder.finish(record_of(plan, log)) if is_over else None
    if kept:
        conversation = store.after(kept, settings.activities, _wishes(asker, settings, plan.speed))
        asker.converse(conversation, store.carry_out)
    return 0


def _begin(
    request: SessionRequest,
    library: Library,
    settings: Settings,
    recorder: Recorder,
    store: CheckinStore,
    asker: LineAsker,
) -> Resumed | int:
    """Settle what earlier sessions left open, and begin this one. Return an exit status where that is not to be."""
    found = startup_state(recorder.paths, recorder.lock)
    if isinstance(found, Busy):
        say(as_message(questions.busy(found.reason)))
    resumed = asker.converse(store.startup(found), store.carry_out)
    if isinstance(resumed, tuple):
        return resumed
    if not recorder.acquire():
        say(command_errors.SESSION_RUNS_ELSEWHERE)
        return FAILED
    facts = store.facts(request, library.exercises, _wishes(asker, settings, request.options.speed))
    start = asker.converse(before(facts), store.carry_out)
    if start is None:
        return 0
    speaking = settings.speaking(start.request.familiar)
    plan = with_cues(start.request.plan(library.exercises), speaking, measure)
    _wait(lambda written: recorder.begin(plan, start.score, written), BEGIN_PATIENCE_SECONDS)
    return plan, Ready()


def _record(recorder: Recorder, event: Event, written: Callable[[], None]) -> None:
    """Write an event down, and then let it count."""
    try:
        _wait(lambda reached: recorder.record(event, reached), PATIENCE_SECONDS)
    finally:  # after Ctrl-C, too: what is in the journal counts
        written()


def _wishes(asker: LineAsker, settings: Settings, speed: int) -> Wishes:
    return wishes(asks=asker.asks, speed=speed, questions=settings.ask_before, advice=settings.dose_advice)


def _wait(write: Callable[[Callable[[], None]], None], seconds: float) -> None:
    """Have something written, and wait for that, but no longer than so many seconds."""
    written = Signal()
    write(written.set)
    written.wait(seconds)


def _tell_of(writer: Writer, messages: LineWriter) -> None:
    """Say what cannot be written now, and when it can be again: the writer's thread is not to wait for a reader."""
    if writer.gave_up:
        message = history.more_in_doctor(as_message(questions.nothing_saved(writer.trouble)))
    elif writer.trouble:
        message = as_message(questions.not_written(writer.trouble))
    else:
        message = history.WRITTEN_AGAIN
    with suppress(OutputError, BrokenPipeError):
        messages.put(message_line(message))


def _typed_lines() -> TypedLines:
    """Return the queue of the lines that will be typed from now on."""
    typed: TypedLines = Queue()
    Thread(target=_read, args=(typed,), daemon=True).start()
    return typed


def _read(typed: TypedLines) -> None:
    """Read lines until there are no more; a standard input that is not there has none."""
    try:
        for line in sys.stdin or ():
            typed.put(line)
    except (OSError, ValueError):
        pass
    typed.put(None)
