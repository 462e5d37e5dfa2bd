"""Reads a database in which nothing may change: not even a file is made beside it."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from backstretch_tui.core.text import history_errors as reasons
from backstretch_tui.history.database import journals
from backstretch_tui.history.errors import UnavailableError
from backstretch_tui.system.atomic_files import MAX_WRITING_SECONDS, files_in
from backstretch_tui.system.open_files import read_start

PREFIX = "backstretch-import-"
"""Begins the name of the temporary folder of a copy."""

MAX_BYTES = 512 * 1024 * 1024
"""The most that a database has, with what is unfinished beside it."""

_WITH_LOG = b"\x02\x02"
"""The 18th byte of a database that has a write-ahead log."""


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """Connect to a database to read it, also what was not finished in it.

    Raises OSError, sqlite3.Error, and UnavailableError where it is too large.
    """
    path = Path(os.path.realpath(path))
    unfinished = [journal for journal in journals(path) if not journal.name.endswith("-shm")]
    if sum(file.stat().st_size for file in (path, *unfinished)) > MAX_BYTES:
        raise UnavailableError(reasons.TOO_LARGE)
    if not unfinished and read_start(path, 20)[18:] != _WITH_LOG:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            yield connection
        return
    with TemporaryDirectory(prefix=PREFIX) as folder:  # to open it where it is would make files beside it
        copy = Path(folder) / "history.db"
        for file in (path, *unfinished):
            shutil.copyfile(file, f"{copy}{file.name.removeprefix(path.name)}")
        with closing(sqlite3.connect(copy)) as connection:
            yield connection


def abandoned_copies(now: float) -> list[Path]:
    """Return the copies that killed programs of the same person left behind; `now` in seconds since 1970."""
    folders = Path(gettempdir()).glob(f"{PREFIX}*")
    return [path for folder in folders if _is_abandoned(folder, now) for path in files_in(folder, "history.db*")]


def _is_abandoned(path: Path, now: float) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    is_own = os.name != "posix" or status.st_uid == os.getuid()
    return stat.S_ISDIR(status.st_mode) and is_own and status.st_mtime < now - MAX_WRITING_SECONDS
