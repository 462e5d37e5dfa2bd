"""Items of an export: sessions, scores, answers and deletions, each checked to its last field."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError

from backstretch_tui.core.model.exercise import Short, visible
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.session.summary import (
    MAX_INSTANT,
    MAX_NOTE_CHARACTERS,
    MAX_ZONE_CHARACTERS,
    SessionSummary,
    Timestamp,
    totals_of,
)
from backstretch_tui.core.text.importing import FIELD_REASONS
from backstretch_tui.history.codec import StoredModel, StoredRecord

MAX_REASON_CHARACTERS = 200

SessionId = Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]

Instant = Annotated[int, Field(ge=0, le=MAX_INSTANT)]


def _date(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("not a date")
    return text


Date = Annotated[str, AfterValidator(_date)]
Score = Annotated[int, Field(ge=0, le=10)]
NoteText = Annotated[
    str, Field(max_length=MAX_NOTE_CHARACTERS), AfterValidator(lambda text: visible(text) if text else "")
]
Zone = Annotated[str, Field(max_length=MAX_ZONE_CHARACTERS), AfterValidator(lambda text: visible(text) if text else "")]


class Began(StoredModel):
    """When a session began."""

    utc: Instant
    date: Date
    offset_minutes: Annotated[int, Field(gt=-1440, lt=1440)]
    zone: Zone


class SessionRecord(StoredModel):
    """One session, with all that is known of it."""

    kind: Literal["session"] = "session"
    id: SessionId
    began: Began
    ended: Instant
    revised: Instant
    routine: Short
    name: Short
    region: Short = "low-back"
    dose: Short
    speed: Annotated[int, Field(ge=1, le=1_000_000)]
    pain_before: Score | None
    pain_after: Score | None
    note: NoteText
    record: StoredRecord

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """The order of two versions of a session: the later one wins, then the one with more in it.

        Before both: all versions have every repetition of one plan, so that one with fewer was cut off. Of versions
        that are equal in all of it, always the same one counts.
        """
        repetitions = sum(len(phase.repetitions) for phase in self.record.exercises)
        facts = (self.record.active, self.pain_before, self.pain_after, self.note or None)
        return repetitions, self.revised, sum(fact is not None for fact in facts), self.model_dump_json()

    @property
    def summary(self) -> SessionSummary:
        """The session itself, with the totals of its record."""
        values = {name: getattr(self, name) for name in _SHARED}
        values["began"] = Timestamp(**self.began.model_dump())
        return SessionSummary(**values, **totals_of(self.record.record))


_SHARED = SessionRecord.model_fields.keys() & SessionSummary._fields
"""The fields that travel as they are stored; the others follow from the record."""


class DeletionRecord(StoredModel):
    """One session that was deleted."""

    kind: Literal["deleted"] = "deleted"
    id: SessionId


class ActivityRecord(StoredModel):
    """How well one activity of the person's own went."""

    kind: Literal["activity"] = "activity"
    id: SessionId
    at: Instant
    date: Date
    name: Short
    score: Score


class AnswerRecord(StoredModel):
    """An answer that is not of one session."""

    kind: Literal["answer"] = "answer"
    id: SessionId
    at: Instant
    date: Date
    question: Short
    answer: Short


Item = SessionRecord | DeletionRecord | ActivityRecord | AnswerRecord
"""Anything that an export holds."""


class LineError(ValueError):
    """A line that cannot be imported; the message begins with its number and says what is wrong."""


def session_record(session: SessionSummary, record: StoredRecord) -> SessionRecord:
    """Return a session as it travels. Raises ValidationError."""
    values = {name: getattr(session, name) for name in _SHARED}
    values["began"] = Began(**session.began._asdict())
    return SessionRecord(**values, record=record)


def repaired(session: SessionRecord) -> SessionRecord:
    """Return a session that ends after it begins: earlier versions believed a clock that was set back meanwhile."""
    if session.ended >= session.began.utc:
        return session
    record = session.record.record
    length = record.held if record.active is None else record.active
    return session.model_copy(update={"ended": min(session.began.utc + length, MAX_INSTANT)})


def invalid_field(error: ValidationError) -> tuple[str, str]:
    """Return the first field that is wrong, and what is wrong with it; both are short, whatever the file holds."""
    detail = error.errors(include_url=False, include_input=False)[0]
    kinds = ("session", "deleted", "activity", "answer", "export", "end")
    place = ".".join(str(part) for part in detail["loc"][:8] if part not in kinds)
    return shown(place, 80), shown(FIELD_REASONS.get(detail["type"], detail["msg"].lower()), MAX_REASON_CHARACTERS)
