"""A record in words: what was held and what was not, planned against done, per exercise and side."""

from dataclasses import dataclass

from backstretch_tui.core.format import numbers
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session.record import Record, RecordLine


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the account."""

    exercise: str
    """The exercise's name; with the phase's, where there are several."""
    side: str
    """`Left leg`, or nothing."""
    repetitions: str
    """`2 of 3`."""
    held: str
    """`20 of 30 s`, or nothing where repetitions are only counted. Of what was cut short, only whole seconds count."""
    note: str
    """What became of the rest: `1 skipped`."""
    complete: bool


def report(plan: Plan, record: Record) -> list[ReportRow]:
    """Write a record out, in the order done."""
    return [_row(plan, line) for line in record.lines()]


def verdict(record: Record) -> str:
    """Say in a sentence what came of the session, claiming nothing that was not done."""
    done = sum(line.done_repetitions for line in record.lines())
    planned = sum(line.planned_repetitions for line in record.lines())
    if record.complete:
        return "The one repetition was done." if planned == 1 else f"All {planned} repetitions done."
    return f"{done} of {planned} repetitions done." if done else "No repetition was done to its end."


def _row(plan: Plan, line: RecordLine) -> ReportRow:
    exercise = plan.exercises[line.entry]
    phase = next(phase for phase in exercise.phases if phase.name == line.phase)
    missing = line.planned_repetitions - line.done_repetitions
    held = line.held // 1000 * 1000 if missing else line.held
    notes = [
        f"{line.skipped_repetitions} skipped" if line.skipped_repetitions else "",
        f"{missing - line.skipped_repetitions} not reached" if missing > line.skipped_repetitions else "",
    ]
    return ReportRow(
        exercise=exercise.name if len(exercise.phases) == 1 else f"{exercise.name}, {phase.name.lower()}",
        side=f"{line.side.title()} {phase.side_word}" if line.side else "",
        repetitions=f"{line.done_repetitions} of {line.planned_repetitions}",
        held=f"{held / 1000:g} of {numbers.seconds_in_words(line.planned)}" if line.planned else "",
        note=", ".join(filter(None, notes)),
        complete=not missing,
    )
