"""The real clock: the one place where time comes into the program."""

import sys
import time

from backstretch_tui.player import Clock


def steady_clock() -> Clock:
    """Return a clock that never goes back and that counts on while the machine sleeps."""
    if sys.platform == "linux":
        return lambda: time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    if sys.platform == "darwin":
        # There it is the clock that counts in sleep; time.monotonic reads the one that does not.
        return lambda: time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1_000_000
    return lambda: time.monotonic_ns() // 1_000_000
