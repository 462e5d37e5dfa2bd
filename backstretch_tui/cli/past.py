"""The history, as the commands read it."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from backstretch_tui.cli.output import UsageError
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text import backups, command_errors, history
from backstretch_tui.history import sessions
from backstretch_tui.history.database import open_if_any
from backstretch_tui.history.errors import HistoryError, UnusableError, history_error
from backstretch_tui.history.lock import SessionLock
from backstretch_tui.system.atomic_files import is_folder
from backstretch_tui.system.paths import DataPaths, data_paths


@contextmanager
def opened() -> Iterator[sqlite3.Connection | None]:
    """Open the history where there is one. What is wrong with it becomes one sentence."""
    paths = data_paths(os.environ)
    try:
        connection = open_if_any(paths)
        if connection is None:
            yield None
            return
        with closing(connection):
            try:
                yield connection
            except (sqlite3.Error, UnicodeDecodeError) as error:
                raise history_error(error) from error
    except HistoryError as error:
        raise UsageError(with_cure(history.unusable(shown_path(paths.database), str(error)), error)) from error


def with_cure(message: str, error: HistoryError) -> str:
    """Add to what is wrong with the history who knows more, where it is ours."""
    return message if isinstance(error, UnusableError) else history.more_in_doctor(message)


def check_backups(paths: DataPaths) -> None:
    """See that it can be known which backups there are. Raises UsageError."""
    try:
        if is_folder(paths.backups):
            os.scandir(paths.backups).close()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(backups.backups_unreadable(shown_path(paths.backups), reason)) from error


@contextmanager
def no_session_running(paths: DataPaths) -> Iterator[None]:
    """Keep every copy of the program from running a session meanwhile. Raises UsageError where one runs already."""
    lock = SessionLock(paths.lock)
    if not lock.acquire_for_session():
        raise UsageError(command_errors.SESSION_RUNS)
    try:
        yield
    finally:
        lock.release()


def past_sessions() -> list[SessionSummary]:
    """Return the finished sessions and rehearsals, oldest first. Raises UsageError where they cannot be read."""
    with opened() as connection:
        return sessions.past_sessions(connection) if connection else []


def none_yet(rehearsals: Sequence[SessionSummary], otherwise: str) -> str:
    """Say that there are no sessions but rehearsals, or where there are none either something else."""
    return history.only_rehearsals(len(rehearsals)) if rehearsals else otherwise
