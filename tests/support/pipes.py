"""A pipe with a name, and somebody who reads from it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from tests.support.waiting import PATIENCE_SECONDS

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")


@contextmanager
def read_from(path: Path) -> Iterator[list[bytes]]:
    """Make a pipe. Whatever is written to it within is in the list afterwards."""
    read: list[bytes] = []
    os.mkfifo(path)
    both = os.open(path, os.O_RDWR)  # so that nobody waits for the other side, whatever becomes of it
    with path.open("rb") as pipe:
        reader = Thread(target=lambda: read.append(pipe.read()), daemon=True)
        reader.start()
        try:
            yield read
        finally:
            os.close(both)
            reader.join(PATIENCE_SECONDS)
