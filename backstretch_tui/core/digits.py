"""Digits that fill the space there is, in half-blocks: to be read from the floor, three metres away."""

from functools import lru_cache

GLYPH_ROWS = 7

_DRAWN = {
    "0": ".###. #...# #...# #...# #...# #...# .###.",
    "1": "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
    "2": ".###. #...# ....# ...#. ..#.. .#... #####",
    "3": ".###. #...# ....# ..##. ....# #...# .###.",
    "4": "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
    "5": "##### #.... ####. ....# ....# #...# .###.",
    "6": ".###. #.... #.... ####. #...# #...# .###.",
    "7": "##### ....# ...#. ..#.. ..#.. .#... .#...",
    "8": ".###. #...# #...# .###. #...# #...# .###.",
    "9": ".###. #...# #...# .#### ....# ....# .###.",
    "‖": "##.##.. ##.##.. ##.##.. ##.##.. ##.##.. ##.##.. ##.##..",
}
_GLYPHS = {letter: drawn.split() for letter, drawn in _DRAWN.items()}
# Two dots above each other share a cell: its upper and its lower half.
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


@lru_cache(maxsize=64)
def digits(text: str, columns: int, rows: int) -> tuple[str, ...]:
    """Draw digits, and ‖ for a pause, as large as fits, one dot in `columns` × `rows` cells being half a cell tall.

    Returns as many lines as were needed, each as wide as what is drawn; none where not even the smallest fits. Dots are
    scaled by whole steps, across and down apart, and at most half as much again one way as the other.
    """
    rows_of_dots = [".".join(_GLYPHS[letter][row] for letter in text) for row in range(GLYPH_ROWS)]
    dots = len(rows_of_dots[0])
    across, down = columns // dots if text else 0, rows * 2 // GLYPH_ROWS
    if not across or not down:
        return ()
    across, down = min(across, down + down // 2), min(down, across + across // 2)
    bitmap = []
    for line in rows_of_dots:
        bitmap += [[dot == "#" for dot in line for _ in range(across)]] * down
    if len(bitmap) % 2:
        bitmap.append([False] * len(bitmap[0]))
    halves = zip(bitmap[::2], bitmap[1::2], strict=True)
    return tuple("".join(_HALVES[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in halves)
