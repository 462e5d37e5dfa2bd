"""The machine: a state and an event in, the next state and effects out. Pure, and a table says what is legal."""

from dataclasses import replace

from backstretch_tui.core.audio.cues import Sounding, Speech
from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.core.model.exercise import MAX_SECONDS
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session.effects import Effects, Say, Sound
from backstretch_tui.core.session.events import (
    EXTENSION,
    Back,
    BackExercise,
    Begin,
    Event,
    Extend,
    Pause,
    PauseReason,
    Resume,
    Skip,
    SkipExercise,
    Stop,
    Tick,
)
from backstretch_tui.core.session.states import (
    Finished,
    Interruption,
    Paused,
    Position,
    Ready,
    Running,
    State,
    StepOutcome,
    Visit,
)

GAP = 3_000
"""Milliseconds between two events after which the machine must have slept or stalled: such time is not spent."""

LEAD_IN = 3_000
"""Milliseconds after a resume before the step's own time runs on."""

_MOVES: frozenset[type[Event]] = frozenset({Skip, SkipExercise, Back, BackExercise, Stop})

LEGAL: dict[type[State], frozenset[type[Event]]] = {
    Ready: frozenset({Tick, Begin}),
    Running: frozenset({Tick, Pause, Extend, *_MOVES}),
    Paused: frozenset({Tick, Resume, *_MOVES}),
    Finished: frozenset({Tick, Back}),
}
"""Which events each state takes. Extend, besides, is only for a hold; and a finished session takes Back to go on."""

_Going = Running | Paused


class IllegalEventError(Exception):
    """An event that the state does not take. Nothing has changed."""


def legal(plan: Plan, state: State) -> frozenset[type[Event]]:
    """Return the events that would be taken now: the table's, less Extend where there is no hold to extend."""
    events = LEGAL[type(state)]
    if isinstance(state, Running):
        step = plan.steps[state.position.index]
        longest = MAX_SECONDS * 1000
        if not step.kind.traits.is_extendable or step.milliseconds + state.position.extended + EXTENSION > longest:
            return events - {Extend}
    return events


def advance(plan: Plan, state: State, event: Event) -> tuple[State, Effects]:
    """Return the state after an event, and what the shell is to do.

    First the time since the last event passes; the event then meets the state of its own moment. Where it was legal
    before and is so no longer (the session ended, a gap paused it), it has come too late and is dropped. Raises
    IllegalEventError where `legal` names it neither before nor after.
    """
    now, effects = _pass_time(plan, state, event)
    if type(event) in legal(plan, now):
        now, more = _apply(plan, now, event)
        return now, effects + more
    if type(event) in legal(plan, state):
        return now, effects
    raise IllegalEventError(f"{type(event).__name__} is not for a session that is {type(state).__name__.lower()}")


def _pass_time(plan: Plan, state: State, event: Event) -> tuple[State, Effects]:
    """Let the time since the last event pass, where the clock runs and the time is not known to be a gap."""
    if not isinstance(state, Running) or (isinstance(event, Pause) and event.reason is PauseReason.GAP):
        return state, ()
    if event.at - state.at > GAP:
        return _pause(state, PauseReason.GAP)
    return _spend(plan, state, event.at)


def _spend(plan: Plan, state: Running, at: int) -> tuple[State, Effects]:
    """Use up the time until `at`: first the lead-in, then step after step."""
    milliseconds = max(0, at - state.at) * plan.speed
    in_lead = min(state.lead_in, milliseconds)
    milliseconds -= in_lead
    now: State = replace(state, at=max(at, state.at), lead_in=state.lead_in - in_lead)
    effects: Effects = ()
    if in_lead and in_lead == state.lead_in and not plan.steps[state.position.index].waits:
        effects = _orders(plan.cues[state.position.index].tone)
    while isinstance(now, Running) and not now.lead_in:
        position = now.position
        length = plan.steps[position.index].milliseconds + position.extended
        spent = Position(position.index, min(length, position.done + milliseconds), position.extended)
        effects += _due(plan, now, position.done + 1, spent.done)
        if spent.done < length:
            return replace(now, position=spent), effects
        milliseconds -= length - position.done
        now, more = _leave(
            plan, replace(now, position=spent, undo=None), StepOutcome.DONE, Position(position.index + 1)
        )
        effects += more
    return now, effects


def _apply(plan: Plan, state: State, event: Event) -> tuple[State, Effects]:
    """Apply a legal event, after time has passed."""
    match state, event:
        case _, Tick():
            return state, ()
        case Ready(), Begin(at):
            return _enter(plan, Running(Position(0), at), StepOutcome.DONE)
        case Running(), Pause(reason=reason):
            return _pause(state, reason)
        case Running(position), Extend():
            return replace(state, position=replace(position, extended=position.extended + EXTENSION)), ()
        case Paused(), Resume(at):
            return _resume(plan, state, at)
        case Paused(reason=PauseReason.KEY), Skip(at):  # “next” is what it waited for
            return _resume(plan, state, at)
        case Finished(position, log), Back():
            paused = Paused(position, PauseReason.ASKED, log=log, spent_earlier=position.done)
            return paused, (Sound(Tone.PAUSED),)
        case Running() | Paused(), _:
            return _move(plan, state, event)
    raise AssertionError(f"LEGAL lets {event} through, but nothing is done with it")


def _move(plan: Plan, state: _Going, event: Event) -> tuple[State, Effects]:
    """Apply a move to another place in the plan, which leaves a paused session paused."""
    match event:
        case Stop():
            return _finish(_log_visit(state, StepOutcome.STOPPED, state.position.index), back_to=state.position)
        case Skip():
            return _skip(plan, state, max(state.position.index + 1, plan.after_teaching(state.position.index)))
        case SkipExercise():
            return _skip(plan, state, plan.first_step_of(plan.steps[state.position.index].entry + 1))
        case Back():
            target = state.undo or Position(max(0, state.position.index - 1))
            return _leave(plan, replace(state, undo=None), StepOutcome.WENT_BACK, target)
        case BackExercise():
            entry = plan.steps[state.position.index].entry
            start = plan.first_step_of(entry)
            if start == state.position.index and entry > 0:
                start = plan.first_step_of(entry - 1)
            return _leave(plan, replace(state, undo=None), StepOutcome.WENT_BACK, Position(start))
    raise AssertionError(f"LEGAL lets {event} through, but nothing is done with it")


def _skip(plan: Plan, state: _Going, index: int) -> tuple[State, Effects]:
    return _leave(plan, replace(state, undo=_told_anew(plan, state.position)), StepOutcome.SKIPPED, Position(index))


def _told_anew(plan: Plan, position: Position) -> Position:
    """Return where to go on from after a break: a sentence is told from its beginning, all else where it was left."""
    return Position(position.index) if plan.steps[position.index].kind.traits.is_teaching else position


def _leave(plan: Plan, state: _Going, how: StepOutcome, target: Position) -> tuple[State, Effects]:
    """Leave a step for another place; past the last step the session is over."""
    state = _log_visit(state, how, target.index)
    if target.index < len(plan.steps):
        return _enter(plan, replace(state, position=target, spent_earlier=target.done), how)
    back_to = state.undo or Position(target.index - 1)
    if how is StepOutcome.DONE:
        return Finished(back_to, state.log), _orders(*(cue.heard for cue in plan.cues[-1].due))
    return _finish(state, back_to)


def _log_visit(state: _Going, how: StepOutcome, to: int) -> _Going:
    spent = state.position.done - state.spent_earlier
    return replace(state, log=(*state.log, Visit(state.position, how, to, spent)))


def _enter(plan: Plan, state: _Going, how: StepOutcome) -> tuple[State, Effects]:
    """Announce a step, and stop where it waits for the person."""
    step, cues = plan.steps[state.position.index], plan.cues[state.position.index]
    announced = _orders(cues.tone, cues.arrival)
    if isinstance(state, Running) and how is StepOutcome.DONE:
        state = replace(state, hushed=0)
        announced = _due(plan, state, 0, 0)
    match state:
        case Running() if step.waits:
            return _pause(state, PauseReason.KEY)[0], announced
        case Running() if how is StepOutcome.DONE:
            return state, announced
        case Running(position, lead_in=lead_in):
            # What the step itself would say is not to be said into its announcement.
            return replace(state, hushed=position.done + max(0, cues.announcing * plan.speed - lead_in)), announced
        case Paused(reason=PauseReason.KEY) if not step.waits:
            return replace(state, reason=PauseReason.ASKED), announced
    return state, announced


def _pause(state: Running, reason: PauseReason) -> tuple[State, Effects]:
    log = (*state.log, Interruption(state.position, reason))
    return Paused(state.position, reason, state.undo, log, state.spent_earlier), (Sound(Tone.PAUSED),)


def _resume(plan: Plan, state: Paused, at: int) -> tuple[State, Effects]:
    position = _told_anew(plan, state.position)
    spent_earlier = min(state.spent_earlier, position.done)
    resumed = Running(position, at, LEAD_IN, state.undo, state.log, spent_earlier=spent_earlier)
    return resumed, _orders(Tone.RESUMED, plan.cues[position.index].place)


def _finish(state: _Going, back_to: Position) -> tuple[State, Effects]:
    return Finished(back_to, state.log), (Sound(Tone.DONE),)


# --- what is heard --------------------------------------------------------------------------------------------------


def milliseconds_to_sound(plan: Plan, state: State) -> int | None:
    """Return how long, in real milliseconds, until there may be something to hear; None where time stands still."""
    if not isinstance(state, Running):
        return None
    position = state.position
    length = plan.steps[position.index].milliseconds + position.extended
    return -(-(state.lead_in or plan.cues[position.index].milliseconds_to_next(position.done, length)) // plan.speed)


def _due(plan: Plan, state: Running, first: int, last: int) -> Effects:
    """Return what is heard from one millisecond of the step to another, both included."""
    length = plan.steps[state.position.index].milliseconds + state.position.extended
    return _orders(*plan.cues[state.position.index].between(first, last, length, state.hushed))


def _orders(*heard: Sounding | None) -> Effects:
    return tuple(Say(each) if isinstance(each, Speech) else Sound(each) for each in heard if each)
