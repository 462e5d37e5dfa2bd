"""A stretching session: events in, state and effects out.

The complexity is in the plan. A session is a position in its flat tuple of steps, and one of four states:

    Ready --Begin--> Running --Pause, a gap, a step that waits--> Paused --Resume--> Running --the end, Stop--> Finished

Every event carries `at`, whole milliseconds of a clock that never goes back and that counts on in sleep. Time passed
is `at` minus the last `at`, never a number of ticks; what a step does not use runs into the next. So many ticks or few
give the same state and the same effects. An illegal event raises IllegalEventError and changes nothing. Should two
events come in the wrong order all the same, no time passes until the clock is past the later one again.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from backstretch_tui.core.heard import Heard, Words
from backstretch_tui.core.models import MOST_SECONDS
from backstretch_tui.core.plan import Kind, Plan
from backstretch_tui.core.tones import Tone

GAP = 3_000
"""Milliseconds between two events after which the machine must have slept or stalled: such time is not spent."""

LEAD_IN = 3_000
"""Milliseconds after a resume before the step's own time runs on."""

EXTENSION = 5_000
"""Milliseconds that one Extend adds."""


# --- events: verbs with a time --------------------------------------------------------------------------------------


class Why(StrEnum):
    """Why a session is paused."""

    ASKED = "asked"
    GAP = "gap"
    """Nothing was heard of the clock for a while: sleep, a stop, a stall."""
    KEY = "key"
    """The next exercise waits until the person is ready."""
    READING = "reading"
    """The instructions are open, or a question is."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Start the session."""

    at: int


@dataclass(frozen=True, slots=True)
class Tick:
    """Let time pass."""

    at: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock, keeping the place. Where the reason is a gap, the time since the last event is not spent."""

    at: int
    why: Why = Why.ASKED


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on from the same place, after a lead-in."""

    at: int


@dataclass(frozen=True, slots=True)
class Skip:
    """Go on to the next step. This and every other move leaves a paused session paused."""

    at: int


@dataclass(frozen=True, slots=True)
class SkipExercise:
    """Go on to the next exercise."""

    at: int


@dataclass(frozen=True, slots=True)
class Back:
    """Take back the last skip, to the millisecond; otherwise go to the start of the step before, or of the first."""

    at: int


@dataclass(frozen=True, slots=True)
class BackExercise:
    """Go to the start of this exercise, or from there to the start of the one before."""

    at: int


@dataclass(frozen=True, slots=True)
class Extend:
    """Make the running hold five seconds longer, this once: begun anew, it is as planned."""

    at: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Finish here."""

    at: int


Event = Begin | Tick | Pause | Resume | Skip | SkipExercise | Back | BackExercise | Extend | Stop


# --- states ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the plan."""

    index: int
    done: int = 0
    """Milliseconds of the step that are spent."""
    extended: int = 0
    """Milliseconds that Extend has added to it."""


class How(StrEnum):
    """How a step was left."""

    DONE = "done"
    SKIPPED = "skipped"
    WENT_BACK = "went-back"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Visit:
    """What was spent on a step, each time it was left."""

    position: Position
    how: How
    to: int
    """Index of the step gone to; the number of steps where that was the end."""


@dataclass(frozen=True, slots=True)
class Interruption:
    """A pause, each time one began."""

    position: Position
    why: Why


Log = tuple[Visit | Interruption, ...]
"""All that happened, oldest first; `record.py` makes an account of it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Not begun."""


@dataclass(frozen=True, slots=True)
class Running:
    """The clock runs."""

    position: Position
    at: int
    """When the last event was."""
    lead_in: int = 0
    """Milliseconds still to go before time runs on, in this step or in one moved to meanwhile."""
    undo: Position | None = None
    """Where the last skip came from, until it is taken back, another exercise is gone back to, or a step passes."""
    log: Log = ()
    hushed: int = 0
    """Milliseconds of the step before which nothing more is said: it is being told where a skip has led to."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stands still."""

    position: Position
    why: Why
    undo: Position | None = None
    log: Log = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """Over, by itself or by request."""

    position: Position
    """Where Back would go on from."""
    log: Log


State = Ready | Running | Paused | Finished

_MOVES: frozenset[type[Event]] = frozenset({Skip, SkipExercise, Back, BackExercise, Stop})

LEGAL: dict[type[State], frozenset[type[Event]]] = {
    Ready: frozenset({Tick, Begin}),
    Running: frozenset({Tick, Pause, Extend, *_MOVES}),
    Paused: frozenset({Tick, Resume, *_MOVES}),
    Finished: frozenset({Tick, Back}),
}
"""Which events each state takes. Extend, besides, is only for a hold; and a finished session takes Back to go on."""


def legal(plan: Plan, state: State) -> frozenset[type[Event]]:
    """Return the events that would be taken now: the table's, less Extend where there is no hold to extend."""
    events = LEGAL[type(state)]
    if isinstance(state, Running):
        step = plan.steps[state.position.index]
        longest = MOST_SECONDS * 1000
        if step.kind is not Kind.HOLD or step.milliseconds + state.position.extended + EXTENSION > longest:
            return events - {Extend}
    return events


class IllegalEventError(Exception):
    """An event that the state does not take. Nothing has changed."""


# --- effects: orders to the shell -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sound:
    """Let this tone be heard, in place of whatever sounds just then."""

    tone: Tone


@dataclass(frozen=True, slots=True)
class Say:
    """Say this, as soon as the tone that may have come with it is over."""

    words: Words


Effect = Sound | Say
Effects = tuple[Effect, ...]


_Going = Running | Paused


# --- the machine ----------------------------------------------------------------------------------------------------


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
    if not isinstance(state, Running) or (isinstance(event, Pause) and event.why is Why.GAP):
        return state, ()
    if event.at - state.at > GAP:
        return _pause(state, Why.GAP)
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
        done = min(length, position.done + milliseconds)
        effects += _due(plan, now, position.done + 1, done)
        if done < length:
            return replace(now, position=replace(position, done=done)), effects
        milliseconds -= length - position.done
        spent = replace(now, position=replace(position, done=length), undo=None)
        now, more = _leave(plan, spent, How.DONE, Position(position.index + 1))
        effects += more
    return now, effects


def _apply(plan: Plan, state: State, event: Event) -> tuple[State, Effects]:
    """Apply a legal event, after time has passed."""
    match state, event:
        case _, Tick():
            return state, ()
        case Ready(), Begin(at):
            return _enter(plan, Running(Position(0), at), How.DONE)
        case Running(), Pause(why=why):
            return _pause(state, why)
        case Running(position), Extend():
            return replace(state, position=replace(position, extended=position.extended + EXTENSION)), ()
        case Paused(), Resume(at):
            return _resume(plan, state, at)
        case Paused(why=Why.KEY), Skip(at):  # “next” is what it waited for
            return _resume(plan, state, at)
        case Finished(position, log), Back():
            return Paused(position, Why.ASKED, log=log), (Sound(Tone.PAUSED),)
        case Running() | Paused(), Stop():
            return _finish(_log_visit(state, How.STOPPED, state.position.index), back_to=state.position)
        case Running() | Paused(), Skip():
            return _skip(plan, state, state.position.index + 1)
        case Running() | Paused(), SkipExercise():
            return _skip(plan, state, plan.first_step_of(plan.steps[state.position.index].entry + 1))
        case Running() | Paused(), Back():
            target = state.undo or Position(max(0, state.position.index - 1))
            return _leave(plan, replace(state, undo=None), How.WENT_BACK, target)
        case Running() | Paused(), BackExercise():
            entry = plan.steps[state.position.index].entry
            start = plan.first_step_of(entry)
            if start == state.position.index and entry > 0:
                start = plan.first_step_of(entry - 1)
            return _leave(plan, replace(state, undo=None), How.WENT_BACK, Position(start))
    raise AssertionError(f"LEGAL lets {event} through, but nothing is done with it")


def _skip(plan: Plan, state: _Going, index: int) -> tuple[State, Effects]:
    return _leave(plan, replace(state, undo=state.position), How.SKIPPED, Position(index))


def _leave(plan: Plan, state: _Going, how: How, target: Position) -> tuple[State, Effects]:
    """Leave a step for another place; past the last step the session is over."""
    state = _log_visit(state, how, target.index)
    if target.index < len(plan.steps):
        return _enter(plan, replace(state, position=target), how)
    back_to = state.undo or Position(target.index - 1)
    if how is How.DONE:
        return Finished(back_to, state.log), _orders(*(cue.heard for cue in plan.cues[-1].due))
    return _finish(state, back_to)


def _log_visit(state: _Going, how: How, to: int) -> _Going:
    return replace(state, log=(*state.log, Visit(state.position, how, to)))


def _enter(plan: Plan, state: _Going, how: How) -> tuple[State, Effects]:
    """Announce a step, and stop where it waits for the person."""
    step, cues = plan.steps[state.position.index], plan.cues[state.position.index]
    announced = _orders(cues.tone, cues.arrival)
    if isinstance(state, Running) and how is How.DONE:
        state = replace(state, hushed=0)
        announced = _due(plan, state, 0, 0)
    match state:
        case Running() if step.waits:
            return _pause(state, Why.KEY)[0], announced
        case Running() if how is How.DONE:
            return state, announced
        case Running(position, lead_in=lead_in):
            # What the step itself would say is not to be said into its announcement.
            return replace(state, hushed=position.done + max(0, cues.announcing * plan.speed - lead_in)), announced
        case Paused(why=Why.KEY) if not step.waits:
            return replace(state, why=Why.ASKED), announced
    return state, announced


def _pause(state: Running, why: Why) -> tuple[State, Effects]:
    log = (*state.log, Interruption(state.position, why))
    return Paused(state.position, why, state.undo, log), (Sound(Tone.PAUSED),)


def _resume(plan: Plan, state: Paused, at: int) -> tuple[State, Effects]:
    resumed = Running(state.position, at, LEAD_IN, state.undo, state.log)
    return resumed, _orders(Tone.RESUMED, plan.cues[state.position.index].place)


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
    due = plan.cues[state.position.index].between(first, last, length)
    return _orders(*(heard for moment, heard in due if isinstance(heard, Tone) or moment >= state.hushed))


def _orders(*heard: Heard | None) -> Effects:
    return tuple(Say(each) if isinstance(each, Words) else Sound(each) for each in heard if each)
