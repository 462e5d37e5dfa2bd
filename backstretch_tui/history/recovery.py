"""The state of the data folder when the program starts; whatever can be settled at once is."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from backstretch_tui.core.session import Finished, IllegalEventError, Ready
from backstretch_tui.core.session.journal import replay
from backstretch_tui.core.session.record import record_of
from backstretch_tui.core.session.summary import summarize
from backstretch_tui.history import sessions
from backstretch_tui.history.database import check, open_if_any, writing
from backstretch_tui.history.errors import DamagedError, HistoryError, UnavailableError, history_errors
from backstretch_tui.history.lock import SessionLock, is_free
from backstretch_tui.history.restore import MissingSessions, copy_aside, missing_since_backup, newest_good_backup
from backstretch_tui.history.sessions import Unfinished
from backstretch_tui.system.paths import DataPaths


@dataclass(frozen=True, slots=True)
class Settled:
    """Nothing was left open: a session may begin."""

    missing: MissingSessions | None = None
    """Sessions that are missing in the history, but not in the newest backup."""


@dataclass(frozen=True, slots=True)
class RunningElsewhere:
    """Another copy of the program runs a session."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A session was interrupted. Nobody else may run one until it is settled."""

    session: Unfinished


@dataclass(frozen=True, slots=True)
class Saved:
    """A session was over, but not saved yet; now it is."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A session was interrupted, but its journal cannot be read: it was removed from the history."""

    copy: Path
    """A copy of the history that still has it."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """The history is damaged."""

    reason: str
    backup: Path | None
    """The newest whole backup."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """The history is not ours to write to."""

    reason: str


@dataclass(frozen=True, slots=True)
class Busy:
    """The history cannot be read just now; later it may."""

    reason: str


StartupState = Settled | RunningElsewhere | Interrupted | Saved | Unreadable | Damaged | Unusable | Busy


def startup_state(paths: DataPaths, lock: SessionLock) -> StartupState:
    """Look for an interrupted session, and check that the history can be used. Creates no history.

    `lock` stays acquired where a session was interrupted. While this copy runs a session, nothing is open.
    """
    try:
        if lock.is_held:
            return Settled()
        if not is_free(paths.lock):
            return RunningElsewhere()
        connection = open_if_any(paths)
        if connection is None:
            return Settled()
        with closing(connection), history_errors():
            check(connection)
            if sessions.playing(connection):
                return _settle(connection, paths, lock)
            return Settled(missing_since_backup(connection, paths))
    except DamagedError as error:
        return Damaged(str(error), newest_good_backup(paths))
    except UnavailableError as error:
        return Busy(str(error))
    except HistoryError as error:
        return Unusable(str(error))


def _settle(connection: sqlite3.Connection, paths: DataPaths, lock: SessionLock) -> StartupState:
    """Settle what can be settled of an interrupted session, unless another copy of the program runs it."""
    if not lock.acquire_for_session():
        return RunningElsewhere()
    state: StartupState = Settled()
    try:
        if session_id := sessions.playing(connection):  # asked again: now nobody can change it
            state = _settle_session(connection, paths, session_id)
    finally:
        if not isinstance(state, Interrupted):
            lock.release()
    return state


def _settle_session(connection: sqlite3.Connection, paths: DataPaths, session_id: str) -> StartupState:
    """Read an interrupted session. One that was over is saved; one that never began is removed."""
    try:
        unfinished = sessions.unfinished(connection, session_id)
        state = replay(unfinished.plan, unfinished.notes)
    except (DamagedError, IllegalEventError):
        copy = copy_aside(connection, paths)
        with writing(connection):
            sessions.discard(connection, session_id)
        return Unreadable(copy)
    if not isinstance(state, Ready | Finished):
        return Interrupted(unfinished)
    with writing(connection):
        if isinstance(state, Ready):
            sessions.discard(connection, session_id)
            return Settled()
        record = record_of(unfinished.plan, state.log)
        ended = unfinished.beginning.began.utc + unfinished.notes[-1].event.at
        sessions.finish(connection, summarize(unfinished.beginning, unfinished.plan, record, ended), record)
    return Saved()
