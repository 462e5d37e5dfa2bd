"""A reminder for any calendar program: at a time of day, on days of the week, wherever the person is (RFC 5545)."""

from collections.abc import Iterator
from dataclasses import dataclass

from backstretch_tui.core.format.dates import DAYS_IN_A_WEEK, date_of, day_of, monday_of
from backstretch_tui.core.model.exercise import WEEK
from backstretch_tui.core.session.summary import Timestamp
from backstretch_tui.core.text import reminder as text

LINE_END = "\r\n"

MAX_BYTES_IN_A_LINE = 75

_MINUTES_IN_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Reminder:
    """When to be reminded."""

    minute: int
    """Of the day."""
    days: frozenset[int]
    """Of the week; 0 is Monday."""


def calendar_lines(reminder: Reminder, now: Timestamp) -> Iterator[str]:
    """Yield a calendar with the reminder in it, from the next time on; each line is to end with LINE_END.

    Its times have no zone: half past seven is half past seven after a flight and after the clocks change. It always
    has the same id and a sequence that grows, so that a calendar replaces an earlier one by it.
    """
    hour, minute = divmod(reminder.minute, 60)
    first = date_of(_first_day(reminder, now)).replace("-", "")
    for line in (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Backstretch//Backstretch//EN",
        "BEGIN:VEVENT",
        "UID:backstretch-reminder",
        f"SEQUENCE:{now.utc // 60_000}",
        f"DTSTAMP:{_in_greenwich(now.utc)}",
        f"DTSTART:{first}T{hour:02}{minute:02}00",
        "DURATION:PT15M",
        f"RRULE:FREQ=WEEKLY;BYDAY={','.join(WEEK[day][:2].upper() for day in sorted(reminder.days))}",
        f"SUMMARY:{_escaped(text.TITLE)}",
        f"DESCRIPTION:{_escaped(text.DESCRIPTION)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT0S",
        f"DESCRIPTION:{_escaped(text.TITLE)}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ):
        yield from _folded(line)


def _first_day(reminder: Reminder, now: Timestamp) -> int:
    """Return the first day on which the time is still to come: a reminder of what is over would ring at once."""
    today, minute = day_of(now.date), (now.utc // 60_000 + now.offset_minutes) % _MINUTES_IN_A_DAY
    return next(
        day
        for day in range(today, today + DAYS_IN_A_WEEK + 1)
        if day - monday_of(day) in reminder.days and (day, reminder.minute) > (today, minute)
    )


def _in_greenwich(utc: int) -> str:
    days, seconds = divmod(utc // 1000, _MINUTES_IN_A_DAY * 60)
    date = date_of(day_of("1970-01-01") + days).replace("-", "")
    return f"{date}T{seconds // 3600:02}{seconds // 60 % 60:02}{seconds % 60:02}Z"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Cut a line that is too long, never within a letter; what goes on begins with a space."""
    part = ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > MAX_BYTES_IN_A_LINE:
            yield part
            part = " "
        part += letter
    yield part
