"""Which line of a TOML file a value stands in."""

from typing import Any

Place = tuple[str | int, ...]
"""The keys and indices that lead to a value, as pydantic gives them."""

MAX_CHARACTERS = 16 * 1024
"""The longest file whose lines are looked for: tomlkit keeps every blank and comment, and takes its time."""

_MARK = "\x00"
"""What no TOML file can hold."""


def line_of(text: str, place: Place) -> int | None:
    """Return the line of a value, or of what should have held it; None where that is the whole file, or unclear.

    The value is replaced by a mark in a document that keeps its layout, and the lines before the mark are counted.
    """
    if len(text) > MAX_CHARACTERS:
        return None
    import tomlkit  # only now: most files have no fault, and it costs start-up time

    try:
        document: Any = tomlkit.parse(text)
        holder, last = document, None
        value = document
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
        while isinstance(value, dict | list) and value:  # a table has no line of its own: take its first value's
            part = next(iter(value)) if isinstance(value, dict) else 0
            holder, last, value = value, part, value[part]
        holder[last] = _MARK
        written = tomlkit.dumps(document)
    except Exception:  # tomlkit knows less TOML than tomllib, and says so in many ways; a line is only a help
        return None
    before, found, _ = written.partition("\\u0000")
    return before.count("\n") + 1 if found else None


def _has(value: Any, part: str | int) -> bool:
    if isinstance(part, int):
        return isinstance(value, list) and part < len(value)
    return isinstance(value, dict) and part in value
