"""How far long work has come: a bar on standard error."""

import sys
from types import TracebackType
from typing import Self

from backstretch_tui.cli.output import is_quiet
from backstretch_tui.player import Clock

_WIDTH = 40

_SOON = 1000
"""Milliseconds. Work that takes no longer needs no bar."""


class ProgressBar:
    """A bar, where standard error is a terminal and the work takes over a second. Its line ends with the work."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began = clock()
        self._shown = -1

    def show(self, done: float) -> None:
        """Show how much is done: 0 for nothing, 1 for all."""
        width = int(done * _WIDTH)
        if width == self._shown or self._clock() - self._began <= _SOON:
            return
        if is_quiet() or not (sys.stderr and sys.stderr.isatty()):
            return
        self._shown = width
        sys.stderr.write(f"\r{'█' * width}{'░' * (_WIDTH - width)}")
        sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown >= 0:
            sys.stderr.write("\n")
