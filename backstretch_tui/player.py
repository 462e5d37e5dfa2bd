"""The shell that both front ends share: reads the clock, feeds the machine, hands on what is to be done."""

from collections.abc import Callable

from backstretch_tui.core.plan import Plan
from backstretch_tui.core.session import Effect, Event, IllegalEventError, Log, Ready, State, Tick, advance, legal

Clock = Callable[[], int]
"""Whole milliseconds of a clock that never goes back and that counts on while the machine sleeps."""


class Player:
    """One session being played."""

    def __init__(self, plan: Plan, clock: Clock, carry_out: Callable[[Effect], None]) -> None:
        self.plan = plan
        self.state: State = Ready()
        """What everything shown is derived from."""
        self._clock = clock
        self._carry_out = carry_out

    @property
    def log(self) -> Log:
        """All that has happened so far."""
        return () if isinstance(self.state, Ready) else self.state.log

    def can(self, event: type[Event]) -> bool:
        """Tell whether an event would be taken now."""
        return event in legal(self.plan, self.state)

    def do(self, event: Callable[[int], Event]) -> None:
        """Send an event, made for this moment: `player.do(Skip)`. One that is not legal does nothing."""
        try:
            self.state, effects = advance(self.plan, self.state, event(self._clock()))
        except IllegalEventError:
            return
        for effect in effects:
            self._carry_out(effect)

    def tick(self) -> None:
        """Let the time since the last event pass."""
        self.do(Tick)
