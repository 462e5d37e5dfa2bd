"""Other histories into the database: JSON Lines, CSV and databases; all of them or, where anything is wrong, none."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from backstretch_tui.core.insights.activities import ActivityScore
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import importing
from backstretch_tui.core.text.command_errors import STANDARD_INPUT
from backstretch_tui.history import answers, database, sessions
from backstretch_tui.history.answers import Answer
from backstretch_tui.history.codec import MAX_RECORD_BYTES, packed
from backstretch_tui.history.errors import HistoryError, UnusableError
from backstretch_tui.history.export.archive import (
    ActivityRecord,
    AnswerRecord,
    DeletionRecord,
    Item,
    LineError,
    SessionRecord,
    repaired,
)
from backstretch_tui.history.export.csv import from_csv
from backstretch_tui.history.export.database_copy import database_copy
from backstretch_tui.history.export.exporter import collect, unpacked
from backstretch_tui.history.export.jsonl import from_json_lines
from backstretch_tui.system.progress_callback import ProgressCallback, no_progress

MAX_LINE_BYTES = MAX_RECORD_BYTES + 100_000
"""The longest line of a text."""

MAX_NAME_CHARACTERS = 300
"""Of a file's name in a message."""

_DATABASE = b"SQLite format 3"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass
class Counts:
    """The outcome of an import."""

    new: int = 0
    """Sessions that were not here, or could not be read here any more."""
    already: int = 0
    """Sessions that were here, the same or in a later version."""
    updated: int = 0
    """Sessions of which the imported version is the later one."""
    skipped: int = 0
    """Sessions that were deleted, here or elsewhere."""
    deleted: int = 0
    """Sessions that were here, and were deleted elsewhere."""
    answers: int = 0
    """Answers and scores of activities that were not here."""
    damaged: int = 0
    """Sessions in the files that are left out, because they are damaged."""
    added: set[str] = field(default_factory=set, compare=False)
    """The ids of the new ones."""


class FileError(HistoryError):
    """A file that cannot be imported; the message begins with its name."""


class Damaged:
    """A session of another database that is not as it was written, or whose record cannot be read."""


Entry = Item | Damaged
"""Anything that a file holds."""


def read(path: Path, progress: ProgressCallback = no_progress) -> Iterator[Entry]:
    """Yield what a file holds. Raises FileError; then all is to be undone."""
    with _naming(str(path)):
        if not path.is_file():
            raise UnusableError(importing.NOT_A_FILE if path.exists() else importing.NO_SUCH_FILE)
        with path.open("rb") as file:
            if file.read(len(_DATABASE)) == _DATABASE:
                yield from _from_database(path, progress)
            else:
                file.seek(0)
                yield from _from_text(file, path.stat().st_size, progress)


def read_stream(stream: BinaryIO) -> Iterator[Entry]:
    """Yield what standard input holds: JSON Lines or CSV. Raises FileError, as `read` does."""
    with _naming(STANDARD_INPUT):
        yield from _from_text(stream, 0, no_progress)


def merge(connection: sqlite3.Connection, items: Iterable[Entry]) -> Counts:
    """Merge into the database: in whatever order histories are merged, and however often, it comes to the same.

    Of a session's versions the one revised last counts; what is deleted in any history is deleted. All of it is merged
    or, where anything fails, nothing. Raises HistoryError.
    """
    counts = Counts()
    with database.writing(connection):
        for item in items:
            match item:
                case SessionRecord():
                    _merge_session(connection, repaired(item), counts)
                case DeletionRecord():
                    _merge_deletion(connection, item.id, counts)
                case Damaged():
                    counts.damaged += 1
                case ActivityRecord(id=id_, at=at, date=date, name=name, score=score):
                    counts.answers += answers.keep_score(connection, ActivityScore(id_, at, date, name, score))
                case AnswerRecord(id=id_, at=at, date=date, question=question, answer=answer):
                    counts.answers += answers.keep(connection, Answer(id_, at, date, question, answer))
    return counts


def _merge_session(connection: sqlite3.Connection, theirs: SessionRecord, counts: Counts) -> None:
    if sessions.is_deleted(connection, theirs.id):
        counts.skipped += 1
        return
    ours = _ours(connection, theirs.id)
    if sessions.is_playing(connection, theirs.id) or (ours is not None and theirs.rank <= ours.rank):
        counts.already += 1
        return
    sessions.put(connection, theirs.summary, packed(theirs.record))
    if ours is None:
        counts.new += 1
        counts.added.add(theirs.id)
    else:
        counts.updated += 1


def _ours(connection: sqlite3.Connection, session_id: str) -> SessionRecord | None:
    """Return our version of a session; None where there is none, or none that can be read."""
    found = sessions.packed_session(connection, session_id)
    return unpacked(*found) if found else None


def _merge_deletion(connection: sqlite3.Connection, session_id: str, counts: Counts) -> None:
    if sessions.delete(connection, session_id):
        if session_id in counts.added:
            counts.new -= 1
            counts.skipped += 1
        else:
            counts.deleted += 1


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Put the name of a file before what is wrong within."""
    name = shown(name, MAX_NAME_CHARACTERS)
    try:
        yield
    except LineError as error:
        raise FileError(f"{name}:{error}") from error
    except HistoryError as error:
        raise FileError(f"{name}: {error}") from error
    except OSError as error:
        raise FileError(f"{name}: {error.strerror or error}") from error


def _from_text(file: BinaryIO, size: int, progress: ProgressCallback) -> Iterator[Item]:
    lines = _lines(file, size, progress)
    first = next(lines, "")
    if not first:
        raise UnusableError(importing.EMPTY)
    lines = chain([first], lines)
    return from_csv(lines) if first.startswith(("id,", '"id"')) else from_json_lines(lines)


def _lines(file: BinaryIO, size: int, progress: ProgressCallback) -> Iterator[str]:
    """Yield the lines of a file of so many bytes, 0 where that is not known. Raises LineError, UnusableError."""
    number = done = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number, done = number + 1, done + len(line)
        if len(line) > MAX_LINE_BYTES:
            raise LineError(f"{number}: {importing.line_too_long(MAX_LINE_BYTES)}")
        if number == 1:
            line = line.removeprefix(_BYTE_ORDER_MARK)
            if line.startswith(_DATABASE):
                raise UnusableError(importing.NOT_BY_PIPE)
        try:
            text = line.decode()
        except UnicodeDecodeError as error:
            raise LineError(f"{number}: {importing.NOT_UTF8}") from error
        yield text
        if size:
            progress(min(1, done / size))


def _from_database(path: Path, progress: ProgressCallback) -> Iterator[Entry]:
    with database_copy(path) as connection:
        archive, altered = collect(connection), {session.id for session in sessions.altered(connection)}
        for item in archive.items(progress):
            yield Damaged() if item.id in altered else item
        for _ in archive.unread:
            yield Damaged()
