"""Files that look like content but are not read: wrong extension, wrong folder."""

import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Literal, get_args

from backstretch_tui.content.errors import Fault
from backstretch_tui.content.toml_files import MAX_NAMES
from backstretch_tui.core.model.exercise import MAX_ID_CHARACTERS
from backstretch_tui.core.text import file_errors
from backstretch_tui.system.paths import SETTINGS

FileKind = Literal["exercises", "routines", "figures"]
FILE_KINDS: tuple[FileKind, ...] = get_args(FileKind)

MAX_IGNORED = 20
"""The most ignored files of one folder that are named."""

_TOML = re.compile(r"(?P<stem>[^.#].*?)\.(?:toml[\s.]*(?:\.(?:txt|text|toml))?|tml)", re.IGNORECASE | re.DOTALL)
"""Names that are TOML to a person. What editors leave behind (`#a.toml#`, `a.toml~`, `.a.toml.swp`) is not."""


def looks_like_toml(name: str) -> bool:
    """Return whether a file is TOML to a person, whatever its extension really is."""
    return _TOML.fullmatch(name) is not None


def better_id(name: str, nameless: str = "my-exercise") -> str:
    """Return the id that the name of a file stands for: `my-bridge` for `My Bridge.toml.txt`, `ubung` for `Übung`.

    `nameless`: the id where nothing of the name can stand in one.
    """
    found = _TOML.fullmatch(name)
    letters = unicodedata.normalize("NFKD", found["stem"] if found else name).lower()
    unaccented = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", unaccented)[:MAX_ID_CHARACTERS].strip("-") or nameless


def ids_like(id_: str) -> Iterator[str]:
    """Yield ids without end, each of a length that is allowed: `bridge`, `bridge-2`, `bridge-3`."""
    yield id_
    for number in count(2):
        ending = f"-{number}"
        yield f"{id_[: MAX_ID_CHARACTERS - len(ending)].rstrip('-')}{ending}"


def wrong_extension(path: Path) -> Fault:
    """Return what is wrong with a file that looks like TOML but does not end in .toml."""
    return Fault(path, None, "", *file_errors.wrong_extension(better_id(path.name)))


def ignored_files(home: Path) -> Iterator[Fault]:
    """Yield what is wrong with files in a folder of content, or in its folders for each kind, that are not read."""
    for kind in FILE_KINDS:
        yield from islice(_ignored_in(home / kind, kind), MAX_IGNORED)
    yield from islice(_misplaced_in(home), MAX_IGNORED)


def _ignored_in(folder: Path, kind: FileKind) -> Iterator[Fault]:
    for entry in _entries(folder):
        path = folder / entry.name
        if entry.name.endswith(".toml"):
            continue
        if looks_like_toml(entry.name):
            yield wrong_extension(path)
        elif _is_folder(entry) and any(looks_like_toml(inner.name) for inner in _entries(path)):
            yield Fault(path, None, "", *file_errors.ignored_folder(kind))


def _misplaced_in(home: Path) -> Iterator[Fault]:
    names = {kind.removesuffix("s"): kind for kind in FILE_KINDS}
    for entry in _entries(home):
        path, name = home / entry.name, entry.name
        if name == SETTINGS or name in FILE_KINDS:
            continue
        if _is_folder(entry):
            kind = names.get(name.lower().removesuffix("s"))
            if kind and not (home / kind).exists():
                yield Fault(path, None, "", *file_errors.wrong_folder_name(kind))
        elif looks_like_toml(name) and better_id(name) in ("settings", "setting", "config"):
            if not (home / SETTINGS).exists():
                yield Fault(path, None, "", *file_errors.wrong_settings_name(SETTINGS))
        elif looks_like_toml(name):
            yield Fault(path, None, "", *file_errors.NO_KINDS_FOLDER)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder, by name, without hidden files; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            visible = [entry for entry in islice(entries, MAX_NAMES) if not entry.name.startswith(".")]
    except (OSError, ValueError):
        return []
    return sorted(visible, key=lambda entry: entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
