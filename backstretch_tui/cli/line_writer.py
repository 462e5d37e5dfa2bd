"""Lines to a stream that may not be read for a while: a thread writes them, and nobody else waits."""

import os
import select
from io import RawIOBase
from queue import Queue
from textwrap import wrap
from threading import Thread
from typing import TextIO, cast

from backstretch_tui.cli.output import output_errors


class LineWriter:
    """Takes lines at once, and writes them in their order when the reader reads."""

    def __init__(self, stream: TextIO | None, *, wraps: bool = False) -> None:
        """Write to a stream; nowhere where it is closed. Lines are wrapped to the width of a terminal if so wanted."""
        self._stream = stream
        self._wraps = wraps and stream is not None and stream.isatty()
        self._lines: Queue[str | None] = Queue()
        self._failure: OSError | None = None
        self._thread = Thread(target=self._run, name="lines", daemon=True)
        self._thread.start()

    def put(self, line: str) -> None:
        """Take a line. Raises OutputError and BrokenPipeError where an earlier one could not be written."""
        self._raise_failure()
        self._lines.put(line)

    def close(self, seconds: float | None = None) -> None:
        """Wait until all is written, but no longer than so many seconds. Raises as `put` does."""
        self._lines.put(None)
        self._thread.join(seconds)
        self._raise_failure()

    def _raise_failure(self) -> None:
        if self._failure:
            with output_errors():
                raise self._failure

    def _run(self) -> None:
        try:
            while (line := self._lines.get()) is not None:
                if self._stream:
                    for part in self._wrapped(line):
                        _send(self._stream, part + os.linesep)
        except OSError as error:
            self._failure = error

    def _wrapped(self, line: str) -> list[str]:
        if not self._wraps or not self._stream:
            return [line]
        columns, _ = os.get_terminal_size(self._stream.fileno())
        return wrap(line, columns, break_on_hyphens=False) if columns else [line]


def _send(stream: TextIO, text: str) -> None:
    """Write around the stream's buffer, whose lock the end of the program would wait for."""
    buffer = stream.buffer
    raw = cast(RawIOBase, getattr(buffer, "raw", buffer))
    data = text.encode(stream.encoding, stream.errors or "strict")
    while data:
        written = raw.write(data)
        if written is None:  # another program has made the terminal or the pipe non-blocking
            select.select([], [raw], [])
        else:
            data = data[written:]
