"""Queries of the history. Where there is none, each returns the same as for an empty one."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from itertools import islice
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

    def asked(self, region: str) -> PastAnswers:
        """Return what is known from earlier sessions for a region; nothing where the history cannot be read."""
        try:
            return self._read(lambda connection: answers.asked(connection, region), PastAnswers())
        except HistoryError:
            return PastAnswers()

    def past_sessions(self) -> list[SessionSummary]:
        """Return the finished sessions, oldest first, without rehearsals. Raises HistoryError."""
        return self._read(lambda connection: without_rehearsals(sessions.past_sessions(connection)), [])

    def last_done(self, exercises: Collection[str]) -> dict[str, str]:
        """Return the date on which each of these exercises was last done, in the latest sessions. Raises HistoryError.

        Rehearsals do not count, and records that cannot be read are passed over.
        """

        def dates(connection: sqlite3.Connection) -> dict[str, str]:
            found: dict[str, str] = {}
            for date, done in islice(_done_in_sessions(connection), MAX_LOOKED_AT):
                found |= {exercise: date for exercise in done if exercise not in found}
                if found.keys() >= set(exercises):
                    break
            return found

        return self._read(dates, {})

    def times_done(self, exercises: Collection[str], at_most: int) -> dict[str, int]:
        """Return in how many sessions each of these exercises was done, counted up to `at_most`. Raises HistoryError.

        Rehearsals do not count, and records that cannot be read are passed over.
        """

        def times(connection: sqlite3.Connection) -> dict[str, int]:
            counts = dict.fromkeys(exercises, 0)
            for _, done in _done_in_sessions(connection):
                for exercise in done & counts.keys():
                    counts[exercise] = min(counts[exercise] + 1, at_most)
                if all(count == at_most for count in counts.values()):
                    break
            return counts

        return self._read(times, {})

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


def _done_in_sessions(connection: sqlite3.Connection) -> Iterator[tuple[str, set[str]]]:
    """Yield the date of each session, the latest first, and the exercises of which something was done in it."""
    for session in reversed(without_rehearsals(sessions.past_sessions(connection))):
        record = sessions.readable_record(connection, session.id)
        yield (
            session.began.date,
            {line.exercise for line in record.lines() if line.done_repetitions} if record else set(),
        )
