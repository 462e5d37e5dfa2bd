"""Lines to a stream that may not be read for a while: a thread writes them, and nobody else waits."""

import os
import select
from io import RawIOBase
from queue import Queue
from threading import Thread
from typing import TextIO, cast

from backstretch_tui.cli.output import output_errors


class LineWriter:
    """Takes lines at once, and writes them in their order when the reader reads."""

    def __init__(self, stream: TextIO | None) -> None:
        """Write to a stream; nowhere where it is closed."""
        self._stream = stream
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
                    _send(self._stream, line + os.linesep)
        except OSError as error:
            self._failure = error


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
