"""A helper that plays in this process, with whatever a test lets it find."""

from collections.abc import Iterable
from pathlib import Path
from queue import Queue
from time import monotonic

import pytest

from backstretch_tui.sound import file_player, voice
from backstretch_tui.sound.helper import OrderLines, make_helper
from tests.support.waiting import PATIENCE_SECONDS


class Clock:
    """Seconds that pass only when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def helped(folder: Path, *lines: str, volume: int = 100) -> int:
    """Let a helper carry out orders, and return its exit status."""
    queue: OrderLines = Queue()
    for line in (*lines, None):
        queue.put(line)
    return helped_by(folder, queue, volume=volume)


def helped_by(folder: Path, lines: OrderLines, told: list[bool] | None = None, *, volume: int = 100) -> int:
    """Let a helper carry out orders; return its exit status. What it tells of whether sound works goes into a list."""
    told = [] if told is None else told
    helper = make_helper(volume, folder, lines, told.append)
    try:
        return helper.run(lines)
    finally:
        helper.close()


def with_patience(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let a player or an engine hang if it takes so long after the end of its sound."""
    for module in (file_player, voice):
        monkeypatch.setattr(module, "PATIENCE_SECONDS", seconds)


class Later(OrderLines):
    """Orders each of which comes when a file has a word in it as often as it says."""

    def __init__(self, log: Path, orders: Iterable[tuple[str, int, str | None]]) -> None:
        super().__init__()
        self._log = log
        self._orders = list(orders)
        self._deadline = monotonic() + PATIENCE_SECONDS

    def get(self, block: bool = True, timeout: float | None = None) -> str | None:
        if not self._orders:
            return None
        word, times, order = self._orders[0]
        assert monotonic() < self._deadline, f"{word!r} did not come {times} times"
        if (self._log.read_text() if self._log.exists() else "").count(word) < times:
            return super().get(timeout=timeout or 0.02)  # nothing was put in: it waits
        del self._orders[0]
        return order
