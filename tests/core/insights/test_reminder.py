"""A reminder says the same to any calendar, wherever the person is."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from backstretch_tui.core.insights.reminder import LINE_END, MAX_BYTES_IN_A_LINE, Reminder, calendar_lines
from backstretch_tui.core.model.exercise import WEEK
from backstretch_tui.core.session.summary import Timestamp
from backstretch_tui.core.text import reminder

SUNDAY_NOON = Timestamp(1_795_345_200_000, "2026-11-22", 60, "Europe/Berlin")

EVERY_DAY = frozenset(range(7))


def written(its: Reminder, now: Timestamp = SUNDAY_NOON) -> str:
    return "".join(f"{line}{LINE_END}" for line in calendar_lines(its, now))


def event(its: Reminder, now: Timestamp = SUNDAY_NOON) -> dict[str, object]:
    """Read the calendar back, with another's eyes."""
    calendar = Calendar.from_ical(written(its, now))
    assert not calendar.errors
    (only,) = calendar.events
    assert not only.errors
    assert not calendar.walk("VTIMEZONE")
    return only


def test_a_calendar_reads_the_days_the_time_and_the_alarm() -> None:
    its = event(Reminder(7 * 60 + 30, frozenset({0, 2, 4})))
    assert its["RRULE"] == {"FREQ": ["WEEKLY"], "BYDAY": ["MO", "WE", "FR"]}
    assert its["DTSTART"].dt == datetime(2026, 11, 23, 7, 30)  # type: ignore[attr-defined]
    assert its["DTSTAMP"].dt.isoformat() == "2026-11-22T11:00:00+00:00"  # type: ignore[attr-defined]
    (alarm,) = its.walk("VALARM")  # type: ignore[attr-defined]
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(0))


def test_its_time_has_no_zone() -> None:
    assert event(Reminder(450, EVERY_DAY))["DTSTART"].dt.tzinfo is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("time", "day"),
    [("11:59", "2026-11-23"), ("12:00", "2026-11-23"), ("12:01", "2026-11-22"), ("00:00", "2026-11-23")],
)
def test_it_begins_with_the_next_time_that_is_still_to_come(time: str, day: str) -> None:
    hour, minute = map(int, time.split(":"))
    first = event(Reminder(hour * 60 + minute, EVERY_DAY))["DTSTART"].dt  # type: ignore[attr-defined]
    assert first.isoformat() == f"{day}T{time}:00"


def test_where_only_today_is_chosen_and_the_time_is_over_it_begins_in_a_week() -> None:
    assert event(Reminder(0, frozenset({6})))["DTSTART"].dt == datetime(2026, 11, 29)  # type: ignore[attr-defined]


@given(st.integers(0, 1439), st.frozensets(st.integers(0, 6), min_size=1), st.integers(0, 10_000))
def test_it_begins_on_one_of_its_days(minute: int, days: frozenset[int], hours: int) -> None:
    utc = SUNDAY_NOON.utc + hours * 3_600_000
    here = datetime.fromtimestamp(utc / 1000, datetime.fromisoformat("2026-11-22T00:00+01:00").tzinfo)
    now = Timestamp(utc, here.date().isoformat(), 60, "")
    line = next(line for line in calendar_lines(Reminder(minute, days), now) if line.startswith("DTSTART:"))
    first = datetime.strptime(line, "DTSTART:%Y%m%dT%H%M%S").replace(tzinfo=here.tzinfo)
    assert first.weekday() in days
    assert timedelta(0) < first - here <= timedelta(days=7)


def test_a_changed_reminder_takes_the_place_of_the_earlier_one() -> None:
    later = SUNDAY_NOON._replace(utc=SUNDAY_NOON.utc + 10**9, date="2026-12-04")
    first, second = event(Reminder(450, EVERY_DAY)), event(Reminder(1080, frozenset({1})), later)
    assert second["UID"] == first["UID"]
    assert int(str(second["SEQUENCE"])) > int(str(first["SEQUENCE"]))


def test_signs_with_a_meaning_are_escaped_and_long_lines_folded_between_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "“Über”, one; two\\three\n" * 9
    monkeypatch.setattr(reminder, "DESCRIPTION", text)
    its = Reminder(450, EVERY_DAY)
    lines = written(its).split(LINE_END)
    assert max(len(line.encode()) for line in lines) <= MAX_BYTES_IN_A_LINE
    assert not [line for line in lines if "\n" in line or "\r" in line]
    assert event(its)["DESCRIPTION"] == text


def test_days_are_named_as_they_are_written() -> None:
    assert WEEK[0] == "mon"
    assert len(WEEK) == 7
