"""Dose advice: from the sessions of the past to one step up, one down, or none, and always to why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.safety import RISE
from backstretch_tui.core.model.exercise import Entry, Exercise
from backstretch_tui.core.plan.dose import LEVELS, Dose, amount
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.session.summary import SessionSummary, Timestamp
from backstretch_tui.core.text import dose_advice as text

Quantity = Literal["hold_seconds", "repetitions"]

QUANTITIES: tuple[Quantity, ...] = ("repetitions", "hold_seconds")

IN_A_ROW = 3
"""Days of completed sessions that lead a step up, and sessions cut short that lead a step down."""

EASY, STAYING, TOO_MUCH = 3, 4, 6
"""The worst pain that allows a step up; from where on it is a reason to stay; from where on, to step down."""

AWAY_DAYS, LONG_AWAY_DAYS = 7, 28


class DoseStep(NamedTuple):
    """One exercise, one quantity: from what it is to what it would be."""

    exercise: Exercise
    quantity: Quantity
    now: float
    then: float

    @property
    def words(self) -> str:
        """The step in words."""
        if self.quantity == "hold_seconds":
            return text.holds(self.exercise.name, self.now, self.then)
        return text.repetitions(self.exercise.name, self.now, self.then)


@dataclass(frozen=True, slots=True)
class Advice:
    """The advice. It takes effect only when the person accepts it."""

    reason: str
    """A sentence."""
    what: str
    """Another."""
    steps: tuple[DoseStep, ...] = ()
    """None where the dose had better stay as it is."""


class _Rung(NamedTuple):
    """A quantity of an exercise, and where on its own ladder it stands."""

    exercise: Exercise
    quantity: Quantity
    now: float
    ladder: tuple[float, ...]
    """The gentle, middle and full amount, without doubles: nothing beyond them is ever advised."""

    @property
    def height(self) -> float:
        """0 at the gentlest, 1 at the fullest."""
        return (self.now - self.ladder[0]) / (self.ladder[-1] - self.ladder[0])

    def up(self) -> DoseStep:
        """Return the step up; asked only where there is one."""
        return self._to(min(amount for amount in self.ladder if amount > self.now))

    def down(self) -> DoseStep:
        """Return the step down; asked only where there is one."""
        return self._to(max(amount for amount in self.ladder if amount < self.now))

    def to_gentlest(self) -> DoseStep:
        """Return the way down to the gentlest amount."""
        return self._to(self.ladder[0])

    def _to(self, then: float) -> DoseStep:
        return DoseStep(self.exercise, self.quantity, self.now, then)


def advise(
    sessions: Sequence[SessionSummary],
    request: SessionRequest,
    exercises: Mapping[str, Exercise],
    today: int,
    *,
    answered: Timestamp | None = None,
    score: int | None = None,
) -> Advice:
    """Advise on the dose of a session that is about to begin.

    The sessions come oldest first and are no rehearsals. `answered` is when the person last said yes or no to a step:
    what was before has been answered with it. `score` is the pain before this session, where it was said.
    """
    rungs = _rungs(request, exercises)
    recent = [session for session in sessions if answered is None or session.began.utc >= answered.utc]
    known = [session.began.date for session in sessions[-1:]] + ([answered.date] if answered else [])
    away = today - max(map(day_of, known)) if known else 0
    if away >= AWAY_DAYS:
        # What has been answered is not offered again for a week; but how long ago a session was stays true.
        return _after_days_away(away, today - day_of(sessions[-1].began.date) if sessions else away, rungs)
    if answered and not recent and (score is None or score < TOO_MUCH):
        return Advice(text.NO_SESSION_SINCE, text.STAY)
    if reason := _reason_to_go_down(recent, score, is_first_answered=answered is not None):
        if steps := [rung for rung in rungs if rung.height > 0]:
            step = max(reversed(steps), key=lambda rung: rung.height).down()
            return Advice(reason, text.step_down(step.words), (step,))
        return Advice(reason, text.GENTLEST)
    if _may_go_up(recent, score, request, exercises):
        reason = text.THREE_EASY_SESSIONS
        if steps := [rung for rung in rungs if rung.height < 1]:
            step = min(steps, key=lambda rung: rung.height).up()
            return Advice(reason, text.step_up(step.words), (step,))
        return Advice(reason, text.FULLEST)
    if any(STAYING <= worst < TOO_MUCH for worst in (*map(_worst, recent[-1:]), score) if worst is not None):
        return Advice(text.SOME_PAIN, text.STAY)
    return Advice(text.NOTHING_CALLS, text.STAY)


def with_steps(own: Iterable[Entry], steps: Iterable[DoseStep]) -> tuple[Entry, ...]:
    """Return a person's own doses as they are after steps."""
    entries = {entry.id: entry for entry in own}
    for step in steps:
        entry = entries.get(step.exercise.id, Entry(id=step.exercise.id))
        then = int(step.then) if step.quantity == "repetitions" else step.then
        entries[entry.id] = entry.with_values(**{step.quantity: then})
    return tuple(entries.values())


def _rungs(request: SessionRequest, exercises: Mapping[str, Exercise]) -> list[_Rung]:
    """Return what can be stepped: what the routine does not fix, and has one range in all phases of its exercise."""
    rungs = []
    for exercise_id in dict.fromkeys(entry.id for entry in request.tailored().exercises):
        exercise, entry = exercises[exercise_id], request.entry_of(exercise_id)
        fixing = [own for own in request.routine.exercises if own.id == exercise_id]
        for quantity in QUANTITIES:
            ranges = {(getattr(phase, quantity).min, getattr(phase, quantity).max) for phase in exercise.phases}
            if len(ranges) > 1 or any(getattr(own, quantity) is not None for own in fixing):
                continue
            phase, plain = exercise.phases[0], Entry(id=exercise_id)
            ladder = sorted({getattr(amount(phase, plain, Dose(level, level)), quantity) for level in LEVELS})
            if len(ladder) > 1:
                now = getattr(amount(phase, entry, request.dose), quantity)
                rungs.append(_Rung(exercise, quantity, now, tuple(ladder)))
    return rungs


def _after_days_away(away: int, days: int, rungs: Sequence[_Rung]) -> Advice:
    reason = text.days_away(days)
    above = [rung for rung in rungs if rung.height > 0]
    if not above:
        return Advice(reason, text.GENTLEST_TO_BEGIN)
    if away >= LONG_AWAY_DAYS:
        steps = tuple(rung.to_gentlest() for rung in above)
        return Advice(reason, text.back_to_gentle([step.words for step in steps]), steps)
    highest: dict[str, _Rung] = {}
    for rung in above:
        best = highest.setdefault(rung.exercise.id, rung)
        if rung.height >= best.height:
            highest[rung.exercise.id] = rung
    steps = tuple(rung.down() for rung in highest.values())
    return Advice(reason, text.step_down_each([step.words for step in steps]), steps)


def _reason_to_go_down(recent: Sequence[SessionSummary], score: int | None, *, is_first_answered: bool) -> str:
    """Say what calls for a step down; nothing where nothing does."""
    if score is not None and score >= TOO_MUCH:
        return text.pain_now(score)
    if recent:
        last = recent[-1]
        # The score before the first session since an answer was known when that was given.
        worst = last.pain_after if is_first_answered and len(recent) == 1 else _worst(last)
        if worst is not None and worst >= TOO_MUCH:
            return text.pain_last(worst)
    before = [known for known in (*(session.pain_before for session in recent), score) if known is not None]
    if len(before) > 1 and before[-1] - before[-2] >= RISE:
        return text.pain_risen(before[-2], before[-1])
    if len(recent) >= IN_A_ROW and not any(session.is_complete for session in recent[-IN_A_ROW:]):
        return text.THREE_CUT_SHORT
    return ""


def _may_go_up(
    recent: Sequence[SessionSummary], score: int | None, request: SessionRequest, exercises: Mapping[str, Exercise]
) -> bool:
    """Tell whether three days of sessions, each no smaller than the one about to begin, were done with ease."""
    if not request.tailored().exercises:
        return False
    plan = request.plan(exercises)
    repetitions = sum(step.completes for step in plan.steps)
    to_hold = sum(hold.milliseconds for hold in plan.holds if hold.completes)
    run: list[SessionSummary] = []
    for session in reversed(recent):
        is_easy = None not in (session.pain_before, session.pain_after) and (_worst(session) or 0) <= EASY
        if not (session.is_complete and is_easy):
            return False
        if session.planned_repetitions < repetitions or session.planned < to_hold:
            return False
        run.insert(0, session)
        if len({one.began.date for one in run}) == IN_A_ROW:
            break
    else:
        return False
    before = [known for known in (*(session.pain_before for session in run), score) if known is not None]
    has_risen = any(later - earlier >= RISE for earlier, later in pairwise(before)) or before[-1] - before[0] >= RISE
    return before[-1] <= EASY and not has_risen


def _worst(session: SessionSummary) -> int | None:
    return max((score for score in (session.pain_before, session.pain_after) if score is not None), default=None)
