"""Changes to `settings.toml`, written so that comments, order and layout stay as the person has them."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from backstretch_tui.content.errors import Fault
from backstretch_tui.content.settings import Settings
from backstretch_tui.content.toml_changes import write_changes
from backstretch_tui.content.toml_files import Source, read_toml
from backstretch_tui.core.model.checked import values_of


def save_settings(path: Path, before: Settings, after: Settings) -> Fault | None:
    """Write what has changed since `before`, and nothing else. Return why not, where that failed."""
    source = read_toml(path)
    if isinstance(source, Fault):
        return source
    source = source or Source(path, "", {})
    wanted = _document_with(source.document, before, after)
    return write_changes(path, source, wanted)


def _document_with(document: Mapping[str, Any], before: Settings, after: Settings) -> dict[str, Any]:
    """Return what the file is to say: a value that is not in it yet is left out where it is the default."""
    wanted, defaults = dict(document), Settings()
    for name in {its.name for its in fields(Settings)} - {"doses", "keys"}:
        value = getattr(after, name)
        if value == getattr(before, name):
            continue
        if value is None or (name not in document and value == getattr(defaults, name)):
            wanted.pop(name, None)
        else:
            wanted[name] = list(value) if isinstance(value, tuple) else value
    old, new = (values_of(settings) for settings in (before, after))
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
