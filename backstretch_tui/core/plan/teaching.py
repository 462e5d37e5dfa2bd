"""How an exercise is taught: purpose, start position and steps, one after the other, each for as long as it takes."""

from collections.abc import Iterator

from backstretch_tui.core.audio.spoken_length import estimate
from backstretch_tui.core.format.sentences import sentence
from backstretch_tui.core.model.exercise import Exercise

TAKING_IN = 3_000
"""Milliseconds for the tones before a sentence, and to take it in after it was said or read."""

FIRST_STEP = 2
"""Which of the sentences is the exercise's first step: the purpose and the start position come before."""


def sentences(exercise: Exercise) -> tuple[str, ...]:
    """Return what is told, in order."""
    return (exercise.purpose, exercise.position, *exercise.steps)


def lesson(exercise: Exercise) -> Iterator[tuple[str, int]]:
    """Yield each sentence, with its milliseconds in whole seconds: to be heard, or read by somebody in no hurry."""
    said_before: tuple[str, ...] = (sentence(exercise.name),)
    for text in sentences(exercise):
        yield text, -(-(estimate((*said_before, text)) + TAKING_IN) // 1000) * 1000
        said_before = ()
