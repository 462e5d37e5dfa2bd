"""The keys that work now, in one line that always fits: those shown first stay longest."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.binding import ActiveBinding
from textual.content import Content
from textual.events import Click, Mount
from textual.screen import Screen
from textual.widget import Widget


class _Item(NamedTuple):
    keys: str
    label: str
    binding: ActiveBinding

    @property
    def width(self) -> int:
        return cell_len(f" {self.keys} {self.label} ")


class KeyLine(Widget):
    """A footer in one widget: Textual's own mounts one for every key, which takes time at start and at every change."""

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; height: 1; width: 1fr; pointer: pointer;
        background: $footer-background; color: $footer-foreground;
        & > .key-line--key { color: $footer-key-foreground; text-style: bold; }
        & > .key-line--off { color: $footer-foreground 40%; text-style: none; }
    }
    """
    COMPONENT_CLASSES = {"key-line--key", "key-line--off"}
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._items: list[_Item] = []

    def render(self) -> Content:
        """Write as many keys as there is room for."""
        key, off = self.get_visual_style("key-line--key"), self.get_visual_style("key-line--off")
        parts: list[Content] = []
        for item in self._fitting():
            enabled = item.binding.enabled
            parts += [
                Content.styled(f" {item.keys}", key if enabled else off),
                Content.styled(f" {item.label} ", "" if enabled else off),
            ]
        return Content("").join(parts) if parts else Content("")

    def on_mount(self, _: Mount) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def on_click(self, event: Click) -> None:
        """Do what the key under the pointer does."""
        event.stop()
        right = 0
        for item in self._fitting():
            right += item.width
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
        self._items = list(shown.values())
        self.refresh()

    def _fitting(self) -> list[_Item]:
        """Return the items that fit; the last one, which leads to all the others, always."""
        if not self._items:
            return []
        room = self.size.width - self._items[-1].width
        fitting = []
        for item in self._items[:-1]:
            room -= item.width
            if room < 0:
                break
            fitting.append(item)
        return [*fitting, self._items[-1]]
