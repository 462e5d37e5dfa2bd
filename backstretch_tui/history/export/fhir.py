"""Sessions for a clinic's software: a FHIR R4 Bundle with pain before and after, and how long exercises were held.

It follows no implementation guide, and names no person: who takes it in knows whose it is.
"""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from backstretch_tui.history.export.archive import Collection, SessionRecord, in_order
from backstretch_tui.history.export.csv import written_time
from backstretch_tui.system.progress_callback import ProgressCallback, no_progress

FARTHEST_OFFSET_MINUTES = 14 * 60
"""FHIR knows no clock that is farther from Greenwich."""

_PAIN = ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
_DURATION = ("55411-3", "Exercise duration")


def fhir_lines(collection: Collection, tell: ProgressCallback = no_progress) -> Iterator[str]:
    """Yield the Bundle as JSON, a line for each entry. Rehearsals stay out: there is no way to mark them."""
    yield '{"resourceType": "Bundle", "type": "collection"'
    before = ', "entry": ['  # which FHIR allows only where there are any
    for its in in_order(collection, tell):
        if its.speed == 1:
            for entry in _entries(its):
                yield before + json.dumps(entry)
                before = ", "
    yield "}" if before.startswith(', "') else "]}"


def _entries(its: SessionRecord) -> Iterator[dict[str, Any]]:
    began, ended = its.began.utc, its.ended
    minutes = {
        "value": round(its.session.held / 60_000, 2),
        "unit": "min", "system": "http://unitsofmeasure.org", "code": "min",
    }  # fmt: skip
    if its.pain_before is not None:
        yield _entry(its, _PAIN, "Pain before the exercises", began, {"valueInteger": its.pain_before})
    yield _entry(its, _DURATION, "Minutes held", began, {"valueQuantity": minutes})
    if its.pain_after is not None:
        yield _entry(its, _PAIN, "Pain after the exercises", ended, {"valueInteger": its.pain_after})


def _entry(its: SessionRecord, loinc: tuple[str, str], text: str, utc: int, value: dict[str, Any]) -> dict[str, Any]:
    code, display = loinc
    offset = its.began.offset_minutes
    return {
        # The same whenever it is exported.
        "fullUrl": uuid5(UUID(its.id), text).urn,
        "resource": {
            "resourceType": "Observation",
            "status": "final",
            "code": {"coding": [{"system": "http://loinc.org", "code": code, "display": display}], "text": text},
            "effectiveDateTime": written_time(utc, offset if abs(offset) <= FARTHEST_OFFSET_MINUTES else 0),
            **value,
        },
    }
