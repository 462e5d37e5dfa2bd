"""Processes that a test may have left behind."""

import os
from pathlib import Path


def still_running(folder: Path) -> list[str]:
    """Return the processes, other than this, that have a folder in their environment, where the system tells."""
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            if os.fsencode(folder) in environment.read_bytes():
                found.append(environment.parent.name)
        except OSError:  # it has ended meanwhile, or is another person's
            continue
    return [number for number in found if number != str(os.getpid())]
