"""All figures on one sheet, as SVG: every key pose, on each side, to look them over."""

from collections.abc import Iterable, Iterator
from html import escape
from textwrap import wrap

from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.figure.pose import key_moments, pose_at
from backstretch_tui.core.figure.scene import scenes_of
from backstretch_tui.core.figure.svg import drawing
from backstretch_tui.core.model.exercise import Side
from backstretch_tui.core.plan.options import SIDES

_CELL_WIDTH = 170.0
_CELL_HEIGHT = 115.0
_WORDS_HEIGHT = 29.0
_DRAWING_HEIGHT = _CELL_HEIGHT - _WORDS_HEIGHT - 8
_SECOND_WIDTH = 76.0
_LETTERS_IN_A_LINE = 54


def sheet(figures: Iterable[Figure]) -> str:
    """Draw every figure, each side in a row of its own."""
    rows: list[tuple[Figure, Side | None]] = []
    for figure in figures:
        rows += [(figure, side) for side in (SIDES if figure.one_sided else (None,))]
    most = max((len(figure.poses) for figure, _ in rows), default=0)
    width, height = most * _CELL_WIDTH, len(rows) * _CELL_HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" font-family="sans-serif">',
        f'<rect width="{width:g}" height="{height:g}" fill="#faf8f4"/>',
    ]
    for number, (figure, side) in enumerate(rows):
        parts += _row(figure, side, number * _CELL_HEIGHT)
    return "\n".join([*parts, "</svg>", ""])


def _row(figure: Figure, side: Side | None, top: float) -> Iterator[str]:
    for column, (pose, moment) in enumerate(zip(figure.poses, key_moments(figure, side), strict=True)):
        left = column * _CELL_WIDTH
        title = f"{figure.name}{f', {side}' if side else ''}: {pose.name}"
        yield f'<text x="{left + 6:g}" y="{top + 10:g}" font-size="6.5" font-weight="bold">{escape(title)}</text>'
        for line, words in enumerate(wrap(pose.words, _LETTERS_IN_A_LINE)[:2]):
            yield f'<text x="{left + 6:g}" y="{top + 19 + 7 * line:g}" font-size="5.5">{escape(words)}</text>'
        first, *others = scenes_of(figure, pose_at(figure, moment))
        room = _SECOND_WIDTH if others else 0
        yield from drawing(first, left + 6, top + _WORDS_HEIGHT, _CELL_WIDTH - 12 - room, _DRAWING_HEIGHT)
        for scene in others:
            yield from drawing(scene, left + _CELL_WIDTH - room, top + _WORDS_HEIGHT, room - 6, _DRAWING_HEIGHT)
