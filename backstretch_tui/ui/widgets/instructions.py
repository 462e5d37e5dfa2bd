"""An exercise's instructions as paragraphs, for every place that shows them."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.model.exercise import Exercise
from backstretch_tui.core.text import doses, pages
from backstretch_tui.ui.widgets.prose import Paragraph, heading


def movement(figures: Iterable[Figure]) -> Iterator[Paragraph]:
    """Yield the key poses of figures, each as a sentence."""
    poses = [pose for figure in figures for pose in figure.poses]
    if poses:
        yield heading(pages.MOVEMENT)
    for pose in poses:
        yield Paragraph(Content(pose.words), Content("•"), indent=2)


def instructions(exercise: Exercise, note: str | None = None) -> Iterator[Paragraph]:
    """Yield what was prescribed, purpose, start position, steps, cautions, equipment and the whole range of doses."""
    numbered = [(f"{number}.", step) for number, step in enumerate(exercise.steps, start=1)]
    parts = [
        (pages.NOTE, [("", note)] if note else []),
        (pages.PURPOSE, [("", exercise.purpose)]),
        (pages.POSITION, [("", exercise.position)]),
        (pages.STEPS, numbered),
        (pages.CAUTIONS, [("•", caution) for caution in exercise.cautions]),
        (pages.EQUIPMENT, [("", thing) for thing in exercise.equipment]),
        (pages.HOW_MUCH, [("", doses.dose_in_words(exercise))]),
    ]
    for title, lines in parts:
        if lines:
            yield heading(title)
        for lead, text in lines:
            yield Paragraph(Content(text), Content(lead), indent=len(lead) + 1 if lead else 0)
