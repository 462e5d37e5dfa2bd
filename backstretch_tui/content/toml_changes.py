"""Changes to a TOML file of the person's own, written so that comments, order and layout stay as they are."""

import re
import tomllib
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backstretch_tui.content.errors import Fault
from backstretch_tui.content.toml_files import TEXT, Source, why_not
from backstretch_tui.core.text import file_errors
from backstretch_tui.system.atomic_files import atomic_path, make_private_folder

if TYPE_CHECKING:
    from tomlkit.items import AoT, Item

MAX_CHARACTERS = 64 * 1024
"""The longest file that is changed: tomlkit would take seconds for a longer one."""

_REMOVED = "\x00"
"""A placeholder for a value whose line is to go; no TOML file can hold it."""

_REMOVED_LINE = re.compile(r"[^#=]*=\s*\"\\u0000\"\s*(?P<comment>(?:#.*\n?)?)")


_Lines = list[tuple[Any, Any]]
"""What a table of tomlkit's has, line by line: a key, or None, and a value, a comment or a blank line."""


def write_changes(path: Path, source: Source, wanted: Mapping[str, Any]) -> Fault | None:
    """Write a file so that it says what is wanted, and touch nothing else of it. Return why not, where that failed."""
    if wanted == source.document:
        return None
    text = _text_with(source, wanted)
    if text is None:
        changed = [key for key in {**source.document, **wanted} if source.document.get(key) != wanted.get(key)]
        return Fault(path, None, ", ".join(changed), *file_errors.NOT_CHANGED)
    try:
        make_private_folder(path.parent)
        with atomic_path(path) as temporary:
            temporary.write_bytes(text.encode())
    except OSError as error:
        return Fault(path, None, "", *why_not(error, "written"))
    return None


def _text_with(source: Source, wanted: Mapping[str, Any]) -> str | None:
    """Return the file's text so that it says what is wanted; None where its layout is beyond us."""
    import tomlkit  # late: reading settings is part of every start, writing them is not

    if len(source.text) > MAX_CHARACTERS:
        return None
    try:
        document = tomlkit.parse(source.text.replace("\r\n", "\n"))
        _update(document, source.document, wanted)
        text = _without_removed(tomlkit.dumps(document))
        if any(map(_are_tables, wanted.values())):  # which have blank lines around them, wherever they were put
            text = re.sub(r"\n{3,}", "\n\n", text)
        if "\r\n" in source.text:
            text = text.replace("\n", "\r\n")
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
        elif _are_tables(new[key]):
            if key in old and _has_comments(table[key]):
                raise ValueError(key)
            written = list(table.pop(key)) if key in old else []
            table[key] = _tables(written, new[key])
        elif isinstance(new[key], dict) and isinstance(old.get(key), dict):
            _update(table[key], old[key], new[key])
        elif isinstance(new[key], dict):
            inner = tomlkit.table() if isinstance(table, tomlkit.TOMLDocument) else tomlkit.inline_table()
            _update(inner, {}, new[key])
            table[key] = inner
        else:
            table[key] = _as_written(table[key], new[key]) if key in old else new[key]


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _tables(written: list[Any], wanted: list[dict[str, Any]]) -> "AoT":
    """Return tables in another order: those of an id as they were written, with what is said above them."""
    import tomlkit

    tables = tomlkit.aot()
    last_comments = _moved_to_the_table_below(written)
    for values in wanted:
        table = next((one for one in written if one.get("id") == values.get("id")), None)
        if table is None:
            table = tomlkit.table()
        else:
            written.remove(table)
        if isinstance(table, tomlkit.items.InlineTable):
            table = tomlkit.table()
        _update(table, table.unwrap(), values)
        tables.append(table)
    _end_of(tables[-1]).extend(last_comments)
    return tables


def _moved_to_the_table_below(tables: list[Any]) -> _Lines:
    """Give each comment that stands right above a table to that table; return those below the last one.

    For tomlkit they belong to the table above.
    """
    comments: _Lines = []
    for table in tables:
        table.trivia.indent = "".join(comment.as_string() for _, comment in comments) + table.trivia.indent
        comments = _comments_at_the_end(table)
    return comments


def _comments_at_the_end(table: Any) -> _Lines:
    """Take the last comments out of a table."""
    from tomlkit.items import Comment

    lines = _end_of(table)
    others = len(lines)
    while others and isinstance(lines[others - 1][1], Comment):
        others -= 1
    comments = lines[others:]
    del lines[others:]
    return comments


def _end_of(table: Any) -> _Lines:
    """Return the lines of a table, or of the last table in it."""
    from tomlkit.items import Table

    lines: _Lines = table.value.body
    return _end_of(lines[-1][1]) if lines and isinstance(lines[-1][1], Table) else lines


def _has_comments(value: Any) -> bool:
    """Return whether a list has comments in it, which would be lost with it."""
    from tomlkit.items import Array

    return isinstance(value, Array) and any(match[0].startswith("#") for match in TEXT.finditer(value.as_string()))


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
