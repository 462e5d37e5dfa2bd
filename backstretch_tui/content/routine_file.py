"""Changes to a routine's file, written so that comments stay as the person has them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backstretch_tui.content.errors import Fault
from backstretch_tui.content.toml_changes import write_changes
from backstretch_tui.content.toml_files import Source, read_toml
from backstretch_tui.core.model.checked import values_of
from backstretch_tui.core.model.exercise import Routine


def save_routine(path: Path, routine: Routine) -> Fault | None:
    """Write a routine. Return why not, where that failed."""
    source = read_toml(path)
    if isinstance(source, Fault):
        return source
    source = source or Source(path, "", {})
    return write_changes(path, source, _values(routine, source.document))


def _values(routine: Routine, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the file is to say: what differs from the usual, and what stands in it already."""
    usual = values_of(Routine(id=routine.id, name="", purpose="", exercises=()))
    return {key: value for key, value in values_of(routine).items() if value != usual.get(key) or key in document}
