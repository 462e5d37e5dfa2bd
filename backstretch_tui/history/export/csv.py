"""Sessions as CSV: a row for each repetition, with its session in front, so that nothing is missing.

Times of day are written with their offset, times that last in seconds. A cell that a spreadsheet would run as a formula
has an apostrophe put before it, as one that begins with an apostrophe has; reading takes it off again.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from itertools import chain, groupby
from typing import Any

from pydantic import ValidationError

from backstretch_tui.core.session import PauseReason
from backstretch_tui.core.session.record import Outcome
from backstretch_tui.history.export.archive import Collection, LineError, SessionRecord, add, in_order
from backstretch_tui.system.progress_callback import ProgressCallback, no_progress

_REASONS = [reason for reason in PauseReason if reason is not PauseReason.KEY]

COLUMNS: Mapping[str, str] = {
    "id": "the session’s id, a UUID of version 7",
    "began": "when it began, with how far the local clock was ahead of Greenwich",
    "zone": "the name of the time zone",
    "ended": "when it ended",
    "revised": "when any of it was changed last: of two versions the later counts",
    "routine": "the routine’s id",
    "name": "the routine’s name",
    "dose": "gentle, middle or full; or two, for holds and for repetitions",
    "speed": "1; a rehearsal where it is more",
    "pain_before": "0 to 10; empty where it was not said",
    "pain_after": "0 to 10; empty where it was not said",
    "note": "what you wrote about it",
    "pauses": f"why each pause began: {', '.join(_REASONS)}; a gap is sleep or a stall",
    "entry": "the exercise’s place in the routine, from 0",
    "exercise": "the exercise’s id",
    "phase": "the phase’s name",
    "side": "left or right; empty where there are no sides",
    "set": "from 1",
    "repetition": "from 1",
    "planned_seconds": "how long it was to be held; 0 for repetitions that are only counted",
    "held_seconds": "how long it was held",
    "extended_seconds": "how much of that was added during the session",
    "outcome": ", ".join(Outcome),
}
"""The columns, and what they hold."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def csv_lines(collection: Collection, tell: ProgressCallback = no_progress) -> Iterator[str]:
    """Yield a history as lines of CSV, the columns' names first."""
    for row in chain([tuple(COLUMNS)], _rows(collection, tell)):
        yield ",".join(map(_cell, row))


def from_csv(lines: Iterable[str]) -> Collection:
    """Read a history. Raises LineError."""
    reader = csv.reader(lines, strict=True)
    collection = Collection()
    try:
        if next(reader, []) != list(COLUMNS):
            raise LineError("1: these are not the columns that “backstretch export --format csv” writes")
        numbered = ((reader.line_num, dict(zip(COLUMNS, map(_plain, row), strict=True))) for row in reader)
        for _, group in groupby(numbered, lambda pair: pair[1]["id"]):
            rows = list(group)
            try:
                add(collection, _told([row for _, row in rows]))
            except ValidationError as error:
                detail = error.errors(include_url=False, include_input=False)[0]
                place = ".".join(map(str, detail["loc"]))
                raise LineError(f"{rows[0][0]}: {place} is not as an export has it") from error
    except LineError:
        raise
    except (csv.Error, ValueError) as error:
        raise LineError(f"{reader.line_num}: the row is not as an export has it") from error
    return collection


def written_time(utc: int, offset_minutes: int) -> str:
    """Write a moment as the local clock had it, with how far that was ahead of Greenwich."""
    here = timezone(timedelta(minutes=offset_minutes))
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=utc)
    return moment.astimezone(here).isoformat(timespec="milliseconds")


def _rows(collection: Collection, tell: ProgressCallback) -> Iterator[tuple[object, ...]]:
    for its in in_order(collection, tell):
        offset = its.began.offset_minutes
        front = (
            its.id, written_time(its.began.utc, offset), its.began.zone, written_time(its.ended, offset),
            written_time(its.revised, offset), its.routine, its.name, its.dose, its.speed, its.pain_before,
            its.pain_after, its.note, " ".join(its.record.pauses),
        )  # fmt: skip
        for part in its.record.exercises:
            for side, set_, repetition, planned, held, extended, outcome in part.repetitions:
                yield (
                    *front, part.entry, part.exercise, part.phase, side, set_, repetition, _seconds(planned),
                    _seconds(held), _seconds(extended), outcome.value,
                )  # fmt: skip


def _told(rows: list[dict[str, str]]) -> SessionRecord:
    first = rows[0]
    began = datetime.fromisoformat(first["began"])
    offset = began.utcoffset()
    if offset is None:
        raise ValueError("no offset")
    parts: list[dict[str, Any]] = []
    for row in rows:
        name = {"entry": int(row["entry"]), "exercise": row["exercise"], "phase": row["phase"]}
        if not parts or {key: parts[-1][key] for key in name} != name:
            parts.append({**name, "repetitions": ()})
        parts[-1]["repetitions"] += ((
            row["side"] or None, int(row["set"]), int(row["repetition"]), _milliseconds(row["planned_seconds"]),
            _milliseconds(row["held_seconds"]), _milliseconds(row["extended_seconds"]), row["outcome"],
        ),)  # fmt: skip
    data = {
        "id": first["id"], "ended": _instant(first["ended"]), "revised": _instant(first["revised"]),
        "began": {
            "utc": _instant(first["began"]), "date": began.date().isoformat(),
            "offset_minutes": round(offset.total_seconds() / 60), "zone": first["zone"],
        },
        "routine": first["routine"], "name": first["name"], "dose": first["dose"], "speed": int(first["speed"]),
        "pain_before": _score(first["pain_before"]), "pain_after": _score(first["pain_after"]), "note": first["note"],
        "record": {"pauses": tuple(first["pauses"].split()), "exercises": tuple(parts)},
    }  # fmt: skip
    return SessionRecord.model_validate(data, strict=False)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    if text.startswith(_FORMULA):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if set(text) & set('",\r\n') else text


def _plain(text: str) -> str:
    return text.removeprefix("'")


def _instant(text: str) -> int:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("no offset")
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:g}" if milliseconds < 1_000_000 else f"{milliseconds / 1000:.3f}"


def _milliseconds(text: str) -> int:
    return round(float(text) * 1000)


def _score(text: str) -> int | None:
    return int(text) if text else None
