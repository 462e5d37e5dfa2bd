"""What came by, compared with what was planned."""

from collections.abc import Iterable


def is_in_order(some: Iterable[object], whole: Iterable[object]) -> bool:
    """Tell whether some things are things of the whole, in its order; a slow machine may have missed others."""
    rest = iter(whole)
    return all(thing in rest for thing in some)
