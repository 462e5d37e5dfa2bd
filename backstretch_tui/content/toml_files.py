"""Read TOML files: whatever a file is, the outcome is a document, or one sentence that says why not."""

import errno
import os
import re
import stat
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from backstretch_tui.content.errors import Fault
from backstretch_tui.core.text import file_errors

MAX_BYTES = 256 * 1024
"""The largest file that is read; the longest valid one has a third of it."""

MAX_NAMES = 20_000
"""How many names of a folder are read."""

MAX_DOTS = 100
"""The most dots or brackets in one line, outside text; more would take tomllib seconds."""


class Source(NamedTuple):
    """A TOML file that was read."""

    path: Path
    text: str
    document: dict[str, Any]


TEXT = re.compile(r"\"(?:[^\"\\]|\\.)*+(?:\"|$)|'[^']*+(?:'|$)|#.*")
"""Text in quotes, and comments."""


def list_toml(folder: Path) -> list[Path] | Fault:
    """Return a folder's TOML files, by name; none where there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, MAX_NAMES)]
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        return _whole(folder, file_errors.FILE_NOT_FOLDER)
    except (OSError, ValueError) as error:
        return _whole(folder, why_not(error))
    # A name that begins with a dot is an editor's or the system's own.
    return [folder / name for name in sorted(names) if name.endswith(".toml") and not name.startswith(".")]


def read_toml(path: Path) -> Source | Fault | None:
    """Read and parse a file. None where it does not exist."""
    text = read_text(path)
    return parse(path, text) if isinstance(text, str) else text


def read_text(path: Path) -> str | Fault | None:
    """Read a file. None where it does not exist: it may have existed a moment ago."""
    try:
        data = _bytes(path)
    except FileNotFoundError:
        if not path.is_symlink():
            return None
        return _whole(path, file_errors.LINK_TO_NOTHING)
    except (OSError, ValueError) as error:  # a ValueError: a name with a zero byte in it
        return _whole(path, why_not(error))
    if isinstance(data, Fault):
        return data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Fault(path, line, "", *file_errors.NOT_UTF8)


def parse(path: Path, text: str) -> Source | Fault:
    """Parse a file's text."""
    import tomllib  # late: files that the cache knows are not parsed

    if crowded := _crowded_line(text):
        return Fault(path, crowded, "", *file_errors.crowded_line(MAX_DOTS))
    try:
        return Source(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = re.search(r"\(at line (\d+), column \d+\)$", message)
        line = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
        problems = (problem for beginning, problem in file_errors.SYNTAX if message.startswith(beginning))
        return Fault(path, line, "", *next(problems, file_errors.NOT_TOML))
    except ValueError:  # a number too long for Python to read, or a day that no calendar has
        return _whole(path, file_errors.IMPOSSIBLE_VALUE)
    except RecursionError:
        return _whole(path, file_errors.TOO_DEEP)


def _whole(path: Path, problem: file_errors.Problem) -> Fault:
    return Fault(path, None, "", *problem)


def _bytes(path: Path) -> bytes | Fault:
    """Read a regular file; anything else could block for ever, or react to being opened."""
    if not_a_file := _not_a_file(path, path.stat()):
        return not_a_file
    # What was a file a moment ago may be a pipe by now: it is not waited for, and looked at again.
    descriptor = os.open(path, os.O_RDONLY | _flag("O_NONBLOCK") | _flag("O_NOCTTY") | _flag("O_BINARY"))
    with os.fdopen(descriptor, "rb") as file:
        if not_a_file := _not_a_file(path, os.fstat(descriptor)):
            return not_a_file
        data = file.read(MAX_BYTES + 1) or b""
    if len(data) > MAX_BYTES:
        return _whole(path, file_errors.too_large(MAX_BYTES // 1024))
    return data


def _flag(name: str) -> int:
    """Return a flag that not every system has."""
    return getattr(os, name, 0)


def _not_a_file(path: Path, status: os.stat_result) -> Fault | None:
    if stat.S_ISREG(status.st_mode):
        return None
    if stat.S_ISDIR(status.st_mode):
        return _whole(path, file_errors.FOLDER_NOT_FILE)
    return _whole(path, file_errors.NOT_A_FILE)


def why_not(error: Exception, done: str = "read") -> file_errors.Problem:
    """Return the problem and the cure for an error of the system. `done`: `read` or `written`."""
    match getattr(error, "errno", None):
        case errno.EACCES | errno.EPERM:
            return file_errors.permission_denied(done)
        case errno.ELOOP:
            return file_errors.LINK_TO_ITSELF
        case errno.ENOTDIR:
            return file_errors.PATH_THROUGH_FILE
        case errno.ENAMETOOLONG:
            return file_errors.NAME_TOO_LONG
        case errno.ENOSPC | errno.EDQUOT:
            return file_errors.disk_full(done)
        case errno.EROFS:
            return file_errors.disk_read_only(done)
    return file_errors.disk_error(done)


def _crowded_line(text: str) -> int | None:
    """Return the number of the first line with too many dots or brackets outside text and comments."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_DOTS:
            bare = TEXT.sub('""', line)
            if bare.count(".") > MAX_DOTS or bare.count("[") + bare.count("{") > MAX_DOTS:
                return number
    return None
