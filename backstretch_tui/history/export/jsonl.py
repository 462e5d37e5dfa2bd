"""A history as JSON Lines: one JSON object a line, a session each, between a first and a last line of their own.

The last line says how many there are: a file that was cut is refused. Exports of earlier versions have neither.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from backstretch_tui.core.text import importing
from backstretch_tui.history.codec import StoredModel
from backstretch_tui.history.export.archive import (
    ActivityRecord,
    AnswerRecord,
    DeletionRecord,
    Item,
    LineError,
    SessionRecord,
    invalid_field,
)
from backstretch_tui.history.export.exporter import Archive
from backstretch_tui.system.progress_callback import ProgressCallback, no_progress

VERSION = 1
"""Of the format, raised with every new field: a file of a later one is refused."""


class FirstLine(StoredModel):
    """The line that an export begins with."""

    kind: Literal["export"] = "export"
    version: Annotated[int, Field(ge=1)]


class LastLine(StoredModel):
    """The line that an export ends with."""

    kind: Literal["end"] = "end"
    lines: Annotated[int, Field(ge=0)]
    """How many lines are between the first and this one."""


_Line: TypeAdapter[Item | FirstLine | LastLine] = TypeAdapter(
    Annotated[
        SessionRecord | DeletionRecord | ActivityRecord | AnswerRecord | FirstLine | LastLine,
        Field(discriminator="kind"),
    ]
)


def json_lines(archive: Archive, progress: ProgressCallback = no_progress) -> Iterator[str]:
    """Yield a history as lines, the sessions in the order of time."""
    yield FirstLine(version=VERSION).model_dump_json()
    count = 0
    for item in archive.items(progress):
        yield item.model_dump_json()
        count += 1
    yield LastLine(lines=count).model_dump_json()


def from_json_lines(lines: Iterable[str]) -> Iterator[Item]:
    """Yield what lines hold. Raises LineError, at the latest at their end: then all of it is to be undone."""
    number, count, is_open = 0, 0, False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        item = _parsed(number, line)
        match item:
            case FirstLine():
                if is_open:
                    raise LineError(f"{number}: {importing.CUT_OFF}")
                if item.version > VERSION:
                    raise LineError(f"{number}: {importing.NEWER}")
                count, is_open = 0, True
            case LastLine():
                if item.lines != count:
                    raise LineError(f"{number}: {importing.lines_missing(item.lines, count)}")
                count, is_open = 0, False
            case _:
                count += 1
                yield item
    if is_open:
        raise LineError(f"{number}: {importing.CUT_OFF}")


def _parsed(number: int, line: str) -> Item | FirstLine | LastLine:
    try:
        return _Line.validate_json(line)
    except ValidationError as error:
        if error.errors(include_url=False, include_input=False)[0]["type"] == "json_invalid":
            reason = importing.NOT_JSON
        else:
            place, message = invalid_field(error)
            reason = importing.not_valid(place or importing.THIS_LINE, message)
        raise LineError(f"{number}: {reason}") from error
