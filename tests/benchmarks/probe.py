"""The program itself, leaving a note of when its session began: `python -m tests.benchmarks.probe start`."""

import sys
from collections.abc import Callable
from pathlib import Path

from backstretch_tui.cli import main
from backstretch_tui.core.session import Begin, Event
from backstretch_tui.player import Player

NOTE = "began"
"""The note's name in the home folder. It holds the clock's milliseconds."""

_do = Player.do


def _noting(player: Player, event: Callable[[int], Event]) -> None:
    _do(player, event)
    if event is Begin:
        (Path.home() / NOTE).write_text(str(getattr(player._latest, "at", "")))


if __name__ == "__main__":
    Player.do = _noting  # type: ignore[method-assign, assignment]
    sys.exit(main())
