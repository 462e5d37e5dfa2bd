"""A record in words: what was held and what was not, planned against done, per exercise and side."""

from collections import Counter
from dataclasses import dataclass

from backstretch_tui.core.format.numbers import out_of, seconds_in_words, whole_seconds
from backstretch_tui.core.format.sentences import capitalized
from backstretch_tui.core.insights.safety import MAX_PAIN_TO_START
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session.record import Record, RecordLine
from backstretch_tui.core.text.doses import side_in_words


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the report."""

    exercise: str
    """The exercise's name; with the phase's, where there are several."""
    side: str
    """`Left leg`, or nothing."""
    repetitions: str
    """`2 of 3`."""
    held: str
    """`20 of 30 s`, or nothing where repetitions are only counted. Of what was cut short, only whole seconds count."""
    note: str
    """The rest of the repetitions: `1 skipped`."""
    complete: bool
    share: float
    """How much of the plan was done: 0 to 1. Of holds, the time; 1 only where it is complete."""

    @property
    def what(self) -> str:
        """The exercise and side: `Knee to Chest, left leg`."""
        return ", ".join(filter(None, [self.exercise, self.side[:1].lower() + self.side[1:]]))


def report(plan: Plan, record: Record) -> list[ReportRow]:
    """Write a record out, in the order done."""
    return [_row(plan, line) for line in record.lines()]


def verdict(record: Record) -> str:
    """Say in a sentence what came of the session, claiming nothing that was not done."""
    done, planned = record.done_repetitions, len(record.repetitions)
    if record.complete:
        return "The one repetition was done." if planned == 1 else f"All {planned} repetitions done."
    return f"{out_of(done, planned)} repetitions done." if done else "No complete repetitions."


def missing(plan: Plan, record: Record) -> list[str]:
    """Say in a line each what was skipped or cut short, and what was not reached, by exercise."""
    skipped: Counter[str] = Counter()
    not_reached: Counter[str] = Counter()
    for line in record.lines():
        name = plan.exercises[line.entry].name
        skipped[name] += line.skipped_repetitions
        not_reached[name] += line.not_reached_repetitions
    return [
        f"{outcome}: {', '.join(f'{name} ({number})' for name, number in (+by_name).items())}."
        for outcome, by_name in (("Skipped or cut short", skipped), ("Not reached", not_reached))
        if +by_name
    ]


REHEARSED = "Rehearsals are listed only by “backstretch history --all”."


def comes_next(plan: Plan, pain_after: int | None) -> str:
    """Say what comes next; after a rehearsal, where it is found."""
    if plan.speed != 1:
        return REHEARSED
    if pain_after is not None and pain_after > MAX_PAIN_TO_START:
        return f"Next: rest until your pain is {MAX_PAIN_TO_START} or lower."
    return f"Tomorrow: {plan.routine.name} again."


def held_in_words(line: RecordLine) -> str:
    """Say how much of the planned time was held: `20 of 30 s`; nothing where repetitions are only counted."""
    return f"{_claimed(line) / 1000:g} of {seconds_in_words(line.planned)}" if line.planned else ""


def _claimed(line: RecordLine) -> int:
    """Return how long was held, in milliseconds: of what was cut short, only whole seconds count."""
    return line.held if line.is_complete else whole_seconds(line.held)


def _share(line: RecordLine) -> float:
    if line.is_complete:
        return 1.0
    share = _claimed(line) / line.planned if line.planned else line.done_repetitions / line.planned_repetitions
    return min(0.99, share)


def _row(plan: Plan, line: RecordLine) -> ReportRow:
    exercise = plan.exercises[line.entry]
    phase = next(phase for phase in exercise.phases if phase.name == line.phase)
    notes = ((line.skipped_repetitions, "skipped"), (line.not_reached_repetitions, "not reached"))
    return ReportRow(
        exercise=exercise.name if len(exercise.phases) == 1 else f"{exercise.name}, {phase.name.lower()}",
        side=capitalized(side_in_words(line.side, phase)),
        repetitions=out_of(line.done_repetitions, line.planned_repetitions),
        held=held_in_words(line),
        note=", ".join(f"{number} {outcome}" for number, outcome in notes if number),
        complete=line.is_complete,
        share=_share(line),
    )
