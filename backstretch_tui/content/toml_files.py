"""Read TOML files: whatever a file is, the outcome is a document, or one sentence that says why not."""

import errno
import os
import re
import stat
import tomllib
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from backstretch_tui.content.errors import Fault

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


_SYNTAX = (
    ("Expected '=' after a key", "“=” is missing after the name", 'write name = "…"'),
    ("Cannot overwrite a value", "this key is already defined above", "keep one of the two"),
    ("Cannot declare", "this heading is already defined above", "keep one; a list of tables has two brackets: [[…]]"),
    ("Cannot mutate immutable", "this key is already defined above", "keep one of the two"),
    ("Cannot redefine", "this key is already defined above", "keep one of the two"),
    ("Duplicate inline table key", "the same key is in this table twice", "keep one of the two"),
    ("Expected newline or end of document", "unexpected text after the value", "start a new line"),
    ("Illegal character '\\n'", "the text has no closing quote", "add the quote that it starts with"),
    ("Illegal character", "a character that TOML does not allow", "remove it"),
    ("Unterminated string", "the text has no closing quote", "add the quote that it starts with"),
    ("Unescaped '\\'", "a backslash in quotes starts an escape code", "write two backslashes, or use single quotes"),
    ("Unclosed array", "the list is not closed", "put commas between its items, and ] at the end"),
    ("Unclosed inline table", "the table is not closed", "put commas between its items, and } at the end"),
    ("Invalid initial character for a key", "a key cannot start like this", "use letters, digits, _ and -"),
    ("Invalid statement", "a line cannot start like this", 'write name = "…"; a comment starts with #'),
    ("Found invalid character", "a character that TOML does not allow", "remove it"),
    ("Escaped character", "an unknown escape code after a backslash", "correct it"),
    ("Invalid hex value", "an unknown escape code after a backslash", "correct it"),
    ("Invalid date", "not a valid date or time", "correct it, or put it in quotes"),
    ("Invalid value", "not a valid value", "put text in quotes, and write numbers without"),
    ("Expected ']' ", "the heading is not closed", "close it: [phases.cues] or [[phases]]"),
    ("Expected ']]'", "the heading is not closed", "close it: [phases.cues] or [[phases]]"),
)
"""How messages of tomllib begin, each with the problem and the cure in plain words."""

_TEXT = re.compile(r"\"(?:[^\"\\]|\\.)*+(?:\"|$)|'[^']*+(?:'|$)|#.*")


def list_toml(folder: Path) -> list[Path] | Fault:
    """Return a folder's TOML files, by name; none where there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, MAX_NAMES)]
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        return _whole(folder, "this is a file, not a folder", "rename it, and create a folder with this name")
    except (OSError, ValueError) as error:
        return _whole(folder, *why_not(error))
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
        return _whole(path, "the link points to a missing file", "fix the link, or delete it")
    except (OSError, ValueError) as error:  # a ValueError: a name with a zero byte in it
        return _whole(path, *why_not(error))
    if isinstance(data, Fault):
        return data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Fault(path, line, "", "not encoded in UTF-8", "save it as UTF-8")


def parse(path: Path, text: str) -> Source | Fault:
    """Parse a file's text."""
    if crowded := _crowded_line(text):
        return Fault(path, crowded, "", "too many dots or brackets in one line", f"the maximum is {MAX_DOTS}")
    try:
        return Source(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = re.search(r"\(at line (\d+), column \d+\)$", message)
        line = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
        for beginning, problem, cure in _SYNTAX:
            if message.startswith(beginning):
                return Fault(path, line, "", problem, cure)
        return Fault(path, line, "", "not valid TOML", "compare it with a file that works")
    except ValueError:  # a number too long for Python to read, or a day that no calendar has
        return _whole(path, "it contains an impossible number or date", "correct it, or put it in quotes")
    except RecursionError:
        return _whole(path, "lists or tables are nested too deeply", "use fewer levels")


def _whole(path: Path, problem: str, cure: str) -> Fault:
    return Fault(path, None, "", problem, cure)


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
        return _whole(path, f"larger than {MAX_BYTES // 1024} KiB", "shorten it, or move it elsewhere")
    return data


def _flag(name: str) -> int:
    """Return a flag that not every system has."""
    return getattr(os, name, 0)


def _not_a_file(path: Path, status: os.stat_result) -> Fault | None:
    if stat.S_ISREG(status.st_mode):
        return None
    if stat.S_ISDIR(status.st_mode):
        return _whole(path, "this is a folder, not a file", "give it a name that does not end in .toml")
    return _whole(path, "this is a pipe, a socket or a device, not a file", "move it elsewhere")


def why_not(error: Exception, done: str = "read") -> tuple[str, str]:
    """Return the problem and the cure for an error of the system. `done`: `read` or `written`."""
    match getattr(error, "errno", None):
        case errno.EACCES | errno.EPERM:
            return f"cannot be {done}: permission denied", "change its permissions"
        case errno.ELOOP:
            return "the link points to itself", "fix the link, or delete it"
        case errno.ENOTDIR:
            return "part of the path is not a folder", "check the path"
        case errno.ENAMETOOLONG:
            return "the name is too long", "use a shorter name"
        case errno.ENOSPC | errno.EDQUOT:
            return f"cannot be {done}: the disk is full", "free some space"
        case errno.EROFS:
            return f"cannot be {done}: the disk is read-only", "use another folder: set BACKSTRETCH_HOME"
    return f"cannot be {done}", "check the disk"


def _crowded_line(text: str) -> int | None:
    """Return the number of the first line with too many dots or brackets outside text and comments."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_DOTS:
            bare = _TEXT.sub('""', line)
            if bare.count(".") > MAX_DOTS or bare.count("[") + bare.count("{") > MAX_DOTS:
                return number
    return None
