"""Ctrl-C while modules are loaded."""

from __future__ import annotations

import signal
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing takes time to import
    from collections.abc import Iterator


@contextmanager
def loading() -> Iterator[None]:
    """Let Ctrl-C end the program at once, as nothing has been begun: in an import it would be a traceback."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # it is ignored, as in a background job; or the app has its own way
        return
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError:  # not in the main thread, which alone is interrupted
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
