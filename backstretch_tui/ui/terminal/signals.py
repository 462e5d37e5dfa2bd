"""Signals that end, stop and continue the program, answered on the event loop."""

import os
import signal
import termios
from contextlib import suppress

from textual.driver import Driver

ENDINGS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""The signals that end the program, in order, with exit status 128 and their number."""


class SignalDriver(Driver):
    """Signal handling of a driver."""

    keys_from: int
    """The file descriptor that keys come from."""

    @property
    def has_taken(self) -> bool:
        """Whether the terminal is taken."""
        raise NotImplementedError

    @property
    def can_give_back(self) -> bool:
        """Whether the terminal is taken, and reads what is written to it."""
        raise NotImplementedError

    def watch_signals(self) -> None:
        """Let the event loop answer signals from now on."""
        for number in ENDINGS:
            self._loop.add_signal_handler(number, self._end, number)
        self._loop.add_signal_handler(signal.SIGTSTP, self._stand_still)
        self._loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def _end(self, number: int) -> None:
        self._app.exit(return_code=128 + number)

    def lose_terminal(self) -> None:
        """End as a hang-up does, from any thread."""
        with suppress(RuntimeError):  # the loop has ended meanwhile
            self._loop.call_soon_threadsafe(self._end, signal.SIGHUP)

    @property
    def can_suspend(self) -> bool:
        """Whether Ctrl-Z works."""
        return True

    def _stand_still(self) -> None:
        """Give the terminal back and stop, with the whole job as Ctrl-Z stops it, until continued."""
        if not self._app.is_running or not self.can_give_back:
            return
        self._app.app_suspend_signal.publish(self._app)
        self.suspend_application_mode()
        self._loop.remove_signal_handler(signal.SIGTSTP)
        self._loop.remove_signal_handler(signal.SIGCONT)
        # Here the program stands still. Where no shell could continue it, the system does not stop it.
        os.killpg(0, signal.SIGTSTP)
        self._wait_for_foreground()
        self.watch_signals()
        self._enter_again()

    def _go_on(self) -> None:
        """Take the terminal again after a stop that was not announced: the shell has used it in between."""
        if not self._app.is_running or not self.has_taken:
            return
        self._wait_for_foreground()
        self.suspend_application_mode()
        self._enter_again()

    def _wait_for_foreground(self) -> None:
        """Stop again if continued in the background (`bg`): only a foreground job may set the terminal."""
        with suppress(termios.error):
            termios.tcsetattr(self.keys_from, termios.TCSANOW, termios.tcgetattr(self.keys_from))

    def _enter_again(self) -> None:
        self._app.app_resume_signal.publish(self._app)
        self.resume_application_mode()
        self.repaint()

    def repaint(self) -> None:
        """Draw everything anew."""
        self._app.refresh(layout=True)
