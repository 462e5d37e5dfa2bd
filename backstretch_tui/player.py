"""The shell that both front ends share: reads the clock, feeds the machine, hands on what is to be done."""

from collections.abc import Callable

from backstretch_tui.core.plan import Plan
from backstretch_tui.core.session import Effect, Event, IllegalEventError, Log, Ready, State, Tick, advance, legal

Clock = Callable[[], int]
"""Whole milliseconds of a clock that never goes back and that counts on while the machine sleeps."""

_READY = Ready()


def no_journal(_: Event) -> None:
    """Keep no journal."""


class Player:
    """One session being played."""

    def __init__(
        self,
        plan: Plan,
        clock: Clock,
        carry_out: Callable[[Effect], None],
        *,
        journal: Callable[[Event], None] = no_journal,
        state: State = _READY,
    ) -> None:
        """Play a plan, from a state on where it was played before. The journal hears of each event before it counts."""
        self.plan = plan
        self.state = state
        """What everything shown is derived from."""
        self._journal = journal
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
        made = event(self._clock())
        try:
            state, effects = advance(self.plan, self.state, made)
        except IllegalEventError:
            return
        self._journal(made)  # before it counts: what is seen and heard has been kept
        self.state = state
        for effect in effects:
            self._carry_out(effect)

    def tick(self) -> None:
        """Let the time since the last event pass."""
        self.do(Tick)
