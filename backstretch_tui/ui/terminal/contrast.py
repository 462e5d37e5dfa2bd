"""Keeps text legible where a terminal has few colours: what is dark on light must not become grey on grey.

Terminals differ in what their 16 colours look like, and many show bold text in the bright variant of its colour. So a
pair of these colours counts as legible only if it is in every common palette, bold or not.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.console import COLOR_SYSTEMS
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as TextualColor
from textual.filter import LineFilter

MIN_CONTRAST = 4.5
"""Between text and background, by the Web Content Accessibility Guidelines 2.2, criterion 1.4.3."""

FEW_COLOURS = (ColorSystem.STANDARD, ColorSystem.EIGHT_BIT, ColorSystem.WINDOWS)

_PALETTES = {
    "VGA": "000000aa000000aa00aa55000000aaaa00aa00aaaaaaaaaa555555ff555555ff55ffff555555ffff55ff55ffffffffff",
    "xterm": "000000cd000000cd00cdcd000000eecd00cd00cdcde5e5e57f7f7fff000000ff00ffff005c5cffff00ff00ffffffffff",
    "Windows": "0c0c0cc50f1f13a10ec19c000037da8817983a96ddcccccc767676e7485616c60cf9f1a53b78ffb4009e61d6d6f2f2f2",
    "GNOME": "2e3436cc00004e9a06c4a0003465a475507b06989ad3d7cf555753ef29298ae234fce94f729fcfad7fa834e2e2eeeeec",
    "older Windows": "000000800000008000808000000080800080008080c0c0c0808080ff000000ff00ffff000000ffff00ff00ffffffffff",
}
"""The 16 colours as terminals show them, in hexadecimal digits without separators."""

_COLOURS = [
    [ColorTriplet(*bytes.fromhex(palette)[at : at + 3]) for at in range(0, 48, 3)] for palette in _PALETTES.values()
]

_LEGIBLE_BACKGROUNDS = {2: 10, 3: 11, 6: 14, 8: 0, 9: 1, 12: 4, 13: 5}
"""The replacement of a background on which no colour is legible in every palette."""

_TEXT = re.compile(r"[^\s\u2500-\u259f\u2800-\u28ff\U0001cd00-\U0001cde5\U0001fb00-\U0001fbaf]")
"""A character to be read, not a line, a block or a part of a picture."""


class ContrastFilter(LineFilter):
    """Gives text another colour where the colours of the terminal would make it hard to read."""

    def __init__(self, colours: ColorSystem) -> None:
        super().__init__()
        self.colours = colours

    def apply(self, segments: list[Segment], background: TextualColor) -> list[Segment]:
        """Return a line's segments, with colours that the terminal has."""
        behind = background.rich_color
        return [
            Segment(segment.text, legible_style(segment.style, behind, self.colours), segment.control)
            if segment.style and (is_text(segment.text) or segment.text.isspace())  # blanks are as the text beside them
            else segment
            for segment in segments
        ]


def contrast_filters(colours: str | None) -> tuple[ContrastFilter, ...]:
    """Return the filter that a terminal needs; `colours` is what Rich calls them, such as `standard` or `truecolor`."""
    system = COLOR_SYSTEMS.get(colours or "")
    return (ContrastFilter(system),) if system in FEW_COLOURS else ()


def is_text(text: str) -> bool:
    """Return whether there is something to read in a text."""
    return _TEXT.search(text) is not None


@lru_cache(4096)
def legible_style(style: Style, background: Color, colours: ColorSystem) -> Style:
    """Return a style that is legible in a terminal with these colours."""
    front, back = shown_colours(style, background)
    is_bold = bool(style.bold)
    if front.is_default or back.is_default or contrast_of(front, back, bold=is_bold, colours=colours) >= MIN_CONTRAST:
        return style
    if colours is ColorSystem.EIGHT_BIT:
        candidates: Iterable[Color] = _lifted(front, back)
    else:
        number = _number(front, colours)
        back = Color.from_ansi(_LEGIBLE_BACKGROUNDS.get(_number(back, colours), _number(back, colours)))
        candidates = (Color.from_ansi(choice) for choice in (number, number ^ 8, 0, 15))
    for candidate in candidates:
        for bold in (is_bold, False):
            if contrast_of(candidate, back, bold=bold, colours=colours) >= MIN_CONTRAST:
                pair = Style.from_color(candidate, back)
                return style + pair + Style(bold=bold, reverse=False, dim=False)
    return style


def shown_colours(style: Style, background: Color) -> tuple[Color, Color]:
    """Return the colours of a style's text and of what is behind it."""
    front, back = style.color or Color.default(), style.bgcolor or background
    if back.is_default:
        back = background
    return (back, front) if style.reverse else (front, back)


def contrast_of(front: Color, back: Color, *, bold: bool, colours: ColorSystem) -> float:
    """Return the contrast of two colours as a terminal shows them, in the least favourable palette."""
    if colours in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT):
        return _ratio(front.downgrade(colours).get_truecolor(), back.downgrade(colours).get_truecolor())
    one, other = _number(front, colours), _number(back, colours)
    shown = {one, one | 8} if bold else {one}
    return min(_ratio(palette[number], palette[other]) for palette in _COLOURS for number in shown)


def _number(colour: Color, colours: ColorSystem) -> int:
    number = colour.downgrade(colours).number
    return 0 if number is None else number


def _lifted(front: Color, back: Color) -> Iterable[Color]:
    """Yield colours from one towards black or white, whichever is farther from the background."""
    triplet = front.get_truecolor()
    behind = back.downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
    end = max(ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255), key=lambda end: _ratio(end, behind))
    for tenths in range(1, 11):
        yield Color.from_rgb(*(part + (goal - part) * tenths / 10 for part, goal in zip(triplet, end, strict=True)))


def _ratio(one: ColorTriplet, other: ColorTriplet) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(1024)
def _luminance(colour: ColorTriplet) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
