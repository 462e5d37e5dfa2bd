"""A screen as SVG that looks the same in every viewer: blocks are rectangles, each word stands at its place.

Several screens, one after the other, are one picture that moves, by style sheet alone: a row is drawn once for as long
as it stays the same. Who wants no motion sees the first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import accumulate, groupby, pairwise
from operator import itemgetter

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from backstretch_tui.core.figure.cells import OCTANTS

WIDTH, HEIGHT = 8, 16
"""Of a cell, in units of the picture: every block character ends on whole ones."""

BASELINE, FONT_SIZE = 12, 13

Part = tuple[int, int, int, int]
"""Left, top, width and height, in units, inside a cell."""

Run = tuple[int, int, str]
"""From where to where a line of units has a colour."""

BLOCKS: dict[str, tuple[Part, ...]] = {
    **{
        character: tuple((bit % 2 * 4, bit // 2 * 4, 4, 4) for bit in range(8) if bits >> bit & 1)
        for bits, character in OCTANTS.items()
        if bits
    },
    **{block: ((0, 16 - 2 * eighths, 8, 2 * eighths),) for eighths, block in enumerate("▁▂▃▄▅▆▇█", start=1)},
    **{block: ((0, 0, eighths, 16),) for eighths, block in enumerate("▏▎▍▌▋▊▉", start=1)},
    "▀": ((0, 0, 8, 8),),
}
"""Block characters as the rectangles that they are made of; quadrants are octants too."""

_RUNS = re.compile(rf"[{''.join(BLOCKS)}]|[^\s{''.join(BLOCKS)}]+")


def svg(strips: Iterable[Strip], columns: int, rows: int) -> str:
    """Draw lines of a screen."""
    return moving_svg([(strips, 1.0)], columns, rows)


def moving_svg(screens: Iterable[tuple[Iterable[Strip], float]], columns: int, rows: int) -> str:
    """Draw screens, each shown for so many seconds, over and over."""
    pictures = [(list(strips), seconds) for strips, seconds in screens]
    ground = _colour(next(style or Style() for _, style, _ in pictures[0][0][0]), ground=True)
    ends = [0.0, *accumulate(seconds for _, seconds in pictures)]
    spans: dict[tuple[int, int], str] = {}
    shapes = []
    for row in range(rows):
        drawn = ["".join(_line(strips[row], row, ground)) for strips, _ in pictures]
        for content, same in groupby(enumerate(drawn), key=itemgetter(1)):
            numbers = [number for number, _ in same]
            if content and len(numbers) == len(pictures):
                shapes.append(content)
            elif content:
                name = spans.setdefault((numbers[0], numbers[-1] + 1), f"s{len(spans)}")
                shapes.append(f'<g class="{name}">{content}</g>')
    body = "\n".join(shapes)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * WIDTH} {rows * HEIGHT}" \
font-family="monospace" font-size="{FONT_SIZE}" shape-rendering="crispEdges">
{_style(spans, ends)}<rect width="100%" height="100%" fill="{ground}"/>
{body}
</svg>
"""


def _style(spans: dict[tuple[int, int], str], ends: Sequence[float]) -> str:
    """Return the style sheet that shows each part in its time."""
    if not spans:
        return ""
    total, rules = ends[-1], []
    for (first, after), name in spans.items():
        start, end = (f"{100 * ends[number] / total:.3g}%" for number in (first, after))
        before = "0%{visibility:hidden}" if first else ""
        later = f"{end}{{visibility:hidden}}" if ends[after] < total else ""
        rules.append(f"@keyframes {name}{{{before}{start}{{visibility:visible}}{later}}}")
        at_first = "visibility:hidden;" if first else ""
        rules.append(f".{name}{{{at_first}animation:{name} {total:g}s step-end infinite}}")
    calm = "@media (prefers-reduced-motion:reduce){g{animation:none!important}}"
    return f"<style>{''.join(rules)}{calm}</style>\n"


def _line(strip: Strip, row: int, ground: str) -> Iterator[str]:
    """Yield what is drawn in a row of cells: blocks and backgrounds by colour, then words."""
    units = [[ground] * sum(cell_len(text) * WIDTH for text, _, _ in strip) for _ in range(HEIGHT)]
    words, column = [], 0
    for text, style, _ in strip:
        style = style or Style()
        _fill(units, column, (0, 0, cell_len(text) * WIDTH, HEIGHT), _colour(style, ground=True))
        for run in _RUNS.finditer(text):
            left = column + cell_len(text[: run.start()])
            for part in BLOCKS.get(run[0], ()):
                _fill(units, left, part, _colour(style))
            if run[0] not in BLOCKS:
                weight = ' font-weight="bold"' if style.bold else ""
                words.append(
                    f'<text x="{left * WIDTH}" y="{row * HEIGHT + BASELINE}" fill="{_colour(style)}"{weight} '
                    f'textLength="{cell_len(run[0]) * WIDTH}">{escape(run[0])}</text>'
                )
        column += cell_len(text)
    yield from _paths(units, row * HEIGHT, ground)
    yield from words


def _fill(units: list[list[str]], column: int, part: Part, colour: str) -> None:
    left, top, wide, tall = part
    for line in units[top : top + tall]:
        line[column * WIDTH + left : column * WIDTH + left + wide] = [colour] * wide


def _paths(units: list[list[str]], top: int, ground: str) -> Iterator[str]:
    """Yield a path for each colour, of rectangles as tall as they can be."""
    by_colour: defaultdict[str, str] = defaultdict(str)
    begun: dict[Run, int] = {}
    for y, line in enumerate([*units, []]):
        runs = set(_runs(line, ground))
        for run in [run for run in begun if run not in runs]:
            start, end, colour = run
            first = begun.pop(run)
            by_colour[colour] += f"M{start} {top + first}h{end - start}v{y - first}H{start}z"
        for run in runs - begun.keys():
            begun[run] = y
    return (f'<path fill="{colour}" d="{path}"/>' for colour, path in sorted(by_colour.items()))


def _runs(line: list[str], ground: str) -> Iterator[Run]:
    edges = [0, *(x for x in range(1, len(line)) if line[x] != line[x - 1]), len(line)]
    return ((start, end, line[start]) for start, end in pairwise(edges) if start < end and line[start] != ground)


def _colour(style: Style, *, ground: bool = False) -> str:
    colour = style.bgcolor if ground is not bool(style.reverse) else style.color
    return colour.get_truecolor(foreground=not ground).hex if colour else ("#000000" if ground else "#ffffff")
