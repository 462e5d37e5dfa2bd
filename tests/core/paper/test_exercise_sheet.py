"""A routine on paper."""

from backstretch_tui.core.model.exercise import Entry
from backstretch_tui.core.paper.exercise_sheet import WEEKS_TO_TICK, exercise_sheet
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.text.safety import reasons_to_stop
from tests.support.exercises import a_phase, a_routine, an_exercise, shipped
from tests.support.pages import Read, needs_nothing_else

RELIEF = shipped().routines["relief"]


def test_everything_about_the_exercises_stands_on_it() -> None:
    page = exercise_sheet(SessionRequest(RELIEF), shipped().exercises, shipped().figures)
    read = Read(page)
    for entry in RELIEF.exercises:
        exercise = shipped().exercises[entry.id]
        for text in (exercise.name, exercise.position, *exercise.steps, " ".join(exercise.cautions)):
            assert text in read.texts
    assert "Gentle dose, about 11 minutes" in read.texts
    assert "3 × 10 s each leg, then both legs" in read.texts
    assert read.elements.count("td") == 7 * WEEKS_TO_TICK
    assert read.elements.count("svg") == 2 * 2 * 6  # a drawing in each, start and end, of six phases
    assert needs_nothing_else(page)
    assert any(reasons_to_stop("low-back") in text and "No clinician" in text for text in read.texts)


def test_it_goes_by_the_dose_and_the_days() -> None:
    routine = RELIEF.with_values(days=("mon", "fri"))
    request = SessionRequest(routine, Options(Dose("full", "full")))
    read = Read(exercise_sheet(request, shipped().exercises, shipped().figures))
    assert "Full dose, about 16 minutes: Monday, Friday" in read.texts
    assert "10 × 5 s" in read.texts


def test_what_a_file_says_is_shown_letter_for_letter() -> None:
    name = '<script>&amp;"'
    exercise = an_exercise(a_phase()).with_values(name=name, steps=(name,), equipment=(name,), cautions=(name,))
    routine = a_routine(Entry(id=exercise.id)).with_values(name=name, purpose=name)
    page = exercise_sheet(SessionRequest(routine), {exercise.id: exercise}, {})
    assert needs_nothing_else(page)
    assert Read(page).texts.count(name) == 5
    assert f"You need: {name}." in Read(page).texts
