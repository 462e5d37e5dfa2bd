"""The record of a session: planned against done, per exercise, phase, side and repetition, made from its log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from backstretch_tui.core.model.exercise import Side
from backstretch_tui.core.plan.steps import Plan, Step
from backstretch_tui.core.session import Interruption, Log, PauseReason, Position, StepOutcome, Visit


class Outcome(StrEnum):
    """The outcome of a repetition."""

    DONE = "done"
    CUT_SHORT = "cut short"
    """Its hold was begun, and left before its end."""
    SKIPPED = "skipped"
    NOT_REACHED = "not reached"
    """The session had not come so far, or had gone back to before it, when the record was made."""


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
    """Milliseconds that were added to the plan in that longest try."""
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One line of the record: the repetitions of one exercise, phase and side."""

    entry: int
    exercise: str
    phase: str
    side: Side | None
    planned_repetitions: int
    done_repetitions: int
    skipped_repetitions: int
    """Skipped or cut short: not those that the session never reached."""
    planned: int
    """Milliseconds."""
    held: int
    """Milliseconds, those of holds cut short too."""

    @property
    def not_reached_repetitions(self) -> int:
        """Those that the session never reached."""
        return self.planned_repetitions - self.done_repetitions - self.skipped_repetitions

    @property
    def is_complete(self) -> bool:
        """Whether every repetition was done."""
        return self.done_repetitions == self.planned_repetitions


@dataclass(frozen=True, slots=True)
class Record:
    """The record of a whole session."""

    repetitions: tuple[Repetition, ...]
    pauses: tuple[PauseReason, ...]
    """Why each pause began; waiting between exercises, as asked for, is none."""
    active: int | None = None
    """Milliseconds spent on steps, without pauses; None where that was not measured."""

    @property
    def planned(self) -> int:
        """Milliseconds to be held in all."""
        return sum(repetition.planned for repetition in self.repetitions)

    @property
    def held(self) -> int:
        """Milliseconds held in all."""
        return sum(repetition.held for repetition in self.repetitions)

    @property
    def done_repetitions(self) -> int:
        """How many repetitions were done."""
        return sum(repetition.outcome is Outcome.DONE for repetition in self.repetitions)

    @property
    def complete(self) -> bool:
        """Whether every repetition was done."""
        return self.done_repetitions == len(self.repetitions)

    def lines(self) -> Iterator[RecordLine]:
        """Yield the sums by exercise, phase and side, in the order of first doing."""
        for (entry, exercise, phase), group in groupby(
            self.repetitions, key=lambda repetition: (repetition.entry, repetition.exercise, repetition.phase)
        ):
            repetitions = list(group)
            for side in dict.fromkeys(repetition.side for repetition in repetitions):
                own = [repetition for repetition in repetitions if repetition.side == side]
                skipped = (Outcome.SKIPPED, Outcome.CUT_SHORT)
                yield RecordLine(
                    entry, exercise, phase, side, len(own),
                    sum(repetition.outcome is Outcome.DONE for repetition in own),
                    sum(repetition.outcome in skipped for repetition in own),
                    sum(repetition.planned for repetition in own),
                    sum(repetition.held for repetition in own),
                )  # fmt: skip


_NOT_TRIED = Position(index=-1)


def record_of(plan: Plan, log: Log) -> Record:
    """Make the record of a log, finished or not.

    A repetition is done where its whole length was spent in one go, pauses and taken-back skips apart, and counts once
    however often it was done. What was not begun is skipped where it lies before the place the log leads to, and not
    reached from there on: the steps looked at on an excursion ahead and back again are not skipped.
    """
    visits = [entry for entry in log if isinstance(entry, Visit)]
    place = visits[-1].to if visits else 0
    by_step: dict[int, list[Visit]] = {}
    for visit in visits:
        by_step.setdefault(visit.position.index, []).append(visit)
    repetitions = (_repetition(step, by_step.get(step.index, []), place) for step in plan.steps if step.completes)
    reasons = (entry.reason for entry in log if isinstance(entry, Interruption))
    pauses = tuple(reason for reason in reasons if reason is not PauseReason.KEY)
    counted = (visit.spent for visit in visits if not plan.steps[visit.position.index].kind.traits.is_teaching)
    return Record(tuple(repetitions), pauses, sum(counted))


def _repetition(step: Step, tries: Sequence[Visit], place: int) -> Repetition:
    """Return what became of the repetition that a step completes; `place` is the step that the log leads to."""
    is_held = step.kind.traits.credits_time
    longest = max((visit.position for visit in tries), key=lambda position: position.done, default=_NOT_TRIED)
    held = longest.done if is_held else 0
    if any(visit.how is StepOutcome.DONE for visit in tries):
        outcome = Outcome.DONE
    elif held:
        outcome = Outcome.CUT_SHORT
    else:
        outcome = Outcome.SKIPPED if step.index < place else Outcome.NOT_REACHED
    return Repetition(
        step.entry, step.exercise, step.phase, step.side, step.set, step.repetition,
        planned=step.milliseconds if is_held else 0, held=held, extended=longest.extended, outcome=outcome,
    )  # fmt: skip
