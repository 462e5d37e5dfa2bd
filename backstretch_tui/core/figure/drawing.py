"""Figures to draw, and how finely."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.model.exercise import Phase

FRAMES_PER_SECOND = 10
"""How many pictures a second a movement is shown in."""

CellKind = Literal["octants", "quadrants", "half-blocks", "braille", "ascii"]
"""Into how many pixels a cell is divided: 2×4 or 2×2 or 1×2 in two colours, 2×4 dots in one, or 2×2 as a letter."""

CellSetting = Literal["auto", "octants", "quadrants", "half-blocks", "braille"]
"""The choices in the settings; `auto` is the finest that the terminal is known to have."""

CELL_KINDS: tuple[CellKind, ...] = get_args(CellKind)


class CellStyle(NamedTuple):
    """How cells are used to draw."""

    kind: CellKind = "quadrants"
    shades: bool = True
    """Whether edges are smoothed with shades in between; without, every pixel has the full colour of one role."""

    @property
    def for_text(self) -> "CellStyle":
        """The style for block letters: in characters that every font has, for they must be readable."""
        return self if self.kind == "half-blocks" else self._replace(kind="quadrants")


QUADRANTS = CellStyle()


@dataclass(frozen=True, slots=True)
class Drawing:
    """The figures, and how they are drawn here."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    style: CellStyle = QUADRANTS
    frames_per_second: int = FRAMES_PER_SECOND
    few_colours: bool = False
    """Whether the terminal has only 16."""

    def figure_of(self, phase: Phase) -> Figure | None:
        """Return the figure that shows a phase."""
        return self.figures.get(phase.figure or "")
