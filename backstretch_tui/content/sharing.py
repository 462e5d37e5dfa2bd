"""A routine with its exercises and figures in one file, to hand on."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import tomlkit

from backstretch_tui.content.errors import Fault
from backstretch_tui.content.ignored_files import FILE_KINDS, FileKind, better_id
from backstretch_tui.content.library import Library, check
from backstretch_tui.content.toml_files import Source, read_toml
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.model.exercise import MAX_ID_CHARACTERS, Exercise, Routine, is_id
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import sharing as text
from backstretch_tui.core.text.file_errors import FOLDER_NOT_FILE, NOT_A_FILE

Item = tuple[FileKind, str]
"""A kind of file, and the id of what it holds."""

NEEDED_FIRST: tuple[FileKind, ...] = ("figures", "exercises", "routines")
"""In this order, nothing is written before what it needs."""


class Shared(NamedTuple):
    """The contents of a shared file."""

    texts: Mapping[Item, str]
    """The text of each file that it stands for, what is needed first."""
    library: Library
    """All of it, with what was known before."""
    known: frozenset[Item]
    """Items that are there already, and the same."""
    different: frozenset[Item]
    """Items whose id is already used by something else."""


def shared_text(library: Library, routine: Routine) -> str:
    """Return a routine and what it needs as one TOML file. Raises OSError where a file is gone."""
    document = tomlkit.document()
    document.add(tomlkit.comment(text.ABOUT))
    for kind, ids in _needed(library, routine).items():
        tables = tomlkit.table(is_super_table=True)
        for id_ in ids:
            source = read_toml(library.sources[kind, id_])
            if not isinstance(source, Source):
                raise FileNotFoundError(library.sources[kind, id_])
            tables.add(id_, source.document)
        if ids:
            document.add(kind, tables)
    return tomlkit.dumps(document)


def shared_in(path: Path, known: Library) -> Shared | tuple[Fault, ...]:
    """Return what a shared file holds, or what is wrong with it."""
    source = read_toml(path)
    if source is None:
        return (Fault(path, None, "", *text.NO_SUCH_FILE),)
    if isinstance(source, Fault):
        is_file = (source.problem, source.cure) not in (FOLDER_NOT_FILE, NOT_A_FILE)
        return (source if is_file else replace(source, cure=text.GIVE_A_FILE),)
    texts = {item: tomlkit.dumps(values) for item, values in _items(source.document)}
    if not texts or set(source.document) - set(FILE_KINDS):
        return (Fault(path, None, "", *text.NOT_SHARED),)
    if wrong := [id_ for _, id_ in texts if not is_id(id_)]:
        return (Fault(path, None, shown(wrong[0], 60), *text.wrong_id(MAX_ID_CHARACTERS, better_id(wrong[0]))),)
    with TemporaryDirectory() as folder:
        for (kind, id_), toml in texts.items():
            file = Path(folder, kind, f"{id_}.toml")
            file.parent.mkdir(exist_ok=True)
            file.write_text(toml, "utf-8")
        checked = check([Path(folder)], known)
    if checked.faults:
        return tuple(_in_its_place(path, fault) for fault in checked.faults)
    there = {item for item in texts if item in known.sources}
    same = {item for item in there if model_of(known, item) == model_of(checked.library, item)}
    return Shared(texts, checked.library, frozenset(same), frozenset(there - same))


def _needed(library: Library, routine: Routine) -> dict[FileKind, list[str]]:
    exercises = list(dict.fromkeys(entry.id for entry in routine.exercises))
    figures = (phase.figure for id_ in exercises for phase in library.exercises[id_].phases)
    drawn = [figure for figure in dict.fromkeys(figures) if figure in library.figures]
    return {"routines": [routine.id], "exercises": exercises, "figures": [figure for figure in drawn if figure]}


def _items(document: Mapping[str, Any]) -> Iterator[tuple[Item, Mapping[str, Any]]]:
    for kind in NEEDED_FIRST:
        tables = document.get(kind)
        for id_, values in tables.items() if isinstance(tables, dict) else ():
            if isinstance(values, dict):
                yield (kind, id_), values


def model_of(library: Library, item: Item) -> Exercise | Routine | Figure | None:
    """Return what a library has under an id; nothing where there is no such thing."""
    kind, id_ = item
    things: Mapping[FileKind, Mapping[str, Exercise | Routine | Figure]] = {
        "exercises": library.exercises, "routines": library.routines, "figures": library.figures,
    }  # fmt: skip
    return things[kind].get(id_)


def _in_its_place(path: Path, fault: Fault) -> Fault:
    """Say where in the shared file the error is that was found in a part of it."""
    field = ".".join(filter(None, [fault.path.parent.name, fault.path.stem, fault.field]))
    return Fault(path, None, field, fault.problem, fault.cure)
