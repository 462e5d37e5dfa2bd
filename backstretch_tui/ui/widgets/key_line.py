"""A footer of one line: the keys that work now, first come first shown, and what is true now in the right corner."""

from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len
from textual.binding import ActiveBinding
from textual.content import Content
from textual.events import Click, Mount
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from backstretch_tui.core.text.corner import PROBLEMS
from backstretch_tui.ui.keys import FOOTER_ORDER

_GAPS = (2, 1)
"""Columns between two items: the wide gap and the narrow one."""

_GIVE_WAY = frozenset({"anywhere.commands", "list.edit", "list.filter", "list.quit"})
"""Keys that give way to the status; Help shows them all."""


class _Item(NamedTuple):
    keys: str
    label: str
    binding: ActiveBinding

    @property
    def width(self) -> int:
        return cell_len(f"{self.keys} {self.label}")


class KeyLine(Widget):
    """A footer in one widget: Textual's own mounts one for every key, which takes time at start and at every change."""

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; height: 1; width: 1fr; pointer: pointer;
        background: $footer-background; color: $footer-foreground;
        & > .key-line--key { color: $footer-key-foreground; text-style: bold; }
        & > .key-line--off { color: $footer-foreground 75%; text-style: none; }
    }
    """
    COMPONENT_CLASSES = {"key-line--key", "key-line--off"}
    ALLOW_SELECT = False

    status: reactive[tuple[str, ...]] = reactive(())
    """The words in the right corner, most important first: as many as fit beside the keys."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[_Item] = []

    def render(self) -> Content:
        """Show as many keys as fit, and the status."""
        key, off = self.get_visual_style("key-line--key"), self.get_visual_style("key-line--off")
        items, gap = self._fitting()
        parts: list[Content] = []
        for item in items:
            enabled = item.binding.enabled
            parts += [
                Content(" " * (gap if parts else 1)),
                Content.styled(item.keys, key if enabled else off),
                Content.styled(f" {item.label}", "" if enabled else off),
            ]
        status = self._shown_status()
        blanks = self.size.width - (1 + sum(item.width + gap for item in items) - gap) - cell_len(status)
        return Content("").join([*parts, Content(" " * blanks), Content.styled(status, off)])

    def on_mount(self, _: Mount) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def on_click(self, event: Click) -> None:
        """Do what the key under the pointer does."""
        event.stop()
        right = 0
        items, gap = self._fitting()
        for item in items:
            right += item.width + gap
            if event.x < right:
                if item.binding.enabled:
                    self.app.simulate_key(item.binding.binding.key)
                return

    def _follow(self, screen: Screen[object]) -> None:
        shown: dict[str, _Item] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.id and binding.id not in shown:
                shown[binding.id] = _Item(self.app.get_key_display(binding), binding.description, active)
        self._items = [shown[key_id] for key_id in FOOTER_ORDER if key_id in shown]
        self.refresh()

    def _shown_status(self) -> str:
        """Return as much of the status as fits beside the keys, and a problem in any case."""
        fitting = self._fitting_with(_GAPS[-1], self.size.width - 1)
        keys = [item.width + _GAPS[-1] for item in fitting if item.binding.binding.id not in _GIVE_WAY]
        room, shown = self.size.width - sum(keys), ""
        for word in self.status:
            longer = f"{shown} · {word}" if shown else f" {word}"
            if cell_len(longer) <= room or (word in PROBLEMS and not shown and cell_len(longer) < self.size.width // 2):
                shown = longer
        return f"{shown} " if shown and cell_len(shown) < room else shown

    def _fitting(self) -> tuple[list[_Item], int]:
        """Return the items that fit, and the gap between them: the wide one unless the narrow one fits more."""
        columns = self.size.width - (cell_len(self._shown_status()) or 1)
        wide, narrow = (self._fitting_with(gap, columns) for gap in _GAPS)
        return (wide, _GAPS[0]) if len(wide) == len(narrow) else (narrow, _GAPS[1])

    def _fitting_with(self, gap: int, columns: int) -> list[_Item]:
        """Return the first items that fit, and always the last one, Help, which leads to all the others."""
        if not self._items:
            return []
        *others, last = self._items
        room = columns - 1 - last.width
        widths = accumulate(item.width + gap for item in others)
        return [*(item for item, width in zip(others, widths, strict=True) if width <= room), last]
