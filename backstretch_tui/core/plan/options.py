"""The options of a session, besides its routine, and the places where they are chosen."""

from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

from backstretch_tui.core.model.checked import Model
from backstretch_tui.core.model.exercise import Entry, Routine, Side, SideChoices, SideOrder
from backstretch_tui.core.plan.dose import Dose

More = Literal["repetitions", "hold"]

SIDES: tuple[Side, ...] = get_args(Side)
SIDE_ORDERS: tuple[SideOrder, ...] = get_args(SideOrder)

MAX_SPEED = 1000
"""How many times faster than life a rehearsal is at most."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a session."""

    dose: Dose | None = None
    """None: the routine's own."""
    first_side: Side = "left"
    side_order: SideOrder = "alternate"
    wait_for_key: bool = False
    """Between exercises, wait for the person instead of counting down."""
    sore_side: Side | None = None
    """The side that does more; None: both do the same."""
    sore_side_more: More = "repetitions"
    """The quantity that it does as much of as the exercise's range allows."""
    teach: bool = True
    """Whether an exercise is taught before it is done for the first time."""
    speed: int = 1
    """How many times faster than life the clock runs: a rehearsal where it is not 1."""

    def for_entry(self, routine: Routine, entry: Entry) -> "Options":
        """Return the options for one exercise of a routine: what the file fixes about it holds."""
        fixed = {its.name: _first(getattr(entry, its.name), getattr(routine, its.name)) for its in fields(SideChoices)}
        return replace(self, **{name: value for name, value in fixed.items() if value is not None})

    def dose_for(self, routine: Routine) -> Dose:
        """Return the dose chosen, or the routine's own."""
        return self.dose or Dose(routine.dose, routine.dose)


DEFAULTS = Options()
"""A session as the routine's file has it."""


@dataclass(frozen=True, kw_only=True)
class SessionSettings(Model):
    """The settings of every session, besides the dose."""

    first_side: Side = "left"
    side_order: SideOrder = "alternate"
    wait_for_key: bool = False
    """Whether the session waits for a key between exercises."""
    sore_side: Side | None = None
    """The side that does more, as much as each exercise allows."""
    sore_side_more: More = "repetitions"
    """The quantity that is raised on that side: `repetitions`, or the length of holds (`hold`)."""
    teach: bool = True
    """Whether an exercise is taught before it is done for the first time."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of one place: the settings, the list or the command line; None where it has none."""

    dose: Dose | None = None
    first_side: Side | None = None
    side_order: SideOrder | None = None
    wait_for_key: bool | None = None
    sore_side: Side | None = None
    sore_side_more: More | None = None
    teach: bool | None = None
    speed: int | None = None


def options_from(*places: Choices) -> Options:
    """Combine what was chosen in several places, the first of which comes first."""
    chosen: dict[str, Any] = {}
    for place in reversed(places):
        values = {field.name: getattr(place, field.name) for field in fields(place)}
        chosen |= {name: value for name, value in values.items() if value is not None}
    return Options(**chosen)


def _first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)
