"""All exercises, routines and figures: ours, then the person's own. A bad file never hides a good one."""

from collections.abc import Collection, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from backstretch_tui.content.cache import Cache
from backstretch_tui.content.errors import Fault
from backstretch_tui.content.ignored_files import FILE_KINDS, FileKind, better_id, ignored_files
from backstretch_tui.content.model_reader import Files, ModelReader
from backstretch_tui.content.toml_files import Source
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.model.exercise import Exercise, Routine
from backstretch_tui.core.plan.validation import mismatches, missing_figures, unknown_poses

LOCATED = 20
"""How many errors get a line and a suggestion when everything is loaded: finding them takes time."""

LOCATED_BY_CHECK = 500
"""How many do when `check` is run."""


@dataclass(frozen=True)
class Library:
    """Everything that can be used, by id, and the errors in the files that cannot."""

    exercises: MutableMapping[str, Exercise] = field(default_factory=dict)
    routines: Mapping[str, Routine] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    sources: MutableMapping[tuple[FileKind, str], Path] = field(default_factory=dict)
    """The file that each came from: `sources["exercises", "bridge"]`."""
    unusable: Mapping[tuple[FileKind, str], Fault] = field(default_factory=dict)
    """Why a file cannot be used, by what it would be: `unusable["routines", "morning"]`."""

    def offered(self, routine: Routine) -> list[str]:
        """Return the ids of the exercises of a routine in order, then of others for its region or in no routine."""
        regions: dict[str, set[str]] = {}
        for other in self.routines.values():
            for entry in other.exercises:
                regions.setdefault(entry.id, set()).add(other.region)
        fitting = (id_ for id_ in self.exercises if routine.region in regions.get(id_, {routine.region}))
        return list(dict.fromkeys([*(entry.id for entry in routine.exercises), *fitting]))

    def take(self, exercise: Exercise, path: Path) -> None:
        """Take in an exercise that was edited since; whoever has the library sees it."""
        self.exercises[exercise.id] = exercise
        self.sources["exercises", exercise.id] = path


class Checked(NamedTuple):
    """The outcome of a check."""

    files: int
    faults: tuple[Fault, ...]
    library: Library
    """Everything found, added to what was known."""


def load(folders: Sequence[Path], cache: Cache | None = None) -> Library:
    """Load the folders for each kind in these folders; of two files with the same id, the later folder's counts.

    Files that the cache knows are not validated again, and others are put into it.
    """
    reader = ModelReader(LOCATED, cache or Cache(None))
    files = [file for kind in FILE_KINDS for folder in folders for file in reader.folder(folder / kind, kind)]
    return _load(reader, files, [fault for folder in folders for fault in ignored_files(folder)])


def check(paths: Sequence[Path], known: Library | None = None, homes: Collection[Path] = ()) -> Checked:
    """Check files, and folders of them. They may refer to each other, and to what is `known`.

    `homes` are those of the folders that hold a folder for each kind, even where these are missing.
    """
    reader = ModelReader(LOCATED_BY_CHECK, Cache(None))
    files: Files = []
    ignored: list[Fault] = []
    for path in paths:
        if path.is_dir() and (path in homes or any((path / kind).exists() for kind in FILE_KINDS)):
            files += [file for kind in FILE_KINDS for file in reader.folder(path / kind, kind)]
            ignored += ignored_files(path)
        else:
            files += reader.anything(path)
    found = _load(reader, files, ignored, known or Library())
    return Checked(len(files), found.faults, found)


def _load(reader: ModelReader, files: Files, ignored: Sequence[Fault], known: Library | None = None) -> Library:
    """Read all files, then check that what they refer to exists."""
    known = known or Library()
    exercises, routines, figures = dict(known.exercises), dict(known.routines), dict(known.figures)
    sources, unusable = dict(known.sources), dict(known.unusable)
    moved: list[tuple[Source, Exercise]] = []
    drafts: list[tuple[Source, Routine]] = []
    for fault in ignored:
        _note(unusable, FILE_KINDS, fault.path, fault)
    for source, model in _read(reader, files, unusable):
        match model:
            case Figure():
                figures[model.id] = model
                sources["figures", model.id] = source.path
            case Exercise():
                exercises[model.id] = model
                sources["exercises", model.id] = source.path
                moved.append((source, model))
            case Routine():
                drafts.append((source, model))
    for source, exercise in moved:  # it can be done without its figure
        reader.report(source, missing_figures(exercise, figures, _places(unusable, "figures")), figures)
        reader.report(source, unknown_poses(exercise, figures), figures)
    for source, routine in drafts:
        if found := reader.report(source, mismatches(routine, exercises, _places(unusable, "exercises")), exercises):
            _note(unusable, ["routines"], source.path, found[0])
        else:
            routines[routine.id] = routine
            sources["routines", routine.id] = source.path
    return Library(exercises, routines, figures, (*reader.faults, *ignored), sources, unusable)


def _read(
    reader: ModelReader, files: Files, unusable: dict[tuple[FileKind, str], Fault]
) -> Iterator[tuple[Source, Exercise | Routine | Figure]]:
    """Yield what files hold. What cannot be read is noted."""
    for path, kind in files:
        number = len(reader.faults)
        if found := reader.read(path, kind):
            yield found
        elif reader.faults[number:]:
            _note(unusable, [kind] if kind else FILE_KINDS, path, reader.faults[number])


def _places(unusable: Mapping[tuple[FileKind, str], Fault], wanted: FileKind) -> dict[str, str]:
    """Return where the files of one kind are that cannot be used, by their names."""
    return {stem: fault.place for (kind, stem), fault in unusable.items() if kind == wanted}


def _note(unusable: dict[tuple[FileKind, str], Fault], kinds: Collection[FileKind], path: Path, fault: Fault) -> None:
    """Note why a file cannot be used, by its name, and by the id that this stands for."""
    for kind in kinds:
        for name in (path.stem, better_id(path.name)):
            unusable.setdefault((kind, name), fault)
