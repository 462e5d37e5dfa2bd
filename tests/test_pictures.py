"""The pictures of the README: what blocks they draw, and when each part of a moving one is shown."""

import re

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tests.pictures.svg import moving_svg, svg

PLAIN = Style(color="#ffffff", bgcolor="#000000")


def strip(text: str, style: Style = PLAIN) -> Strip:
    return Strip([Segment(text, style)])


def test_blocks_are_rectangles_joined_and_words_stand_at_their_place() -> None:
    picture = svg([strip("█▌ go"), strip("█▌   ")], 5, 2)
    assert '<path fill="#ffffff" d="M0 0h12v16H0z"/>' in picture
    assert '<text x="24" y="12" fill="#ffffff" textLength="16">go</text>' in picture


def test_of_a_picture_that_moves_a_row_that_stays_is_drawn_once() -> None:
    rows = [[strip("stays"), strip(text)] for text in ("one  ", "two  ", "two  ")]
    picture = moving_svg(zip(rows, (1.0, 1.0, 2.0), strict=True), 5, 2)
    assert [picture.count(f">{word}<") for word in ("stays", "one", "two")] == [1, 1, 1]
    one, two = re.findall(r"@keyframes \w+\{(.*?\})\}", picture)
    assert one == "0%{visibility:visible}25%{visibility:hidden}"
    assert two == "0%{visibility:hidden}25%{visibility:visible}"
    assert "prefers-reduced-motion" in picture
