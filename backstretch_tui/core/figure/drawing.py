"""What there is to draw, and how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.model.exercise import Phase

FRAMES_PER_SECOND = 10
"""How many pictures a second a movement is shown in."""

Style = Literal["blocks", "dots"]
"""`blocks` where there is true colour, `dots` where colours are few."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The figures, and how they are drawn here."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    style: Style = "blocks"
    frames_per_second: int = FRAMES_PER_SECOND

    def figure_of(self, phase: Phase) -> Figure | None:
        """Return the figure that shows a phase."""
        return self.figures.get(phase.figure or "")
