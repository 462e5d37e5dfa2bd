"""The sentences around what is taught about an exercise."""

from backstretch_tui.core.format.numbers import out_of
from backstretch_tui.core.plan.steps import Plan, Step
from backstretch_tui.core.plan.teaching import FIRST_STEP
from backstretch_tui.core.text import pages


def heading_of(plan: Plan, step: Step) -> str:
    """Say which part of the description a step that teaches tells: `Step 2 of 4`."""
    number = plan.sentence_number(step)
    if number < FIRST_STEP:
        return (pages.PURPOSE, pages.POSITION)[number]
    return f"Step {out_of(number - FIRST_STEP + 1, len(plan.exercise_of(step).steps))}"


def is_over(exercise: str) -> str:
    """Say that an exercise was taught."""
    return f"{exercise}: end of the instructions."


def next_is(step: str, key: str) -> str:
    """Announce what follows the teaching, and which key goes there at once."""
    return f"Next: {step}. {key} skips to it."


def ends(time: str) -> str:
    """Say when the session ends, where something is taught before."""
    return f"ends {time} with teaching"


# --- as lines --------------------------------------------------------------------------------------------------------


def begins(exercise: str, kind: str) -> str:
    """Announce that an exercise is taught, and how to skip that. `kind`: the name of the kind of step."""
    return f"{exercise}. {kind}; n skips this."


def line(heading: str, sentence: str, before: str) -> str:
    """Tell one sentence; `before` comes before the first."""
    return " ".join(filter(None, [before, f"{heading}: {sentence}"]))
