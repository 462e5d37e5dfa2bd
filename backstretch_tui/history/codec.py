"""Plans and records as text, and back: checked on the way, for a file may hold anything."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from itertools import accumulate, chain, groupby
from operator import attrgetter
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, FailFast, Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from backstretch_tui.core.model.exercise import MAX_SECONDS, MAX_TOTAL_REPETITIONS, Short, Side
from backstretch_tui.core.model.text_safety import is_plain
from backstretch_tui.core.plan.options import MAX_SPEED
from backstretch_tui.core.plan.steps import Plan, Step
from backstretch_tui.core.plan.teaching import sentences
from backstretch_tui.core.session import PauseReason
from backstretch_tui.core.session.record import Outcome, Record, Repetition
from backstretch_tui.core.text import history_errors as reasons
from backstretch_tui.core.text.importing import too_many_in_record
from backstretch_tui.history.errors import DamagedError, UnusableError
from backstretch_tui.history.rows import MAX_SESSION_MILLISECONDS

PLAN_VERSION = 2
"""Of stored plans, raised where earlier versions of the program could not read them. One without is of version 1."""


@cache
def _plans() -> TypeAdapter[Plan]:
    return TypeAdapter(Plan)


MAX_RECORD_BYTES = 2_000_000
"""More than a record of the most repetitions and pauses can have: what is written can be read back."""

MAX_PAUSES = 10_000
"""As many are kept of a session: nobody counts more."""

Number = Annotated[int, Field(ge=0, le=10**9)]

StoredRepetition = tuple[Side | None, Number, Number, Number, Number, Number, Outcome]
"""The fields of a `Repetition` that follow its entry, exercise and phase, in their order."""

_FIELDS = [field.name for field in fields(Repetition)]
_phase_of, _values_of = attrgetter(*_FIELDS[:3]), attrgetter(*_FIELDS[3:])


class StoredModel(BaseModel):
    """Frozen; refuses unknown keys and values of another type."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


class StoredPhase(StoredModel):
    """The repetitions of one phase of an exercise."""

    entry: Number
    exercise: Short
    phase: Short
    repetitions: Annotated[tuple[StoredRepetition, ...], FailFast()]


class StoredRecord(StoredModel):
    """A record, as it is written down."""

    pauses: Annotated[tuple[PauseReason, ...], Field(max_length=MAX_PAUSES), FailFast()]
    active: Annotated[int, Field(ge=0, le=MAX_SESSION_MILLISECONDS)] | None = None
    """Milliseconds spent on steps, without pauses; None in records older than version 3 of the database."""
    exercises: Annotated[tuple[StoredPhase, ...], Field(max_length=MAX_TOTAL_REPETITIONS), FailFast()]

    @model_validator(mode="after")
    def _is_of_one_session(self) -> Self:
        number = sum(len(part.repetitions) for part in self.exercises)
        if number > MAX_TOTAL_REPETITIONS:
            raise PydanticCustomError("repetitions", too_many_in_record(number, MAX_TOTAL_REPETITIONS))
        return self

    @property
    def record(self) -> Record:
        """The record itself."""
        return Record(
            tuple(
                Repetition(part.entry, part.exercise, part.phase, *values)
                for part in self.exercises
                for values in part.repetitions
            ),
            self.pauses,
            self.active,
        )


def plan_text(plan: Plan) -> str:
    """Write a plan."""
    values = {"version": PLAN_VERSION, **_plans().dump_python(plan, mode="json")}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def plan_in(text: str) -> Plan:
    """Read a plan. Raises DamagedError, and UnusableError where a newer version wrote it."""
    try:
        stored = json.loads(text)
        if isinstance(stored, dict) and stored.get("version", 1) > PLAN_VERSION:
            raise UnusableError(reasons.NEWER)
        plan = _plans().validate_json(text)
    except (ValueError, TypeError, RecursionError) as error:  # pydantic's are ValueErrors
        raise DamagedError(reasons.PLAN_DAMAGED) from error
    if not _is_possible(plan) or not all(map(is_plain, _texts_in(stored))):
        raise DamagedError(reasons.PLAN_DAMAGED)
    return plan


def _is_possible(plan: Plan) -> bool:
    """Return whether a plan has what the machine and the screens rely on: otherwise they would fail, or never end."""
    lengths = [step.counted_milliseconds for step in plan.steps]
    return (
        any(step.completes for step in plan.steps)
        and len(plan.cues) == len(plan.steps) + 1
        and 1 <= plan.speed <= MAX_SPEED
        and [step.index for step in plan.steps] == list(range(len(plan.steps)))
        and [step.starts_at for step in plan.steps] == list(accumulate(lengths[:-1], initial=0))
        and all(_is_possible_step(plan, step) for step in plan.steps)
    )


def _is_possible_step(plan: Plan, step: Step) -> bool:
    """Return whether a step has a phase and a sentence that there is, and a length that a step may have."""
    return (
        0 <= step.entry < len(plan.exercises)
        and 0 <= step.phase_index < len(plan.exercises[step.entry].phases)
        and 0 <= step.milliseconds <= MAX_SECONDS * 1000
        and (not step.kind.traits.is_teaching or plan.sentence_number(step) < len(sentences(plan.exercise_of(step))))
    )


def _texts_in(value: object) -> Iterator[str]:
    """Yield every text, however deep."""
    match value:
        case str():
            yield value
        case list():
            yield from chain.from_iterable(map(_texts_in, value))
        case dict():
            yield from chain.from_iterable(map(_texts_in, value.values()))


def stored_record(record: Record) -> StoredRecord:
    """Put a record in order to be written: without the names of its fields, for there will be thousands."""
    lines = groupby(record.repetitions, _phase_of)
    parts = tuple(
        StoredPhase(entry=entry, exercise=exercise, phase=phase, repetitions=tuple(map(_values_of, repetitions)))
        for (entry, exercise, phase), repetitions in lines
    )
    return StoredRecord(pauses=record.pauses[:MAX_PAUSES], active=record.active, exercises=parts)


def packed(record: StoredRecord) -> bytes:
    """Write a record small: most of it is the same again and again."""
    return zlib.compress(record.model_dump_json().encode())


def record_bytes(record: Record) -> bytes:
    """Write a record as it is stored."""
    return packed(stored_record(record))


def stored_record_in(data: bytes) -> StoredRecord:
    """Read a record as it is stored. Raises DamagedError."""
    try:
        return StoredRecord.model_validate_json(zlib.decompressobj().decompress(data, MAX_RECORD_BYTES))
    except (zlib.error, TypeError, ValidationError) as error:
        raise DamagedError(reasons.RECORD_DAMAGED) from error


def record_in(data: bytes) -> Record:
    """Read a record. Raises DamagedError."""
    return stored_record_in(data).record
