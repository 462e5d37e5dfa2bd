"""The whole history out of the database, ready to be written in any format."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import chain

from pydantic import ValidationError

from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text import history_errors as reasons
from backstretch_tui.history import answers, sessions
from backstretch_tui.history.codec import stored_record_in
from backstretch_tui.history.errors import DamagedError, history_errors
from backstretch_tui.history.export.archive import (
    ActivityRecord,
    AnswerRecord,
    DeletionRecord,
    Item,
    SessionRecord,
    invalid_field,
    repaired,
    session_record,
)
from backstretch_tui.system.progress_callback import ProgressCallback, no_progress, with_progress


@dataclass
class Archive:
    """A history, or a part of one, as it is exported."""

    packed: list[tuple[SessionSummary, bytes]] = field(default_factory=list)
    """Sessions in the order of time, and their records as they are stored: small enough for a hundred thousand."""
    answers: list[ActivityRecord | AnswerRecord] = field(default_factory=list)
    deleted: list[DeletionRecord] = field(default_factory=list)
    unread: list[SessionSummary] = field(default_factory=list, compare=False)
    """Sessions left out because their records cannot be read; known when `sessions` has come to its end."""

    def sessions(self, progress: ProgressCallback = no_progress) -> Iterator[SessionRecord]:
        """Yield the sessions that can be read. Raises DamagedError."""
        self.unread.clear()
        for session, data in with_progress(self.packed, progress):
            if record := unpacked(session, data):
                yield record
            else:
                self.unread.append(session)

    def items(self, progress: ProgressCallback = no_progress) -> Iterator[Item]:
        """Yield the sessions, answers and deletions. Raises DamagedError."""
        return chain(self.sessions(progress), self.answers, self.deleted)


def collect(connection: sqlite3.Connection, *, rehearsals: bool = True, safety_answers: bool = True) -> Archive:
    """Read the whole history. Raises HistoryError."""
    with history_errors(), _refusing(reasons.ANSWER_OR_DELETION):
        said: list[ActivityRecord | AnswerRecord] = [
            ActivityRecord(**asdict(score)) for score in answers.activity_scores(connection)
        ]
        if safety_answers:
            said += [AnswerRecord(**answer._asdict()) for answer in answers.answers(connection)]
        packed = sessions.packed(connection)
        return Archive(
            [pair for pair in packed if rehearsals or not pair[0].is_rehearsal],
            sorted(said, key=lambda item: (item.at, item.id)),
            [DeletionRecord(id=session_id) for session_id in sorted(sessions.deleted_ids(connection))],
        )


def unpacked(session: SessionSummary, data: bytes) -> SessionRecord | None:
    """Return a session as it travels; None where its record cannot be read. Raises DamagedError."""
    try:
        record = stored_record_in(data)
    except DamagedError:
        return None
    with _refusing(reasons.session_of(session.began.date)):
        return repaired(session_record(session, record))


@contextmanager
def _refusing(thing: str) -> Iterator[None]:
    """Turn what the models find wrong within into a DamagedError."""
    try:
        yield
    except ValidationError as error:
        place, _ = invalid_field(error)
        raise DamagedError(reasons.not_valid(place, thing)) from error
