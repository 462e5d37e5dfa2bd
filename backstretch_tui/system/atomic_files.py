"""Files for the person's eyes only: made whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def make_private_folder(path: Path) -> None:
    """Make a folder that only the person may look into, if there is none."""
    if not path.is_dir():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)  # whatever the umask took away


def make_private_file(path: Path) -> None:
    """Make an empty file that only the person may look into, if there is none."""
    make_private_folder(path.parent)
    # One that is there is not even opened: to close it again would take SQLite's locks off it.
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


@contextmanager
def atomic_path(path: Path, mode: int = 0o600) -> Iterator[Path]:
    """Yield a path to write to; afterwards, if nothing went wrong, that file takes the place of `path`.

    A link stays one: the file takes the place of what it leads to. So does a pipe or a device, which nothing can take
    the place of: it is yielded itself.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    path = Path(os.path.realpath(path))
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def partial_files_in(folder: Path, names: str) -> list[Path]:
    """Return what is left where a program was killed while it made a file whole; `names` is a pattern of such files."""
    return [path for path in folder.glob(f".{names}.*") if path.is_file()]


def sync_folder(path: Path) -> None:
    """Make sure that a new name survives a power cut, where the system has a way to."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
