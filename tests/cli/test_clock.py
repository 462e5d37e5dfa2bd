"""What time it is, here and in Greenwich: across both changes of summer time, and on a flight; and ids in its order."""

import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backstretch_tui.cli.clock import new_id, now, zone_name
from backstretch_tui.core.format.dates import time_in_words
from backstretch_tui.history.export.archive import Began

if not hasattr(time, "tzset"):
    pytest.skip("this system's time zone cannot be changed by a test", allow_module_level=True)

BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
"""Spelt out, so that the system needs to know no zones."""


@pytest.fixture(autouse=True)
def _the_zone_as_it_was() -> Iterator[None]:
    yield
    time.tzset()


def it_is(moment: str, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the clock to a moment in Greenwich, and the system to a time zone."""
    nanoseconds = int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()) * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: nanoseconds)
    monkeypatch.setenv("TZ", zone)
    time.tzset()


@pytest.mark.parametrize(
    ("moment", "zone", "date", "offset", "shown"),
    [
        ("2026-03-29T00:59:59", BERLIN, "2026-03-29", 60, "1:59"),
        ("2026-03-29T01:00:00", BERLIN, "2026-03-29", 120, "3:00"),
        ("2026-10-25T00:59:59", BERLIN, "2026-10-25", 120, "2:59"),
        ("2026-10-25T01:00:00", BERLIN, "2026-10-25", 60, "2:00"),
        ("2026-07-01T22:00:00", BERLIN, "2026-07-02", 120, "0:00"),
        ("2026-12-31T23:30:00", "UTC0", "2026-12-31", 0, "23:30"),
        # One flight, the same hour: to its traveller it is another day.
        ("2026-11-22T11:00:00", "JST-9", "2026-11-22", 540, "20:00"),
        ("2026-11-22T09:00:00", "HST10", "2026-11-21", -600, "23:00"),
        ("2026-11-22T09:00:00", "<+0545>-5:45", "2026-11-22", 345, "14:45"),
    ],
)
def test_a_moment_is_kept_with_the_date_that_the_person_sees(
    moment: str, zone: str, date: str, offset: int, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(moment, zone, monkeypatch)
    found = now()
    assert datetime.fromtimestamp(found.utc / 1000, UTC).isoformat()[:19] == moment
    assert (found.date, found.offset_minutes, found.zone) == (date, offset, zone)
    assert time_in_words(found) == shown


def test_a_zone_that_is_nowhere_is_taken_for_greenwich(monkeypatch: pytest.MonkeyPatch) -> None:
    it_is("2026-11-22T11:00:00", "<+26>-26", monkeypatch)
    found = now()
    assert (found.date, found.offset_minutes, found.zone) == ("2026-11-22", 0, "UTC")


def test_a_zone_almost_a_day_away_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for zone, minutes in (("<far>-23:59:45", 1439), ("<far>23:59:45", -1439)):
        it_is("2026-11-22T11:00:00", zone, monkeypatch)
        found = now()
        assert found.offset_minutes == minutes
        Began(**found._asdict())


def test_the_zone_has_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert zone_name({"TZ": ":Asia/Tokyo"}) == "Asia/Tokyo"
    monkeypatch.setattr(Path, "resolve", lambda _: Path("/usr/share/zoneinfo/Europe/Berlin"))
    assert zone_name({}) == "Europe/Berlin"
    monkeypatch.setattr(Path, "resolve", lambda _: Path("/etc/localtime"))
    assert zone_name({}) == ""


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ("/nix/store/0c5wp1h3wqhgi4fsbxjn8bmzdkr1lcyj-tzdata-2026a/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
        (f"{'x' * 99}0", "x" * 60),
        ("Europe\x1b/\udcffBer\u202elin ", "Europe/Berlin"),
        (f"{' ' * 3}x{' ' * 70}x", "x"),
    ],
)
def test_a_name_of_a_zone_is_short_and_can_be_shown(chosen: str, name: str) -> None:
    assert zone_name({"TZ": chosen}) == name
    Began(utc=0, date="1970-01-01", offset_minutes=0, zone=name)


def test_ids_are_of_version_7_and_in_the_order_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = []
    for second in range(100):
        it_is(f"2026-11-22T11:{second // 60:02}:{second % 60:02}", "UTC0", monkeypatch)
        ids.append(new_id())
    assert ids == sorted(ids)
    assert {(uuid.UUID(one).version, uuid.UUID(one).variant) for one in ids} == {(7, uuid.RFC_4122)}
    assert len({new_id() for _ in range(1000)}) == 1000


def test_a_clock_set_to_before_1970_stands_at_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    it_is("1960-01-01T00:00:00", "UTC0", monkeypatch)
    assert (now().utc, now().date) == (0, "1970-01-01")
    assert uuid.UUID(new_id()).version == 7
