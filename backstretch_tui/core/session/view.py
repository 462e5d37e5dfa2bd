"""The view of a session, derived from its state and nothing else."""

from dataclasses import dataclass

from backstretch_tui.core.format import numbers
from backstretch_tui.core.format.numbers import out_of
from backstretch_tui.core.format.sentences import capitalized
from backstretch_tui.core.plan.steps import Plan, Step
from backstretch_tui.core.session import Finished, Paused, PauseReason, Position, Ready, Running, State
from backstretch_tui.core.text import doses
from backstretch_tui.core.text import session as text
from backstretch_tui.core.text.teaching import heading_of


@dataclass(frozen=True, slots=True)
class SessionView:
    """A running or paused session, as shown. Equal views look the same: what is shown changes only when this does."""

    step: Step
    exercise: str
    """The exercise's name."""
    count: str
    """Which exercise of how many: `2 of 5`."""
    headline: str
    """The present step in a word or two to be read from afar: `HOLD`, `PAUSED`."""
    doing: str
    """The part of the movement, in a word or two: `Hold`."""
    side: str
    """`Left leg`, or nothing; nothing while an exercise is taught, for it is taught for both."""
    repetition: str
    """Which repetition of how many: `2 of 3`, with the set where there are several; in teaching, which sentence."""
    cue: str
    next: str
    """The repetition, phase or exercise after this step."""
    seconds_left: int
    """Of the step, or of the lead-in; rounded up, so that a step ends as it would come to 0."""
    step_fraction: float
    """How much of the step is spent, in whole seconds: 0 to 1."""
    session_fraction: float
    """0 to 1; goes back only where the session does, or where a hold is made longer."""
    session_seconds_left: int
    """Without teaching, where there is something else."""
    leading_in: bool
    """Whether the seconds left are those of the lead-in after a pause."""
    paused: PauseReason | None


def session_view(plan: Plan, state: State) -> SessionView:
    """Look at a session. One that has not begun looks like its first step, one that is over like where it ended."""
    position = Position(0) if isinstance(state, Ready) else state.position
    step = plan.steps[position.index]
    length = step.milliseconds + position.extended
    left = length - position.done
    leading_in = state.lead_in if isinstance(state, Running) else 0
    seconds_left = _seconds(left)
    is_taught = step.kind.traits.is_teaching
    session_left = _session_seconds_left(plan, step, left)
    whole = sum(step.milliseconds for step in plan.steps) if plan.is_lesson else plan.milliseconds
    spent = 1 - session_left / max(1, _seconds(whole))
    return SessionView(
        step=step,
        exercise=plan.exercise_of(step).name,
        count=out_of(step.entry + 1, len(plan.exercises)),
        headline=_headline(step, state, is_leading_in=bool(leading_in)),
        doing=text.GET_SET if leading_in else step.kind.traits.name,
        side="" if is_taught else capitalized(doses.side_in_words(step.side, plan.phase_of(step))),
        repetition=heading_of(plan, step) if is_taught else capitalized(doses.count_in_words(step)),
        cue=step.cue,
        next=_next(plan, step),
        seconds_left=_seconds(leading_in) if leading_in else seconds_left,
        step_fraction=1 - seconds_left / _seconds(length) if length else 0.0,
        session_fraction=1.0 if isinstance(state, Finished) else max(0.0, spent),
        session_seconds_left=session_left,
        leading_in=bool(leading_in),
        paused=state.reason if isinstance(state, Paused) else None,
    )


def teaching_seconds_left(plan: Plan, now: SessionView) -> int:
    """Return how long will be taught yet, in this step and later ones, besides the session's own time."""
    if plan.is_lesson:
        return 0
    return _taught_later(plan, now.step) + (now.seconds_left if now.step.kind.traits.is_teaching else 0)


def exercise_fractions(plan: Plan) -> tuple[float, ...]:
    """Return where each exercise but the first begins in the whole session: 0 to 1."""
    starts = [plan.steps[plan.first_step_of(entry)].starts_at for entry in range(1, len(plan.exercises))]
    return tuple(start / max(1, plan.milliseconds) for start in starts)


def milliseconds_to_change(plan: Plan, state: State) -> int | None:
    """Return how long, in real milliseconds, until what is shown changes; None where it stands still."""
    if not isinstance(state, Running):
        return None
    step = plan.steps[state.position.index]
    left = state.lead_in or step.milliseconds + state.position.extended - state.position.done
    to_next_second = (left - 1) % 1000 + 1
    return -(-to_next_second // plan.speed)


def _headline(step: Step, state: State, *, is_leading_in: bool) -> str:
    if isinstance(state, Paused) and state.reason is not PauseReason.KEY:
        return text.PAUSED_HEADLINE
    return text.GET_SET_HEADLINE if is_leading_in else step.kind.traits.headline


def _session_seconds_left(plan: Plan, step: Step, left: int) -> int:
    """Return how long the session lasts yet, where so many milliseconds of a step are left.

    Counted from the step's whole seconds, so that both clocks change at the same moment. What comes after it is
    rounded down, as the step's own is rounded up: with fractions of seconds too, the session's clock never goes up.
    """
    if plan.is_lesson:
        return _seconds(left) + _taught_later(plan, step)
    later = plan.milliseconds - step.starts_at - step.counted_milliseconds
    if step.kind.traits.is_teaching:
        return _seconds(later)
    return _seconds(left) + (later // 1000 if left else _seconds(later))


def _taught_later(plan: Plan, step: Step) -> int:
    return _seconds(sum(later.milliseconds for later in plan.steps[step.index + 1 :] if later.kind.traits.is_teaching))


def _seconds(milliseconds: int) -> int:
    return -(-milliseconds // 1000)


def _next(plan: Plan, step: Step) -> str:
    """Tell what to expect: in the hold and after it the next repetition, before it the hold itself."""
    if step.kind.traits.is_teaching:
        index = plan.after_teaching(step.index)
        return plan.steps[index].kind.traits.name if index < len(plan.steps) else text.THE_END
    hold = next((later for later in plan.steps[step.index + 1 :] if later.kind.traits.credits_time), None)
    if hold and hold.turn == step.turn:
        return text.hold_for(hold.kind.traits.name, numbers.seconds_in_words(hold.milliseconds))
    later = plan.next_turn(step)
    if later is None:
        return text.THE_END
    if name := plan.begins_after(step):
        return name
    side = doses.side_in_words(later.side, plan.phase_of(later)) if later.side != step.side else ""
    return text.turn(side, doses.repetition_in_words(later))
