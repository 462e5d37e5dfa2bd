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
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.messages import InBandWindowResize

from backstretch_tui.ui.terminal.guardian import Guardian
from backstretch_tui.ui.terminal.keyboard import Keyboard
from backstretch_tui.ui.terminal.output import Output, lead_nowhere
from backstretch_tui.ui.terminal.restore import RESTORE

ENDINGS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""The signals that end the program, in order, with exit status 128 and their number."""

_SLACK_SECONDS = 0.005
"""The loop's timers may come a little early; an escape key that is still waited for would then be lost."""

_MOUSE = "\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h"
_MOUSE_BY_PIXELS = "\x1b[?1016h"
_SIZE_REPORTS = "\x1b[?2048h"
_KEYS = "\x1b[>29u"
"""The kitty keyboard protocol: unambiguous keys (1), the base layout's (4), all of them (8), their text (16)."""
_ENTER = (
    "\x1b[?1049h\x1b[?25l"  # alternate screen, no cursor
    "\x1b[?1004h\x1b[?2004h"  # reports of focus, bracketed paste
    "\x1b[?7l"  # no line wrap
    "\x1b[?2048$p"  # can it report its size?
)
_ASK_FOR_WHOLE_FRAMES = "\x1b[?2026$p"


class TerminalDriver(Driver):
    """Draws on the terminal and reads its keys, and gives it back whatever happens."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # The caller has seen to it that there is a terminal.
        assert sys.__stdin__  # noqa: S101
        assert sys.__stderr__  # noqa: S101
        self._keys_from, self._draws_on = sys.__stdin__.fileno(), sys.__stderr__.fileno()
        self._encoding = sys.__stderr__.encoding
        self._size = size or self._terminal_size()  # otherwise Textual goes by `COLUMNS` and `LINES` at first
        self._before = termios.tcgetattr(self._keys_from)
        self._guardian = Guardian(self._draws_on)
        self._keyboard = self._new_keyboard()
        self._output: Output | None = None
        """None while the terminal is not taken."""
        self._reports_size = False
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

    @property
    def can_suspend(self) -> bool:
        """Whether Ctrl-Z works."""
        return True

    def _stand_still(self) -> None:
        """Give the terminal back and stop, with the whole job as Ctrl-Z stops it, until continued."""
        if not self._app.is_running or self._output is None or self._output.is_dropping:
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
        if not self._app.is_running or self._output is None:
            return
        self._wait_for_foreground()
        self.suspend_application_mode()
        self._enter_again()

    def _wait_for_foreground(self) -> None:
        """Stop again if continued in the background (`bg`): only a foreground job may set the terminal."""
        with suppress(termios.error):
            termios.tcsetattr(self._keys_from, termios.TCSANOW, termios.tcgetattr(self._keys_from))

    def _enter_again(self) -> None:
        self._app.app_resume_signal.publish(self._app)
        self.resume_application_mode()
        self._repaint()

    def _repaint_from_thread(self) -> None:
        self._loop.call_soon_threadsafe(self._repaint)

    def _repaint(self) -> None:
        self._app.refresh(layout=True)

    # --- taking the terminal and giving it back ---------------------------------------------------------------------

    def start_application_mode(self) -> None:
        """Take the terminal, and listen for keys on the loop."""
        self._output = Output(
            self._draws_on,
            self._encoding,
            on_loss=self._lose_terminal,
            on_recovery=self._repaint_from_thread,
        )
        self._loop.add_signal_handler(signal.SIGWINCH, self._tell_size)
        self._tell_size()
        with suppress(termios.error):
            self._before = termios.tcgetattr(self._keys_from)
            termios.tcsetattr(self._keys_from, termios.TCSANOW, _raw(self._before))
            self._guardian.take(self._before)
        self._set_modes(_ENTER)
        if self._mouse:
            self._set_modes(_MOUSE)
        if not constants.DISABLE_KITTY_KEY:
            self._set_modes(_KEYS)
        if os.environ.get("TERM_PROGRAM") != "Apple_Terminal":  # which would print part of the question
            self._set_modes(_ASK_FOR_WHOLE_FRAMES)
        self._keyboard = self._new_keyboard()
        self._loop.add_reader(self._keys_from, self._read)
        self._app.call_after_refresh(self._guardian.start)

    def disable_input(self) -> None:
        """Listen no more."""
        self._loop.remove_reader(self._keys_from)
        self._loop.remove_signal_handler(signal.SIGWINCH)
        with suppress(termios.error):
            termios.tcflush(self._keys_from, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self.disable_input()
        with suppress(termios.error):
            termios.tcsetattr(self._keys_from, termios.TCSANOW, self._before)
        self._set_modes(RESTORE)

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
            data = os.read(self._keys_from, 4096)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(self._keys_from)
            self._lose_terminal()
            return
        self._keyboard.receive(data)
        self._loop.remove_reader(self._keys_from)
        self._use(self._keyboard)

    def _use(self, keyboard: Keyboard) -> None:
        """Send a slice of what has been received, and the next one when all else has had its turn."""
        if keyboard is not self._keyboard or not self._output:
            return  # the terminal has been given back in between
        self._send(keyboard.messages())
        if keyboard.is_empty:
            self._loop.add_reader(self._keys_from, self._read)
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
                self._set_modes(_SIZE_REPORTS)
            if self._mouse:
                self._set_modes(_MOUSE_BY_PIXELS)
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


def _raw(attributes: list[Any]) -> list[Any]:
    """Return a terminal's attributes with every key sent at once, as it is and without an echo."""
    raw = attributes[:]
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    signals = 0 if os.environ.get("TEXTUAL_ALLOW_SIGNALS") else termios.ISIG
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | signals)
    raw[6] = [*attributes[6]]
    raw[6][termios.VMIN] = 1
    return raw
