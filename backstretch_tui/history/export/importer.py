"""The whole history out of the database, and other histories into it: all of them or none."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple, TextIO

from pydantic import ValidationError

from backstretch_tui.core.insights.activities import ActivityScore
from backstretch_tui.core.session.summary import without_rehearsals
from backstretch_tui.history import answers, database, sessions
from backstretch_tui.history.answers import Answer
from backstretch_tui.history.errors import DamagedError, HistoryError, UnusableError, telling
from backstretch_tui.history.export.archive import (
    ActivityRecord,
    AnswerRecord,
    Collection,
    LineError,
    from_json_lines,
    merged,
    session_record,
)
from backstretch_tui.history.export.csv import from_csv
from backstretch_tui.system.progress_callback import ProgressCallback, no_progress, part_of, with_progress

MAX_BYTES = 512 * 1024 * 1024
"""The largest file taken in."""


_THINGS = {"ActivityRecord": "the score of an activity", "AnswerRecord": "an answer"}
"""What the models stand for, for the person; all others are a session, or a part of one."""


class Counts(NamedTuple):
    """What came of taking histories in."""

    new: int
    """Not in ours, or not to be read there any more."""
    known: int
    """The same in both, or deleted here."""
    differing: int
    """In both, and not the same: of two versions the later counts, whichever of the two it is."""
    deleted: int
    said: int = 0
    """Scores of activities, and answers, that are new."""


def collect(
    connection: sqlite3.Connection,
    *,
    rehearsals: bool = True,
    all_said: bool = True,
    tell: ProgressCallback = no_progress,
) -> Collection:
    """Read the whole history; without `all_said`, answers to the safety questions stay out. Raises HistoryError.

    One session whose record cannot be read keeps no other from being told.
    """
    with telling(), _refusing():
        said: list[ActivityRecord | AnswerRecord] = [
            ActivityRecord(**asdict(its)) for its in answers.activity_scores(connection)
        ]
        if all_said:
            said += [AnswerRecord(**its._asdict()) for its in answers.answers(connection)]
        collected = Collection({}, sessions.deleted_ids(connection), {its.id: its for its in said})
        past = sessions.past_sessions(connection)
        for session in with_progress(past if rehearsals else without_rehearsals(past), tell):
            record = sessions.readable_record(connection, session.id)
            if record is None:
                collected.unread.append(session)
            else:
                collected.sessions[session.id] = session_record(session, record)
        return collected


def read(path: Path, tell: ProgressCallback = no_progress) -> Collection:
    """Read another history: JSON Lines, CSV, or a database. Raises HistoryError, whose message begins with the file."""
    try:
        if not path.is_file():
            raise UnusableError("there is no such file" if not path.exists() else "it is no file")
        if path.stat().st_size > MAX_BYTES:
            raise UnusableError("it is far too large for a history")
        with path.open("rb") as opened:
            start = opened.read(16)
        if start.startswith(b"SQLite format 3"):
            return _from_database(path, tell)
        with path.open(encoding="utf-8", newline="") as file:
            lines = _watched_lines(file, path.stat().st_size, tell)
            return from_csv(lines) if start.startswith(b"id,began,") else from_json_lines(lines)
    except HistoryError as error:
        raise UnusableError(f"{path}: {error}") from error
    except LineError as error:
        raise UnusableError(f"{path}:{error}") from error
    except UnicodeDecodeError as error:
        raise UnusableError(f"{path}: it is neither a history nor text") from error
    except OSError as error:
        raise UnusableError(f"{path}: {error.strerror}") from error


def take_in(connection: sqlite3.Connection, others: list[Collection], tell: ProgressCallback = no_progress) -> Counts:
    """Merge other histories into the database, all of them or, where anything fails, none. Raises HistoryError."""
    with database.writing(connection):
        ours = collect(connection, tell=part_of(tell, 0, 0.5))
        theirs = Collection()
        for other in others:
            theirs = merged(theirs, other)
        together = merged(ours, theirs)
        changed = [its for its in together.sessions.values() if ours.sessions.get(its.id) != its]
        for its in with_progress(changed, part_of(tell, 0.5, 1)):
            sessions.finish(connection, its.session, its.record.record)
        gone = together.deleted - ours.deleted
        deleted = len(gone & ours.sessions.keys())
        sessions.mark_deleted(connection, gone)
        heard = [its for its in together.said.values() if ours.said.get(its.id) != its]
        for answer in heard:
            _keep_said(connection, answer)
    new = sum(its.id not in ours.sessions for its in changed)
    differing = sum(
        ours.sessions[session_id] != its for session_id, its in theirs.sessions.items() if session_id in ours.sessions
    )
    return Counts(new, len(theirs.sessions) - new - differing, differing, deleted, len(heard))


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn what the models find wrong within into a HistoryError."""
    try:
        yield
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, detail["loc"]))
        thing = _THINGS.get(error.title, "a session")
        raise DamagedError(f"{place} of {thing} in it is not as it should be") from error


def _keep_said(connection: sqlite3.Connection, its: ActivityRecord | AnswerRecord) -> None:
    if isinstance(its, ActivityRecord):
        answers.keep_score(connection, ActivityScore(its.id, its.at, its.date, its.name, its.score))
    else:
        answers.keep(connection, Answer(its.id, its.at, its.date, its.question, its.answer))


def _watched_lines(file: TextIO, size: int, tell: ProgressCallback) -> Iterator[str]:
    """Yield a file's lines. Letters are told for bytes: near enough to be looked at."""
    done = 0
    for line in file:
        yield line
        done += len(line)
        tell(done / size)


def _from_database(path: Path, tell: ProgressCallback) -> Collection:
    """Read another database. Its file is left as it is: an older one is brought up to date in memory alone."""
    if database.look(path) < 1:
        raise UnusableError("it is no history")
    with (
        telling(),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection,
        closing(database.connect(":memory:")) as copy,
    ):
        database.check(connection)
        connection.backup(copy)
        database.migrate(copy)
        return collect(copy, tell=tell)
