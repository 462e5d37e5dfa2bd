"""What was asked before and after sessions, and answered. It stays on this machine, but for what is exported."""

import sqlite3
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


def keep(connection: sqlite3.Connection, answer: Answer) -> None:
    """Keep an answer. One of the same id is replaced."""
    connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)", answer)


def answers(connection: sqlite3.Connection) -> list[Answer]:
    """Return all answers, oldest first."""
    return [Answer(*row) for row in connection.execute("SELECT * FROM answer ORDER BY at, id")]


def keep_score(connection: sqlite3.Connection, its: ActivityScore) -> None:
    """Keep the score of an activity. One of the same id is replaced."""
    row = (its.id, its.at, its.date, its.name, its.score)
    connection.execute("INSERT OR REPLACE INTO activity VALUES (?, ?, ?, ?, ?)", row)


def activity_scores(connection: sqlite3.Connection) -> list[ActivityScore]:
    """Return the scores of all activities, oldest first. Raises DamagedError."""
    rows = connection.execute("SELECT id, at, date, name, score FROM activity ORDER BY at, id")
    return [ActivityScore(id_, at, date_in(date), shown(name), score) for id_, at, date, name, score in rows]
