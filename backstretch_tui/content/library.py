"""All exercises, routines and figures: ours, then the person's own. A bad file never hides a good one."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from pydantic import ValidationError

from backstretch_tui.content.errors import Fault, did_you_mean
from backstretch_tui.content.line_numbers import line_of
from backstretch_tui.content.messages import MAX_FAULTS, faults_of, field_of
from backstretch_tui.content.toml_files import Source, list_toml, parse, read_text
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.model.exercise import ID_PATTERN, MAX_ID_CHARACTERS, Exercise, Routine
from backstretch_tui.core.plan.validation import Mismatch, mismatches, missing_figures
from backstretch_tui.system.paths import SETTINGS

MAX_FILES = 2_000
"""The most files of one folder that are read."""

MAX_CHARACTERS = 4 * 1024 * 1024
"""The most letters of one folder's files that are read: the most files there may be, at two thousand letters each."""

LOOKED_INTO = 20
"""How many faults get a line and a suggestion when everything is loaded: looking for them takes time."""

LOOKED_INTO_BY_CHECK = 500
"""The same when a person asks what is wrong, and waits for it."""

Kind = Literal["exercises", "routines", "figures"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_MODELS: dict[Kind, type[Exercise | Routine | Figure]] = {
    "exercises": Exercise,
    "routines": Routine,
    "figures": Figure,
}


@dataclass(frozen=True)
class Library:
    """What there is to do, by id, and what is wrong with the files that cannot be used."""

    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    routines: Mapping[str, Routine] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    sources: Mapping[tuple[Kind, str], Path] = field(default_factory=dict)
    """The file that each came from: `sources["exercises", "bridge"]`."""


class Checked(NamedTuple):
    """What a check came to."""

    files: int
    faults: tuple[Fault, ...]
    library: Library
    """What was found, with what was known."""


_Files = list[tuple[Path, Kind | None]]
"""None: the file's own keys tell what it is."""


def load(folders: Sequence[Path]) -> Library:
    """Load what stands in each folder's own for each kind; an id that stands twice is the later one's."""
    reader = _Reader(LOOKED_INTO)
    return _load(
        reader, [named for kind in KINDS for folder in folders for named in reader.folder(folder / kind, kind)]
    )


def check(paths: Sequence[Path], known: Library | None = None) -> Checked:
    """Look at files, and at folders of them. They may name what is among them, and what is `known`."""
    reader = _Reader(LOOKED_INTO_BY_CHECK)
    files = [named for path in paths for named in reader.anything(path)]
    found = _load(reader, files, known or Library())
    return Checked(len(files), found.faults, found)


def _load(reader: "_Reader", files: _Files, known: Library | None = None) -> Library:
    """Read everything, then see whether what names something else finds it."""
    known = known or Library()
    exercises, routines, figures = dict(known.exercises), dict(known.routines), dict(known.figures)
    sources = dict(known.sources)
    faulty: set[tuple[Kind | None, str]] = set()
    moved: list[tuple[Source, Exercise]] = []
    drafts: list[tuple[Source, Routine]] = []
    for path, kind in files:
        match reader.read(path, kind):
            case _, Figure() as figure:
                figures[figure.id] = figure
                sources["figures", figure.id] = path
            case source, Exercise() as exercise:
                exercises[exercise.id] = exercise
                sources["exercises", exercise.id] = path
                moved.append((source, exercise))
            case source, Routine() as routine:
                drafts.append((source, routine))
            case None:
                faulty.add((kind, path.stem))

    def faulty_of(wanted: Kind) -> set[str]:
        return {stem for kind, stem in faulty if kind in (wanted, None)}

    for source, exercise in moved:  # it can be done without its figure
        reader.tell(source, missing_figures(exercise, figures, faulty_of("figures")), figures)
    for source, routine in drafts:
        if not reader.tell(source, mismatches(routine, exercises, faulty_of("exercises")), exercises):
            routines[routine.id] = routine
            sources["routines", routine.id] = source.path
    return Library(exercises, routines, figures, tuple(reader.faults), sources)


class _Reader:
    """Reads one file after the other, and keeps what is wrong with them."""

    def __init__(self, looked_into: int) -> None:
        self.faults: list[Fault] = []
        self._looked_into = looked_into
        """How many faults get a line and a suggestion."""
        self._letters: Counter[Path] = Counter()
        """How much of each folder was read."""

    def folder(self, folder: Path, kind: Kind | None) -> _Files:
        """Return the files of a folder, which need not be there."""
        files = list_toml(folder)
        if isinstance(files, Fault):
            self.faults.append(files)
            return []
        if len(files) > MAX_FILES:
            problem = f"it has {len(files):,} files, and only the first {MAX_FILES:,} by name are read"
            self.faults.append(Fault(folder, None, "", problem, "move the others elsewhere"))
        return [(file, kind) for file in files[:MAX_FILES]]

    def anything(self, path: Path) -> _Files:
        """Return a file, or the files of a folder, or those of the folders for each kind that it has."""
        if not path.is_dir():
            if path.exists() or path.is_symlink():
                return [(path, _kind_named(path.absolute().parent))]
            self.faults.append(Fault(path, None, "", "there is no such file or folder", "look at the path again"))
            return []
        kinds = [kind for kind in KINDS if (path / kind).exists()]
        if kinds:
            return [named for kind in kinds for named in self.folder(path / kind, kind)]
        files = self.folder(path, _kind_named(path.absolute()))
        return [(file, kind) for file, kind in files if file.name != SETTINGS]

    def read(self, path: Path, kind: Kind | None) -> tuple[Source, Exercise | Routine | Figure] | None:
        """Read a file. None where it is faulty, or gone."""
        if self._letters[path.parent] > MAX_CHARACTERS:
            return None
        text = read_text(path)
        if isinstance(text, str):
            self._letters[path.parent] += len(text)
            if self._letters[path.parent] > MAX_CHARACTERS:
                problem = "it and those after it are not read: the files before it are as much as we take of a folder"
                text = Fault(path, None, "", problem, "move some elsewhere")
        source = parse(path, text) if isinstance(text, str) else text
        if not isinstance(source, Source):
            self.faults += filter(None, [source])
            return None
        kind = kind or _kind_by_keys(source)
        if kind is None:
            self.faults.append(_of_no_kind(path))
            return None
        if fault := _misnamed(source):
            self.faults.append(fault)
            return None
        model = _MODELS[kind]
        try:
            return source, model.model_validate(source.document | {"id": path.stem})
        except ValidationError as error:
            self.faults += faults_of(error, model, source, closely=self._closely)
            return None

    def tell(self, source: Source, mismatches: Iterator[Mismatch], known: Collection[str]) -> bool:
        """Tell what in a file does not fit what is known. Return whether there was any of it."""
        found = list(islice(mismatches, MAX_FAULTS))
        for place, problem, cure, unknown in found:
            line = line_of(source.text, place) if self._closely else None
            meant = did_you_mean(unknown, known) if unknown and self._closely else ""
            self.faults.append(Fault(source.path, line, field_of(place), problem, meant or cure))
        return bool(found)

    @property
    def _closely(self) -> bool:
        return len(self.faults) < self._looked_into


def _kind_named(folder: Path) -> Kind | None:
    return next((kind for kind in KINDS if kind == folder.name), None)


def _kind_by_keys(source: Source) -> Kind | None:
    if "exercises" in source.document:
        return "routines"
    if "poses" in source.document:
        return "figures"
    return "exercises" if {"phases", "steps"} & source.document.keys() else None


def _of_no_kind(path: Path) -> Fault:
    problem = "it is no exercise (it has no phases), no routine (it has no exercises) and no figure (it has no poses)"
    return Fault(path, None, "", problem, "compare it with a file that works")


def _misnamed(source: Source) -> Fault | None:
    """Return what is wrong with a file's name: without .toml, it is the id of what the file holds."""
    path, stem = source.path, source.path.stem
    if "id" in source.document:
        return Fault(path, line_of(source.text, ("id",)), "id", "the file's name is the id", "take this line out")
    if re.fullmatch(ID_PATTERN, stem) and len(stem) <= MAX_ID_CHARACTERS:
        return None
    better = re.sub(r"[^a-z0-9]+", "-", stem.lower())[:MAX_ID_CHARACTERS].strip("-") or "my-exercise"
    problem = f"its name may have small letters, digits and single hyphens, {MAX_ID_CHARACTERS} at most"
    return Fault(path, None, "", problem, f"call it {better}.toml")
