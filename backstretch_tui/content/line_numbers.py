"""The lines of values in a TOML file."""

from collections.abc import Sequence
from typing import Any

Place = tuple[str | int, ...]
"""The keys and indices that lead to a value, as pydantic gives them."""

MAX_CHARACTERS = 16 * 1024
"""The longest file that is searched for lines: tomlkit keeps every blank and comment, which takes time."""

_MARK = "\x00"
"""A value that no TOML file can hold."""


def line_of(text: str, place: Place) -> int | None:
    """Return the line of a value, or of what should have held it; None where that is the whole file, or unclear."""
    return lines_of(text, [place])[0]


def lines_of(text: str, places: Sequence[Place]) -> list[int | None]:
    """Return the lines of several values.

    Each value is replaced by a mark in a document that keeps its layout, and the lines before the mark are counted.
    """
    nothing: list[int | None] = [None] * len(places)
    if len(text) > MAX_CHARACTERS or not any(places):
        return nothing
    import tomlkit  # only now: most files have no fault, and it costs start-up time

    try:
        document: Any = tomlkit.parse(text)
        found = [_holder_of(document, place) for place in places]
        for number, spot in enumerate(found):
            if spot and not _mark_in(*spot):  # two places may have the same first value
                spot[0][spot[1]] = f"{_MARK}{number}."
        marks = [_mark_in(*spot) if spot else None for spot in found]
        written = tomlkit.dumps(document)
    except Exception:  # tomlkit knows less TOML than tomllib, and says so in many ways; a line is only a help
        return nothing
    return [_line_of_mark(written, mark) if mark else None for mark in marks]


def _holder_of(document: Any, place: Place) -> tuple[Any, str | int] | None:
    """Return the table or list that a value is in, and its key there: of a table, those of its first value."""
    holder, last, value = document, None, document
    parts = list(place)
    while parts:
        part = parts.pop(0)
        if not _has(value, part):
            if not isinstance(part, str) or "." not in part:
                break
            parts[:0] = part.split(".")  # `session.pause` without quotes is a table in a table
            continue
        holder, last, value = value, part, value[part]
    if last is None:
        return None
    while isinstance(value, dict | list) and value:
        part = next(iter(value)) if isinstance(value, dict) else 0
        holder, last, value = value, part, value[part]
    return holder, last


def _mark_in(holder: Any, last: str | int) -> str | None:
    value = holder[last]
    return str(value) if isinstance(value, str) and value.startswith(_MARK) else None


def _line_of_mark(written: str, mark: str) -> int | None:
    before, found, _ = written.partition(mark.replace(_MARK, "\\u0000"))
    return before.count("\n") + 1 if found else None


def _has(value: Any, part: str | int) -> bool:
    if isinstance(part, int):
        return isinstance(value, list) and part < len(value)
    return isinstance(value, dict) and part in value
