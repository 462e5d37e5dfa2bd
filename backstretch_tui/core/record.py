"""What was really done: an honest account, per exercise, phase, side and repetition, made from a session's log."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from backstretch_tui.core.models import Side
from backstretch_tui.core.plan import Kind, Plan
from backstretch_tui.core.session import How, Interruption, Log, Visit, Why


class Outcome(StrEnum):
    """What became of a repetition."""

    DONE = "done"
    CUT_SHORT = "cut short"
    """Its hold was begun, and left before its end."""
    SKIPPED = "skipped"
    NOT_REACHED = "not reached"
    """The session was finished before it."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """One repetition on one side: planned against done."""

    entry: int
    exercise: str
    phase: str
    side: Side | None
    set: int
    repetition: int
    planned: int
    """Milliseconds to be held; 0 where repetitions are only counted."""
    held: int
    """Milliseconds held, extensions included: of several tries the longest."""
    extended: int
    """Milliseconds that were added to the plan."""
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the account: the repetitions of one exercise, phase and side."""

    entry: int
    exercise: str
    phase: str
    side: Side | None
    planned_repetitions: int
    done_repetitions: int
    skipped_repetitions: int
    """Skipped or cut short by a skip: not those that the session never reached."""
    planned: int
    """Milliseconds."""
    held: int
    """Milliseconds, those of holds cut short too."""


@dataclass(frozen=True, slots=True)
class Record:
    """A whole session's account."""

    repetitions: tuple[Repetition, ...]
    pauses: tuple[Why, ...]
    """Why each pause began; waiting between exercises, as asked for, is none."""

    @property
    def planned(self) -> int:
        """Milliseconds to be held in all."""
        return sum(repetition.planned for repetition in self.repetitions)

    @property
    def held(self) -> int:
        """Milliseconds held in all."""
        return sum(repetition.held for repetition in self.repetitions)

    @property
    def complete(self) -> bool:
        """Whether every repetition was done."""
        return all(repetition.outcome is Outcome.DONE for repetition in self.repetitions)

    def lines(self) -> Iterator[Line]:
        """Yield the account by exercise, phase and side, in the order of first doing."""
        for (entry, exercise, phase), group in groupby(
            self.repetitions, key=lambda repetition: (repetition.entry, repetition.exercise, repetition.phase)
        ):
            repetitions = list(group)
            for side in dict.fromkeys(repetition.side for repetition in repetitions):
                own = [repetition for repetition in repetitions if repetition.side == side]
                skipped = (Outcome.SKIPPED, Outcome.CUT_SHORT)
                yield Line(
                    entry, exercise, phase, side, len(own),
                    sum(repetition.outcome is Outcome.DONE for repetition in own),
                    sum(repetition.outcome in skipped for repetition in own),
                    sum(repetition.planned for repetition in own),
                    sum(repetition.held for repetition in own),
                )  # fmt: skip


def record_of(plan: Plan, log: Log) -> Record:
    """Make the account of a log, finished or not."""
    visits = [entry for entry in log if isinstance(entry, Visit)]
    reached = max((visit.position.index for visit in visits), default=-1)
    if visits and visits[-1].how is How.STOPPED:
        reached = visits[-1].position.index - 1  # what lies behind was looked at at most, not skipped
    by_step: dict[int, list[Visit]] = {}
    for visit in visits:
        by_step.setdefault(visit.position.index, []).append(visit)
    repetitions = []
    for step in plan.steps:
        if not step.completes:
            continue
        tries = by_step.get(step.index, [])
        is_hold = step.kind is Kind.HOLD
        held = max((visit.position.done for visit in tries), default=0) if is_hold else 0
        if any(visit.how is How.DONE for visit in tries):
            outcome = Outcome.DONE
        elif held:
            outcome = Outcome.CUT_SHORT
        elif step.index <= reached or _ran_to_the_end(visits):
            outcome = Outcome.SKIPPED
        else:
            outcome = Outcome.NOT_REACHED
        repetitions.append(
            Repetition(
                step.entry, step.exercise, step.phase, step.side, step.set, step.repetition,
                planned=step.milliseconds if is_hold else 0, held=held,
                extended=max((visit.position.extended for visit in tries), default=0), outcome=outcome,
            )
        )  # fmt: skip
    pauses = tuple(entry.why for entry in log if isinstance(entry, Interruption) and entry.why is not Why.KEY)
    return Record(tuple(repetitions), pauses)


def _ran_to_the_end(visits: list[Visit]) -> bool:
    """Whether the session went past its last step, by itself or by a skip."""
    return bool(visits) and visits[-1].how in (How.DONE, How.SKIPPED)
