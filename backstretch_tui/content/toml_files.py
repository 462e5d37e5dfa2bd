"""A file's bytes to a TOML document, whatever the file is: or one sentence that says why not."""

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
"""The largest file that is read: the longest that any of our models takes is a third of it."""

MAX_NAMES = 20_000
"""How many names of a folder are looked at."""

MAX_DOTS = 100
"""Dots or brackets in one line, outside text. More is no file of ours, and would cost tomllib seconds."""


class Source(NamedTuple):
    """A TOML file that was read."""

    path: Path
    text: str
    document: dict[str, Any]


_SYNTAX = (
    ("Expected '=' after a key", "there is no “=” after the name", 'write it as: name = "…"'),
    ("Cannot overwrite a value", "this was given already, further up", "keep one of the two"),
    (
        "Cannot declare",
        "this heading was given already, further up",
        "keep one; a list of them has two brackets: [[…]]",
    ),
    ("Cannot mutate immutable", "this was given already, further up", "keep one of the two"),
    ("Cannot redefine", "this was given already, further up", "keep one of the two"),
    ("Duplicate inline table key", "the same name is in here twice", "keep one of the two"),
    ("Expected newline or end of document", "something follows what is complete", "start it on a line of its own"),
    ("Illegal character '\\n'", "text is not closed", "end it with the quote that it begins with"),
    ("Illegal character", "there is a character that TOML does not take", "take it out"),
    ("Unterminated string", "text is not closed", "end it with the quote that it begins with"),
    ("Unescaped '\\'", "a backslash in quotes begins a code", "write two backslashes, or use single quotes"),
    ("Unclosed array", "a list is not closed", "put a comma between any two of it, and ] at its end"),
    ("Unclosed inline table", "a table is not closed", "put a comma between any two of it, and } at its end"),
    ("Invalid initial character for a key", "a name cannot begin like this", "use letters, digits, _ and -"),
    ("Invalid statement", "a line cannot begin like this", 'write name = "…", or begin a remark with #'),
    ("Found invalid character", "there is a character that TOML does not take", "take it out"),
    ("Escaped character", "a backslash code in quotes stands for no character", "correct it"),
    ("Invalid hex value", "a backslash code in quotes stands for no character", "correct it"),
    ("Invalid date", "there is no such day or time", "correct it, or put it in quotes"),
    ("Invalid value", "what follows the “=” is no value", "put text in quotes; write numbers without"),
    ("Expected ']' ", "a heading is not closed", "close it: [phases.cues], or [[phases]]"),
    ("Expected ']]'", "a heading is not closed", "close it: [phases.cues], or [[phases]]"),
)
"""How tomllib's messages begin, and what they mean to a person."""

_TEXT = re.compile(r"\"(?:[^\"\\]|\\.)*+(?:\"|$)|'[^']*+(?:'|$)|#.*")


def list_toml(folder: Path) -> list[Path] | Fault:
    """Return a folder's TOML files, by name; none where there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, MAX_NAMES)]
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        return _whole(folder, "it is a file, not a folder", "give it another name, and make a folder of this name")
    except (OSError, ValueError) as error:
        return _whole(folder, *why_not(error))
    # A name that begins with a dot is an editor's or the system's own.
    return [folder / name for name in sorted(names) if name.endswith(".toml") and not name.startswith(".")]


def read_toml(path: Path) -> Source | Fault | None:
    """Read a file and make sense of it. None where it is gone."""
    text = read_text(path)
    return parse(path, text) if isinstance(text, str) else text


def read_text(path: Path) -> str | Fault | None:
    """Read a file. None where it is gone: it may have been there a moment ago."""
    try:
        data = _bytes(path)
    except FileNotFoundError:
        if not path.is_symlink():
            return None
        return _whole(path, "it is a link to a file that is not there", "mend the link, or take it away")
    except (OSError, ValueError) as error:  # a ValueError: a name with a zero byte in it
        return _whole(path, *why_not(error))
    if isinstance(data, Fault):
        return data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Fault(path, line, "", "it is not in UTF-8", "save it again with the encoding UTF-8")


def parse(path: Path, text: str) -> Source | Fault:
    """Make sense of a file's text."""
    if crowded := _crowded_line(text):
        return Fault(path, crowded, "", "there are too many dots or brackets in one line", f"use at most {MAX_DOTS}")
    try:
        return Source(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = re.search(r"\(at line (\d+), column \d+\)$", message)
        line = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
        for beginning, problem, cure in _SYNTAX:
            if message.startswith(beginning):
                return Fault(path, line, "", problem, cure)
        return Fault(path, line, "", "this is not TOML", "compare it with a file that works")
    except ValueError:  # a number too long for Python to read, or a day that no calendar has
        return _whole(path, "a number or a date in it cannot be", "correct it, or put it in quotes")
    except RecursionError:
        return _whole(path, "its lists or tables are too deep in one another", "make them shallower")


def _whole(path: Path, problem: str, cure: str) -> Fault:
    return Fault(path, None, "", problem, cure)


def _bytes(path: Path) -> bytes | Fault:
    """Read a regular file, and nothing that could wait for ever or answer to being opened."""
    if not_a_file := _not_a_file(path, path.stat()):
        return not_a_file
    # What was a file a moment ago may be a pipe by now: it is not waited for, and looked at again.
    descriptor = os.open(path, os.O_RDONLY | _flag("O_NONBLOCK") | _flag("O_NOCTTY") | _flag("O_BINARY"))
    with os.fdopen(descriptor, "rb") as file:
        if not_a_file := _not_a_file(path, os.fstat(descriptor)):
            return not_a_file
        data = file.read(MAX_BYTES + 1) or b""
    if len(data) > MAX_BYTES:
        return _whole(path, f"it is larger than {MAX_BYTES // 1024} KiB", "make it shorter, or move it elsewhere")
    return data


def _flag(name: str) -> int:
    """Return a flag that not every system has."""
    return getattr(os, name, 0)


def _not_a_file(path: Path, status: os.stat_result) -> Fault | None:
    if stat.S_ISREG(status.st_mode):
        return None
    if stat.S_ISDIR(status.st_mode):
        return _whole(path, "it is a folder, not a file", "give it a name that does not end in .toml")
    return _whole(path, "it is a pipe, a socket or a device, not a file", "move it elsewhere")


def why_not(error: Exception, done: str = "read") -> tuple[str, str]:
    """Return what an error of the system means, and the cure. `done` is what could not be done."""
    match getattr(error, "errno", None):
        case errno.EACCES | errno.EPERM:
            return f"it may not be {done}", "give yourself the right to it"
        case errno.ELOOP:
            return "it is a link that leads back to itself", "mend the link, or take it away"
        case errno.ENOTDIR:
            return "a part of its path is not a folder", "look at the path again"
        case errno.ENAMETOOLONG:
            return "its name is too long", "give it a shorter name"
        case errno.ENOSPC | errno.EDQUOT:
            return f"it cannot be {done}: the disk is full", "make room on it"
        case errno.EROFS:
            return f"it cannot be {done}: the disk takes no changes", "use another folder: set BACKSTRETCH_HOME"
    return f"it cannot be {done}", "see whether its disk is in order"


def _crowded_line(text: str) -> int | None:
    """Return the number of the first line with more dots or brackets, outside text and comments, than we take."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_DOTS:
            bare = _TEXT.sub('""', line)
            if bare.count(".") > MAX_DOTS or bare.count("[") + bare.count("{") > MAX_DOTS:
                return number
    return None
