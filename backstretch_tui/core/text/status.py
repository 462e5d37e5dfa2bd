"""Where am I, and what was that: two questions that a person with closed eyes may ask at any time."""

from backstretch_tui.core.audio import phrases
from backstretch_tui.core.audio.cues import Phrases, Speech
from backstretch_tui.core.format.sentences import sentence
from backstretch_tui.core.plan.steps import Plan, Step
from backstretch_tui.core.session import Finished, Paused, Position, Ready, Running, State
from backstretch_tui.core.text import spoken
from backstretch_tui.core.text.teaching import heading_of


def where(plan: Plan, state: State) -> Phrases:
    """Say which side, repetition and part of it this is, how long it lasts yet, what is next, and the exercise."""
    if isinstance(state, Finished):
        return spoken.OVER
    position = Position(0) if isinstance(state, Ready) else state.position
    step = plan.steps[position.index]
    paused = spoken.PAUSED if isinstance(state, Paused) else ()
    name = sentence(plan.exercise_of(step).name)
    # What a person is most in doubt of comes first, and the name last, which they are not.
    place = tuple(phrase for phrase in phrases.place(plan, step) if phrase != name)
    if step.kind.traits.is_teaching:
        kind, heading = spoken.kind(step.kind.traits.name), sentence(heading_of(plan, step))
        return (*paused, *kind, heading, *spoken.this_is(name))
    # Rounded up, as the seconds that are shown.
    left = -(-(step.milliseconds + position.extended - position.done) // 1000) * 1000
    return (*paused, *place, *(spoken.left(left) if left else ()), *_next(plan, step), *spoken.this_is(name))


def again(plan: Plan, state: State) -> Speech | None:
    """Return what was said last, as far as the plan knows; None where nothing was."""
    if isinstance(state, Ready):
        return None
    index, done = state.position.index, state.position.done
    cues = plan.cues[index]
    if isinstance(state, Running) and state.hushed:
        return cues.arrival
    length = plan.steps[index].milliseconds + state.position.extended
    said = [heard for heard in cues.between(0, done, length) if isinstance(heard, Speech)]
    for earlier in reversed(plan.cues[:index]):
        if said:
            break
        said = [cue.heard for cue in earlier.due if isinstance(cue.heard, Speech)]
    return said[-1] if said else cues.place


def _next(plan: Plan, step: Step) -> Phrases:
    """Say what comes after this repetition; while getting ready, which one it will be."""
    if step.kind.traits.is_introduction:
        return spoken.next_is(*phrases.turn(plan, step))
    later = plan.next_turn(step)
    if later is None:
        return spoken.NEXT_IS_THE_END
    if name := plan.begins_after(step):
        return spoken.next_is(sentence(name))
    return spoken.next_is(*phrases.turn(plan, later))
