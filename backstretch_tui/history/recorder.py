"""Keeps the session being played, event by event, and finds again the one that was broken off."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TypeVar

from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.activities import ActivityScore, are_due
from backstretch_tui.core.insights.safety import is_due
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import Event, Finished, IllegalEventError, Ready, State, Tick
from backstretch_tui.core.session.journal import (
    JournalEntry,
    JournalFilter,
    filter_event,
    interruption,
    journal_filter_for,
    last_entry,
    replay,
)
from backstretch_tui.core.session.record import Record, record_of
from backstretch_tui.core.session.summary import SessionStart, SessionSummary, Timestamp, summarize, without_rehearsals
from backstretch_tui.history import answers, sessions
from backstretch_tui.history.answers import Answer, Asked
from backstretch_tui.history.database import (
    check,
    copy_aside,
    newest_good_backup,
    open_if_any,
    restore,
    set_aside,
    writing,
)
from backstretch_tui.history.errors import DamagedError, HistoryError, TroubleError, telling
from backstretch_tui.history.lock import SessionLock, is_free
from backstretch_tui.history.sessions import Unfinished
from backstretch_tui.history.writer import CLOSING_SECONDS, Writer, nobody_waits
from backstretch_tui.system.paths import DataPaths

PATIENCE_SECONDS = 0.1
"""How long an event waits for the disk before it counts all the same: more would be felt."""

BEGIN_PATIENCE_SECONDS = 1.0
"""The same for the session itself, which may be the first thing the disk is asked for."""


Answered = TypeVar("Answered")


class StartupState(Enum):
    """How things stand when the program starts."""

    WELL = "well"
    PLAYED_ELSEWHERE = "played elsewhere"
    UNFINISHED = "unfinished"
    """A session was broken off."""
    SAVED = "saved"
    """A session was over, but not saved yet; now it is."""
    UNREADABLE = "unreadable"
    """A session was broken off, and its journal makes no sense."""
    DAMAGED = "damaged"
    UNUSABLE = "unusable"
    """The history is not ours to write to."""
    BUSY = "busy"
    """The history cannot be read just now; in a while it may."""


@dataclass(frozen=True)
class StartupFinding:
    """What was found."""

    finding: StartupState
    why: str = ""
    """Where something is wrong: what."""
    unfinished: Unfinished | None = None
    backup: Path | None = None
    """The newest copy of the history, where it is damaged."""


class Recorder:
    """Keeps one session at a time. What it writes, it writes in a thread of its own."""

    def __init__(self, places: DataPaths, now: Callable[[], Timestamp], new_id: Callable[[], str]) -> None:
        self.places = places
        self.writer = Writer(places, date=lambda: now().date)
        self._now = now
        self._new_id = new_id
        self._lease = SessionLock(places.lock)
        self._playing: tuple[SessionStart, Plan] | None = None
        self._ear: JournalFilter | None = None
        self._origin: int | None = None
        """What this run's clock said when the session's own clock stood at 0."""
        self._count = 0

    # --- before a session: these wait for the disk

    def look(self) -> StartupFinding:
        """Look for a session that was broken off, and whether the history can be used. Makes no history.

        Where one is found, nobody else may play until it is settled. While this copy plays, there is none.
        """
        try:
            if self._lease.is_held:
                return StartupFinding(StartupState.WELL)
            if not is_free(self.places.lock):
                return StartupFinding(StartupState.PLAYED_ELSEWHERE)
            connection = open_if_any(self.places)
            if connection is None:
                return StartupFinding(StartupState.WELL)
            with closing(connection), telling():
                check(connection)
                return self._settled(connection) if sessions.playing(connection) else StartupFinding(StartupState.WELL)
        except DamagedError as error:
            return StartupFinding(StartupState.DAMAGED, str(error), backup=newest_good_backup(self.places))
        except TroubleError as error:
            return StartupFinding(StartupState.BUSY, str(error))
        except HistoryError as error:
            return StartupFinding(StartupState.UNUSABLE, str(error))

    def mend(self, backup: Path | None) -> Path:
        """Set a broken history aside, go on from a backup or anew, and return where it is. Raises HistoryError."""
        aside = set_aside(self.places)
        if backup:
            restore(self.places, backup)
        return aside

    def take(self) -> bool:
        """Take the right to play, or tell that another copy has it."""
        try:
            return self._lease.take(wait_seconds=0.3)
        except HistoryError:
            return True  # where not even an empty file can be made, nobody else plays either

    def asked(self) -> Asked:
        """Return what is known from earlier sessions; where it cannot be read, nothing."""
        try:
            return self._read(answers.asked, Asked(None, ()))
        except HistoryError:
            return Asked(None, ())

    def past(self) -> list[SessionSummary]:
        """Return the sessions of the past, oldest first, without rehearsals. Raises HistoryError."""
        return self._read(lambda connection: without_rehearsals(sessions.past_sessions(connection)), [])

    def activity_scores(self) -> list[ActivityScore]:
        """Return how well the person's own activities went, oldest first. Raises HistoryError."""
        return self._read(answers.activity_scores, [])

    def record(self, session_id: str) -> Record | None:
        """Return what was done in a session. Raises HistoryError."""
        return self._read(lambda connection: sessions.record(connection, session_id), None)

    def _read(self, what: Callable[[sqlite3.Connection], Answered], nothing: Answered) -> Answered:
        """Read something, or return what there is where there is no history."""
        connection = open_if_any(self.places)
        if connection is None:
            return nothing
        with closing(connection), telling():
            return what(connection)

    def today(self) -> str:
        """Return the local date."""
        return self._now().date

    def delete(self, session_id: str) -> None:
        """Delete a session of the past."""
        self.writer.put(lambda connection: sessions.delete(connection, session_id))

    def undelete(self, session: SessionSummary, record: Record) -> None:
        """Bring it back."""
        self.writer.put(lambda connection: sessions.undelete(connection, session, record))

    # --- a session: these return at once

    def answer(self, question: str, answer: str) -> None:
        """Keep what was answered."""
        now = self._now()
        its = Answer(self._new_id(), now.utc, now.date, question, answer)
        self.writer.put(lambda connection: answers.keep(connection, its))

    def score_activity(self, name: str, score: int) -> None:
        """Keep how well an activity goes, 0 to 10."""
        now = self._now()
        its = ActivityScore(self._new_id(), now.utc, now.date, name, score)
        self.writer.put(lambda connection: answers.keep_score(connection, its))

    def activities_are_due(self, asked: Asked) -> bool:
        """Tell whether to ask how the person's own activities go."""
        return are_due(day_of(asked.activities_on) if asked.activities_on else None, day_of(self.today()))

    def signs_are_due(self, asked: Asked, score: int | None) -> bool:
        """Tell whether to ask about the signs to look out for."""
        return is_due(asked.signs_at, self._now().utc, asked.scores_before, score)

    def begin(self, plan: Plan, pain_before: int | None = None, written: Callable[[], None] = nobody_waits) -> None:
        """Keep a new session. `written` is called when it has reached the disk, or cannot."""
        beginning = SessionStart(self._new_id(), self._now(), pain_before)
        self._playing, self._ear, self._origin, self._count = (beginning, plan), journal_filter_for(plan), None, 0
        self.writer.put(lambda connection: sessions.begin(connection, beginning, plan), written)

    def resume(self, unfinished: Unfinished) -> State:
        """Keep on with a session that was broken off. Return where it stands: paused."""
        plan, notes = unfinished.plan, unfinished.notes
        self._playing, self._origin, self._count = (unfinished.beginning, plan), None, len(notes)
        self._ear = journal_filter_for(plan, max((max(noted.event.at, noted.heard) for noted in notes), default=0))
        if pause := interruption(replay(plan, notes)):
            self._note(pause)
            notes = (*notes, pause)
        return replay(plan, notes)

    def hear(self, event: Event, written: Callable[[], None]) -> None:
        """Keep an event, if it is worth it; to be called before it is applied.

        `written` is called when it has reached the disk, or cannot: in the writer's thread. For a tick it is called at
        once, for time passes by itself.
        """
        if self._ear is None:
            written()
            return
        if self._origin is None:
            self._origin = event.at - self._ear.heard
        self._ear, noted = filter_event(self._ear, replace(event, at=event.at - self._origin))
        is_tick = isinstance(event, Tick)
        if noted:
            self._note(noted, nobody_waits if is_tick else written)
        if is_tick:
            written()

    def finish(self, record: Record) -> SessionSummary | None:
        """Keep what was done, and return it; None where no session is kept."""
        if self._playing is None or self._ear is None:
            return None
        self._note(last_entry(self._ear))
        beginning, plan = self._playing
        session = summarize(beginning, plan, record, self._now().utc)
        self.writer.put(lambda connection: sessions.finish(connection, session, record))
        return session

    def revise(self, session: SessionSummary, record: Record) -> SessionSummary:
        """Keep what the person has said of a session since, also for when it is gone on with."""
        if self._playing and self._playing[0].id == session.id:
            beginning, plan = self._playing
            self._playing = replace(beginning, pain_after=session.pain_after, note=session.note), plan
        revised = session._replace(revised=max(session.revised + 1, self._now().utc))
        self.writer.put(lambda connection: sessions.finish(connection, revised, record))
        return revised

    def reopen(self) -> None:
        """Go on with the session that is over."""
        if self._playing:
            session_id = self._playing[0].id
            self.writer.put(lambda connection: sessions.reopen(connection, session_id))

    def discard(self) -> None:
        """Forget the session."""
        if self._playing:
            session_id = self._playing[0].id
            self.writer.put(lambda connection: sessions.discard(connection, session_id))
        self.leave()

    def leave(self) -> None:
        """Be done with the session: another copy may play."""
        self._playing = self._ear = None
        self._lease.give_back()

    def close(self, seconds: float = CLOSING_SECONDS) -> str:
        """Write what can still be written. Return why not all could be within a time, or nothing."""
        why = self.writer.close(seconds)
        if not why:  # as long as there is something to write, nobody else may play
            self._lease.give_back()
        return why

    def _note(self, noted: JournalEntry, written: Callable[[], None] = nobody_waits) -> None:
        assert self._playing is not None  # noqa: S101 - asked by all that call it
        session_id, number = self._playing[0].id, self._count
        self._count += 1
        self.writer.put(lambda connection: sessions.add_note(connection, session_id, number, noted), written)

    def _settled(self, connection: sqlite3.Connection) -> StartupFinding:
        """Settle what can be settled of a session that was broken off, if it is not one that another copy plays."""
        if not self.take():
            return StartupFinding(StartupState.PLAYED_ELSEWHERE)
        session_id = sessions.playing(connection)  # asked anew: now nobody can change it
        found = self._found(connection, session_id) if session_id else StartupFinding(StartupState.WELL)
        if found.finding is not StartupState.UNFINISHED:
            self._lease.give_back()
        return found

    def _found(self, connection: sqlite3.Connection, session_id: str) -> StartupFinding:
        """Read a session that was broken off. One that was over by then is saved; one that never began is nothing."""
        try:
            unfinished = sessions.unfinished(connection, session_id)
            state = replay(unfinished.plan, unfinished.notes)
        except (DamagedError, IllegalEventError):
            aside = copy_aside(connection, self.places)
            with writing(connection):
                sessions.discard(connection, session_id)
            return StartupFinding(StartupState.UNREADABLE, f"a copy of it is set aside as “{aside.name}”")
        if not isinstance(state, Ready | Finished):
            return StartupFinding(StartupState.UNFINISHED, unfinished=unfinished)
        with writing(connection):
            if isinstance(state, Ready):
                sessions.discard(connection, session_id)
                return StartupFinding(StartupState.WELL)
            record = record_of(unfinished.plan, state.log)
            ended = unfinished.beginning.began.utc + unfinished.notes[-1].event.at
            sessions.finish(connection, summarize(unfinished.beginning, unfinished.plan, record, ended), record)
        return StartupFinding(StartupState.SAVED)
