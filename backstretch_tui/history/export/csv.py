"""Sessions as CSV: a row for each repetition, with its session in front.

Times of day are written with their offset, times that last in seconds. A cell that a spreadsheet would run as a formula
has an apostrophe put before it, as one that begins with an apostrophe has; reading takes it off again.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from itertools import chain, groupby, islice
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from backstretch_tui.core.model.exercise import MAX_TOTAL_REPETITIONS
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import importing
from backstretch_tui.core.text.exports import CSV_COLUMNS
from backstretch_tui.history.export.archive import LineError, SessionRecord, invalid_field
from backstretch_tui.history.export.exporter import Archive
from backstretch_tui.system.progress_callback import ProgressCallback, no_progress

Value = TypeVar("Value")

_ADDED = (("region",), ("active_seconds", "rows", "more"))
"""Columns that exports of earlier versions do not have, the latest first."""

_HEADERS = [
    [name for name in CSV_COLUMNS if name not in chain.from_iterable(_ADDED[:missing])]
    for missing in range(len(_ADDED) + 1)
]

_FRONT = list(CSV_COLUMNS)[: list(CSV_COLUMNS).index("entry")]
"""Columns that are the same in all rows of a session."""

_TIMES = ("ended", "revised")

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def csv_lines(archive: Archive, progress: ProgressCallback = no_progress) -> Iterator[str]:
    """Yield the sessions of a history as lines of CSV, the columns' names first."""
    yield ",".join(CSV_COLUMNS)
    before: SessionRecord | None = None
    for session in archive.sessions(progress):
        if not session.record.exercises:
            continue
        if before:
            yield from _rows(before, more=True)
        before = session
    if before:
        yield from _rows(before, more=False)


def from_csv(lines: Iterable[str]) -> Iterator[SessionRecord]:
    """Yield the sessions that lines hold. Raises LineError, at the latest at their end: then all is to be undone."""
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, [])
        if header not in _HEADERS:
            raise LineError(f"1: {importing.OTHER_COLUMNS}")
        last: Mapping[str, str] = {}
        rows = (_CsvRow(reader.line_num, dict(zip(header, map(_plain, row), strict=True))) for row in reader)
        for _, group in groupby(rows, lambda row: row.cells["id"]):
            session_rows = list(islice(group, MAX_TOTAL_REPETITIONS + 1))
            last = session_rows[-1].cells
            yield _session(session_rows)
        if last.get("more"):
            raise LineError(f"{reader.line_num}: {importing.END_MISSING}")
    except LineError:
        raise
    except (csv.Error, ValueError) as error:
        raise LineError(f"{reader.line_num}: {importing.ROW_DAMAGED}") from error


def written_time(utc: int, offset_minutes: int) -> str:
    """Write a moment as the local clock had it, with how far that was ahead of Greenwich."""
    here = timezone(timedelta(minutes=offset_minutes))
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=utc)
    return moment.astimezone(here).isoformat(timespec="milliseconds")


def _rows(session: SessionRecord, *, more: bool) -> Iterator[str]:
    offset = session.began.offset_minutes
    active = session.record.active
    cells: dict[str, object] = {
        **{name: getattr(session, name) for name in _PARSERS},
        **{name: written_time(getattr(session, name), offset) for name in _TIMES},
        "began": written_time(session.began.utc, offset),
        "zone": session.began.zone,
        "pauses": " ".join(session.record.pauses),
        "active_seconds": None if active is None else _seconds(active),
        "rows": sum(len(phase.repetitions) for phase in session.record.exercises),
        "more": "yes" if more else None,
    }
    front = _line(cells[name] for name in _FRONT)
    for phase in session.record.exercises:
        place = _line((phase.entry, phase.exercise, phase.phase))
        for side, set_, repetition, planned, held, extended, outcome in phase.repetitions:
            times = f"{_seconds(planned)},{_seconds(held)},{_seconds(extended)}"
            yield f"{front},{place},{side or ''},{set_},{repetition},{times},{outcome}"


class _CsvRow(NamedTuple):
    line: int
    cells: Mapping[str, str]

    def read(self, column: str, parse: Callable[[str], Value]) -> Value:
        """Return what a cell says. Raises LineError."""
        try:
            return parse(self.cells[column])
        except (ValueError, ArithmeticError) as error:
            cell = shown(self.cells[column], 40)
            raise LineError(f"{self.line}: {importing.not_valid_cell(column, cell)}") from error


def _session(rows: Sequence[_CsvRow]) -> SessionRecord:
    """Return the session of these rows. Raises LineError."""
    first = rows[0]
    if len(rows) > MAX_TOTAL_REPETITIONS:
        raise LineError(f"{first.line}: {importing.too_many_repetitions(MAX_TOTAL_REPETITIONS)}")
    if "rows" in first.cells and first.read("rows", int) != len(rows):
        raise LineError(f"{first.line}: {importing.ROWS_MISSING}")
    try:
        return SessionRecord.model_validate(_data(rows), strict=False)
    except ValidationError as error:
        place, reason = invalid_field(error)
        raise LineError(f"{first.line}: {importing.not_valid(place, reason)}") from error


def _data(rows: Sequence[_CsvRow]) -> dict[str, Any]:
    first = rows[0]
    began = first.read("began", _local_time)
    offset = began.utcoffset() or timedelta()
    phases: list[dict[str, Any]] = []
    for row in rows:
        place = {"entry": row.read("entry", int), "exercise": row.cells["exercise"], "phase": row.cells["phase"]}
        if not phases or {key: phases[-1][key] for key in place} != place:
            phases.append({**place, "repetitions": []})
        phases[-1]["repetitions"].append((
            row.cells["side"] or None, row.read("set", int), row.read("repetition", int),
            row.read("planned_seconds", _milliseconds), row.read("held_seconds", _milliseconds),
            row.read("extended_seconds", _milliseconds), row.cells["outcome"],
        ))  # fmt: skip
    return {
        **{name: first.read(name, parse) for name, parse in _PARSERS.items() if name in first.cells},
        **{name: first.read(name, _instant) for name in _TIMES},
        "began": {
            "utc": first.read("began", _instant), "date": began.date().isoformat(),
            "offset_minutes": round(offset.total_seconds() / 60), "zone": first.cells["zone"],
        },
        "record": {
            "pauses": first.cells["pauses"].split(), "exercises": phases,
            "active": first.read("active_seconds", _measured) if "active_seconds" in first.cells else None,
        },
    }  # fmt: skip


def _line(values: Iterable[object]) -> str:
    return ",".join(map(_cell, values))


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    if text.startswith(_FORMULA):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if set(text) & set('",\r\n') else text


def _plain(text: str) -> str:
    return text.removeprefix("'")


def _local_time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("no offset")
    return time


def _instant(text: str) -> int:
    return (_local_time(text) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:g}" if milliseconds < 1_000_000 else f"{milliseconds / 1000:.3f}"


def _milliseconds(text: str) -> int:
    return round(float(text) * 1000)


def _measured(text: str) -> int | None:
    return _milliseconds(text) if text else None


def _score(text: str) -> int | None:
    return int(text) if text else None


_Parser = Callable[[str], str | int | None]
_PARSERS_BY_TYPE: Mapping[object, _Parser] = {str: str, int: int}
_PARSERS = {
    name: _PARSERS_BY_TYPE.get(field.annotation, _score)
    for name, field in SessionRecord.model_fields.items()
    if name in CSV_COLUMNS and name not in ("began", *_TIMES)
}
"""The session's fields that have a column of the same name, and how each is read."""
