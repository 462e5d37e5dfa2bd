"""What is wrong with a file: where, what, and the cure, in one clear sentence."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from backstretch_tui.core.model.text_safety import shown

MAX_CHARACTERS = 1_000
"""The most characters of each part of a message."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one file. Nothing in its words is obeyed by a terminal."""

    path: Path
    line: int | None
    """None where it is not known, or where the fault is the whole file's."""
    field: str
    """`phases[1].hold_seconds.max`, counted from 1; empty where the fault is the whole file's."""
    problem: str
    cure: str

    @property
    def place(self) -> str:
        """The file, from the home folder where it is in there, and the line."""
        return shown_path(self.path) + (f":{self.line}" if self.line else "")

    def __str__(self) -> str:
        sentence = "; ".join(shown(part, MAX_CHARACTERS) for part in (self.problem, self.cure) if part)
        return ": ".join(filter(None, (self.place, shown(self.field, MAX_CHARACTERS), sentence)))


def shown_path(path: Path) -> str:
    """Return a path as a person would write it, with what a terminal would obey spelt out."""
    try:
        inside = path.relative_to(Path.home())
    except (ValueError, RuntimeError):  # it is elsewhere, or there is no home
        return shown(str(path), most=4096)
    return shown(str(Path("~") / inside), most=4096)


def did_you_mean(word: str, choices: Collection[str]) -> str:
    """Return `did you mean “…”?` where a choice is near to the word, otherwise nothing."""
    import difflib  # only now: most files have no fault, and it costs start-up time

    near = difflib.get_close_matches(word[:60], choices, n=1)
    return f"did you mean “{near[0]}”?" if near else ""
