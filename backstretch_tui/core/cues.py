"""What is heard, and when: each change in a session has a tone of its own."""

from enum import StrEnum

from backstretch_tui.core.plan import Kind, Step


class Tone(StrEnum):
    """The vocabulary of sounds. Two meanings never share one."""

    GET_READY = "get-ready"
    MOVE_IN = "move-in"
    HOLD = "hold"
    MOVE_OUT = "move-out"
    REST = "rest"
    CHANGE_SIDE = "change-side"
    NEXT_EXERCISE = "next-exercise"
    PAUSED = "paused"
    RESUMED = "resumed"
    DONE = "done"


def tone_of(step: Step) -> Tone:
    """Return the tone that a step begins with."""
    if step.kind is Kind.GET_READY and step.entry > 0 and step.phase_index == 0:
        return Tone.NEXT_EXERCISE
    return Tone(step.kind.value)
