"""`new`: a file of one's own, from a template or from another."""

import tomllib
from argparse import Namespace
from pathlib import Path

import tomlkit

from backstretch_tui.cli.library import load_library, own_folder, reason_unusable
from backstretch_tui.cli.output import UsageError, confirm, pick, put, say
from backstretch_tui.cli.own_files import write_new
from backstretch_tui.content.edited_files import without_head
from backstretch_tui.content.errors import shown_path
from backstretch_tui.content.ignored_files import FileKind, better_id, ids_like
from backstretch_tui.content.library import Library
from backstretch_tui.content.model_reader import MODELS
from backstretch_tui.content.toml_files import Source, read_text
from backstretch_tui.content.validation import ValidationError, faults_of, validated
from backstretch_tui.core.text import command_errors, sharing
from backstretch_tui.system.paths import shipped_folder

KINDS: dict[str, tuple[FileKind, str]] = {
    sharing.EXERCISE: ("exercises", command_errors.EXERCISE),
    sharing.ROUTINE: ("routines", command_errors.ROUTINE),
}


def run(asked: Namespace) -> int:
    """Write the file, and say where it is."""
    kind = pick(sharing.KIND_OF_FILE, asked.kind, KINDS)
    folder, what = KINDS[kind]
    name = asked.name.strip()
    if not name:
        raise UsageError(command_errors.no_name())
    library = load_library()
    id_ = better_id(name, next(id_ for id_ in ids_like(f"my-{kind}") if not _path(folder, id_).exists()))
    path = _path(folder, id_)
    text = _named(_original(library, folder, what, asked.original, kind), name)
    _check_name(path, text, folder)
    write_new(path, text)
    put(str(path))
    confirm(sharing.wrote(shown_path(path), id_))
    if (folder, id_) in library.sources:
        say(sharing.replaces(what, id_))
    return 0


def _path(folder: FileKind, id_: str) -> Path:
    return own_folder() / folder / f"{id_}.toml"


def _check_name(path: Path, text: str, folder: FileKind) -> None:
    """See that the name can be shown. Raises UsageError."""
    source, model = Source(path, text, tomllib.loads(text)), MODELS[folder]
    try:
        validated(model, {**source.document, "id": path.stem})
    except ValidationError as error:
        for fault in faults_of(error, model, source, closely=False):
            if fault.field == "name":
                raise UsageError(command_errors.wrong_name(fault.problem, fault.cure)) from error


def _original(library: Library, folder: FileKind, what: str, original: str | None, kind: str) -> str:
    """Return the text to begin with."""
    if original is None:
        return (shipped_folder() / "templates" / f"{kind}.toml").read_text("utf-8")
    known = [id_ for of, id_ in library.sources if of == folder]
    reason = reason_unusable(library, original, folder)
    source = library.sources[folder, pick(what, original, known, command_errors.LIST_SHOWS_ALL, reason)]
    text = read_text(source)
    if not isinstance(text, str):
        raise UsageError(str(text))
    # What leads to the schema, and the advice to copy it, are of no use in a copy.
    return without_head(text) if source.is_relative_to(shipped_folder()) else text


def _named(text: str, name: str) -> str:
    document = tomlkit.parse(text)
    document["name"] = name
    return tomlkit.dumps(document)
