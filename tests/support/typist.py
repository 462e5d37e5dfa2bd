"""Somebody who types lines at a session without the app, on a clock of their own."""

from queue import Empty

from tests.support.exercises import a_phase, an_exercise

BRIDGE = an_exercise(a_phase(5, 1, get_ready_seconds=5), id="bridge")


class Typist:
    """Types lines at their moments, on a clock that goes on by itself while nothing is typed."""

    def __init__(self, *typed: tuple[float, str | None]) -> None:
        self.now = 0
        self.waits: list[float | None] = []
        self._typed = [(round(seconds * 1000), line) for seconds, line in typed]

    def clock(self) -> int:
        return self.now

    def get(self, timeout: float | None) -> str | None:
        self.waits.append(timeout)
        due, line = self._typed[0] if self._typed else (None, None)
        until = None if timeout is None else self.now + round(timeout * 1000)
        if until is None or (due is not None and due <= until):
            assert due is not None, "it would wait for ever"
            self.now = max(self.now, due)
            del self._typed[0]
            return line
        self.now = until
        raise Empty
