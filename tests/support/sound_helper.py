"""The helper that plays sounds, given lines by a test."""

from pathlib import Path
from queue import Queue

from backstretch_tui.sound.helper import Helper


def helped(tmp_path: Path, *lines: str, volume: int = 100, patience_seconds: float = 30) -> int:
    """Let a helper do all these lines, and return its exit status."""
    queue: Queue[str | None] = Queue()
    for line in (*lines, None):
        queue.put(line)
    return Helper(volume, tmp_path, patience_seconds).run(queue)
