"""Long work that tells how far it has come."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

Tell = Callable[[float], None]
"""Is told how much is done: 0 for nothing, 1 for all."""


def unwatched(_: float) -> None:
    """Be told, and do nothing."""


def watched(items: Sequence[Item], tell: Tell) -> Iterator[Item]:
    """Yield the items, and tell."""
    for number, item in enumerate(items):
        tell(number / len(items))
        yield item
    tell(1)


def part(tell: Tell, start: float, end: float) -> Tell:
    """Return what is told about a part of the work, which lies from `start` to `end` in the whole."""
    return lambda done: tell(start + (end - start) * done)
