"""An exercise's instructions as text to read, for every place that shows them."""

from collections.abc import Iterable

from textual.content import Content

from backstretch_tui.core import words
from backstretch_tui.core.models import Exercise


def instructions(exercise: Exercise) -> Content:
    """Write out purpose, start position, steps, cautions, equipment and the whole range of doses."""
    steps = (f"{number}. {step}" for number, step in enumerate(exercise.steps, start=1))
    parts = [
        ("What it does", [exercise.purpose]),
        ("Start position", [exercise.position]),
        ("How", steps),
        ("Take care", [f"• {caution}" for caution in exercise.cautions]),
        ("You need", exercise.equipment),
        ("How much", [words.dose_in_words(exercise)]),
    ]
    return Content("\n\n").join(_part(heading, list(lines)) for heading, lines in parts if lines)


def _part(heading: str, lines: Iterable[str]) -> Content:
    return Content.assemble((heading, "bold $secondary"), *(f"\n{line}" for line in lines))
