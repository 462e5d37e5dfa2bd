"""Words and digits as large as the space allows, drawn in strokes with round ends: to be read from three metres."""

from functools import lru_cache
from itertools import pairwise
from math import floor
from unicodedata import combining, normalize

from backstretch_tui.core.figure.canvas import PIXELS_ACROSS, PIXELS_DOWN, Role, Shape, blank, paint
from backstretch_tui.core.figure.cells import lines_of
from backstretch_tui.core.figure.drawing import CellStyle
from backstretch_tui.core.figure.glyphs import GLYPHS, Glyph
from backstretch_tui.core.figure.lines import Line

MIN_ROWS = 3
MAX_ROWS = 60
"""How tall the smallest and the largest letters are."""

MIN_WIDTH, USUAL_WIDTH = 0.42, 0.58
"""How wide a usual letter is at the least, and where there is room, as a share of its height."""

MIN_PIXELS = 5
"""How many pixels a usual letter is wide at the least."""

STROKE, MAX_STROKE = 0.165, 0.34
"""How thick a stroke is, as a share of the height, and at most, as a share of the width."""

GAP = 0.14
"""How much room there is between two letters."""

MIN_SMOOTH_ROWS = 8
"""How tall letters are at least whose edges are smoothed: in smaller ones, that would only blur the strokes."""


@lru_cache(maxsize=64)
def block_text(text: str, columns: int, rows: int, style: CellStyle, side: str = "") -> tuple[Line, ...]:
    """Draw a text in capitals as large as fits into so many cells.

    Returns at most `rows` lines, all as wide as what is drawn, in ink of the role `text`; nothing where not even
    letters `MIN_ROWS` tall fit, or where the text has characters that cannot be drawn. `side` follows the text, in ink
    of the role `side`.
    """
    whole = f"{text} {side}" if side else text
    glyphs = _glyphs(whole)
    roles = [Role.TEXT] * len(_glyphs(text)) + [Role.SIDE] * len(glyphs)
    tall = min(rows, rows_that_fit(whole, columns, style))
    if tall < MIN_ROWS:
        return ()
    return _drawn(glyphs, roles, tall, _share_that_fits(glyphs, columns, tall, style), style)


@lru_cache(maxsize=16)
def block_sentence(text: str, columns: int, rows: int, style: CellStyle) -> tuple[Line, ...]:
    """Draw a sentence in as many lines of capitals as it takes, as large as fits into so many cells.

    Returns lines as `block_text` does, each drawn as wide as it is; nothing where not even the smallest letters fit.
    """
    for tall in range(min(MAX_ROWS, rows), MIN_ROWS - 1, -1):
        texts = _wrapped(text, columns, tall, style)
        if texts and len(texts) * (tall + 1) - 1 <= rows:
            every = [_glyphs(line) for line in texts]
            share = min(_share_that_fits(glyphs, columns, tall, style) for glyphs in every)
            drawn = [_drawn(glyphs, [Role.TEXT] * len(glyphs), tall, share, style) for glyphs in every]
            return tuple(line for lines in drawn for line in ((), *lines))[1:]
    return ()


def _wrapped(text: str, columns: int, tall: int, style: CellStyle) -> list[str]:
    """Return the lines of a text in letters of a height; nothing where a word does not fit, or cannot be drawn."""
    size, lines = _Size(tall, MIN_WIDTH, style), [""]
    for word in text.split():
        for line in (f"{lines[-1]} {word}".strip(), word):
            glyphs = _glyphs(line)
            if glyphs and sum(size.widths(glyphs)) <= columns * PIXELS_ACROSS:
                break
        else:
            return []
        lines[-1:] = [line] if line != word or not lines[-1] else [lines[-1], word]
    return lines


def _share_that_fits(glyphs: list[Glyph], columns: int, tall: int, style: CellStyle) -> float:
    """Return how wide a usual letter can be, as a share of its height, for a text that fits at the least width."""
    share = USUAL_WIDTH
    while share > MIN_WIDTH and sum(_Size(tall, share, style).widths(glyphs)) > columns * PIXELS_ACROSS:
        share = max(MIN_WIDTH, share - 0.01)
    return share


def _drawn(glyphs: list[Glyph], roles: list[Role], tall: int, share: float, style: CellStyle) -> tuple[Line, ...]:
    """Draw letters of a height side by side."""
    size = _Size(tall, share, style)
    widths = size.widths(glyphs)
    canvas, left = blank(-(-sum(widths) // PIXELS_ACROSS), tall), 0
    for glyph, role, width in zip(glyphs, roles, widths[::2], strict=False):
        size.draw(canvas, glyph, role, left, width)
        left += width + size.gap
    return lines_of(canvas, style if tall >= MIN_SMOOTH_ROWS else style._replace(shades=False))


def is_squeezed(text: str, columns: int, rows: int, style: CellStyle) -> bool:
    """Return whether a text fits into so many cells only with strokes that are thinner than usual in such a height."""
    glyphs, tall = _glyphs(text), min(rows, rows_that_fit(text, columns, style))
    usual = _Size(rows, USUAL_WIDTH, style).stroke
    shares = range(round(100 * MIN_WIDTH), round(100 * USUAL_WIDTH) + 1)
    sizes = (_Size(tall, share / 100, style) for share in shares)
    return not any(size.stroke >= usual and sum(size.widths(glyphs)) <= columns * PIXELS_ACROSS for size in sizes)


def rows_that_fit(text: str, columns: int, style: CellStyle) -> int:
    """Return how many rows tall a text can be in so many columns; 0 where it cannot be drawn at all."""
    glyphs = _glyphs(text)
    most = columns * PIXELS_ACROSS if glyphs else -1

    def fits(rows: int) -> bool:
        return sum(_Size(rows, MIN_WIDTH, style).widths(glyphs)) <= most

    rows = MIN_ROWS
    while rows <= MAX_ROWS and fits(rows):
        rows += 1
    return rows - 1 if rows > MIN_ROWS else 0


def _glyphs(text: str) -> list[Glyph]:
    """Return how each character is drawn, those with accents without; nothing where one cannot be."""
    plain = [letter for letter in normalize("NFKD", text.upper()) if not combining(letter)]
    return [GLYPHS[letter] for letter in plain] if all(letter in GLYPHS for letter in plain) else []


class _Size:
    """The measures of letters of a height, in pixels. Edges lie on the edges of a cell's pixels where they can."""

    def __init__(self, rows: int, share: float, style: CellStyle) -> None:
        """Measure letters so many rows tall, whose width is a share of that."""
        self.height = rows * PIXELS_DOWN
        self.step_x = PIXELS_ACROSS if style.kind == "half-blocks" else 1
        self.step_y = 1 if style.kind == "octants" else 2
        self.width = max(self.height * share, MIN_PIXELS * self.step_x)
        self.stroke = max(2, _snapped(min(self.height * STROKE, self.width * MAX_STROKE), self.step_y))
        self.gap = max(2, _snapped(self.height * GAP, self.step_x))

    def widths(self, glyphs: list[Glyph]) -> list[int]:
        """Return the width of each letter and of each gap between two, in turns."""
        usual = self.width - self.stroke
        widths = []
        for glyph in glyphs:
            widths += [self.stroke + _snapped(glyph.width * usual, self.step_x), self.gap]
        return widths[:-1]

    def draw(self, canvas: list[list[int]], glyph: Glyph, role: Role, left: int, width: int) -> None:
        """Draw a letter whose strokes keep within its width and the height."""
        half = self.stroke / 2

        def place(x: float, y: float) -> tuple[float, float]:
            return (
                left + half + _fitted(x, 2, width - self.stroke, self.step_x),
                self.height - half - _fitted(y, 4, self.height - self.stroke, self.step_y),
            )

        for stroke in glyph.strokes:
            for start, end in pairwise(place(*point) for point in stroke):
                paint(canvas, Shape(role, *start, half, *end, half))


def _fitted(share: float, parts: int, length: int, step: int) -> float:
    """Return a place along a length, in whose parts both ends lie on whole steps."""
    part = min(parts - 1, max(0, int(share * parts)))
    low, high = (_snapped(length * number / parts, step) for number in (part, part + 1))
    return low + (high - low) * (share * parts - part)


def _snapped(length: float, step: int) -> int:
    return floor(length / step + 0.5) * step
