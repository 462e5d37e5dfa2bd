"""Whether there is a terminal to draw on."""

import os
import sys
from typing import TextIO


def has_terminal() -> bool:
    """Tell whether keys can be read and a screen be drawn: on what Textual uses, which is not standard output."""
    output = sys.__stdout__ if sys.platform == "win32" else sys.__stderr__
    return os.environ.get("TERM") != "dumb" and _is_terminal(sys.__stdin__) and _is_terminal(output)


def _is_terminal(stream: TextIO | None) -> bool:
    """Ask a stream, which whoever started the program may have closed."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False
