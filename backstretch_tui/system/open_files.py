"""Reading from a file on which SQLite may hold locks in the same process.

POSIX drops all locks that a process holds on a file when the process closes that file anywhere, also those of another
thread's connection. So a file that was opened here stays open.
"""

import os
from pathlib import Path

MAX_OPEN = 64
"""Far more files than a program has databases; those used least recently are closed."""

_handles: dict[tuple[int, int], int] = {}
"""Open files by their device and inode, those used last at the end."""


def read_start(path: Path, size: int) -> bytes:
    """Return the first bytes of a file. Raises OSError."""
    if os.name != "posix":  # where locks do not end so
        with path.open("rb") as file:
            return file.read(size)
    status = path.stat()
    handle = _handles.pop((status.st_dev, status.st_ino), None)
    if handle is None:
        handle = os.open(path, os.O_RDONLY)
        status = os.fstat(handle)
    _handles[status.st_dev, status.st_ino] = handle
    if len(_handles) > MAX_OPEN:
        os.close(_handles.pop(next(iter(_handles))))
    return os.pread(handle, size, 0)
