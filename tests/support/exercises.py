"""Small exercises and routines to test with, and hypothesis strategies for any that a file could hold."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from hypothesis import strategies as st

from backstretch_tui.content.library import Library, load
from backstretch_tui.core.audio.cue_compiler import VOICES, Speaking, Voice, with_cues
from backstretch_tui.core.model.exercise import (
    Entry,
    Exercise,
    Level,
    Phase,
    Repetitions,
    Routine,
    SecondsRange,
    Sets,
    Work,
)
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.dose import LEVELS, Dose
from backstretch_tui.core.plan.options import SIDE_ORDERS, SIDES, Options
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.system.paths import shipped_folder

Range = float | tuple[float, float]
Count = int | tuple[int, int]


def a_phase(hold: Range = 5, repetitions: Count = 2, sets: Count = 1, **more: Any) -> Phase:
    """Make a phase; a single number is a range of that number alone, and either end may come first."""
    return Phase(
        name=more.pop("name", "One"),
        hold_seconds=_range(SecondsRange, hold),
        repetitions=_range(Repetitions, repetitions),
        sets=_range(Sets, sets),
        **more,
    )


def _range(kind: Any, between: Any) -> Any:
    ends = between if isinstance(between, tuple) else (between,)
    return kind(min=min(ends), max=max(ends))


def two_sided(hold: Range = 5, repetitions: Count = 2, sets: Count = 1, **more: Any) -> Phase:
    """Make a phase with a left and a right."""
    return a_phase(hold, repetitions, sets, sides="alternating", **more)


def an_exercise(*phases: Phase, id: str = "stretch") -> Exercise:  # noqa: A002 - it is the model's own word
    """Make an exercise of one plain phase, or of the phases given."""
    return Exercise(
        id=id,
        name=id.title(),
        purpose="To test with",
        position="Lying on the back",
        start="Lie down",
        steps=("Move",),
        phases=phases or (a_phase(),),
    )


def a_routine(*entries: Entry, dose: Level = "gentle") -> Routine:
    """Make a routine."""
    return Routine(id="test", name="Test", purpose="To test with", dose=dose, exercises=entries)


def plan_of(
    *exercises: Exercise, options: Options | None = None, voice: Voice = "off", taught: Sequence[str] = ()
) -> Plan:
    """Compile a routine of these exercises, each once, with its tones."""
    routine = a_routine(*(Entry(id=exercise.id) for exercise in exercises))
    plan = compile_plan(routine, {exercise.id: exercise for exercise in exercises}, options or Options(), taught)
    return with_cues(plan, Speaking(voice))


def shipped() -> Library:
    """Return the exercises and routines that the program comes with, in a library of one's own."""
    library = _shipped()
    return replace(library, exercises=dict(library.exercises), sources=dict(library.sources))


@cache
def _shipped() -> Library:
    return load([shipped_folder()])


# --- any that a file could hold -------------------------------------------------------------------------------------


def _seconds(least: int) -> st.SearchStrategy[float]:
    return st.integers(least, 20).map(float) | st.integers(least, 20_000).map(lambda thousandths: thousandths / 1000)


SECONDS = _seconds(least=0)
"""Times as people write them: whole, or in fractions down to a thousandth."""

SOME_SECONDS = _seconds(least=1)
"""Times that are not 0."""

MAYBE_SECONDS = st.none() | SECONDS
HOLDS = st.just((0.0, 0.0)) | SECONDS.map(lambda only: (only, only)) | st.tuples(SECONDS, SECONDS)
COUNTS = st.tuples(st.integers(1, 3), st.integers(1, 3))
ONCE_MOSTLY = st.just((1, 1)) | COUNTS


@st.composite
def phases(draw: st.DrawFn) -> Phase:
    """Draw phases of every shape: with and without sides, crossing or not, in sets, held or counted."""
    hold = draw(HOLDS)
    shapes = [("none", False), ("alternating", False), ("alternating", True), ("left", False), ("right", False)]
    sides, crosses = draw(st.sampled_from(shapes))
    return a_phase(
        hold,
        draw(COUNTS),
        draw(ONCE_MOSTLY),
        work=draw(st.sampled_from(get_args(Work))),
        sides=sides,
        crosses=crosses,
        get_ready_seconds=draw(SECONDS),
        move_in_seconds=draw(SECONDS if min(hold) else SOME_SECONDS),
        move_out_seconds=draw(SECONDS),
        rest_seconds=draw(SECONDS),
        change_side_seconds=draw(SOME_SECONDS if crosses else SECONDS),
        set_rest_seconds=draw(SECONDS),
    )


@st.composite
def entries(draw: st.DrawFn, exercise: Exercise) -> Entry:
    """Draw entries that fix something of an exercise or nothing, inside the ranges of all its phases."""

    def inside(ranges: Sequence[SecondsRange | Repetitions | Sets]) -> Any:
        least, most = max(between.min for between in ranges), min(between.max for between in ranges)
        return draw(st.none() | st.sampled_from([least, most])) if least <= most else None

    return Entry(
        id=exercise.id,
        hold_seconds=inside([phase.hold_seconds for phase in exercise.phases]),
        repetitions=inside([phase.repetitions for phase in exercise.phases]),
        sets=inside([phase.sets for phase in exercise.phases]),
        rest_seconds=draw(MAYBE_SECONDS),
        set_rest_seconds=draw(MAYBE_SECONDS),
    )


def options(speeds: Sequence[int] = (1,)) -> st.SearchStrategy[Options]:
    """Draw what a person may choose, `only` apart."""
    return st.builds(
        Options,
        dose=st.none() | st.builds(Dose, st.sampled_from(LEVELS), st.sampled_from(LEVELS)),
        first_side=st.sampled_from(SIDES),
        side_order=st.sampled_from(SIDE_ORDERS),
        wait_for_key=st.booleans(),
        speed=st.sampled_from(speeds),
    )


@st.composite
def routines(draw: st.DrawFn, most_exercises: int = 2) -> tuple[Routine, dict[str, Exercise]]:
    """Draw routines with their exercises; the first exercise may come once more at the end."""
    numbers = range(1, draw(st.integers(1, most_exercises)) + 1)
    exercises = [an_exercise(*draw(st.lists(phases(), min_size=1, max_size=2)), id=f"number-{n}") for n in numbers]
    done = exercises + (exercises[:1] if draw(st.booleans()) else [])
    routine = a_routine(*(draw(entries(exercise)) for exercise in done), dose=draw(st.sampled_from(LEVELS)))
    return routine, {exercise.id: exercise for exercise in exercises}


@st.composite
def plans(draw: st.DrawFn, most_exercises: int = 2, speeds: Sequence[int] = (1,)) -> Plan:
    """Draw compiled sessions of any shape."""
    routine, exercises = draw(routines(most_exercises))
    taught = draw(st.sampled_from([(), tuple(exercises)[:1], tuple(exercises)]))
    return with_cues(
        compile_plan(routine, exercises, draw(options(speeds)), taught), Speaking(draw(st.sampled_from(VOICES)))
    )
