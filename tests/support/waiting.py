"""Waiting for another thread or process, however slow the machine."""

import time
from collections.abc import Callable

PATIENCE_SECONDS = 300.0
"""After which something will never come, however slow the machine."""


def wait_until(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.005)
