"""`new`: a file of one's own, from a template or from another."""

from argparse import Namespace

import tomlkit

from backstretch_tui.cli.library import load_library, own_folder, reason_unusable
from backstretch_tui.cli.output import UsageError, confirm, pick, put
from backstretch_tui.cli.own_files import write_new
from backstretch_tui.content.edited_files import without_head
from backstretch_tui.content.errors import shown_path
from backstretch_tui.content.ignored_files import FileKind, better_id
from backstretch_tui.content.library import Library
from backstretch_tui.content.toml_files import read_text
from backstretch_tui.core.model.text_safety import is_plain
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
    if not name or not is_plain(name):
        raise UsageError(command_errors.no_name())
    id_ = better_id(name)
    path = own_folder() / folder / f"{id_}.toml"
    library = load_library()
    write_new(path, _named(_original(library, folder, what, asked.original, kind), name))
    put(str(path))
    confirm(sharing.wrote(shown_path(path), id_))
    return 0


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
