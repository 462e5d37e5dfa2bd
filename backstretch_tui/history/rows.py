"""Rows of the database: the types of their columns, and the events of a journal."""

from collections.abc import Iterable, Iterator, Sequence
from types import UnionType
from typing import Any

from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.session import EVENTS, Pause, PauseReason
from backstretch_tui.core.session.journal import JournalEntry
from backstretch_tui.core.text import history_errors as reasons
from backstretch_tui.history.errors import DamagedError

NoteRow = tuple[str, int, str | None, int]
"""An event's name, its time, the reason of a pause, and when the event before it came."""

MAX_SESSION_MILLISECONDS = 10**11
"""Three years, with all pauses: whatever is said to be longer never was."""

Types = type | UnionType


def typed(rows: Iterable[Sequence[Any]], *types: Types) -> Iterator[Sequence[Any]]:
    """Yield rows whose values are of their columns' types, as they always are in a whole file. Raises DamagedError."""
    for row in rows:
        if not all(map(isinstance, row, types)):
            raise DamagedError(reasons.WRONG_TYPE)
        yield row


def date_in(text: str) -> str:
    """Return a date, if it is one. Raises DamagedError."""
    try:
        day_of(text)
    except ValueError as error:
        raise DamagedError(reasons.WRONG_DATE) from error
    return text


def note_row(noted: JournalEntry) -> NoteRow:
    """Write an event worth keeping."""
    event = noted.event
    return type(event).__name__, event.at, event.reason if isinstance(event, Pause) else None, noted.last_at


def note_in(row: Sequence[Any]) -> JournalEntry:
    """Read it. Raises DamagedError."""
    name, at, reason, last_at = row
    if min(at, last_at) < 0 or max(at, last_at) > MAX_SESSION_MILLISECONDS:
        raise DamagedError(reasons.JOURNAL_DAMAGED)
    try:
        kind = EVENTS[name]
        return JournalEntry(Pause(at, PauseReason(reason)) if kind is Pause else kind(at), last_at)
    except (KeyError, ValueError) as error:
        raise DamagedError(reasons.JOURNAL_DAMAGED) from error
