"""What a person may choose about a session, besides its routine."""

from dataclasses import dataclass
from typing import Literal, get_args

from backstretch_tui.core.model.exercise import Side
from backstretch_tui.core.plan.dose import Dose

SideOrder = Literal["alternate", "one-side-first"]

SIDES: tuple[Side, ...] = get_args(Side)
SIDE_ORDERS: tuple[SideOrder, ...] = get_args(SideOrder)


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may choose about a session."""

    dose: Dose | None = None
    """None: the routine's own."""
    first_side: Side = "left"
    side_order: SideOrder = "alternate"
    wait_for_key: bool = False
    """Between exercises, wait for the person instead of counting down."""
    speed: int = 1
    """How many times faster than life the clock runs: a rehearsal where it is not 1."""


DEFAULTS = Options()
"""A session as the routine's file has it."""
