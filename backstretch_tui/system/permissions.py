"""Who may read and change the person's files, where the system has owners and others."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def exposed(paths: Iterable[Path]) -> list[Path]:
    """Return the files that others may read or change, and the folders that others may change."""
    return [path for path in paths if _excess(path)]


def make_private(path: Path) -> None:
    """Take from others what `exposed` is about; nothing happens where that is not ours to do."""
    with suppress(OSError):
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_excess(path))


def _excess(path: Path) -> int:
    """Return the bits of a file's mode that are not to be set."""
    if os.name != "posix":
        return 0
    try:
        mode = path.stat().st_mode
    except OSError:
        return 0
    return mode & (_OTHERS_WRITE if stat.S_ISDIR(mode) else _OTHERS)
