"""Watches over the terminal: starts the process that gives it back when the program vanishes."""

import marshal
import os
import sys
import termios
from contextlib import suppress
from pathlib import Path

from backstretch_tui.core.text.terminal import KILLED
from backstretch_tui.ui.terminal.restore import Attributes, Taken

_SCRIPT = Path(__file__).with_name("restore.py")


class Guardian:
    """Knows whether the terminal is taken, and tells the process that waits for the program's end."""

    def __init__(self, fileno: int, restore: str) -> None:
        """Watch over the terminal at a file descriptor; `restore` is what is written to give it back."""
        self._fileno = fileno
        self._restore = restore
        self._taken: Taken | None = None
        self._process_id = 0
        self._pipe = -1

    def take(self, before: Attributes) -> None:
        """Note that the terminal has been taken; `before` are its attributes from before that."""
        groups = [os.getpgrp()]
        with suppress(OSError):
            groups.append(os.getpgid(os.getppid()))
        self._taken = before, termios.tcgetattr(self._fileno), groups, self._restore, f"\r\n{KILLED}\r\n"
        self._tell()

    def release(self) -> None:
        """Note that the terminal has been given back."""
        self._taken = None
        self._tell()

    def start(self) -> None:
        """Start the process, once; best after the first paint. Where it cannot be started, there is none."""
        if self._pipe >= 0:
            return
        told, self._pipe = os.pipe()
        outputs = ((os.POSIX_SPAWN_DUP2, told, 0), (os.POSIX_SPAWN_DUP2, self._fileno, 1))
        self._tell()  # first, so that it is known from the beginning
        quiet = (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)
        command = [sys.executable, "-I", "-S", str(_SCRIPT)]
        with suppress(OSError):
            self._process_id = os.posix_spawn(
                sys.executable, command, os.environ, file_actions=(*outputs, quiet), setpgroup=0
            )
        os.close(told)

    def close(self) -> None:
        """End the process: now if the terminal has been given back, otherwise after it has done that."""
        if self._pipe < 0:
            return
        os.close(self._pipe)
        self._pipe = -1
        if self._taken is None and self._process_id:
            with suppress(ChildProcessError):
                os.waitpid(self._process_id, 0)

    def _tell(self) -> None:
        if self._pipe >= 0:
            with suppress(OSError):  # somebody has killed it
                os.write(self._pipe, marshal.dumps(self._taken))
