"""A session of the past: when it was, what was done, and how it felt before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from backstretch_tui.core.model.exercise import Side
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session.record import Record

MAX_INSTANT = 253_402_000_000_000
"""Milliseconds since 1970, up to the last days of the year 9999, wherever one is."""

MAX_NOTE_CHARACTERS = 1000
MAX_ZONE_CHARACTERS = 60
"""Of its name: the longest there is has half as many."""


class Timestamp(NamedTuple):
    """A moment in the life of a person: when it was, and what their calendar said then and there."""

    utc: int
    """Milliseconds since 1970 began in Greenwich."""
    date: str
    """The local date, `2026-11-22`: what days are counted by, wherever the person has travelled since."""
    offset_minutes: int
    """How far the local clock was ahead of Greenwich."""
    zone: str
    """The name of the time zone, `Europe/Berlin`; empty where it is not known."""


class SessionSummary(NamedTuple):
    """A finished session, without its record of every repetition: the fields that are stored, in their order.

    The columns of the database follow from them. A tuple, for there may be thousands.
    """

    id: str
    """A UUID, version 7."""
    began: Timestamp
    ended: int
    """Milliseconds since 1970 began in Greenwich."""
    revised: int
    """When any of this was changed last: of two versions of a session the later one counts."""
    routine: str
    """The routine's id."""
    name: str
    """The routine's name."""
    dose: str
    speed: int
    """A rehearsal where it is not 1."""
    planned_repetitions: int = 0
    done_repetitions: int = 0
    planned: int = 0
    """Milliseconds to be held."""
    held: int = 0
    """Milliseconds held."""
    left: int = 0
    """Milliseconds held on the left."""
    right: int = 0
    """Milliseconds held on the right."""
    pain_before: int | None = None
    """0 for none to 10 for the worst imaginable; None where it was not said."""
    pain_after: int | None = None
    note: str = ""
    active: int | None = None
    """Milliseconds spent on steps, without pauses; None where that was not measured."""
    region: str = "low-back"
    """The part of the body that it was for."""

    @property
    def is_rehearsal(self) -> bool:
        """Whether it was played faster than life."""
        return self.speed != 1

    @property
    def is_complete(self) -> bool:
        """Whether every repetition was done."""
        return self.done_repetitions == self.planned_repetitions


@dataclass(frozen=True, slots=True)
class SessionStart:
    """The known facts of a session before it is over; for one that is resumed, also the earlier answers."""

    id: str
    began: Timestamp
    pain_before: int | None = None
    pain_after: int | None = None
    note: str = ""
    revised: int = 0
    """When it was changed last, where it was over before."""


def session_begun(beginning: SessionStart, plan: Plan) -> SessionSummary:
    """Return a session of which nothing is done yet."""
    return SessionSummary(
        id=beginning.id, began=beginning.began, ended=beginning.began.utc, revised=beginning.began.utc,
        routine=plan.routine.id, name=plan.routine.name, dose=str(plan.dose), speed=plan.speed,
        region=plan.routine.region, pain_before=beginning.pain_before, pain_after=beginning.pain_after,
        note=beginning.note,
    )  # fmt: skip


def summarize(beginning: SessionStart, plan: Plan, record: Record, ended: int) -> SessionSummary:
    """Sum up a session that is over."""
    session = session_begun(beginning, plan)._replace(ended=ended, revised=_later(beginning.revised, ended))
    return with_totals(session, record)


def revised(session: SessionSummary, now: int) -> SessionSummary:
    """Return a session that was changed just now: later than before, even where the clock was set back."""
    return session._replace(revised=_later(session.revised, now))


def _later(before: int, now: int) -> int:
    return min(max(before + 1, now), MAX_INSTANT)


def with_totals(session: SessionSummary, record: Record) -> SessionSummary:
    """Return a session with the sums of its record."""
    return session._replace(**totals_of(record))


def totals_of(record: Record) -> dict[str, Any]:
    """Return the fields of a session that follow from its record."""
    return {
        "planned_repetitions": len(record.repetitions), "done_repetitions": record.done_repetitions,
        "planned": record.planned, "held": record.held,
        "left": _held_on("left", record), "right": _held_on("right", record), "active": record.active,
    }  # fmt: skip


def _held_on(side: Side, record: Record) -> int:
    return sum(repetition.held for repetition in record.repetitions if repetition.side == side)


def without_rehearsals(sessions: Iterable[SessionSummary]) -> list[SessionSummary]:
    """Return the sessions that were no rehearsals."""
    return [session for session in sessions if not session.is_rehearsal]


def of_region(sessions: Iterable[SessionSummary], region: str) -> list[SessionSummary]:
    """Return the sessions that were for a region."""
    return [session for session in sessions if session.region == region]
