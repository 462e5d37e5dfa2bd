"""From a session's events to the few that are kept, and from those back to its state.

Ticks come by the second and faster; a journal of them all would wear out the disk. Kept are all other events, a tick
now and then as a heartbeat, and with each the moment at which the event before it came. So a replay knows where
ticks were left out, which it fills in again, and where no event came, which is a gap: it comes to the very state
that the events themselves came to, since many ticks or few make no difference to the machine.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import GAP, Event, Pause, PauseReason, Ready, Running, State, Tick, advance

HEARTBEAT = 4_000
"""Milliseconds after which a tick is kept. Ticks come every second, so that less than five seconds can be lost."""

QUICKEST_HEARTBEAT = 250
"""Milliseconds between the heartbeats of the fastest rehearsal."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """An event worth keeping. Its `at` is counted from the session's begin."""

    event: Event
    last_at: int
    """When the event before it came, kept or not."""


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """Memory of the events so far, to tell which to keep."""

    heartbeat: int
    last_at: int = 0
    """When the last event came."""
    kept_at: int = 0
    """When the last event that was kept came."""


def journal_filter_for(plan: Plan, last_at: int = 0) -> JournalFilter:
    """Return the filter of a session that begins, or that is resumed after the time of its last event."""
    return JournalFilter(max(QUICKEST_HEARTBEAT, HEARTBEAT // plan.speed), last_at, last_at)


def filter_event(journal_filter: JournalFilter, event: Event) -> tuple[JournalFilter, JournalEntry | None]:
    """Take an event in, and return its entry where it is to be kept."""
    at = max(journal_filter.last_at, event.at)
    is_due = at - journal_filter.last_at > GAP or at - journal_filter.kept_at >= journal_filter.heartbeat
    if isinstance(event, Tick) and not is_due:
        return replace(journal_filter, last_at=at), None
    return replace(journal_filter, last_at=at, kept_at=at), JournalEntry(event, journal_filter.last_at)


def last_entry(journal_filter: JournalFilter) -> JournalEntry:
    """Return the time of the last event as a tick to keep, so that nothing of the session is missing."""
    return JournalEntry(Tick(journal_filter.last_at), journal_filter.last_at)


def replay(plan: Plan, entries: Iterable[JournalEntry]) -> State:
    """Return the state that the events led to. Raises IllegalEventError where they cannot be those of a session."""
    state: State = Ready()
    before = 0
    for entry in entries:
        for at in range(before + GAP, entry.last_at, GAP):
            if not isinstance(state, Running):
                break  # where time stands still, there may have been any amount of it
            state, _ = advance(plan, state, Tick(at))
        state, _ = advance(plan, state, Tick(entry.last_at))
        state, _ = advance(plan, state, entry.event)
        before = max(before, entry.last_at, entry.event.at)
    return state


def interruption(state: State) -> JournalEntry | None:
    """Return the pause of a session that was interrupted while it ran: nothing is counted after its last event."""
    return JournalEntry(Pause(state.at, PauseReason.BROKEN_OFF), state.at) if isinstance(state, Running) else None
