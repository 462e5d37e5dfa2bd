"""Queries of the history. Where there is none, each returns the same as for an empty one."""

import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from typing import TypeVar

from backstretch_tui.core.checkin.values import PastAnswers
from backstretch_tui.core.insights.activities import ActivityScore
from backstretch_tui.core.session.record import Record
from backstretch_tui.core.session.summary import SessionSummary, without_rehearsals
from backstretch_tui.history import answers, sessions
from backstretch_tui.history.database import open_if_any
from backstretch_tui.history.errors import HistoryError, history_errors
from backstretch_tui.system.paths import DataPaths

Result = TypeVar("Result")

MAX_LOOKED_AT = 60
"""In how many of the latest sessions an exercise is looked for."""


class Queries:
    """Reads from the history in a data folder. Each query opens it anew and waits for the disk."""

    def __init__(self, paths: DataPaths) -> None:
        self._paths = paths

    def asked(self) -> PastAnswers:
        """Return what is known from earlier sessions; nothing where the history cannot be read."""
        try:
            return self._read(answers.asked, PastAnswers())
        except HistoryError:
            return PastAnswers()

    def past_sessions(self) -> list[SessionSummary]:
        """Return the finished sessions, oldest first, without rehearsals. Raises HistoryError."""
        return self._read(lambda connection: without_rehearsals(sessions.past_sessions(connection)), [])

    def last_done(self, exercises: Collection[str], looked_at: int | None = MAX_LOOKED_AT) -> dict[str, str]:
        """Return the date on which each of these exercises was last done, in the latest sessions; None: in all.

        Rehearsals do not count, and records that cannot be read are passed over. Raises HistoryError.
        """

        def dates(connection: sqlite3.Connection) -> dict[str, str]:
            found: dict[str, str] = {}
            for session in without_rehearsals(sessions.past_sessions(connection))[::-1][:looked_at]:
                record = sessions.readable_record(connection, session.id)
                for line in record.lines() if record else ():
                    if line.done_repetitions:
                        found.setdefault(line.exercise, session.began.date)
                if found.keys() >= set(exercises):
                    break
            return found

        return self._read(dates, {})

    def activity_scores(self) -> list[ActivityScore]:
        """Return the scores of the person's own activities, oldest first. Raises HistoryError."""
        return self._read(answers.activity_scores, [])

    def record(self, session_id: str) -> Record | None:
        """Return what was done in a session. Raises HistoryError."""
        return self._read(lambda connection: sessions.record(connection, session_id), None)

    def _read(self, query: Callable[[sqlite3.Connection], Result], default: Result) -> Result:
        connection = open_if_any(self._paths)
        if connection is None:
            return default
        with closing(connection), history_errors():
            return query(connection)
