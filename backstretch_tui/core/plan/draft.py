"""A routine or an exercise that is being edited, as it is and as it was, and the values that fields may have."""

from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from backstretch_tui.core.model.exercise import MAX_NAME_CHARACTERS, MAX_SECONDS, Exercise, Routine

MAX_UNDO = 200
"""How many changes can be undone."""

Value = str | float | tuple[str, ...] | None

Edited = TypeVar("Edited", bound=Routine | Exercise)


class Field(NamedTuple):
    """The values that a field may have."""

    choices: tuple[Value, ...] = ()
    """To choose from; none where it is text."""
    lowest: float | None = None
    """Of a number, which may be typed too; None for what is no number."""
    highest: float = MAX_SECONDS
    is_whole: bool = False
    longest: int = MAX_NAME_CHARACTERS
    """How many characters text may have."""
    is_optional: bool = False
    """Whether text may be missing."""


@dataclass(frozen=True, slots=True)
class Draft(Generic[Edited]):
    """What is edited as it is now, and as it was before each change, oldest first."""

    now: Edited
    before: tuple[Edited, ...] = ()

    def changed(self, now: Edited) -> "Draft[Edited]":
        """Return the draft after a change; where nothing has changed, the same."""
        if now == self.now:
            return self
        before: tuple[Edited, ...] = (*self.before, self.now)
        return Draft(now, before[-MAX_UNDO:])

    def undone(self) -> "Draft[Edited]":
        """Take the last change back."""
        return Draft(self.before[-1], self.before[:-1]) if self.before else self


def value_at(model: Any, path: str) -> Value:
    """Return the value of a field by its path, such as `phases.0.hold_seconds.min`; None where a part is missing."""
    for part in path.split("."):
        if model is None:
            return None
        model = model[int(part)] if part.isdigit() else getattr(model, part)
    return model  # type: ignore[no-any-return]
