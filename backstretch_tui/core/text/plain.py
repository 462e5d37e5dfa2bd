"""A session as lines of text: what can be typed."""

from backstretch_tui.core.text.keys import TYPED_KEYS

HELP = (
    f"p or Enter: pause or resume. {' '.join(f'{key}: {does}.' for key, (_, does) in TYPED_KEYS.items())} "
    "w: where am I? a: repeat. c: when to stop and when to get help."
)

ENTER = "Enter"
"""The name of the key in the list of answers."""


def title(question: str) -> str:
    """Write the title of a question on a line of its own."""
    return f"{question}."


def signs(letter: str, sentence: str) -> str:
    """Write a group of signs."""
    return f"{letter}. {sentence}"


def scores(least: int, most: int) -> str:
    """Name the scores that can be typed."""
    return f"{least} to {most}"


def answer(typed: str, label: str) -> str:
    """Write what can be typed, and what it does."""
    return f"{typed}: {label}."


def no_answer(line: str, answers: str) -> str:
    """Say that a line answers nothing, and what does."""
    return f"“{line}” is not an answer here. {answers}"
