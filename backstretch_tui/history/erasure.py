"""Deletes everything that was recorded: also where links lead, what SQLite keeps beside it, and partial files."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from backstretch_tui.history.database import is_ours, journals
from backstretch_tui.history.errors import history_errors
from backstretch_tui.history.read_only import PREFIX, abandoned_copies
from backstretch_tui.system.atomic_files import is_file, is_folder, partial_files_in
from backstretch_tui.system.paths import DataPaths


@dataclass(frozen=True, slots=True)
class OtherNames:
    """A file has other names (hard links) elsewhere, under which it remains."""

    path: Path
    inode: int
    mount: Path
    """The folder below which the other names are."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """All that was recorded, as files."""

    files: tuple[Path, ...]
    """Files and links to delete."""
    foreign: tuple[Path, ...]
    """Where links lead that are not histories of ours: these files stay."""
    other_names: tuple[OtherNames, ...]


def find_recorded(paths: DataPaths, now: float) -> Recorded:
    """Return every file that has something of the history in it; `now` in seconds since 1970.

    Raises HistoryError where that cannot be known.
    """
    files, foreign = dict[Path, None](), list[Path]()
    with history_errors():
        for path in [*_matching(paths.folder, "history*.db*"), *_matching(paths.backups, "*.db*")]:
            target = Path(os.path.realpath(path))
            if path.is_symlink():
                files[path] = None
                if is_file(target) and is_ours(target):
                    beside = [*journals(target), *partial_files_in(target.parent, target.name)]
                    files.update(dict.fromkeys([target, *beside]))
                elif is_file(target):
                    foreign.append(target)
            elif is_file(path):
                files[path] = None
        files.update(dict.fromkeys(abandoned_copies(now)))
        return Recorded(tuple(files), tuple(foreign), tuple(_other_names(files)))


def erase(paths: DataPaths, files: tuple[Path, ...]) -> list[Path]:
    """Delete files, and the folder of backups if it is empty then. Return what could not be deleted."""
    remaining = []
    for path in files:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            remaining.append(path)
    for folder in {path.parent for path in files} - {paths.folder, paths.backups}:
        if folder.name.startswith(PREFIX):
            with suppress(OSError):
                folder.rmdir()
    with suppress(OSError):
        Path(os.path.realpath(paths.backups)).rmdir()
        if paths.backups.is_symlink():
            paths.backups.unlink()
    return remaining


def _matching(folder: Path, pattern: str) -> Iterator[Path]:
    """Yield what is in a folder under names of a pattern, or as a partial file of such a name. Raises OSError."""
    if not is_folder(folder):
        return
    for path in sorted(folder.iterdir()):
        if fnmatchcase(path.name, pattern) or fnmatchcase(path.name, f".{pattern}.*"):
            yield path


def _other_names(files: dict[Path, None]) -> Iterator[OtherNames]:
    """Yield the files that have more names than those that are to be deleted."""
    status = {path: path.stat() for path in files if not path.is_symlink()}
    names = Counter((its.st_dev, its.st_ino) for its in status.values())
    for path, its in status.items():
        if its.st_nlink > names[its.st_dev, its.st_ino]:
            yield OtherNames(path, its.st_ino, next(folder for folder in path.parents if os.path.ismount(folder)))
