"""What was asked before a session, and answered. It stays on this machine."""

import sqlite3
from typing import NamedTuple

from backstretch_tui.core.past import Moment

SIGNS = "signs"
"""The question about signs to look out for."""

DOSE = "dose"
"""The question whether to take a step in the dose that is advised."""


class Asked(NamedTuple):
    """What is known from earlier sessions when one begins."""

    signs_at: int | None
    """When the signs were asked about last; milliseconds since 1970."""
    scores_before: tuple[int, ...]
    """Earlier scores before a session, oldest first."""
    dose: Moment | None = None
    """When a step in the dose was last taken or refused."""


def asked(connection: sqlite3.Connection) -> Asked:
    """Read it."""
    (signs_at,) = connection.execute("SELECT max(at) FROM answer WHERE question = ?", (SIGNS,)).fetchone()
    dose = connection.execute("SELECT at, date FROM answer WHERE question = ? ORDER BY at DESC LIMIT 1", (DOSE,))
    dose_at = next((Moment(at, date, 0, "") for at, date in dose), None)
    scores = connection.execute(
        "SELECT pain_before FROM session WHERE pain_before IS NOT NULL AND speed = 1 ORDER BY began, id"
    ).fetchall()
    return Asked(signs_at, tuple(score for (score,) in scores), dose_at)


def keep(connection: sqlite3.Connection, answer_id: str, at: Moment, question: str, answer: str) -> None:
    """Keep an answer."""
    connection.execute(
        "INSERT OR IGNORE INTO answer VALUES (?, ?, ?, ?, ?)", (answer_id, at.utc, at.date, question, answer)
    )
