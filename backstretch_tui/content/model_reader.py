"""Files of exercises, routines and figures to checked models, one after the other."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from backstretch_tui.content.cache import Cache
from backstretch_tui.content.errors import MAX_FAULTS, Fault, did_you_mean, field_of
from backstretch_tui.content.ignored_files import FILE_KINDS, FileKind, better_id, looks_like_toml, wrong_extension
from backstretch_tui.content.line_numbers import line_of, lines_of
from backstretch_tui.content.toml_files import Source, list_toml, parse, read_text
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.model.exercise import MAX_ID_CHARACTERS, Exercise, Routine, is_id
from backstretch_tui.core.plan.validation import Mismatch
from backstretch_tui.core.text import file_errors
from backstretch_tui.system.paths import SETTINGS

MAX_FILES = 2_000
"""The most files of one folder that are read."""

MAX_CHARACTERS = 4 * 1024 * 1024
"""The most characters of one folder's files that are read: the most files there may be, at 2,000 characters each."""

MEAN_CHARACTERS = 4_000
"""How long a file is that is searched for lines, on average: looking for them takes time."""

_Model = Exercise | Routine | Figure

MODELS: dict[FileKind, type[_Model]] = {
    "exercises": Exercise,
    "routines": Routine,
    "figures": Figure,
}

Files = list[tuple[Path, FileKind | None]]
"""Files and what they hold; None: their own keys say which."""


class ModelReader:
    """Reads one file after the other, and collects what is wrong with them."""

    def __init__(self, located: int, cache: Cache) -> None:
        self.cache = cache
        self.faults: list[Fault] = []
        self._located = located
        """How many faults get a line and a suggestion."""
        self._located_characters = 0
        """How long the files were that were searched for lines."""
        self._characters: Counter[Path] = Counter()
        """How much of each folder was read."""

    def folder(self, folder: Path, kind: FileKind | None) -> Files:
        """Return the files of a folder, which need not be there."""
        files = list_toml(folder)
        if isinstance(files, Fault):
            self.faults.append(files)
            return []
        if len(files) > MAX_FILES:
            self.faults.append(Fault(folder, None, "", *file_errors.too_many_files(len(files), MAX_FILES)))
        return [(file, kind) for file in files[:MAX_FILES]]

    def anything(self, path: Path) -> Files:
        """Return a file, or the files of a folder."""
        if path.is_dir():
            files = self.folder(path, _kind_named(path.absolute()))
            return [(file, kind) for file, kind in files if file.name != SETTINGS]
        if not path.exists() and not path.is_symlink():
            self.faults.append(Fault(path, None, "", *file_errors.NO_SUCH_FILE))
        elif looks_like_toml(path.name) and path.suffix != ".toml":
            self.faults.append(wrong_extension(path))
        else:
            return [(path, _kind_named(path.absolute().parent))]
        return []

    def read(self, path: Path, kind: FileKind | None) -> tuple[Source, _Model] | None:
        """Read a file. None where it is faulty, or gone."""
        if self._characters[path.parent] > MAX_CHARACTERS:
            return None
        text = read_text(path)
        if isinstance(text, str):
            self._characters[path.parent] += len(text)
            if self._characters[path.parent] > MAX_CHARACTERS:
                text = Fault(path, None, "", *file_errors.FOLDER_TOO_LARGE)
        if kind and isinstance(text, str) and (model := self.cache.get(MODELS[kind], path, text)):
            return Source(path, text, {}), model
        source = parse(path, text) if isinstance(text, str) else text
        if not isinstance(source, Source):
            self.faults += filter(None, [source])
            return None
        kind = kind or _kind_by_keys(source)
        if kind is None:
            self.faults.append(Fault(path, None, "", *file_errors.NO_KIND))
            return None
        if fault := _misnamed(source):
            self.faults.append(fault)
            return None
        found = self._validated(MODELS[kind], source)
        return (source, found) if found else None

    def _validated(self, model: type[_Model], source: Source) -> _Model | None:
        from backstretch_tui.content.validation import ValidationError, faults_of, validated  # late: see `Cache`

        try:
            found = validated(model, source.document | {"id": source.path.stem})
        except ValidationError as error:
            self.faults += faults_of(error, model, source, closely=self._looks_closely_at(source))
            return None
        self.cache.put(source.path, source.text, found)
        return found

    def report(self, source: Source, mismatches: Iterator[Mismatch], known: Collection[str]) -> list[Fault]:
        """Collect and return what in a file does not fit what is known."""
        number = len(self.faults)
        found = list(islice(mismatches, MAX_FAULTS))
        closely = bool(found) and self._looks_closely_at(source)
        lines = lines_of(source.text, [mismatch.place for mismatch in found]) if closely else [None] * len(found)
        for line, (place, problem, cure, unknown) in zip(lines, found, strict=True):
            meant = did_you_mean(unknown, known) if unknown and closely else ""
            self.faults.append(Fault(source.path, line, field_of(place), problem, meant or cure))
        return self.faults[number:]

    def _looks_closely_at(self, source: Source) -> bool:
        """Return whether the errors of a file get a line and a suggestion, and count it."""
        self._located_characters += len(source.text)
        return len(self.faults) < self._located and self._located_characters <= self._located * MEAN_CHARACTERS


def _kind_named(folder: Path) -> FileKind | None:
    return next((kind for kind in FILE_KINDS if kind == folder.name), None)


def _kind_by_keys(source: Source) -> FileKind | None:
    if "exercises" in source.document:
        return "routines"
    if "poses" in source.document:
        return "figures"
    return "exercises" if {"phases", "steps"} & source.document.keys() else None


def _misnamed(source: Source) -> Fault | None:
    """Return what is wrong with a file's name: without .toml, it is the id of what the file holds."""
    path, stem = source.path, source.path.stem
    if "id" in source.document:
        return Fault(path, line_of(source.text, ("id",)), "id", *file_errors.ID_IN_FILE)
    if is_id(stem):
        return None
    return Fault(path, None, "", *file_errors.wrong_name(MAX_ID_CHARACTERS, better_id(path.name)))
