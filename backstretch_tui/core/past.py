"""A session of the past: when it was, what was done, and how it felt before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from backstretch_tui.core.models import Side
from backstretch_tui.core.plan import Plan
from backstretch_tui.core.record import Outcome, Record

MOST_LETTERS_IN_A_NOTE = 1000
MOST_LETTERS_IN_A_ZONE = 60
"""Of its name: the longest there is has half as many."""


class Moment(NamedTuple):
    """A moment in the life of a person: when it was, and what their calendar said then and there."""

    utc: int
    """Milliseconds since 1970 began in Greenwich."""
    date: str
    """The local date, `2026-11-22`: what days are counted by, wherever the person has travelled since."""
    offset_minutes: int
    """How far the local clock was ahead of Greenwich."""
    zone: str
    """The name of the time zone, `Europe/Berlin`; empty where it is not known."""


class PastSession(NamedTuple):
    """A finished session, without its account of every repetition. A tuple, for there may be thousands."""

    id: str
    """A UUID, version 7."""
    began: Moment
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
    planned_repetitions: int
    done_repetitions: int
    planned: int
    """Milliseconds to be held."""
    held: int
    """Milliseconds held."""
    left: int
    """Milliseconds held on the left."""
    right: int
    """Milliseconds held on the right."""
    pain_before: int | None = None
    """0 for none to 10 for the worst imaginable; None where it was not said."""
    pain_after: int | None = None
    note: str = ""

    @property
    def is_rehearsal(self) -> bool:
        """Whether it was played faster than life."""
        return self.speed != 1

    @property
    def is_complete(self) -> bool:
        """Whether every repetition was done."""
        return self.done_repetitions == self.planned_repetitions


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a session before it is over, and of one that is gone on with what was said when it was."""

    id: str
    began: Moment
    pain_before: int | None = None
    pain_after: int | None = None
    note: str = ""


def past_session(beginning: Beginning, plan: Plan, record: Record, ended: int) -> PastSession:
    """Sum up a session that is over."""
    return summed_up(
        PastSession(
            beginning.id, beginning.began, ended, ended, plan.routine.id, plan.routine.name, str(plan.dose), plan.speed,
            0, 0, 0, 0, 0, 0, beginning.pain_before, beginning.pain_after, beginning.note,
        ),
        record,
    )  # fmt: skip


def summed_up(session: PastSession, record: Record) -> PastSession:
    """Return a session with the sums of its record."""
    done = sum(repetition.outcome is Outcome.DONE for repetition in record.repetitions)
    return session._replace(
        planned_repetitions=len(record.repetitions), done_repetitions=done,
        planned=record.planned, held=record.held, left=_held_on("left", record), right=_held_on("right", record),
    )  # fmt: skip


def _held_on(side: Side, record: Record) -> int:
    return sum(repetition.held for repetition in record.repetitions if repetition.side == side)


def lived(sessions: Iterable[PastSession]) -> list[PastSession]:
    """Return the sessions that were no rehearsals."""
    return [session for session in sessions if not session.is_rehearsal]
