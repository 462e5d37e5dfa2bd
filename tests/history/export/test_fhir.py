"""A Bundle that FHIR's own models accept, with what they do not look at: statuses, codes and ranges."""

import json
from datetime import datetime
from typing import Any

from fhir.resources.R4B.bundle import Bundle
from hypothesis import given

from backstretch_tui.core.session.summary import Timestamp
from backstretch_tui.history.export.archive import Collection
from backstretch_tui.history.export.fhir import fhir_lines
from tests.support.archives import collections
from tests.support.sessions import IDS, a_session, lines_of


def bundle(collection: Collection) -> dict[str, Any]:
    text = "\n".join(fhir_lines(collection))
    Bundle.model_validate_json(text)
    return json.loads(text)  # type: ignore[no-any-return]


def observations(collection: Collection) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in bundle(collection).get("entry", [])]


def test_a_session_is_pain_before_minutes_held_and_pain_after() -> None:
    before, held, after = observations(lines_of(a_session(0, pain_before=6, pain_after=0)))
    assert before == {
        "resourceType": "Observation",
        "status": "final",
        "code": {
            "coding": [{
                "system": "http://loinc.org", "code": "72514-3",
                "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
            }],
            "text": "Pain before the exercises",
        },
        "effectiveDateTime": "2026-11-22T12:00:00.000+01:00",
        "valueInteger": 6,
    }  # fmt: skip
    assert (after["valueInteger"], after["effectiveDateTime"]) == (0, "2026-11-22T12:00:00.005+01:00")
    assert after["code"]["text"] == "Pain after the exercises"
    assert held["code"]["coding"] == [
        {"system": "http://loinc.org", "code": "55411-3", "display": "Exercise duration"},
    ]
    assert held["valueQuantity"] == {
        "value": 0.17, "unit": "min", "system": "http://unitsofmeasure.org", "code": "min",
    }  # fmt: skip


def test_what_was_not_said_is_not_there() -> None:
    (held,) = observations(lines_of(a_session(0)))
    assert "valueQuantity" in held


def test_rehearsals_stay_out_and_an_empty_list_is_no_list() -> None:
    assert bundle(lines_of(a_session(0, speed=20))) == {"resourceType": "Bundle", "type": "collection"}
    assert bundle(Collection()) == {"resourceType": "Bundle", "type": "collection"}


def test_an_offset_that_fhir_does_not_know_becomes_greenwich_and_the_moment_stays() -> None:
    began = Timestamp(1_795_345_200_000, "2026-11-23", 1200, "")
    (held,) = observations(lines_of(a_session(0, began=began)))
    assert held["effectiveDateTime"] == "2026-11-22T11:00:00.000+00:00"


def test_no_note_and_no_name_goes_out() -> None:
    session, record = a_session(0, note="My secret", pain_before=1)
    assert "secret" not in json.dumps(bundle(lines_of((session._replace(name="Mine"), record))))


def test_exported_again_it_is_the_same() -> None:
    collection = lines_of(*(a_session(number, pain_after=3) for number in range(3)))
    assert bundle(collection) == bundle(collection)
    ids = [entry["fullUrl"] for entry in bundle(collection)["entry"]]
    assert len(set(ids)) == len(ids) == 6
    assert all(one.startswith("urn:uuid:") and one[9:] not in IDS for one in ids)


@given(collections())
def test_whatever_was_done_is_a_bundle_in_the_order_of_time(collection: Collection) -> None:
    assert bundle(collection)["type"] == "collection"
    for its in observations(collection):
        assert (its["resourceType"], its["status"]) == ("Observation", "final")
        assert datetime.fromisoformat(its["effectiveDateTime"]).utcoffset() is not None
        (coding,) = its["code"]["coding"]
        assert coding["system"] == "http://loinc.org"
        if coding["code"] == "72514-3":
            assert 0 <= its["valueInteger"] <= 10
        else:
            assert coding["code"] == "55411-3"
            assert its["valueQuantity"]["value"] >= 0
