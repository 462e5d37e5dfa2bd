"""Exercises, routines and plans as lines of text to read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from textwrap import wrap

from backstretch_tui.cli.output import UsageError
from backstretch_tui.content.ignored_files import FileKind
from backstretch_tui.content.library import Library
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.format.columns import table
from backstretch_tui.core.format.numbers import clock, seconds_in_words
from backstretch_tui.core.model.exercise import Entry, Exercise, Routine
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.plan.steps import Plan, Step
from backstretch_tui.core.text import command_errors, pages
from backstretch_tui.core.text.doses import count_in_words, dose_in_words, side_in_words
from backstretch_tui.core.text.regions import REGION_NAMES

Own = AbstractSet[tuple[FileKind, str]]
"""The exercises and routines that are the person's own."""

Requests = Mapping[str, SessionRequest]
"""Each routine as it would be done, by its id."""

Chosen = Callable[[str], tuple[Entry | None, Dose | None]]
"""Returns what the person's settings say about how much of an exercise is done."""


def library_page(library: Library, own: Own, requests: Requests, chosen: Chosen) -> Iterator[str]:
    """Yield the names of all exercises and routines, with how much of each would be done."""
    routines = {
        request.routine.id: (request.routine.name, _how_much(request, request.plan(library.exercises)))
        for request in requests.values()
    }
    exercises = {
        exercise.id: (exercise.name, dose_in_words(exercise, *chosen(exercise.id)))
        for exercise in library.exercises.values()
    }
    separator = ""
    kinds: tuple[tuple[FileKind, dict[str, tuple[str, str]], tuple[str, str]], ...] = (
        ("routines", routines, (pages.ROUTINES, pages.OWN_ROUTINES)),
        ("exercises", exercises, (pages.EXERCISES, pages.OWN_EXERCISES)),
    )
    for kind, rows, headings in kinds:
        for is_own, heading in enumerate(headings):
            listed = [(id_, *row) for id_, row in rows.items() if ((kind, id_) in own) == is_own]
            if listed:
                yield f"{separator}{heading}"
                yield from table(listed)
                separator = "\n"


def exercise_page(exercise: Exercise, chosen: Chosen, width: int) -> Iterator[str]:
    """Yield one exercise, to read."""
    entry, dose = chosen(exercise.id)
    how_much = [dose_in_words(exercise)]
    if entry or dose:
        how_much.append(pages.by_settings(dose_in_words(exercise, entry, dose)))
    yield pages.named(exercise.name, exercise.id)
    yield from _section(pages.PURPOSE, [exercise.purpose], width)
    yield from _section(pages.HOW_MUCH, how_much, width)
    yield from _section(pages.EQUIPMENT, exercise.equipment, width)
    yield from _section(pages.POSITION, [exercise.position], width)
    yield from _section(pages.STEPS, exercise.steps, width, numbered=True)
    yield from _section(pages.CAUTIONS, exercise.cautions, width)


def figures_page(
    thing: Exercise | Routine, figures: Mapping[str, Figure], width: int, *, ascii_only: bool = False
) -> Iterator[str]:
    """Yield the key poses of an exercise's movements."""
    found = [figures.get(phase.figure or "") for phase in thing.phases] if isinstance(thing, Exercise) else []
    drawn = list(filter(None, found))
    if not drawn:
        raise UsageError(command_errors.no_figure(thing.id))
    from backstretch_tui.core.figure.drawing import CellStyle  # late: nothing else here draws
    from backstretch_tui.core.figure.picture import key_poses_page

    for number, figure in enumerate(drawn):
        if number:
            yield ""
        yield from key_poses_page(figure, width, CellStyle("ascii" if ascii_only else "braille"))


def routine_page(request: SessionRequest, exercises: Mapping[str, Exercise], width: int) -> Iterator[str]:
    """Yield one routine, to read, as it would be done."""
    plan = request.plan(exercises)
    routine = plan.routine
    yield pages.named(routine.name, routine.id)
    yield from _section(pages.ROUTINE_PURPOSE, [routine.purpose], width)
    yield from _section(pages.REGION, [REGION_NAMES[routine.region]], width)
    yield from _section(pages.HOW_MUCH, [_how_much(request, plan)], width)
    yield from _section(pages.FREQUENCY, [routine.frequency] if routine.frequency else [], width)
    yield from _section(pages.DAYS, [pages.days(routine.days)] if routine.days else [], width)
    doses = []
    for entry in request.listed():
        exercise = exercises[entry.id]
        how_much = dose_in_words(exercise, entry, plan.dose)
        doses.append(pages.dose_of(exercise.name, exercise.id, how_much, entry.note))
    yield from _section(pages.EXERCISES, doses, width, numbered=True)
    yield from _section(pages.ROUNDS, list(pages.rounds(request.routine, exercises)), width)


def _how_much(request: SessionRequest, plan: Plan) -> str:
    return pages.how_much(request.dose_name, plan.milliseconds)


def plan_page(plan: Plan) -> Iterator[str]:
    """Yield a session, a line for each repetition, under a heading for each exercise and phase."""
    held = sum(hold.milliseconds for hold in plan.holds)
    yield pages.plan_heading(plan.routine.name, str(plan.dose), len(plan.holds), held, plan.milliseconds)
    if plan.speed > 1:
        yield pages.rehearsal(plan.speed, plan.milliseconds)
    for (entry, phase_index), steps in groupby(plan.steps, lambda step: (step.entry, step.phase_index)):
        exercise = plan.exercises[entry]
        phase = exercise.phases[phase_index]
        yield ""
        yield exercise.name if len(exercise.phases) == 1 else f"{exercise.name}: {phase.name}"
        turns = groupby(steps, lambda step: step.turn)
        yield from table([_turn_row(plan, list(turn)) for _, turn in turns])


def _turn_row(plan: Plan, steps: Sequence[Step]) -> Sequence[str]:
    """Return what is done for one repetition on one side: when, which, and how long each part lasts."""
    first = steps[0]
    parts = pages.parts([(step.kind.traits.name, _length(step)) for step in steps])
    return (
        clock(first.starts_at).rjust(5),
        side_in_words(first.side, plan.phase_of(first)),
        count_in_words(first),
        parts,
    )


def _length(step: Step) -> str:
    return pages.UNTIL_KEY if step.waits else seconds_in_words(step.milliseconds)


def _section(heading: str, texts: Sequence[str], width: int, *, numbered: bool = False) -> Iterator[str]:
    """Yield a heading and its texts, wrapped; nothing where there is no text."""
    if not texts:
        return
    yield ""
    yield heading
    for number, text in enumerate(texts, start=1):
        mark = f"{number}. " if numbered else "- " if len(texts) > 1 else ""
        yield from wrap(text, max(width, 20), initial_indent=f"  {mark}", subsequent_indent="  " + " " * len(mark))
