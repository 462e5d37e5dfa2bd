"""Textual's terminal driver, made to bear signals, stops and hang-ups.

Textual's own is killed by SIGTERM and SIGHUP with the terminal left raw, cannot end after a SIGSTOP that it did not
see coming, burns a core when the terminal is gone, and reads keys in a thread that polls ten times a second. Here
signals and keys are both matters of the event loop: nothing is interrupted in the middle, nothing wakes up for nothing,
and quitting waits for nobody.
"""

import os
import select
import signal
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, TextIO

from textual import constants
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

# From a private module: Textual offers no other way to turn bytes into keys.
from textual._xterm_parser import XTermParser  # isort: skip

ENDINGS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""The signals that end the program, in order, with exit status 128 and their number."""

_SLACK_SECONDS = 0.005
"""The loop's timers may come a little early; an escape key that is still waited for would then be lost."""


class TerminalDriver(LinuxDriver):
    """Draws on the terminal and reads its keys, and gives it back whatever happens."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._output = _Output(sys.__stderr__, self._lose_terminal)
        self._file = self._output  # type: ignore[assignment]  # as much of a file as is used
        self._watch_signals()

    # --- signals ----------------------------------------------------------------------------------------------------

    def _watch_signals(self) -> None:
        for number in ENDINGS:
            self._loop.add_signal_handler(number, self._end, number)
        self._loop.add_signal_handler(signal.SIGTSTP, self._stand_still)
        self._loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def _end(self, number: int) -> None:
        self._app.exit(return_code=128 + number)

    def _lose_terminal(self) -> None:
        """End as a hang-up does, from any thread."""
        self._loop.call_soon_threadsafe(self._end, signal.SIGHUP)

    def _stand_still(self) -> None:
        """Give the terminal back and stop, with the whole job as Ctrl-Z stops it, until continued."""
        if not self._app.is_running:
            return
        self._app.app_suspend_signal.publish(self._app)
        self.suspend_application_mode()
        self._loop.remove_signal_handler(signal.SIGTSTP)
        self._loop.remove_signal_handler(signal.SIGCONT)
        # Here the program stands still. Where no shell could continue it, the system does not stop it.
        os.killpg(0, signal.SIGTSTP)
        self._wait_for_foreground()
        self._watch_signals()
        self._enter_again()

    def _go_on(self) -> None:
        """Take the terminal again after a stop that was not announced: the shell has used it in between."""
        if not self._app.is_running:
            return
        self._wait_for_foreground()
        self.suspend_application_mode()
        self._enter_again()

    def _wait_for_foreground(self) -> None:
        """Stop again if continued in the background (`bg`): only a foreground job may set the terminal."""
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, termios.tcgetattr(self.fileno))

    def _enter_again(self) -> None:
        self._app.app_resume_signal.publish(self._app)
        self.resume_application_mode()
        self._app.refresh(layout=True)

    # --- keys -------------------------------------------------------------------------------------------------------

    def start_application_mode(self) -> None:
        """Take the terminal, and listen for keys on the loop."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._parser = XTermParser(self._debug)
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._loop.add_reader(self.fileno, self._read)

    def run_input_thread(self) -> None:
        """Do nothing in Textual's thread for input: the loop listens."""

    def disable_input(self) -> None:
        """Listen no more."""
        self._loop.remove_reader(self.fileno)
        super().disable_input()

    def _read(self) -> None:
        try:
            data = os.read(self.fileno, 4096)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(self.fileno)
            self._lose_terminal()
        else:
            for character in self._decode(data):  # one by one, so that nothing is lost after what cannot be parsed
                self._send(self._parser.feed(character))
            # An escape alone is a key, but only once nothing more has come for a while.
            self._loop.call_later(constants.ESCAPE_DELAY + _SLACK_SECONDS, self._send_late, self._parser)

    def _send_late(self, parser: XTermParser) -> None:
        self._send(parser.tick())

    def _send(self, messages: Iterable[Message]) -> None:
        try:
            for message in messages:
                self.process_message(message)
        except (ValueError, OverflowError):  # a key with a number that is none: the parser cannot go on after it
            self._parser = XTermParser(self._debug)

    # --- the screen -------------------------------------------------------------------------------------------------

    def _get_terminal_size(self) -> tuple[int, int]:
        """Ask the terminal that is drawn on: standard output may be a file, `COLUMNS` out of date."""
        with suppress(OSError):
            columns, rows = os.get_terminal_size(self._output.fileno())
            if columns and rows:
                return columns, rows
        return super()._get_terminal_size()

    def _disable_mouse_support(self) -> None:
        """Switch off also what Textual leaves on in terminals that report the mouse by pixels."""
        if self._mouse_pixels:
            self.write("\x1b[?1016l")
        super()._disable_mouse_support()


class _Output:
    """What is written to the terminal; once that is gone, it goes nowhere instead of failing."""

    def __init__(self, stream: TextIO | None, on_loss: Callable[[], None]) -> None:
        assert stream is not None, "the caller has seen to it that there is a terminal"  # noqa: S101
        self._stream = stream
        self._on_loss = on_loss
        self._unsent: list[str] = []

    def fileno(self) -> int:
        return self._stream.fileno()

    def write(self, text: str) -> None:
        self._unsent.append(text)

    def flush(self) -> None:
        """Write all at once, without the stream's own buffer: what stayed there would fail again at the exit."""
        data = "".join(self._unsent).encode(self._stream.encoding, "replace")
        self._unsent.clear()
        while data:
            try:
                data = data[os.write(self.fileno(), data) :]
            except BlockingIOError:  # some other program has left the terminal so
                select.select([], [self.fileno()], [])
            except OSError:
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, self.fileno())
                os.close(nowhere)
                self._on_loss()
