"""The real clocks, and ids: the one place where time and chance come into the program."""

import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backstretch_tui.core.session.summary import Timestamp
    from backstretch_tui.player import Clock


def steady_clock() -> "Clock":
    """Return a clock that never goes back and that counts on while the machine sleeps."""
    if sys.platform == "linux":
        return lambda: time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    if sys.platform == "darwin":
        # There it is the clock that counts in sleep; time.monotonic reads the one that does not.
        return lambda: time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1_000_000
    return lambda: time.monotonic_ns() // 1_000_000


def now() -> "Timestamp":
    """Return this moment, in Greenwich and here."""
    from backstretch_tui.core.session.summary import Timestamp  # late: the first screen has no need of the past

    milliseconds = _wall_clock()
    here, zone = datetime.fromtimestamp(milliseconds / 1000, UTC), "UTC"
    with suppress(ValueError):  # $TZ may tell of a clock a day or more from Greenwich, which is nowhere
        here = here.astimezone()
        zone = zone_name(os.environ) or here.tzname() or ""
    offset = here.utcoffset()
    minutes = int(offset.total_seconds() / 60) if offset else 0
    return Timestamp(milliseconds, here.date().isoformat(), minutes, zone)


def _wall_clock() -> int:
    """Return the milliseconds since 1970; 0 where the clock is set to a time before it."""
    return max(0, time.time_ns() // 1_000_000)


def zone_name(environ: Mapping[str, str]) -> str:
    """Return the name of the local time zone, `Europe/Berlin`; nothing where the system does not tell."""
    from backstretch_tui.core.model.text_safety import without_hidden  # late, as above
    from backstretch_tui.core.session.summary import MAX_ZONE_CHARACTERS

    if chosen := environ.get("TZ", "").removeprefix(":"):
        name = chosen.rpartition("/zoneinfo/")[2]  # it may be the whole path of a file
    else:
        name = str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")[2]
    return without_hidden(name)[:MAX_ZONE_CHARACTERS].strip()


def new_id() -> str:
    """Return an id that no other machine will ever make: a UUID of version 7, so that ids sort by time."""
    value = _wall_clock() << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    from uuid import UUID  # late: a start makes none

    return str(UUID(int=value))
