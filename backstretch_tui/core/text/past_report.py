"""A session of the past, line by line: what was planned and what was done, without its plan, which is not kept."""

from collections import Counter
from collections.abc import Iterator, Mapping

from backstretch_tui.core.format.numbers import counted, out_of
from backstretch_tui.core.session.record import Record
from backstretch_tui.core.text.pauses import PAST_PAUSES
from backstretch_tui.core.text.report import held_in_words


def past_report(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each exercise, phase and side; `names` are those of the exercises that are known by now."""
    rows = list(record.lines())
    phases = Counter(entry for entry, _ in {(row.entry, row.phase) for row in rows})
    for line in rows:
        phase = line.phase.lower() if phases[line.entry] > 1 else ""
        what = ", ".join(filter(None, [names.get(line.exercise, line.exercise), phase, line.side]))
        held = f", {held_in_words(line)} held" if line.planned else ""
        skipped = f", {line.skipped_repetitions} skipped or cut short" if line.skipped_repetitions else ""
        yield f"{what}: {out_of(line.done_repetitions, line.planned_repetitions)}{held}{skipped}"
    longer = sum(one.extended > 0 for one in record.repetitions)
    if longer:
        yield f"{counted(longer, 'repetition')} held longer than planned"
    for reason in dict.fromkeys(record.pauses):
        times = record.pauses.count(reason)
        yield f"{PAST_PAUSES[reason]} ({'once' if times == 1 else f'{times} times'})"
