"""A small process that gives the terminal back when the program vanishes: by SIGKILL, SIGSEGV or SIGABRT.

`guardian.py` starts it as a script, with the terminal as its standard output. Its standard input is a pipe that
brings, by `marshal`, what the program has done to the terminal (`Taken`), or None when it has given it back. When the
pipe ends, the program has: what is taken then is given back here.
"""

import marshal
import os
import signal
import termios
from contextlib import suppress

IN, OUT = 0, 1

RESTORE = (
    "\x1b\\"  # ends a sequence that was cut off
    "\x1b[?2026l"  # draw at once
    "\x1b[0m"
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
    "\x1b[?2004l"  # bracketed paste
    "\x1b[?2048l\x1b[?1004l"  # reports of size and focus
    "\x1b[?7h"  # line wrap
    "\x1b[<u"  # keyboard protocol; before the alternate screen, which has its own
    "\x1b[?1049l\x1b[?25h"  # alternate screen, cursor
)
"""Switches off all that the program may have switched on. Harmless where it was not."""

Attributes = list[int | list[bytes | int]]
"""The attributes that `termios.tcgetattr` returns."""

Taken = tuple[Attributes, Attributes, list[int], str, str]
"""The terminal's attributes before the program and with it; the process groups, of the program and of the shell that
started it, that may be in the foreground when it is given back; what is to be written then; and what after that, if the
shell is in the foreground. (This script runs without the package, and cannot read its sentences.)"""


def give_back(taken: Taken) -> None:
    """Restore the terminal, unless another program has it by now."""
    before, during, groups, restore, killed = taken
    foreground = 0
    with suppress(OSError):  # it is nobody's controlling terminal
        foreground = os.tcgetpgrp(OUT)
        if foreground not in groups:
            return
    # Where the shell was faster, its prompt goes with the alternate screen.
    rest = (restore + killed * (foreground in groups[1:])).encode()
    with suppress(OSError):  # the terminal is gone
        while rest:
            rest = rest[os.write(OUT, rest) :]
    with suppress(termios.error):
        if termios.tcgetattr(OUT) == during:  # otherwise the shell has set its own
            termios.tcsetattr(OUT, termios.TCSANOW, before)


def main() -> None:
    """Wait for the program's end."""
    os.chdir("/")
    for number in (signal.SIGTTOU, signal.SIGTTIN, signal.SIGTSTP, signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # a background process may set the terminal only if it ignores SIGTTOU
    taken: Taken | None = None
    with os.fdopen(IN, "rb", buffering=0) as pipe, suppress(EOFError):
        while True:
            taken = marshal.load(pipe)  # noqa: S302 - from our own program
    if taken:
        give_back(taken)


if __name__ == "__main__":
    main()
    os._exit(0)  # nothing is left to be tidied up
