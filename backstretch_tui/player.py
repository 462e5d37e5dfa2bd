"""The shell that both front ends share: reads the clock, feeds the machine, hands on what is to be done."""

from collections import deque
from collections.abc import Callable
from functools import partial

from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import (
    Effect,
    Effects,
    Event,
    IllegalEventError,
    Log,
    Ready,
    State,
    Tick,
    advance,
    legal,
)

Clock = Callable[[], int]
"""Whole milliseconds of a clock that never goes back and that counts on while the machine sleeps."""

Journal = Callable[[Event, Callable[[], None]], None]
"""Is handed each event, and what to call once that is written down, or need not be waited for any longer."""

_READY = Ready()


def no_journal(_: Event, written: Callable[[], None]) -> None:
    """Keep no journal."""
    written()


class Player:
    """One session being played."""

    def __init__(
        self,
        plan: Plan,
        clock: Clock,
        carry_out: Callable[[Effect], None],
        *,
        journal: Journal = no_journal,
        state: State = _READY,
    ) -> None:
        """Play a plan, from a state on where it was played before.

        An event counts only when the journal says so: what is seen and heard has been kept.
        """
        self.plan = plan
        self.state = state
        """The state from which everything shown is derived."""
        self.changed: Callable[[], None] = lambda: None
        """Called when events have come to count."""
        self._journal = journal
        self._clock = clock
        self._carry_out = carry_out
        self._sent = 0
        self._waiting: deque[tuple[int, State, Effects]] = deque()
        """The states and effects of events that the journal has not written yet, each with a number."""

    @property
    def log(self) -> Log:
        """All that has happened so far."""
        return () if isinstance(self.state, Ready) else self.state.log

    def can(self, event: type[Event]) -> bool:
        """Tell whether an event would be taken now."""
        return event in legal(self.plan, self._latest)

    def do(self, event: Callable[[int], Event]) -> None:
        """Send an event, made for this moment: `player.do(Skip)`. One that is not legal does nothing."""
        made = event(self._clock())
        try:
            state, effects = advance(self.plan, self._latest, made)
        except IllegalEventError:
            return
        self._sent += 1
        self._waiting.append((self._sent, state, effects))
        self._journal(made, partial(self._count_up_to, self._sent))

    def tick(self) -> None:
        """Let the time since the last event pass; where an event waits to count, the next tick makes up for it."""
        if not self._waiting:
            self.do(Tick)

    @property
    def _latest(self) -> State:
        return self._waiting[-1][1] if self._waiting else self.state

    def _count_up_to(self, number: int) -> None:
        """Let events count, in their order. What counts already is let be: the journal may say so more than once."""
        if not self._waiting or self._waiting[0][0] > number:
            return
        while self._waiting and self._waiting[0][0] <= number:
            _, self.state, effects = self._waiting.popleft()
            for effect in effects:
                self._carry_out(effect)
        self.changed()
