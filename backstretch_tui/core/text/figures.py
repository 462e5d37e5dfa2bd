"""Words in and beside the figures."""

PRESS_DOWN = "press down"
FROM_SIDE, FROM_ABOVE, FROM_FEET, FROM_HEAD = "from the side", "from above", "from the feet", "from the head"


def one_side(side: str) -> str:
    """Say which side of a movement is drawn, and what that means for the other."""
    return f"The {side} side is shown; the left is its mirror image."


def pose(number: int, name: str, words: str) -> str:
    """Write a key pose."""
    return f"{number}. {name}: {words}"
