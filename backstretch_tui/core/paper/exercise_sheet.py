"""A routine on paper: figures, doses, steps and cautions, with boxes to tick."""

from collections.abc import Iterator, Mapping
from html import escape

from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.pose import key_moments, pose_at
from backstretch_tui.core.figure.scene import scenes_of
from backstretch_tui.core.figure.svg import drawing
from backstretch_tui.core.format.dates import WEEKDAYS
from backstretch_tui.core.model.exercise import Entry, Exercise, Phase
from backstretch_tui.core.paper.page import element, page
from backstretch_tui.core.plan.dose import Dose, as_entered
from backstretch_tui.core.plan.options import SIDES
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.text import pages, paper
from backstretch_tui.core.text.doses import caption, dose_in_words

WEEKS_TO_TICK = 4

_WIDTH, _HEIGHT = 34.0, 16.0
"""Of a pose, in millimetres."""

_STYLE = """
body { font-size: 8.4pt; line-height: 1.3 }
header { display: flex; justify-content: space-between; gap: 8mm; margin-bottom: 2mm }
header p { margin-top: 1mm }
.ticks { font-size: 7pt; text-align: center; flex: none }
.ticks td { width: 5.5mm; height: 5mm; border: 0.25mm solid #5b6470 }
.ticks th { font-weight: normal; padding: 0 1mm }
section { display: grid; grid-template-columns: 70mm 1fr; gap: 4mm; break-inside: avoid;
  border-top: 0.3mm solid #8b8f94; padding: 1.8mm 0 }
figure { margin: 0; display: grid; grid-template-columns: 1fr 1fr; gap: 1mm 2mm; align-content: start }
figure span { font-size: 7pt; color: #4a5058 }
.dose { font-weight: 600; color: #0f6a66; float: right }
.note { font-weight: 600 }
.cautions { font-size: 7.6pt; margin-top: 1.5mm; color: #7a1f17 }
"""


def exercise_sheet(request: SessionRequest, exercises: Mapping[str, Exercise], figures: Mapping[str, Figure]) -> str:
    """Return the page of a routine, as it would be done. Raises PlanError."""
    return page(request.routine.name, _STYLE, _body(request, exercises, figures))


def _body(request: SessionRequest, exercises: Mapping[str, Exercise], figures: Mapping[str, Figure]) -> Iterator[str]:
    plan = request.plan(exercises)
    yield "<header><div>"
    yield element("h1", plan.routine.name)
    yield element("p", plan.routine.purpose)
    dose = paper.dose(request.dose_name, plan.milliseconds)
    yield element("p", paper.how_often(dose, pages.days(plan.routine.days), plan.routine.frequency))
    for rounds in pages.rounds(request.routine, exercises):
        yield element("p", rounds)
    yield "</div>"
    yield from _boxes()
    yield "</header>"
    for entry in request.listed():
        yield from _exercise(as_entered(exercises[entry.id], entry), entry, plan.dose, figures)
    yield "<footer>"
    yield element("p", f"{paper.stop(plan.routine.region)} {paper.NOT_REVIEWED}")
    yield "</footer>"


def _boxes() -> Iterator[str]:
    yield '<table class="ticks">'
    days = "".join(element("th", day[:2]) for day in WEEKDAYS)
    yield f"<tr>{element('th', paper.DONE_ON)}{days}</tr>"
    for week in range(1, WEEKS_TO_TICK + 1):
        yield f"<tr>{element('th', f'{paper.WEEK} {week}')}{'<td></td>' * len(WEEKDAYS)}</tr>"
    yield "</table>"


def _exercise(exercise: Exercise, entry: Entry, dose: Dose, figures: Mapping[str, Figure]) -> Iterator[str]:
    yield "<section><div><figure>"
    for phase in exercise.phases:
        if figure := figures.get(phase.figure or ""):
            yield from _poses(phase, figure)
    yield "</figure>"
    if exercise.cautions:
        yield element("p", " ".join(exercise.cautions), 'class="cautions"')
    yield "</div><div>"
    how_much = element("span", dose_in_words(exercise, entry, dose), 'class="dose"')
    yield f"<h2>{escape(exercise.name)} {how_much}</h2>"
    if entry.note:
        yield element("p", entry.note, 'class="note"')
    yield element("p", exercise.position)
    yield f"<ol>{''.join(element('li', step) for step in exercise.steps)}</ol>"
    if exercise.equipment:
        yield element("p", paper.equipment(exercise.equipment))
    yield "</div></section>"


def _poses(phase: Phase, figure: Figure) -> Iterator[str]:
    """Draw the start and the end of a movement, on the side that is done first."""
    side = phase.sides_done[0] or (SIDES[0] if figure.one_sided else None)
    moments = key_moments(figure, side)
    for number, moment in ((0, moments[0]), (-1, moments[-1])):
        yield "<div>"
        yield f'<svg viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" width="{_WIDTH:g}mm" height="{_HEIGHT:g}mm">'
        first, *_ = scenes_of(figure, pose_at(figure, moment), None)
        yield from drawing(first, 0, 0, _WIDTH, _HEIGHT)
        yield "</svg>"
        words = figure.poses[number].name if number == 0 else caption(phase, side)
        yield f"{element('span', words)}</div>"
