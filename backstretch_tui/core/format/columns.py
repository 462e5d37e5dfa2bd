"""How many columns of a terminal a text takes, and tables that line up in them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from unicodedata import category, east_asian_width

OCTANTS = range(0x1CD00, 0x1CDE6)
"""Drawn by terminals that know Unicode 16, one column wide; older Pythons do not know them."""


_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Mc", "Cf"})
"""Accents, vowel signs and joiners; besides these, the vowels and finals of Korean syllables in parts."""


@lru_cache(maxsize=2048)
def columns_of(text: str) -> int:
    """Return how many columns a text takes: two for each wide character, none for an accent of its own."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield rows with their columns aligned; a column that is empty throughout is left out."""
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    widths = [max(map(columns_of, column)) for column in columns]
    for row in zip(*columns, strict=True):
        padded = (cell + " " * (width - columns_of(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(["", *padded]).rstrip()


def _columns(character: str) -> int:
    if category(character) in _WITHOUT_WIDTH or "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff":
        return 0
    return 2 if east_asian_width(character) in "WF" and ord(character) not in OCTANTS else 1
