"""What was asked before and after sessions, and answered. It stays on this machine, but for what is exported."""

import sqlite3
from collections.abc import Mapping
from dataclasses import asdict
from typing import NamedTuple

from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.activities import ActivityScore, are_due
from backstretch_tui.core.insights.safety import SETTLED, is_due
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.session.summary import Timestamp
from backstretch_tui.history.codec import date_in

SIGNS = "signs"
"""The question about signs to look out for."""

DOSE = "dose"
"""The question whether to take a step in the dose that is advised."""

ACTIVITIES = "activities"
"""The question how well the person's own activities go; that it was put, not what came of it."""


class Answer(NamedTuple):
    """An answer that is not of one session."""

    id: str
    at: int
    """Milliseconds since 1970."""
    date: str
    question: str
    answer: str


class Asked(NamedTuple):
    """What is known from earlier sessions when one begins."""

    signs_at: int | None
    """When the signs were last answered so that a session could start, in milliseconds since 1970.

    None where they were not, or where the last answer was another one: then they are asked about again.
    """
    scores_before: tuple[int, ...]
    """Earlier scores before a session, oldest first."""
    dose: Timestamp | None = None
    """When a step in the dose was last taken or refused."""
    activities_on: str | None = None
    """The date on which the person's own activities were asked about last."""

    def signs_are_due(self, now: int, score: int | None) -> bool:
        """Return whether to ask about the safety signs; `now` is in milliseconds since 1970."""
        return is_due(self.signs_at, now, self.scores_before, score)

    def activities_are_due(self, today: str) -> bool:
        """Return whether to ask how the person's own activities go."""
        return are_due(day_of(self.activities_on) if self.activities_on else None, day_of(today))


def asked(connection: sqlite3.Connection) -> Asked:
    """Read it. Raises DamagedError."""
    signs = connection.execute("SELECT at, answer FROM answer WHERE question = ? ORDER BY at DESC LIMIT 1", (SIGNS,))
    signs_at = next((at for at, answer in signs if answer in SETTLED), None)
    dose = connection.execute("SELECT at, date FROM answer WHERE question = ? ORDER BY at DESC LIMIT 1", (DOSE,))
    dose_at = next((Timestamp(at, date_in(date), 0, "") for at, date in dose), None)
    scores = connection.execute(
        "SELECT pain_before FROM session WHERE pain_before IS NOT NULL AND speed = 1 ORDER BY began, id"
    ).fetchall()
    (activities_on,) = connection.execute(
        "SELECT max(date) FROM (SELECT date FROM activity UNION ALL SELECT date FROM answer WHERE question = ?)",
        (ACTIVITIES,),
    ).fetchone()
    return Asked(signs_at, tuple(score for (score,) in scores), dose_at, activities_on and date_in(activities_on))


def keep(connection: sqlite3.Connection, answer: Answer) -> bool:
    """Keep an answer, and return whether that changes anything: of two with one id, always the same one counts."""
    return _keep(connection, "answer", answer._asdict())


def answers(connection: sqlite3.Connection) -> list[Answer]:
    """Return all answers, oldest first."""
    rows = connection.execute("SELECT id, at, date, question, answer FROM answer ORDER BY at, id")
    return [Answer(*row) for row in rows]


def keep_score(connection: sqlite3.Connection, score: ActivityScore) -> bool:
    """Keep the score of an activity, and return whether that changes anything, as `keep` does."""
    return _keep(connection, "activity", asdict(score))


def _keep(connection: sqlite3.Connection, table: str, row: Mapping[str, str | int]) -> bool:
    columns, theirs = ", ".join(row), ", ".join(f"excluded.{name}" for name in row)
    return (
        connection.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))}) "  # noqa: S608
            f"ON CONFLICT (id) DO UPDATE SET ({columns}) = ({theirs}) WHERE ({theirs}) > ({columns})",
            tuple(row.values()),
        ).rowcount
        > 0
    )


def activity_scores(connection: sqlite3.Connection) -> list[ActivityScore]:
    """Return the scores of all activities, oldest first. Raises DamagedError."""
    rows = connection.execute("SELECT id, at, date, name, score FROM activity ORDER BY at, id")
    return [ActivityScore(id_, at, date_in(date), shown(name), score) for id_, at, date, name, score in rows]
