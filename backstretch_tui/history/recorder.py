"""Records the running session event by event, and what the person says around it."""

from collections.abc import Callable
from dataclasses import replace

from backstretch_tui.core.insights.activities import ActivityScore
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import Event, State, Tick
from backstretch_tui.core.session.journal import (
    JournalEntry,
    JournalFilter,
    filter_event,
    interruption,
    journal_filter_for,
    last_entry,
    replay,
)
from backstretch_tui.core.session.record import Record
from backstretch_tui.core.session.summary import SessionStart, SessionSummary, Timestamp, revised, summarize
from backstretch_tui.history import answers, sessions
from backstretch_tui.history.answers import Answer
from backstretch_tui.history.lock import SessionLock
from backstretch_tui.history.sessions import Unfinished
from backstretch_tui.history.writer import CLOSING_SECONDS, Writer, nobody_waits
from backstretch_tui.system.paths import DataPaths

PATIENCE_SECONDS = 0.1
"""How long an event waits for the disk before it counts all the same: more would be felt."""

BEGIN_PATIENCE_SECONDS = 1.0
"""The same for the session itself, which may be the first thing the disk is asked for."""


class Recorder:
    """Records one session at a time. All but `acquire` and `close` return at once: a thread does the writing."""

    def __init__(self, paths: DataPaths, now: Callable[[], Timestamp], new_id: Callable[[], str]) -> None:
        self.paths = paths
        self.now = now
        self.lock = SessionLock(paths.lock)
        self.writer = Writer(paths, date=lambda: now().date)
        self._new_id = new_id
        self._running: tuple[SessionStart, Plan] | None = None
        self._filter: JournalFilter | None = None
        self._origin: int | None = None
        """The time of this run's clock when the session's own clock was at 0."""
        self._utc_origin = 0
        """The wall clock at the same moment: in milliseconds since 1970."""
        self._count = 0
        self.was_saved = False
        """Whether the running session was over before, and saved: discarding it leaves what was saved."""
        self.has_saved = False
        """Whether a session was finished or changed by this recorder."""

    # --- the session

    def acquire(self) -> bool:
        """Lock out other copies of the program; return False where one of them already runs a session."""
        return self.lock.acquire_for_session()

    def begin(self, plan: Plan, pain_before: int | None = None, written: Callable[[], None] = nobody_waits) -> None:
        """Begin to record a session. `written` is called when it has reached the disk, or cannot."""
        beginning = SessionStart(self._new_id(), self.now(), pain_before)
        self._running, self._filter, self._origin, self._count = (beginning, plan), journal_filter_for(plan), None, 0
        self._utc_origin = beginning.began.utc
        self.was_saved = False
        self.writer.put(lambda connection: sessions.begin(connection, beginning, plan), written)

    def resume(self, unfinished: Unfinished) -> State:
        """Continue to record an interrupted session. Return its state: paused."""
        plan, notes = unfinished.plan, unfinished.notes
        last_at = max((max(noted.event.at, noted.last_at) for noted in notes), default=0)
        self._running, self._origin, self._count = (unfinished.beginning, plan), None, len(notes)
        self._filter = journal_filter_for(plan, last_at)
        self.was_saved = unfinished.was_saved
        # A wall clock that was set back since is not to let the session end before it began.
        self._utc_origin = max(unfinished.beginning.began.utc, self.now().utc - last_at)
        if pause := interruption(replay(plan, notes)):
            self._note(unfinished.beginning.id, pause)
            notes = (*notes, pause)
        return replay(plan, notes)

    def record(self, event: Event, written: Callable[[], None]) -> None:
        """Record an event, if it is one to keep; to be called before it is applied.

        `written` is called when it has reached the disk, or cannot: in the writer's thread. For a tick it is called at
        once, for time passes by itself.
        """
        if self._running is None or self._filter is None:
            written()
            return
        if self._origin is None:
            self._origin = event.at - self._filter.last_at
        self._filter, noted = filter_event(self._filter, replace(event, at=event.at - self._origin))
        is_tick = isinstance(event, Tick)
        if noted:
            self._note(self._running[0].id, noted, nobody_waits if is_tick else written)
        if is_tick:
            written()

    def finish(self, record: Record) -> SessionSummary | None:
        """Save what was done, and return it; None where no session is recorded.

        The end is the beginning plus what the session's clock counted, whatever happened to the wall clock.
        """
        if self._running is None or self._filter is None:
            return None
        beginning, plan = self._running
        self._note(beginning.id, last_entry(self._filter))
        session = summarize(beginning, plan, record, self._utc_origin + self._filter.last_at)
        self._running = replace(beginning, revised=session.revised), plan
        self.writer.put(lambda connection: sessions.finish(connection, session, record))
        self.has_saved = True
        return session

    def revise(self, session: SessionSummary) -> SessionSummary:
        """Save the scores and the note of a session that is over, this one or any other, and return it.

        Where it is this one, they stay when it is resumed.
        """
        session = revised(session, self.now().utc)
        if self._running and self._running[0].id == session.id:
            beginning, plan = self._running
            self._running = replace(
                beginning, pain_before=session.pain_before, pain_after=session.pain_after, note=session.note,
                revised=session.revised,
            ), plan  # fmt: skip
        self.writer.put(lambda connection: sessions.revise(connection, session))
        self.has_saved = True
        return session

    def reopen(self) -> None:
        """Resume the session that is over."""
        if self._running:
            session_id, self.was_saved = self._running[0].id, True
            self.writer.put(lambda connection: sessions.reopen(connection, session_id))

    def discard(self) -> None:
        """Delete the running session, as if it had never begun; one that was saved before stays as it was saved."""
        if self._running:
            session_id = self._running[0].id
            self.writer.put(lambda connection: sessions.discard(connection, session_id))
        self.leave()

    def leave(self) -> None:
        """Leave the session: another copy may run one."""
        self._running = self._filter = None
        self.lock.release()

    def close(self, seconds: float = CLOSING_SECONDS) -> str:
        """Write what can still be written. Return the reason why not all could be within a time, or nothing."""
        reason = self.writer.close(seconds)
        if not reason:  # as long as there is something to write, nobody else may run a session
            self.lock.release()
        return reason

    # --- around a session

    def answer(self, question: str, answer: str) -> None:
        """Save an answer."""
        now = self.now()
        row = Answer(self._new_id(), now.utc, now.date, question, answer)
        self.writer.put(lambda connection: answers.keep(connection, row))

    def score_activity(self, name: str, score: int) -> None:
        """Save how well an activity goes, 0 to 10."""
        now = self.now()
        row = ActivityScore(self._new_id(), now.utc, now.date, name, score)
        self.writer.put(lambda connection: answers.keep_score(connection, row))

    def delete(self, session_id: str) -> None:
        """Delete a finished session."""
        self.has_saved = True
        self.writer.put(lambda connection: sessions.delete(connection, session_id))

    def undelete(self, session: SessionSummary, record: Record) -> None:
        """Restore a session that was deleted."""
        self.has_saved = True
        self.writer.put(lambda connection: sessions.undelete(connection, session, record))

    def _note(self, session_id: str, noted: JournalEntry, written: Callable[[], None] = nobody_waits) -> None:
        number = self._count
        self._count += 1
        self.writer.put(lambda connection: sessions.add_note(connection, session_id, number, noted), written)
