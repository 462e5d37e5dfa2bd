"""Long work that tells how far it has come."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

ProgressCallback = Callable[[float], None]
"""Is told how much is done: 0 for nothing, 1 for all."""


def no_progress(_: float) -> None:
    """Be told, and do nothing."""


def with_progress(items: Sequence[Item], tell: ProgressCallback) -> Iterator[Item]:
    """Yield the items, and tell."""
    for number, item in enumerate(items):
        tell(number / len(items))
        yield item
    tell(1)


def part_of(tell: ProgressCallback, start: float, end: float) -> ProgressCallback:
    """Return what is told about a part of the work, which lies from `start` to `end` in the whole."""
    return lambda done: tell(start + (end - start) * done)
