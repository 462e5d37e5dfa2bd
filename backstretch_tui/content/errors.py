"""Errors in files: the place, the problem and the cure, in one sentence."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from backstretch_tui.content.line_numbers import Place
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import file_errors

MAX_FAULTS = 20
"""The most errors reported for one file; once these are fixed, the others are reported."""

KEY = "[key]"
"""Stands in a place where the key itself is wrong, as pydantic has it."""

MAX_CHARACTERS = 1_000
"""The most characters of each part of a message."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One error in a file. Its text has no characters that a terminal would obey."""

    path: Path
    line: int | None
    """None if it is not known, or if the error concerns the whole file."""
    field: str
    """`phases[1].hold_seconds.max`, counted from 1; empty if the error concerns the whole file."""
    problem: str
    cure: str

    @property
    def place(self) -> str:
        """The file, with ~ for the home folder, and the line."""
        return shown_path(self.path) + (f":{self.line}" if self.line else "")

    def __str__(self) -> str:
        field, problem, cure = (shown(part, MAX_CHARACTERS) for part in (self.field, self.problem, self.cure))
        return file_errors.line(self.place, field, problem, cure)


def field_of(place: Place) -> str:
    """Return where in a file a value is, as a person counts: `phases[1].hold_seconds.max`."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{shown(part, 40)}" for part in place if part != KEY)
    return "".join(parts).removeprefix(".")


def shown_path(path: Path) -> str:
    """Return a path to show: with ~ for the home folder, and characters that a terminal would obey spelt out."""
    try:
        inside = path.relative_to(Path.home())
    except (ValueError, RuntimeError):  # it is elsewhere, or there is no home
        return shown(str(path), most=4096)
    return shown(str(Path("~") / inside), most=4096)


def did_you_mean(word: str, choices: Collection[str]) -> str:
    """Return `did you mean “…”?` if a choice is close to the word, otherwise an empty text."""
    import difflib  # only now: most files have no fault, and it costs start-up time

    near = difflib.get_close_matches(word[:60], choices, n=1)
    return file_errors.did_you_mean(near[0]) if near else ""
