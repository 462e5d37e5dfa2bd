"""Writes to the terminal in a thread of its own: a terminal that does not read holds nobody up."""

import os
import select
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread

from backstretch_tui.system.encoding import TRANSLITERATE_CELLS

MAX_UNSENT_CHARACTERS = 65_536
"""How much may wait to be written, besides one frame of any size, before frames are dropped."""

MAX_CLOSE_SECONDS = 1.0
"""How long the end of the program waits for a terminal that does not read."""


class Output:
    """Takes text at once and writes it when the terminal reads.

    While the terminal does not read, frames are dropped whole; as soon as it reads again, `on_recovery` is called so
    that everything is drawn anew. Once the terminal is gone, `on_loss` is called and text goes nowhere. Both are called
    in the thread that writes.
    """

    def __init__(
        self, fileno: int, encoding: str, *, on_loss: Callable[[], None], on_recovery: Callable[[], None]
    ) -> None:
        self._fileno = fileno
        self._encoding = encoding
        self._on_loss = on_loss
        self._on_recovery = on_recovery
        self._unsent: list[tuple[str, bool]] = []
        """Each text, and whether it is a frame."""
        self._unsent_characters = 0
        self._is_writing = False
        """Whether the thread has taken some of it, and is not done with it."""
        self._is_dropping = False
        self._is_closing = False
        self._changed = Condition()
        self._thread = Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    @property
    def is_dropping(self) -> bool:
        """Whether the terminal does not read, so that frames are dropped."""
        return self._is_dropping

    def write(self, text: str, *, is_frame: bool = True) -> None:
        """Write a frame, or what must not be dropped: a change of the terminal's modes."""
        with self._changed:
            if is_frame:
                if self._is_writing and self._unsent and self._unsent_characters + len(text) > MAX_UNSENT_CHARACTERS:
                    self._drop_frames()
                if self._is_dropping:
                    return
            self._unsent.append((text, is_frame))
            self._unsent_characters += len(text)
            self._changed.notify()

    def close(self) -> bool:
        """Write what is left and end the thread. Return False, and write no more, if the terminal does not read."""
        with self._changed:
            self._is_closing = True
            self._changed.notify()
        self._thread.join(MAX_CLOSE_SECONDS)
        with self._changed:
            self._unsent.clear()
        return not self._thread.is_alive()

    def _drop_frames(self) -> None:
        self._unsent = [(text, is_frame) for text, is_frame in self._unsent if not is_frame]
        self._unsent_characters = sum(len(text) for text, _ in self._unsent)
        self._is_dropping = True

    def _run(self) -> None:
        while texts := self._next_texts():
            self._send("".join(text for text, _ in texts).encode(self._encoding, TRANSLITERATE_CELLS))
            if self._has_dropped():
                self._on_recovery()

    def _has_dropped(self) -> bool:
        """End a piece of writing, and return whether frames were dropped meanwhile."""
        with self._changed:
            was_dropping, self._is_dropping, self._is_writing = self._is_dropping, False, False
            return was_dropping

    def _next_texts(self) -> list[tuple[str, bool]]:
        """Wait for something to write; nothing is left after the end."""
        with self._changed:
            while not self._unsent and not self._is_closing:
                self._changed.wait()
            self._is_writing = True
            texts, self._unsent = self._unsent, []
            self._unsent_characters = 0
            return texts

    def _send(self, data: bytes) -> None:
        while data:
            try:
                data = data[os.write(self._fileno, data) :]
            except BlockingIOError:  # another program has made the terminal non-blocking
                select.select([], [self._fileno], [])
            except OSError:
                lead_nowhere(self._fileno)
                self._on_loss()
                return


def lead_nowhere(fileno: int) -> None:
    """Let nothing that is printed later fail or wait."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError):
        os.dup2(nowhere, fileno)
    os.close(nowhere)
