"""Private files, written whole or not at all."""

import glob
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from pathlib import Path

MAX_WRITING_SECONDS = 600
"""How long a file takes to be written at most. A partial file that is older was left by a program that was killed."""


def make_private_folder(path: Path) -> None:
    """Create a folder that only the person may look into, if there is none."""
    if not path.is_dir():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)  # whatever the umask took away


def make_private_file(path: Path) -> None:
    """Create an empty file that only the person may look into, if there is none."""
    make_private_folder(path.parent)
    # One that is there is not even opened: to close it again would take SQLite's locks off it.
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


@contextmanager
def atomic_path(path: Path, mode: int = 0o600) -> Iterator[Path]:
    """Yield a path to write to; afterwards, if nothing went wrong, that file takes the place of `path`.

    A link stays one: the file takes the place of what it leads to. So does a pipe or a device, which nothing can take
    the place of: it is yielded itself. Partial files that a killed program left under the same name are deleted.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    path = Path(os.path.realpath(path))
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    try:
        partial = f".{glob.escape(path.name)}.{'[0-9a-f]' * 8}"
        left_behind = files_in(path.parent, partial, f"{partial}-journal")
        remove_old(left_behind, temporary.stat().st_mtime)
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def files_in(folder: Path, *patterns: str) -> list[Path]:
    """Return the files of a folder whose names match one of the patterns; links that lead to no file are left out."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in paths if any(fnmatchcase(path.name, pattern) for pattern in patterns) and is_file(path)]


def is_file(path: Path) -> bool:
    """Return whether a path leads to a file, and not to a folder, a pipe, nothing, or where nobody may look."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Return whether a path leads to a folder that can be found."""
    try:
        return path.is_dir()
    except OSError:
        return False


def partial_files_in(folder: Path, *names: str) -> list[Path]:
    """Return what is left where a program was killed while it wrote a file whole; `names` are those of such files.

    A name may be a pattern.
    """
    return files_in(folder, *(f".{name}.*" for name in names))


def remove_old(partial_files: Iterable[Path], now: float) -> None:
    """Delete the partial files that nobody writes any more; `now` in seconds since 1970."""
    for path in partial_files:
        with suppress(OSError):
            if path.lstat().st_mtime < now - MAX_WRITING_SECONDS:
                path.unlink()


def sync_folder(path: Path) -> None:
    """Make sure that a new name survives a power cut, where the system has a way to."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
