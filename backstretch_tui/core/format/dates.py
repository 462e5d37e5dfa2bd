"""Days of the calendar, as they are counted and said. No clock is read here: what day it is, others tell."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first screen has no need of the past
    from backstretch_tui.core.session.summary import Timestamp

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

DAYS_IN_A_WEEK = len(WEEKDAYS)


def day_of(written: str) -> int:
    """Count a date, `2026-11-22`, in days since the year 1. Raises ValueError."""
    return date.fromisoformat(written).toordinal()


def date_of(day: int) -> str:
    """Write a day as a date."""
    return date.fromordinal(day).isoformat()


def monday_of(day: int) -> int:
    """Return the first day of a day's week."""
    return day - date.fromordinal(day).weekday()


def date_in_words(written: str) -> str:
    """Say a date: `22 November 2026`."""
    said = date.fromisoformat(written)
    return f"{said.day} {MONTHS[said.month - 1]} {said.year}"


def time_in_words(moment: "Timestamp") -> str:
    """Say what the local clock showed: `14:05`."""
    minutes = moment.utc // 60_000 + moment.offset_minutes
    return f"{minutes // 60 % 24}:{minutes % 60:02}"


def month_name(day: int) -> str:
    """Return the name of a day's month, in three letters."""
    return MONTHS[date.fromordinal(day).month - 1][:3]
