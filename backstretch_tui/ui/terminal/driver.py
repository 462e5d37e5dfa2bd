"""Textual's terminal driver, made to bear signals, stops, hang-ups and a terminal that does not read.

Textual's own is killed by SIGTERM and SIGHUP with the terminal left raw, cannot end after a SIGSTOP that it did not
see coming, burns a core when the terminal is gone, stops the event loop when the terminal does not read, and reads
keys in a thread that polls ten times a second. Here signals and keys are both matters of the event loop: nothing is
interrupted in the middle, nothing wakes up for nothing, and quitting waits for nobody.
"""

import os
import signal
import sys
import termios
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from textual import constants
from textual.app import App
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.messages import InBandWindowResize

from backstretch_tui.ui.terminal.guardian import Guardian
from backstretch_tui.ui.terminal.keyboard import Keyboard
from backstretch_tui.ui.terminal.modes import (
    ASK_FOR_WHOLE_FRAMES,
    ENTER,
    KEYS,
    MOUSE,
    MOUSE_BY_PIXELS,
    SIZE_REPORTS,
    raw_attributes,
)
from backstretch_tui.ui.terminal.output import Output, lead_nowhere
from backstretch_tui.ui.terminal.restore import RESTORE
from backstretch_tui.ui.terminal.signals import SignalDriver
from backstretch_tui.ui.terminal.tab_progress import CLEAR, knows_progress

_SLACK_SECONDS = 0.005
"""The loop's timers may come a little early; an escape key that is still waited for would then be lost."""


class TerminalDriver(SignalDriver):
    """Draws on the terminal and reads its keys, and gives it back whatever happens."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # The caller has seen to it that there is a terminal.
        assert sys.__stdin__  # noqa: S101
        assert sys.__stderr__  # noqa: S101
        self.keys_from, self._draws_on = sys.__stdin__.fileno(), sys.__stderr__.fileno()
        self._encoding = sys.__stderr__.encoding
        self._size = size or self._terminal_size()  # otherwise Textual goes by `COLUMNS` and `LINES` at first
        self._before = termios.tcgetattr(self.keys_from)
        self._restore = RESTORE + (CLEAR if knows_progress(os.environ) else "")
        self._guardian = Guardian(self._draws_on, self._restore)
        self._keyboard = self._new_keyboard()
        self._output: Output | None = None
        """None while the terminal is not taken."""
        self._reports_size = False
        self.watch_signals()

    @property
    def has_taken(self) -> bool:
        """Whether the terminal is taken."""
        return self._output is not None

    @property
    def can_give_back(self) -> bool:
        """Whether the terminal is taken, and reads what is written to it."""
        return self._output is not None and not self._output.is_dropping

    # --- taking the terminal and giving it back ---------------------------------------------------------------------

    def start_application_mode(self) -> None:
        """Take the terminal, and listen for keys on the loop."""
        self._output = Output(
            self._draws_on,
            self._encoding,
            on_loss=self.lose_terminal,
            on_recovery=self._repaint_from_thread,
        )
        self._loop.add_signal_handler(signal.SIGWINCH, self._tell_size)
        self._tell_size()
        with suppress(termios.error):
            self._before = termios.tcgetattr(self.keys_from)
            termios.tcsetattr(self.keys_from, termios.TCSANOW, raw_attributes(self._before))
            self._guardian.take(self._before)
        self._set_modes(ENTER)
        if self._mouse:
            self._set_modes(MOUSE)
        if not constants.DISABLE_KITTY_KEY:
            self._set_modes(KEYS)
        if os.environ.get("TERM_PROGRAM") != "Apple_Terminal":  # which would print part of the question
            self._set_modes(ASK_FOR_WHOLE_FRAMES)
        self._keyboard = self._new_keyboard()
        self._loop.add_reader(self.keys_from, self._read)
        self._app.call_after_refresh(self._guardian.start)

    def disable_input(self) -> None:
        """Listen no more."""
        self._loop.remove_reader(self.keys_from)
        self._loop.remove_signal_handler(signal.SIGWINCH)
        with suppress(termios.error):
            termios.tcflush(self.keys_from, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self.disable_input()
        with suppress(termios.error):
            termios.tcsetattr(self.keys_from, termios.TCSANOW, self._before)
        self._set_modes(self._restore)

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self.stop_application_mode()
        self._close_output()

    def close(self) -> None:
        """Be done with the terminal. If it does not read, the guardian restores it when it does."""
        if not self._close_output():
            lead_nowhere(self._draws_on)
        self._guardian.close()

    def _close_output(self) -> bool:
        """Write what is left; return False if the terminal does not read."""
        output, self._output = self._output, None
        if output and not output.close():
            return False
        self._guardian.release()
        return True

    def _set_modes(self, sequence: str) -> None:
        if self._output:
            self._output.write(sequence, is_frame=False)

    # --- keys and the mouse -----------------------------------------------------------------------------------------

    def _new_keyboard(self) -> Keyboard:
        return Keyboard(lambda key: key in self._app.screen.active_bindings, self._encoding)

    def _read(self) -> None:
        try:
            data = os.read(self.keys_from, 4096)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(self.keys_from)
            self.lose_terminal()
            return
        self._keyboard.receive(data)
        self._loop.remove_reader(self.keys_from)
        self._use(self._keyboard)

    def _use(self, keyboard: Keyboard) -> None:
        """Send a slice of what has been received, and the next one when all else has had its turn."""
        if keyboard is not self._keyboard or not self._output:
            return  # the terminal has been given back in between
        self._send(keyboard.messages())
        if keyboard.is_empty:
            self._loop.add_reader(self.keys_from, self._read)
            self._loop.call_later(constants.ESCAPE_DELAY + _SLACK_SECONDS, self._send_late, keyboard)
        else:
            self._loop.call_soon(self._use, keyboard)

    def _send_late(self, keyboard: Keyboard) -> None:
        self._send(keyboard.late_messages())

    def _send(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Send a message to the app; where the terminal can report its size and the mouse by pixels, let it."""
        if isinstance(message, InBandWindowResize) and message.supported:
            self._reports_size = True
            if not message.enabled:
                self._set_modes(SIZE_REPORTS)
            if self._mouse:
                self._set_modes(MOUSE_BY_PIXELS)
            message = InBandWindowResize(supported=True, enabled=True)
        super().process_message(message)

    def send_message(self, message: Message) -> None:
        """Send a message to the app: from the loop, so at once."""
        self._app.post_message(message)

    # --- the screen -------------------------------------------------------------------------------------------------

    def write(self, data: str) -> None:
        """Draw."""
        if self._output:
            self._output.write(data)

    def _repaint_from_thread(self) -> None:
        with suppress(RuntimeError):  # the loop has ended meanwhile
            self._loop.call_soon_threadsafe(self.repaint)

    def _tell_size(self) -> None:
        if not self._reports_size:
            size = Size(*self._terminal_size())
            self.send_message(Resize(size, size))

    def _terminal_size(self) -> tuple[int, int]:
        """Ask the terminal that is drawn on: standard output may be a file, `COLUMNS` out of date."""
        with suppress(OSError):
            columns, rows = os.get_terminal_size(self._draws_on)
            if columns and rows:
                return columns, rows
        return 80, 24
