"""Sessions for a clinic's software: a FHIR R4 Bundle with pain before and after, minutes of exercise and minutes held.

It follows no implementation guide, and names no person: who takes it in knows whose it is.
"""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from backstretch_tui.core.text import exports
from backstretch_tui.history.export.archive import SessionRecord
from backstretch_tui.history.export.csv import written_time
from backstretch_tui.history.export.exporter import Archive
from backstretch_tui.system.progress_callback import ProgressCallback, no_progress

FARTHEST_OFFSET_MINUTES = 14 * 60
"""FHIR knows no clock that is farther from Greenwich."""

_CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"

_PAIN = ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
_DURATION = ("55411-3", "Exercise duration")
"""Of one contiguous period of exercise: the minutes of the whole session, without its pauses."""


def fhir_lines(archive: Archive, progress: ProgressCallback = no_progress) -> Iterator[str]:
    """Yield the Bundle as JSON, a line for each entry. Rehearsals stay out: there is no way to mark them."""
    yield '{"resourceType": "Bundle", "type": "collection"'
    before = ', "entry": ['  # which FHIR allows only where there are any
    for session in archive.sessions(progress):
        if session.speed == 1:
            for entry in _entries(session):
                yield before + json.dumps(entry)
                before = ", "
    yield "}" if before.startswith(', "') else "]}"


def _entries(session: SessionRecord) -> Iterator[dict[str, Any]]:
    began, ended = _time(session, session.began.utc), _time(session, session.ended)
    period = {"effectivePeriod": {"start": began, "end": ended}}
    if session.pain_before is not None:
        pain = {"effectiveDateTime": began, "valueInteger": session.pain_before}
        yield _entry(session, "survey", exports.PAIN_BEFORE, _PAIN, pain)
    if session.record.active is not None:
        yield _entry(session, "activity", exports.SESSION, _DURATION, period | _minutes(session.record.active))
    yield _entry(session, "activity", exports.HELD, None, period | _minutes(session.summary.held))
    if session.pain_after is not None:
        pain = {"effectiveDateTime": ended, "valueInteger": session.pain_after}
        yield _entry(session, "survey", exports.PAIN_AFTER, _PAIN, pain)


def _entry(
    session: SessionRecord, category: str, text: str, loinc: tuple[str, str] | None, values: dict[str, Any]
) -> dict[str, Any]:
    """Return an Observation; without a LOINC code, its text alone says what was observed."""
    coding = [{"system": "http://loinc.org", "code": loinc[0], "display": loinc[1]}] if loinc else []
    return {
        # The same whenever it is exported.
        "fullUrl": uuid5(UUID(session.id), text).urn,
        "resource": {
            "resourceType": "Observation",
            "status": "final",
            "category": [{"coding": [{"system": _CATEGORIES, "code": category, "display": category.capitalize()}]}],
            "code": {**({"coding": coding} if coding else {}), "text": text},
            **values,
        },
    }


def _time(session: SessionRecord, utc: int) -> str:
    offset = session.began.offset_minutes
    return written_time(utc, offset if abs(offset) <= FARTHEST_OFFSET_MINUTES else 0)


def _minutes(milliseconds: int) -> dict[str, Any]:
    value = round(milliseconds / 60_000, 2)
    return {"valueQuantity": {"value": value, "unit": "min", "system": "http://unitsofmeasure.org", "code": "min"}}
