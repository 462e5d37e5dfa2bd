"""Models that were validated before, so that only new and changed files are.

An entry counts only for a file with exactly its text. A cache that is damaged, stale, someone else's, or that cannot be
written costs time, and nothing else.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import MISSING, fields
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from backstretch_tui import __version__
from backstretch_tui.core.model.checked import Model
from backstretch_tui.system.atomic_files import atomic_path, make_private_folder

MAX_BYTES = 64 * 1024 * 1024
"""The largest cache that is read: more than the most and largest files come to."""

_PACKAGE = Path(__file__).parents[1]

_RULES = (
    "content/settings.py", "core/audio/cue_compiler.py", "core/figure/body.py", "core/figure/drawing.py",
    "core/figure/model.py", "core/model/checked.py", "core/model/exercise.py", "core/model/text_safety.py",
    "core/plan/options.py",
)  # fmt: skip
"""The modules that say which values are valid; where one has changed, nothing in the cache counts."""

M = TypeVar("M", bound=Model)

_Entry = tuple[str, Any]
"""A file's text, and what it came to."""


class Cache:
    """The models of files, by their paths."""

    def __init__(self, path: Path | None) -> None:
        """Nothing is read yet; without a path, nothing is kept."""
        self._path = path
        self._new: dict[str, _Entry] = {}

    def get(self, model: type[M], path: Path, text: str) -> M | None:
        """Return what a file came to when its text was validated; None where it was not."""
        known, value = self._entries.get(str(path), ("", None))
        if known != text:
            return None
        with suppress(TypeError, ValueError, KeyError, AttributeError):  # written by another version, or by hand
            found = _decoded(value, _models())
            return found if isinstance(found, model) else None
        return None

    def put(self, path: Path, text: str, model: Model) -> None:
        """Keep what a file came to."""
        self._new[str(path)] = text, _encoded(model)

    def save(self) -> None:
        """Write down what is new; files that are gone by now are forgotten."""
        if self._path is None or not self._new:
            return
        there = {path: entry for path, entry in self._entries.items() if os.path.lexists(path)}
        self._entries, self._new = {**there, **self._new}, {}
        # In ASCII: a path need not be text in any encoding.
        body = json.dumps([_signature(), self._entries], separators=(",", ":")).encode()
        with suppress(OSError):
            make_private_folder(self._path.parent)
            with atomic_path(self._path) as temporary:
                temporary.write_bytes(b"%08x" % crc32(body) + body)

    @cached_property
    def _entries(self) -> dict[str, _Entry]:
        data = _bytes(self._path) if self._path else b""
        with suppress(ValueError, TypeError, RecursionError):
            signature, entries = json.loads(data[8:]) if int(data[:8], 16) == crc32(data[8:]) else ("", {})
            return dict(entries) if signature == _signature() else {}
        return {}


def _bytes(path: Path) -> bytes:
    """Read the cache, if nobody else may have written it."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return b""
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            is_ours = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
            return file.read(MAX_BYTES) if is_ours and not status.st_mode & 0o022 else b""
    except OSError:
        return b""


def _signature() -> list[str | int]:
    """Return what tells the rules for values from those of another time."""
    with suppress(OSError):  # in an archive of modules there are no files
        return [__version__, *((_PACKAGE / module).stat().st_mtime_ns for module in _RULES)]
    return [__version__]


def _encoded(value: Any) -> Any:
    """Return a value as JSON has it: `{"Exercise": {…}}` for a model, `{"": {…}}` for a table of the person's own."""
    match value:
        case Model():
            return {type(value).__name__: {name: _encoded(item) for name, item in _unusual(value)}}
        case Mapping():
            return {"": {key: _encoded(item) for key, item in value.items()}}
        case tuple():
            return [_encoded(item) for item in value]
    return value


def _unusual(model: Model) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a model that are not as their default."""
    for field in fields(model):
        value = getattr(model, field.name)
        if field.default is MISSING or value != field.default:
            yield field.name, value


def _decoded(value: Any, models: Mapping[str, type[Model]]) -> Any:
    if isinstance(value, list):
        return tuple(_decoded(item, models) for item in value)
    if not isinstance(value, dict):
        return value
    ((name, items),) = value.items()
    decoded = {key: _decoded(item, models) for key, item in items.items()}
    return models[name](**decoded) if name else decoded


def _models() -> Mapping[str, type[Model]]:
    """Return all models by their names."""
    waiting, found = [Model], {}
    while waiting:
        for model in waiting.pop().__subclasses__():
            found[model.__name__] = model
            waiting.append(model)
    return found
