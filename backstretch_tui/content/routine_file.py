"""Changes to a routine's file, written so that comments stay as the person has them."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import AoT

from backstretch_tui.content.errors import Fault
from backstretch_tui.content.toml_files import Source, read_toml, why_not
from backstretch_tui.core.model.exercise import Routine
from backstretch_tui.core.text import file_errors
from backstretch_tui.system.atomic_files import atomic_path, make_private_folder


def save_routine(path: Path, routine: Routine) -> Fault | None:
    """Write a routine. Return why not, where that failed."""
    source = read_toml(path)
    if isinstance(source, Fault):
        return source
    source = source or Source(path, "", {})
    wanted = _values(routine, source.document)
    text = _text_with(source, wanted)
    try:
        make_private_folder(path.parent)
        with atomic_path(path) as temporary:
            temporary.write_text(text, "utf-8")
    except OSError as error:
        return Fault(path, None, "", *why_not(error, "written"))
    return None if tomllib.loads(text) == wanted else Fault(path, None, "", *file_errors.NOT_CHANGED)


def _values(routine: Routine, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the file is to say: what differs from the usual, and what stands in it already."""
    values = routine.model_dump(exclude_none=True, exclude={"id"}, mode="json")
    unusual = routine.model_dump(exclude_defaults=True, exclude={"id"}, mode="json")
    kept = {key: value for key, value in values.items() if key in unusual or key in document}
    return {**kept, "exercises": [entry.model_dump(exclude_none=True, mode="json") for entry in routine.exercises]}


def _text_with(source: Source, wanted: Mapping[str, Any]) -> str:
    """Return the file's text so that it says what is wanted; in order, and with the comments, as far as they fit."""
    document = tomlkit.parse(source.text)
    written = document.get("exercises", [])
    for key in [key for key in document if key not in wanted]:
        del document[key]
    for key, value in wanted.items():
        if key != "exercises" and source.document.get(key) != value:
            document[key] = value
    if source.document.get("exercises") != wanted["exercises"]:
        document.pop("exercises", None)
        document["exercises"] = _tables(list(written), wanted["exercises"])
    text = re.sub(r"\n{3,}", "\n\n", tomlkit.dumps(document))  # no text in it has lines
    # Where the layout is beyond tomlkit, the routine is what counts.
    return text if _says(text, wanted) else tomlkit.dumps(wanted)


def _tables(written: list[Any], entries: list[dict[str, Any]]) -> AoT:
    """Return the tables of the entries: as they were written, where they were."""
    tables = tomlkit.aot()
    for entry in entries:
        same = next((table for table in written if table.get("id") == entry["id"]), None)
        if same is None:
            table = tomlkit.table()
            table.update(entry)
        else:
            written.remove(same)
            table = same
            for key in [key for key in table if key not in entry]:
                del table[key]
            for key, value in entry.items():
                if table.get(key) != value:
                    table[key] = value
        tables.append(table)
    return tables


def _says(text: str, wanted: Mapping[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False
