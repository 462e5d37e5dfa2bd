"""Whether there is a terminal to draw on."""

import os
import sys


def has_terminal() -> bool:
    """Tell whether keys can be read and a screen be drawn: on what Textual uses, which is not standard output."""
    output = sys.__stdout__ if sys.platform == "win32" else sys.__stderr__
    streams = (sys.__stdin__, output)
    return os.environ.get("TERM") != "dumb" and all(stream is not None and _is_terminal(stream) for stream in streams)


def _is_terminal(stream: object) -> bool:
    """Ask a stream, which may have been closed by whoever started the program."""
    try:
        return os.isatty(stream.fileno())  # type: ignore[attr-defined]
    except (OSError, ValueError):
        return False
