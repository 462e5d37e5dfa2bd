"""A screen as SVG that looks the same in every viewer: blocks are rectangles, each word stands at its place."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from backstretch_tui.core.figure.cells import OCTANTS

WIDTH, HEIGHT = 10, 20
"""Of a cell."""

Part = tuple[float, float, float, float]
"""Left, top, width and height, in cells."""

BLOCKS: dict[str, tuple[Part, ...]] = {
    **{
        character: tuple((bit % 2 / 2, bit // 2 / 4, 0.5, 0.25) for bit in range(8) if bits >> bit & 1)
        for bits, character in OCTANTS.items()
        if bits
    },
    **{block: ((0.0, 1 - eighths / 8, 1.0, eighths / 8),) for eighths, block in enumerate("▁▂▃▄▅▆▇█", start=1)},
    **{block: ((0.0, 0.0, eighths / 8, 1.0),) for eighths, block in enumerate("▏▎▍▌▋▊▉", start=1)},
    "▀": ((0.0, 0.0, 1.0, 0.5),),
}
"""Block characters as the rectangles that they are made of; quadrants are octants too."""

_RUNS = re.compile(rf"[{''.join(BLOCKS)}]|[^\s{''.join(BLOCKS)}]+")


def svg(strips: Iterable[Strip], columns: int, rows: int) -> str:
    """Draw lines of a screen."""
    shapes = "\n".join(shape for row, strip in enumerate(strips) for shape in _line(strip, row))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * WIDTH} {rows * HEIGHT}" \
font-family="monospace" font-size="16" shape-rendering="crispEdges">
{shapes}
</svg>
"""


def _line(strip: Strip, row: int) -> Iterator[str]:
    column = 0
    for text, style, _ in strip:
        style = style or Style()
        yield _rectangle(column, row, (0, 0, cell_len(text), 1), style, ground=True)
        for run in _RUNS.finditer(text):
            left = column + cell_len(text[: run.start()])
            if run[0] in BLOCKS:
                for part in BLOCKS[run[0]]:
                    yield _rectangle(left, row, part, style)
            else:
                weight = ' font-weight="bold"' if style.bold else ""
                yield (
                    f'<text x="{left * WIDTH}" y="{row * HEIGHT + 15}" fill="{_colour(style)}"{weight} '
                    f'textLength="{cell_len(run[0]) * WIDTH}">{escape(run[0])}</text>'
                )
        column += Segment(text).cell_length


def _rectangle(column: float, row: float, part: Part, style: Style, *, ground: bool = False) -> str:
    left, top, width, height = part
    x, y, wide, tall = (column + left) * WIDTH, (row + top) * HEIGHT, width * WIDTH, height * HEIGHT
    return f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{tall:g}" fill="{_colour(style, ground=ground)}"/>'


def _colour(style: Style, *, ground: bool = False) -> str:
    colour = style.bgcolor if ground is not bool(style.reverse) else style.color
    return colour.get_truecolor(foreground=not ground).hex if colour else ("#000000" if ground else "#ffffff")
