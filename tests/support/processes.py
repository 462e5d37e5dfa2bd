"""Processes that a test may have left behind."""

import os
from pathlib import Path


def still_running(folder: Path, name: str = "") -> list[str]:
    """Return the processes, other than this, that have a folder in their environment, where the system tells.

    Where a name is given, only those that have it in their command.
    """
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            command = (environment.parent / "cmdline").read_bytes()
            if os.fsencode(folder) in environment.read_bytes() and name.encode() in command:
                found.append(environment.parent.name)
        except OSError:  # it has ended meanwhile, or is another person's
            continue
    return [number for number in found if number != str(os.getpid())]
