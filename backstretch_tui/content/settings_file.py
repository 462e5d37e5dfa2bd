"""Changes to `settings.toml`, written so that comments, order and layout stay as the person has them."""

import re
import tomllib
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backstretch_tui.content.errors import Fault
from backstretch_tui.content.settings import Settings
from backstretch_tui.content.toml_files import Source, read_toml, why_not
from backstretch_tui.core.text import file_errors
from backstretch_tui.system.atomic_files import atomic_path, make_private_folder

if TYPE_CHECKING:
    from tomlkit.items import Item

MAX_CHARACTERS = 64 * 1024
"""The longest file that is changed: tomlkit would take seconds for a longer one."""

_REMOVED = "\x00"
"""A placeholder for a value whose line is to go; no TOML file can hold it."""

_REMOVED_LINE = re.compile(r"[^#=]*=\s*\"\\u0000\"\s*(?P<comment>(?:#.*\n?)?)")


def save_settings(path: Path, before: Settings, after: Settings) -> Fault | None:
    """Write what has changed since `before`, and nothing else. Return why not, where that failed."""
    source = read_toml(path)
    if isinstance(source, Fault):
        return source
    source = source or Source(path, "", {})
    wanted = _document_with(source.document, before, after)
    if wanted == source.document:
        return None
    text = _text_with(source, wanted)
    if text is None:
        changed = [name for name in Settings.model_fields if getattr(before, name) != getattr(after, name)]
        return Fault(path, None, ", ".join(changed), *file_errors.NOT_CHANGED)
    try:
        make_private_folder(path.parent)
        with atomic_path(path) as temporary:
            temporary.write_bytes(text.encode())
    except OSError as error:
        return Fault(path, None, "", *why_not(error, "written"))
    return None


def _document_with(document: Mapping[str, Any], before: Settings, after: Settings) -> dict[str, Any]:
    """Return what the file is to say: a value that is not in it yet is left out where it is the default."""
    wanted, defaults = dict(document), Settings()
    for name in Settings.model_fields.keys() - {"doses", "keys"}:
        value = getattr(after, name)
        if value == getattr(before, name):
            continue
        if value is None or (name not in document and value == getattr(defaults, name)):
            wanted.pop(name, None)
        else:
            wanted[name] = list(value) if isinstance(value, tuple) else value
    old, new = (settings.model_dump(include={"doses", "keys"}, exclude_none=True) for settings in (before, after))
    for name in ("doses", "keys"):
        changed = [key for key in {**old[name], **new[name]} if old[name].get(key) != new[name].get(key)]
        if changed:
            wanted[name] = dict(document[name]) if isinstance(document.get(name), dict) else {}
            for key in changed:
                _put(wanted[name], key, new[name].get(key), dotted=name == "keys")
    return wanted


def _put(table: dict[str, Any], key: str, value: Any, *, dotted: bool) -> None:
    """Set or, with None, remove a value. Where it is `dotted`, the file may have a table in a table instead."""
    outer, _, inner = key.partition(".")
    if dotted and key not in table and isinstance(table.get(outer), dict):
        table[outer] = table = dict(table[outer])
        key = inner
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value


def _text_with(source: Source, wanted: Mapping[str, Any]) -> str | None:
    """Return the file's text so that it says what is wanted; None where its layout is beyond us."""
    import tomlkit  # late: reading settings is part of every start, writing them is not

    if len(source.text) > MAX_CHARACTERS:
        return None
    try:
        document = tomlkit.parse(source.text)
        _update(document, source.document, wanted)
        text = _without_removed(tomlkit.dumps(document))
        if "\r\n" in source.text:
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        return text if tomllib.loads(text) == wanted else None
    except Exception:  # tomlkit knows less TOML than tomllib, and says so in many ways
        return None


def _update(table: MutableMapping[str, Any], old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Make a table of tomlkit's say what is new, and touch nothing else of it."""
    import tomlkit

    for key in [*old, *(key for key in new if key not in old)]:
        if key in old and key in new and old[key] == new[key]:
            continue
        if key not in new:
            if isinstance(table, tomlkit.TOMLDocument) and not isinstance(old[key], dict):
                table[key] = _REMOVED
            else:
                del table[key]
        elif isinstance(new[key], dict) and isinstance(old.get(key), dict):
            _update(table[key], old[key], new[key])
        elif isinstance(new[key], dict):
            inner = tomlkit.table() if isinstance(table, tomlkit.TOMLDocument) else tomlkit.inline_table()
            _update(inner, {}, new[key])
            table[key] = inner
        else:
            table[key] = _as_written(table[key], new[key]) if key in old else new[key]


def _as_written(old: Any, new: Any) -> "Item | Any":
    """Return a text in the kind of quotes that the one before it has."""
    import tomlkit

    if isinstance(new, str) and hasattr(old, "as_string") and old.as_string().startswith("'") and "'" not in new:
        return tomlkit.string(new, literal=True)
    return new


def _without_removed(text: str) -> str:
    """Take out the lines of removed values; a comment at the end of one stays."""
    lines = []
    for line in text.splitlines(keepends=True):
        removed = _REMOVED_LINE.match(line)
        lines.append(removed["comment"] if removed else line)
    return "".join(lines)
