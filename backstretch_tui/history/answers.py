"""Answers to questions around sessions. They stay on this machine, except for exports."""

import sqlite3
from collections.abc import Mapping
from dataclasses import asdict
from typing import NamedTuple

from backstretch_tui.core.checkin.values import (
    ACTIVITIES_QUESTION,
    DOSE_QUESTION,
    SIGNS_QUESTION,
    PastAnswers,
    question_of,
)
from backstretch_tui.core.insights.activities import ActivityScore
from backstretch_tui.core.insights.safety import SETTLED
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.session.summary import Timestamp
from backstretch_tui.history.rows import date_in, typed


class Answer(NamedTuple):
    """An answer that is not of one session."""

    id: str
    at: int
    """Milliseconds since 1970."""
    date: str
    question: str
    answer: str


def asked(connection: sqlite3.Connection, region: str) -> PastAnswers:
    """Read what matters before and after a session for a region. Raises DamagedError."""
    signs = connection.execute(
        "SELECT at, answer FROM answer WHERE question = ? ORDER BY at DESC LIMIT 1",
        (question_of(SIGNS_QUESTION, region),),
    )
    signs_at = next((at for at, answer in typed(signs, int, str) if answer in SETTLED), None)
    dose = connection.execute(
        "SELECT at, date FROM answer WHERE question = ? ORDER BY at DESC LIMIT 1",
        (question_of(DOSE_QUESTION, region),),
    )
    dose_at = next((Timestamp(at, date_in(date), 0, "") for at, date in typed(dose, int, str)), None)
    scores = connection.execute(
        "SELECT pain_before FROM session WHERE pain_before IS NOT NULL AND speed = 1 AND region = ? ORDER BY began, id",
        (region,),
    )
    dates = connection.execute(
        "SELECT max(date) FROM (SELECT date FROM activity UNION ALL SELECT date FROM answer WHERE question = ?)",
        (ACTIVITIES_QUESTION,),
    )
    ((activities_on,),) = typed(dates, str | None)
    return PastAnswers(
        signs_at, tuple(score for (score,) in typed(scores, int)), dose_at, activities_on and date_in(activities_on)
    )


def keep(connection: sqlite3.Connection, answer: Answer) -> bool:
    """Keep an answer, and return whether that changes anything: of two with one id, always the same one counts."""
    return _keep(connection, "answer", answer._asdict())


def answers(connection: sqlite3.Connection) -> list[Answer]:
    """Return all answers, oldest first."""
    rows = connection.execute("SELECT id, at, date, question, answer FROM answer ORDER BY at, id")
    return [Answer(*row) for row in typed(rows, str, int, str, str, str)]


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
    return [
        ActivityScore(id_, at, date_in(date), shown(name), score)
        for id_, at, date, name, score in typed(rows, str, int, str, str, int)
    ]
