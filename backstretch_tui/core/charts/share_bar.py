"""Bars of characters: how much of something was done."""

_FULL, _EMPTY = "━─"


def bar(share: float, columns: int) -> str:
    """Draw a share from 0 to 1, heavy as far as it was done: full only for all of it, empty only for nothing."""
    full = round(share * columns)
    if 0 < share < 1:
        full = min(max(full, 1), columns - 1)
    return _FULL * full + _EMPTY * (columns - full)
