"""Pixels to lines of characters: each terminal cell shows its 2 × 4 pixels as well as its style can."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from backstretch_tui.core.figure.canvas import (
    PIXELS_DOWN,
    Canvas,
    Role,
    code,
    difference,
    ink_of,
    mean,
    role_of,
    sharp,
)
from backstretch_tui.core.figure.drawing import CELL_KINDS, CellStyle
from backstretch_tui.core.figure.lines import Line, Run

Cell = tuple[str, int, int]
"""A character, and its two colours as pixels: those of its ink and of its paper."""

_Role = TypeVar("_Role", int, Role)
"""A role, or its number."""

ToCell = Callable[[tuple[int, ...]], Cell]


def lines_of(canvas: Canvas, style: CellStyle) -> tuple[Line, ...]:
    """Return a canvas as lines of runs."""
    rows = (tuple(map(tuple, canvas[top : top + PIXELS_DOWN])) for top in range(0, len(canvas), PIXELS_DOWN))
    return tuple(_line(style, row) for row in rows)


@lru_cache(maxsize=1024)  # from one picture to the next, most rows stay as they are
def _line(style: CellStyle, rows: tuple[tuple[int, ...], ...]) -> Line:
    if not any(map(any, rows)):
        return (Run(" " * (len(rows[0]) // 2)),)
    to_cell = _CELLS[style]
    columns = (row[side::2] for row in rows for side in (0, 1))
    runs = _joined(map(to_cell, zip(*columns, strict=True)))
    return tuple(Run(text, ink_of(ink), ink_of(paper)) for text, ink, paper in runs)


_ANY = -1


def _joined(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Join cells that can have the same two colours: a blank has no ink to differ in, a full block no paper."""
    text, ink, paper = "", _ANY, _ANY
    for character, own_ink, own_paper in cells:
        if character == " ":
            own_ink = _ANY
        elif character == "█":
            own_paper = _ANY
            if own_ink == paper:
                character, own_ink, own_paper = " ", _ANY, paper
        if (ink not in (own_ink, _ANY) and own_ink != _ANY) or (paper not in (own_paper, _ANY) and own_paper != _ANY):
            yield text, max(0, ink), max(0, paper)
            text, ink, paper = "", _ANY, _ANY
        text += character
        ink, paper = (ink if own_ink == _ANY else own_ink), (paper if own_paper == _ANY else own_paper)
    yield text, max(0, ink), max(0, paper)


# --- one cell: eight pixels, row by row -----------------------------------------------------------------------------


def _two_colours(pixels: tuple[int, ...]) -> tuple[int, int, int]:
    """Return which pixels are ink (the first is the lowest bit), and the colours of ink and paper."""
    different = list(dict.fromkeys(pixels))
    if len(different) == 1:
        return ((1 << len(pixels)) - 1 if different[0] else 0), different[0], 0
    if len(different) == 2:
        ink, paper = different
        if ink < paper:
            ink, paper = paper, ink
        return sum(1 << place for place, pixel in enumerate(pixels) if pixel == ink), ink, paper
    paper, ink = max(combinations(sorted(different), 2), key=_difference_of)
    is_ink = {pixel: difference(pixel, ink) < difference(pixel, paper) for pixel in different}
    inks, papers = [pixel for pixel in pixels if is_ink[pixel]], [pixel for pixel in pixels if not is_ink[pixel]]
    bits = sum(1 << place for place, pixel in enumerate(pixels) if is_ink[pixel])
    return bits, _colour_of(inks), _colour_of(papers)


def _difference_of(pair: tuple[int, int]) -> float:
    return difference(*pair)


def _colour_of(pixels: list[int]) -> int:
    """Return the colour of several pixels: that of the role that most of them have, for a mixture would stand out."""
    most_common = _most_common([pixel & 15 for pixel in pixels])
    return _together([pixel for pixel in pixels if pixel & 15 == most_common])


def _most_common(roles: list[_Role]) -> _Role:
    """Return the role that comes most often; where several do, the first. To import `mode` would take too long."""
    return max(dict.fromkeys(roles), key=roles.count)


def _drawn(characters: dict[int, str], pixels: tuple[int, ...], shades: bool) -> Cell:
    bits, ink, paper = _two_colours(pixels)
    if not shades:
        ink, paper = sharp(ink), sharp(paper)
    full = (1 << len(pixels)) - 1
    if ink == paper or bits in (0, full):
        colour = ink if bits else paper
        return (characters[full], colour, 0) if colour else (" ", 0, 0)
    return (characters[bits], ink, paper) if bits in characters else (characters[full - bits], paper, ink)


def _cells_in(characters: dict[int, str], pixels_of: tuple[tuple[int, ...], ...], shades: bool) -> ToCell:
    """Return what draws a cell with these characters, each of whose pixels is made of so many of the canvas."""

    @lru_cache(maxsize=8192)
    def drawn(merged: tuple[int, ...]) -> Cell:
        return _drawn(characters, merged, shades)

    @lru_cache(maxsize=16384)
    def to_cell(pixels: tuple[int, ...]) -> Cell:
        merged = tuple([_together([pixels[place] for place in places]) for places in pixels_of])
        return drawn(merged if shades else tuple(map(sharp, merged)))

    return to_cell


def _together(pixels: list[int]) -> int:
    return pixels[0] if min(pixels) == max(pixels) else mean(*sorted(pixels))


@lru_cache(maxsize=4096)
def _ascii(pixels: tuple[int, ...]) -> Cell:
    """Return a letter: that of the role with most of a full cell, or one that looks like the part that is filled."""
    quarters = [sharp(_together([pixels[place] for place in places])) for places in _PIXELS["quadrants"][1]]
    roles = [role for role in map(role_of, quarters) if role]
    if not roles:
        return " ", 0, 0
    most_common = _most_common(roles)
    bits = sum(1 << place for place, pixel in enumerate(quarters) if pixel)
    if most_common is Role.FLOOR and bits in _UPRIGHT:
        letter = "|"
    else:
        letter = _LETTERS[most_common] if len(roles) == 4 or most_common not in _SOLID else _EDGES[bits]
    return letter, code(most_common), 0


_LETTERS = {
    Role.BODY: "#", Role.WORKING: "@", Role.OTHER: ":", Role.ARM: "%", Role.FLOOR: "_",
    Role.GAP: "o", Role.ARROW: "|", Role.TOWEL: "*", Role.TEXT: "#",
}  # fmt: skip
_UPRIGHT = {0b0101, 0b1010, 0b1101, 0b1110}
"""The quarters of a cell that the side of a frame fills."""
_SOLID = {Role.BODY, Role.WORKING, Role.TEXT}
_EDGES = " `'\",(//.\\)\\_\\/#"
"""Letters by the bits of the quarters of a cell that are filled."""


@lru_cache(maxsize=4096)
def _braille(pixels: tuple[int, ...]) -> Cell:
    """Eight dots; the cell's one colour is that of the role with the most of them."""
    bits, roles = 0, []
    for place, pixel in enumerate(pixels):
        row, side = divmod(place, 2)
        role = role_of(pixel)
        if role and _is_seen(role, row, side):
            bits |= _BRAILLE_BITS[row][side]
            roles.append(role)
    if not roles:
        return " ", 0, 0
    return chr(0x2800 + bits), code(_most_common(roles)), 0


_BRAILLE_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Which bit of a Braille character is which dot: by row, then by column."""


def _is_seen(role: Role, row: int, side: int) -> bool:
    """Thin out what is pale, so that it is told from the rest without colour too."""
    match role:
        case Role.OTHER | Role.FLOOR:
            return (row + side) % 2 == 1
        case Role.GAP:
            return row % 2 == 1 and side == 0
    return True


_HALVES = dict(enumerate(" ▀▄█"))
_QUADRANTS = dict(enumerate(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"))


def _octant_characters() -> dict[int, str]:
    """Return the characters of octants by their bits.

    Unicode counts them up from U+1CD00, but for those that were there before: the quadrants, quarters of a cell from
    below or above, and six that few fonts have. Those of the last two kinds are drawn as the rest of the cell.
    """
    known = {}
    for bits, character in _QUADRANTS.items():
        halves = [1 << place | 1 << place + 2 for place in (0, 1, 4, 5)]
        known[sum(half for number, half in enumerate(halves) if bits >> number & 1)] = character
    known |= {0b11000000: "▂", 0b11111100: "▆"}
    elsewhere = {0b00000011, 0b00111111, 0b1, 0b10, 0b01000000, 0b10000000, 0b00010100, 0b00101000}
    own = (bits for bits in range(256) if bits not in known and bits not in elsewhere)
    return known | {bits: chr(0x1CD00 + number) for number, bits in enumerate(own)}


OCTANTS = _octant_characters()
_PIXELS = {
    "octants": (OCTANTS, tuple((place,) for place in range(8))),
    "quadrants": (_QUADRANTS, ((0, 2), (1, 3), (4, 6), (5, 7))),
    "half-blocks": (_HALVES, ((0, 1, 2, 3), (4, 5, 6, 7))),
}
_OTHERS: dict[str, ToCell] = {"braille": _braille, "ascii": _ascii}
_CELLS: dict[CellStyle, ToCell] = {
    CellStyle(kind, shades): _OTHERS.get(kind) or _cells_in(*_PIXELS[kind], shades)
    for kind in CELL_KINDS
    for shades in (True, False)
}
