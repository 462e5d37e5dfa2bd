"""When to try again what has failed."""

MAX_PAUSE = 30.0
"""Seconds between two attempts at most."""


class Retry:
    """Counts failures in a row: the first is followed by a new attempt at once, the others by growing pauses."""

    def __init__(self) -> None:
        self.failures = 0
        self.next_at = 0.0
        """When to try again, by the clock that `failed` is given the time of."""

    def failed(self, now: float) -> None:
        """Note a failure."""
        self.failures += 1
        self.next_at = now + (min(MAX_PAUSE, 2.0 ** (self.failures - 2)) if self.failures > 1 else 0)

    def worked(self) -> None:
        """Note a success: nothing is held against it any more."""
        self.failures = 0
        self.next_at = 0.0
