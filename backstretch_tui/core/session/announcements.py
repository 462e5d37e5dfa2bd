"""Announcements of the changes between two states of a session, as lines or as data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backstretch_tui.core.format import numbers
from backstretch_tui.core.format.sentences import sentence
from backstretch_tui.core.plan.steps import Plan, Step
from backstretch_tui.core.session import Finished, Log, Paused, PauseReason, Ready, Running, State, Visit
from backstretch_tui.core.session.record import record_of
from backstretch_tui.core.text import doses, teaching
from backstretch_tui.core.text import session as text
from backstretch_tui.core.text.pauses import PAUSE_SENTENCES
from backstretch_tui.core.text.report import REHEARSED, report, verdict
from backstretch_tui.core.text.teaching import heading_of


@dataclass(frozen=True, slots=True)
class StepEntered:
    """A step has begun, or has been gone to."""

    index: int


@dataclass(frozen=True, slots=True)
class SessionPaused:
    """The session is paused."""

    reason: PauseReason


@dataclass(frozen=True, slots=True)
class SessionResumed:
    """The session goes on, after the lead-in."""


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session is over."""

    log: Log


Announcement = StepEntered | SessionPaused | SessionResumed | SessionEnded


def announcements(plan: Plan, before: State, after: State) -> Iterator[Announcement]:
    """Yield what has happened, oldest first."""
    if isinstance(after, Ready):
        return
    if isinstance(before, Ready):
        yield StepEntered(0)
    if isinstance(before, Paused) and isinstance(after, Running):
        yield SessionResumed()
    for entry in after.log[len(() if isinstance(before, Ready) else before.log) :]:
        if not isinstance(entry, Visit):
            yield SessionPaused(entry.reason)
        elif entry.to < len(plan.steps) and not (isinstance(after, Finished) and entry is after.log[-1]):
            yield StepEntered(entry.to)
    if isinstance(after, Finished) and not isinstance(before, Finished):
        yield SessionEnded(after.log)


def lines(plan: Plan, item: Announcement) -> Iterator[str]:
    """Yield the lines that tell of it."""
    match item:
        case StepEntered(index):
            yield _step_line(plan, plan.steps[index])
        case SessionPaused(reason):
            yield PAUSE_SENTENCES[reason]
        case SessionResumed():
            yield text.RESUMING
        case SessionEnded() if plan.is_lesson:
            yield teaching.is_over(plan.exercises[0].name)
        case SessionEnded(log):
            record = record_of(plan, log)
            yield text.is_over(verdict(record))
            for row in report(plan, record):
                yield text.report_line(row.what, (row.repetitions, row.held, row.note))
            if plan.speed != 1:
                yield REHEARSED


def data(plan: Plan, item: Announcement) -> dict[str, Any]:
    """Return it as plain values."""
    match item:
        case StepEntered(index):
            step = plan.steps[index]
            return {
                "event": "step", "index": index, "kind": step.kind.value, "exercise": step.exercise,
                "name": plan.exercise_of(step).name, "phase": step.phase, "side": step.side,
                "set": step.set, "sets": step.sets, "repetition": step.repetition, "repetitions": step.repetitions,
                "seconds": step.milliseconds / 1000, "cue": step.cue, "waits": step.waits,
            }  # fmt: skip
        case SessionPaused(reason):
            return {"event": "paused", "why": reason.value}
        case SessionResumed():
            return {"event": "resumed"}
        case SessionEnded(log):
            record = record_of(plan, log)
            done = [
                {
                    "exercise": line.exercise, "phase": line.phase, "side": line.side,
                    "planned_repetitions": line.planned_repetitions, "done_repetitions": line.done_repetitions,
                    "skipped_repetitions": line.skipped_repetitions,
                    "planned_seconds": line.planned / 1000, "held_seconds": line.held / 1000,
                }
                for line in record.lines()
            ]  # fmt: skip
            return {"event": "finished", "complete": record.complete, "done": done}


def _step_line(plan: Plan, step: Step) -> str:
    kind, cue = step.kind.traits.name, sentence(step.cue)
    new_exercise = text.new_exercise(plan.exercise_of(step).name, step.entry + 1, len(plan.exercises))
    if step.kind.traits.is_teaching:
        is_first = plan.sentence_number(step) == 0
        return teaching.line(heading_of(plan, step), cue, teaching.begins(new_exercise, kind) if is_first else "")
    seconds = "" if step.waits else numbers.seconds_in_words(step.milliseconds)
    if step.kind.traits.is_introduction:
        what = new_exercise if step.phase_index == 0 else text.new_phase(step.phase)
        return text.getting_ready(what, kind, seconds, cue)
    side = doses.side_in_words(step.side, plan.phase_of(step))
    return text.step(kind, seconds, (side, doses.count_in_words(step)), cue)
