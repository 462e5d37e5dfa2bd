"""Sessions as they travel: one JSON object a line, complete, and checked to the last field when it comes in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from backstretch_tui.core.model.exercise import Model, Short, visible
from backstretch_tui.core.session.record import Record
from backstretch_tui.core.session.summary import (
    MAX_NOTE_CHARACTERS,
    MAX_ZONE_CHARACTERS,
    SessionSummary,
    Timestamp,
    with_totals,
)
from backstretch_tui.history.codec import StoredRecord, stored_record
from backstretch_tui.system.progress_callback import ProgressCallback, no_progress, with_progress

SessionId = Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]

Instant = Annotated[int, Field(ge=0, le=253_402_000_000_000)]
"""Milliseconds since 1970, up to the last days of the year 9999, wherever one is."""


def _date(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("not a date")
    return text


Date = Annotated[str, AfterValidator(_date)]
Score = Annotated[int, Field(ge=0, le=10)]
Note = Annotated[str, Field(max_length=MAX_NOTE_CHARACTERS), AfterValidator(lambda text: visible(text) if text else "")]
Zone = Annotated[str, Field(max_length=MAX_ZONE_CHARACTERS), AfterValidator(lambda text: visible(text) if text else "")]


class Began(Model):
    """When a session began."""

    utc: Instant
    date: Date
    offset_minutes: Annotated[int, Field(gt=-1440, lt=1440)]
    zone: Zone


class SessionRecord(Model):
    """One session, with all that is known of it."""

    kind: Literal["session"] = "session"
    id: SessionId
    began: Began
    ended: Instant
    revised: Instant
    routine: Short
    name: Short
    dose: Short
    speed: Annotated[int, Field(ge=1, le=1_000_000)]
    pain_before: Score | None
    pain_after: Score | None
    note: Note
    record: StoredRecord

    @property
    def session(self) -> SessionSummary:
        """The session itself, with its sums."""
        began = Timestamp(self.began.utc, self.began.date, self.began.offset_minutes, self.began.zone)
        bare = SessionSummary(
            self.id, began, self.ended, self.revised, self.routine, self.name, self.dose, self.speed,
            0, 0, 0, 0, 0, 0, self.pain_before, self.pain_after, self.note,
        )  # fmt: skip
        return with_totals(bare, self.record.record)

    @property
    def rank(self) -> tuple[int, str]:
        """What decides between two versions of a session: the later one, and of equally late ones always the same."""
        return self.revised, self.model_dump_json()


class DeletionRecord(Model):
    """One session that was deleted."""

    kind: Literal["deleted"] = "deleted"
    id: SessionId


class ActivityRecord(Model):
    """How well one activity of the person's own went."""

    kind: Literal["activity"] = "activity"
    id: SessionId
    at: Instant
    date: Date
    name: Short
    score: Score


class AnswerRecord(Model):
    """An answer that is not of one session."""

    kind: Literal["answer"] = "answer"
    id: SessionId
    at: Instant
    date: Date
    question: Short
    answer: Short


@dataclass(frozen=True)
class Collection:
    """A history, or a part of one."""

    sessions: dict[str, SessionRecord] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()
    said: dict[str, ActivityRecord | AnswerRecord] = field(default_factory=dict)
    """What was said besides, by its id."""
    unread: list[SessionSummary] = field(default_factory=list, compare=False)
    """Sessions left out, for the record of what was done in them cannot be read."""


def session_record(session: SessionSummary, record: Record) -> SessionRecord:
    """ProgressCallback a session."""
    began = session.began
    return SessionRecord(
        id=session.id,
        began=Began(utc=began.utc, date=began.date, offset_minutes=began.offset_minutes, zone=began.zone),
        ended=session.ended, revised=session.revised, routine=session.routine, name=session.name, dose=session.dose,
        speed=session.speed, pain_before=session.pain_before, pain_after=session.pain_after, note=session.note,
        record=stored_record(record),
    )  # fmt: skip


def merged(one: Collection, other: Collection) -> Collection:
    """Return all that either has: in whatever order histories are merged, and however often, it is the same.

    Of a session's versions the one revised last counts. What is deleted in either is deleted.
    """
    deleted = one.deleted | other.deleted
    sessions = {session_id: told for session_id, told in one.sessions.items() if session_id not in deleted}
    for session_id, its in other.sessions.items():
        if session_id not in deleted:
            ours = sessions.get(session_id)
            sessions[session_id] = its if ours is None or its.rank > ours.rank else ours
    said = dict(one.said)
    for answer in other.said.values():
        _add_said(said, answer)
    return Collection(sessions, deleted, said)


def in_order(collection: Collection, tell: ProgressCallback = no_progress) -> Iterator[SessionRecord]:
    """Yield the sessions in the order of time."""
    yield from with_progress(sorted(collection.sessions.values(), key=lambda its: (its.began.utc, its.id)), tell)


def json_lines(collection: Collection, tell: ProgressCallback = no_progress) -> Iterator[str]:
    """Yield a history, a line for each session, in the order of time, and for all that was said besides."""
    for its in in_order(collection, tell):
        yield its.model_dump_json()
    for said in sorted(collection.said.values(), key=lambda said: (said.at, said.id)):
        yield said.model_dump_json()
    for session_id in sorted(collection.deleted):
        yield DeletionRecord(id=session_id).model_dump_json()


Line = SessionRecord | DeletionRecord | ActivityRecord | AnswerRecord
"""What a line may say."""

_Line: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="kind")])


class LineError(ValueError):
    """A line that cannot be taken in; the message says which, and what is wrong with it."""


def from_json_lines(lines: Iterable[str]) -> Collection:
    """Read a history. Raises LineError."""
    collection, deleted = Collection(), set[str]()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                its = _Line.validate_json(line)
            except ValidationError as error:
                raise LineError(f"{number}: {_what_is_wrong(error)}") from error
            if isinstance(its, DeletionRecord):
                deleted.add(its.id)
            else:
                add(collection, its)
    sessions = {session_id: its for session_id, its in collection.sessions.items() if session_id not in deleted}
    return Collection(sessions, frozenset(deleted), collection.said)


def add(collection: Collection, its: SessionRecord | ActivityRecord | AnswerRecord) -> None:
    """Add to a collection, in place: there may be thousands."""
    if not isinstance(its, SessionRecord):
        _add_said(collection.said, its)
        return
    ours = collection.sessions.get(its.id)
    if ours is None or its.rank > ours.rank:
        collection.sessions[its.id] = its


def _add_said(all_said: dict[str, ActivityRecord | AnswerRecord], its: ActivityRecord | AnswerRecord) -> None:
    """Add something said. Of two with one id, always the same counts."""
    ours = all_said.get(its.id)
    if ours is None or its.model_dump_json() > ours.model_dump_json():
        all_said[its.id] = its


def _what_is_wrong(error: ValidationError) -> str:
    detail = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in detail["loc"] if part not in ("session", "deleted", "activity", "answer"))
    if detail["type"] == "json_invalid":
        return "it is no JSON; each line is to be one JSON object, as “backstretch export --format jsonl” writes it"
    return f"{place or 'the line'} is not as an export has it ({detail['msg'].lower()})"
