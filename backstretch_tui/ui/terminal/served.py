"""Textual's driver for a browser, ended with the server: Textual's own would run on for nobody."""

import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVarTuple

from textual.drivers.web_driver import WebDriver
from textual.message import Message

Arguments = TypeVarTuple("Arguments")


class ServedDriver(WebDriver):
    """Draws through the pipes of `textual-serve`."""

    def start_application_mode(self) -> None:
        """Begin to draw, and end by signals with the status that a shell expects."""
        super().start_application_mode()
        for number in (signal.SIGINT, signal.SIGTERM):
            self._loop.add_signal_handler(number, self._app.exit, None, 128 + number)

    def run_input_thread(self) -> None:
        """Read keys until the server has gone."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._lose_server()

    def send_message(self, message: Message) -> None:
        """Send a message to the app, from any thread, as long as it runs."""
        self._call(self._app.post_message, message)

    def write(self, data: str) -> None:
        """Draw, if anybody is there to see it."""
        try:
            super().write(data)
        except OSError:
            self._lose_server()

    def write_meta(self, data: dict[str, object]) -> None:
        """Tell the server something, if it is there."""
        try:
            super().write_meta(data)
        except OSError:
            self._lose_server()

    def _lose_server(self) -> None:
        self._call(self._app.exit, None, 128 + signal.SIGHUP)

    def _call(self, function: Callable[[*Arguments], object], *args: *Arguments) -> None:
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(function, *args)
