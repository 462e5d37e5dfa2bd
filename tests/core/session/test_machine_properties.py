"""What holds for every session, whatever is pressed and whenever: a random walk over commands, gaps and ticks.

The same session is played twice. One hears its clock as often as can be, the other as seldom as a session may before
it takes the silence for a gap. Both must come to the same.
"""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from backstretch_tui.core.plan.steps import Kind, Plan
from backstretch_tui.core.session import (
    EVENTS,
    EXTENSION,
    GAP,
    Back,
    BackExercise,
    Begin,
    Effects,
    Event,
    Finished,
    IllegalEventError,
    Interruption,
    Log,
    Pause,
    Paused,
    PauseReason,
    Position,
    Ready,
    Resume,
    Running,
    Skip,
    SkipExercise,
    State,
    StepOutcome,
    Stop,
    Tick,
    Visit,
    advance,
    legal,
)
from backstretch_tui.core.session.record import Outcome, Record, record_of
from tests.support.exercises import plans

MOVES = (Skip, Skip, SkipExercise, Back, BackExercise)
COMMANDS: tuple[Callable[[int], Event], ...] = (
    *(event for event in EVENTS.values() if event is not Stop),
    *MOVES,
    lambda at: Pause(at, PauseReason.GAP),
)


class Session(RuleBasedStateMachine):
    """A session under random hands."""

    plan: Plan

    @initialize(plan=plans(speeds=(1, 1, 7, 60)))
    def make(self, plan: Plan) -> None:
        self.plan = plan
        self.now = 0
        self.state: State = Ready()
        self.effects: Effects = ()
        self.seldom: State = Ready()
        """The same session, hearing of time only when it must."""
        self.effects_of_seldom: Effects = ()
        self.spent: Counter[int] = Counter()
        """Milliseconds that were really spent on each step, by its index."""
        self.running_milliseconds = 0
        """Milliseconds that really passed while the session ran."""
        self.log_before: Log = ()

    # --- what may happen --------------------------------------------------------------------------------------------

    @rule(milliseconds=st.integers(0, 20_000), pieces=st.integers(7, 40))
    def time_passes(self, milliseconds: int, pieces: int) -> None:
        for piece in range(pieces):
            self.let_pass(milliseconds * (piece + 1) // pieces - milliseconds * piece // pieces)

    @rule(command=st.sampled_from(COMMANDS))
    def is_commanded(self, command: Callable[[int], Event]) -> None:
        self.send(command(self.now))

    @precondition(lambda self: not isinstance(self.state, Finished))
    @rule(command=st.sampled_from(MOVES))
    def moves(self, command: Callable[[int], Event]) -> None:
        self.send(command(self.now))

    @precondition(lambda self: isinstance(self.state, Ready | Paused))
    @rule()
    def goes_on(self) -> None:
        self.send((Begin if isinstance(self.state, Ready) else Resume)(self.now))

    @precondition(lambda self: isinstance(self.state, Running | Paused))
    @rule(chance=st.integers(1, 5))
    def is_stopped(self, chance: int) -> None:
        if chance == 1:
            self.send(Stop(self.now))

    @rule(milliseconds=st.integers(GAP + 1, 10**9))
    def sleeps(self, milliseconds: int) -> None:
        self.settle()
        before = self.state
        self.now += milliseconds
        self.tick()
        if isinstance(before, Running):
            assert isinstance(self.state, Paused)
            assert (self.state.position, self.state.reason) == (before.position, PauseReason.GAP)
        else:
            assert self.state == before

    # --- how it is played -------------------------------------------------------------------------------------------

    def let_pass(self, milliseconds: int) -> None:
        """Let time pass: the one hears of it, the other only where it could not without calling it a gap."""
        if isinstance(self.seldom, Running) and self.now + milliseconds - self.seldom.at > GAP:
            self.settle()
        self.now += milliseconds
        self.tick()

    def tick(self) -> None:
        before = self.state
        self.state, effects = advance(self.plan, self.state, Tick(self.now))
        self.effects += effects
        self.keep_the_ledger(before, self.state)

    def settle(self) -> None:
        """Let the one that seldom hears its clock hear it now."""
        self.seldom, effects = advance(self.plan, self.seldom, Tick(self.now))
        self.effects_of_seldom += effects

    def send(self, event: Event) -> None:
        """Send a command to both, though the one may not have heard for a while how late it is."""
        if isinstance(event, Pause) and event.reason is PauseReason.GAP:
            self.settle()  # what passed until then is known not to be the gap
        if type(event) in legal(self.plan, self.state):
            self.state, effects = advance(self.plan, self.state, event)
            self.effects += effects
            self.seldom, effects = advance(self.plan, self.seldom, event)
            self.effects_of_seldom += effects
            return
        before = self.state
        try:
            advance(self.plan, self.state, event)
        except IllegalEventError:
            assert self.state == before
        else:
            raise AssertionError(f"{event} was taken, though it is not legal")
        try:
            self.seldom, effects = advance(self.plan, self.seldom, event)
        except IllegalEventError:
            return
        self.effects_of_seldom += effects

    def keep_the_ledger(self, before: State, after: State) -> None:
        """Note what a tick has spent on each step, and see that it was no more than there was."""
        if not isinstance(before, Running) or isinstance(after, Ready):
            assert after == before
            return
        new = after.log[len(before.log) :]
        if Interruption(before.position, PauseReason.GAP) in new:
            return
        passed = self.now - before.at
        self.running_milliseconds += passed
        positions = [visit.position for visit in new if isinstance(visit, Visit)]
        if not isinstance(after, Finished):
            positions.append(after.position)
        spent = Counter({position.index: position.done for position in positions})
        spent[before.position.index] -= before.position.done
        assert min(spent.values()) >= 0
        self.spent.update(spent)
        in_lead = before.lead_in - (after.lead_in if isinstance(after, Running) else 0)
        if isinstance(after, Running):
            assert sum(spent.values()) + in_lead == passed * self.plan.speed
        else:
            assert sum(spent.values()) + in_lead <= passed * self.plan.speed

    # --- what must hold ---------------------------------------------------------------------------------------------

    @invariant()
    def many_ticks_or_few_come_to_the_same(self) -> None:
        settled, effects = advance(self.plan, self.seldom, Tick(self.now))
        now, none = advance(self.plan, self.state, Tick(self.now))
        assert settled == now
        assert self.effects_of_seldom + effects == self.effects + none

    @invariant()
    def the_place_is_inside_the_plan(self) -> None:
        if not isinstance(self.state, Ready):
            self.is_inside(self.state.position)
        if isinstance(self.state, Running | Paused) and self.state.undo:
            self.is_inside(self.state.undo)

    def is_inside(self, position: Position) -> None:
        step = self.plan.steps[position.index]
        assert position.index >= 0
        assert 0 <= position.done < step.milliseconds + position.extended or (step.waits and position.done == 0)
        assert position.extended == 0 or (step.kind.traits.is_extendable and position.extended % EXTENSION == 0)

    @invariant()
    def the_log_is_only_added_to(self) -> None:
        assert self.log[: len(self.log_before)] == self.log_before
        self.log_before = self.log

    @invariant()
    def the_log_leads_from_place_to_place(self) -> None:
        visits = [entry for entry in self.log if isinstance(entry, Visit)]
        for visit, following in pairwise(visits):
            gone_back_from_the_end = visit.to == len(self.plan.steps)
            assert following.position.index == visit.to or gone_back_from_the_end
        if visits and isinstance(self.state, Running | Paused):
            assert self.state.position.index == visits[-1].to or visits[-1].to == len(self.plan.steps)

    @invariant()
    def nothing_is_credited_that_was_not_held(self) -> None:
        record = self.record
        steps = [step for step in self.plan.steps if step.completes]
        assert record.held <= self.running_milliseconds * self.plan.speed
        assert record.held <= sum(self.spent[step.index] for step in self.plan.holds)
        for step, repetition in zip(steps, record.repetitions, strict=True):
            assert repetition.held <= self.spent[step.index]
            if repetition.outcome is Outcome.DONE:
                assert self.spent[step.index] >= step.milliseconds
                assert repetition.held >= repetition.planned
            elif repetition.outcome is Outcome.CUT_SHORT:
                assert 0 < repetition.held < repetition.planned + repetition.extended
            else:
                assert repetition.held == 0

    @invariant()
    def what_is_wholly_spent_in_one_go_is_credited(self) -> None:
        for visit in self.log:
            if isinstance(visit, Visit):
                step = self.plan.steps[visit.position.index]
                whole = step.milliseconds + visit.position.extended
                assert (visit.position.done == whole) == (visit.how is StepOutcome.DONE) or step.waits

    @invariant()
    def the_record_has_all_the_time_that_was_spent_but_no_pause_and_no_teaching(self) -> None:
        now, counted = self.state, [step.index for step in self.plan.steps if step.kind is not Kind.TEACH]
        since = 0
        if isinstance(now, Running | Paused) and now.position.index in counted:
            since = now.position.done - now.spent_earlier
        active = self.record.active
        assert active is not None
        assert active + since == sum(self.spent[index] for index in counted)

    @property
    def log(self) -> Log:
        return () if isinstance(self.state, Ready) else self.state.log

    @property
    def record(self) -> Record:
        return record_of(self.plan, self.log)

    def teardown(self) -> None:
        """Go on to the end: it is never stuck, wherever it stands, and loses nothing on the way."""
        if not hasattr(self, "state"):
            return
        done_before = {r for r in self.record.repetitions if r.outcome is Outcome.DONE}
        most_ticks = 3 * len(self.plan.steps) + sum(step.milliseconds for step in self.plan.steps) // GAP
        most_ticks += sum(visit.position.extended for visit in self.log) // GAP + 600_000 // GAP
        for _ in range(most_ticks):
            if isinstance(self.state, Finished):
                break
            if not isinstance(self.state, Running):
                self.goes_on()
            self.let_pass(GAP)
        assert isinstance(self.state, Finished)
        done_after = {r for r in self.record.repetitions if r.outcome is Outcome.DONE}
        assert {(r.entry, r.phase, r.side, r.set, r.repetition) for r in done_before} <= {
            (r.entry, r.phase, r.side, r.set, r.repetition) for r in done_after
        }
        assert not [r for r in self.record.repetitions if r.outcome is Outcome.NOT_REACHED] or self.was_stopped

    @property
    def was_stopped(self) -> bool:
        visits = [entry for entry in self.log if isinstance(entry, Visit)]
        return visits[-1].how is StepOutcome.STOPPED


Session.TestCase.settings = settings(stateful_step_count=30)
TestSession = Session.TestCase
