"""Textual's compositor, made to draw no more than what has changed.

Textual's own asks every widget on a screen for all its lines, even where a few cells of one have changed. A figure that
moves would cost half as much again.
"""

from collections.abc import Iterable

from textual._compositor import Compositor  # a private module: the only place where pictures are put together
from textual.geometry import Region
from textual.strip import Strip


class SparingCompositor(Compositor):
    """Asks only the widgets that are seen where something has changed, and those only for the rows of that."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            yield from super()._get_renders()
            return
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            if not shown.overlaps(crop):
                continue
            rows = Region(clip.x, crop.y, clip.width, crop.height).intersection(clip)
            part = shown.intersection(rows)
            yield region, rows, widget.render_lines(part.translate(-region.offset))
            if shown.contains_region(crop):
                return  # they come from the front to the back: nothing behind this one is seen
