"""A Bundle that FHIR's own models accept, with what they do not look at: statuses, codes, categories and ranges."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from fhir.resources.R4B.bundle import Bundle
from hypothesis import given

from backstretch_tui.core.session.summary import Timestamp
from backstretch_tui.history.export.exporter import Archive
from backstretch_tui.history.export.fhir import fhir_lines
from tests.support.archives import archives
from tests.support.sessions import IDS, a_session, archive_of

CATEGORIES = {"survey", "activity"}
LOINC = {"72514-3": "survey", "55411-3": "activity"}
MINUTES = {"unit": "min", "system": "http://unitsofmeasure.org", "code": "min"}


def bundle(archive: Archive) -> dict[str, Any]:
    text = "\n".join(fhir_lines(archive))
    Bundle.model_validate_json(text)
    return json.loads(text)  # type: ignore[no-any-return]


def observations(archive: Archive) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in bundle(archive).get("entry", [])]


def a_measured_session(**changes: object) -> Archive:
    """Return a session of six minutes, of which two were pauses."""
    session, record = a_session(0, **changes)
    measured = replace(record, active=240_000)
    return archive_of((session._replace(ended=session.began.utc + 360_000), measured))


def test_a_session_is_pain_before_its_length_minutes_held_and_pain_after() -> None:
    before, length, held, after = observations(a_measured_session(pain_before=6, pain_after=0))
    assert before == {
        "resourceType": "Observation",
        "status": "final",
        "category": [{
            "coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                "code": "survey", "display": "Survey",
            }],
        }],
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
    assert (after["valueInteger"], after["effectiveDateTime"]) == (0, "2026-11-22T12:06:00.000+01:00")
    assert after["code"]["text"] == "Pain after the exercises"
    assert length["code"] == {
        "coding": [{"system": "http://loinc.org", "code": "55411-3", "display": "Exercise duration"}],
        "text": "Exercise session",
    }
    assert length["valueQuantity"] == {"value": 4, **MINUTES}
    assert held["code"] == {"text": "Stretches held"}
    assert held["valueQuantity"] == {"value": 0.17, **MINUTES}
    for each in (length, held):
        assert each["effectivePeriod"] == {
            "start": "2026-11-22T12:00:00.000+01:00", "end": "2026-11-22T12:06:00.000+01:00",
        }  # fmt: skip
        assert each["category"][0]["coding"][0]["code"] == "activity"


def test_a_length_that_was_not_measured_and_scores_that_were_not_given_are_not_there() -> None:
    (held,) = observations(archive_of(a_session(0)))
    assert held["code"] == {"text": "Stretches held"}


def test_rehearsals_stay_out_and_an_empty_list_is_no_list() -> None:
    assert bundle(archive_of(a_session(0, speed=20))) == {"resourceType": "Bundle", "type": "collection"}
    assert bundle(Archive()) == {"resourceType": "Bundle", "type": "collection"}


def test_an_offset_that_fhir_does_not_know_becomes_greenwich_and_the_moment_stays() -> None:
    began = Timestamp(1_795_345_200_000, "2026-11-23", 1200, "")
    (held,) = observations(archive_of(a_session(0, began=began)))
    assert held["effectivePeriod"]["start"] == "2026-11-22T11:00:00.000+00:00"


def test_no_note_and_no_name_goes_out() -> None:
    session, record = a_session(0, note="My secret", pain_before=1)
    assert "secret" not in json.dumps(bundle(archive_of((session._replace(name="Mine"), record))))


def test_exported_again_it_is_the_same() -> None:
    archive = archive_of(*(a_session(number, pain_after=3) for number in range(3)))
    assert bundle(archive) == bundle(archive)
    ids = [entry["fullUrl"] for entry in bundle(archive)["entry"]]
    assert len(set(ids)) == len(ids) == 6
    assert all(one.startswith("urn:uuid:") and one[9:] not in IDS for one in ids)


def moment(text: str) -> datetime:
    """Read a time, which has an offset that FHIR allows."""
    time = datetime.fromisoformat(text)
    offset = time.utcoffset()
    assert offset is not None
    assert abs(offset.total_seconds()) <= 14 * 3600
    return time


@given(archives())
def test_whatever_was_done_is_a_bundle_of_valid_observations(archive: Archive) -> None:
    assert bundle(archive)["type"] == "collection"
    for each in observations(archive):
        assert (each["resourceType"], each["status"]) == ("Observation", "final")
        ((category,),) = (one["coding"] for one in each["category"])
        assert category["system"] == "http://terminology.hl7.org/CodeSystem/observation-category"
        assert category["code"] in CATEGORIES
        for coding in each["code"].get("coding", []):
            assert coding["system"] == "http://loinc.org"
            assert LOINC[coding["code"]] == category["code"]
        if category["code"] == "survey":
            assert moment(each["effectiveDateTime"])
            assert each["valueInteger"] in range(11)
        else:
            assert moment(each["effectivePeriod"]["start"]) <= moment(each["effectivePeriod"]["end"])
            assert each["valueQuantity"] == {"value": each["valueQuantity"]["value"], **MINUTES}
            assert each["valueQuantity"]["value"] >= 0
