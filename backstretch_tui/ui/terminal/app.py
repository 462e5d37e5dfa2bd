"""An app that can be ended at any moment, in a window of any size, and whose letter keys work with Caps Lock."""

from textual.app import App, ReturnType, ScreenError
from textual.css.query import QueryError
from textual.events import Event, Key, Resize
from textual.geometry import Size
from textual.widget import MountError

MIN_COLUMNS, MIN_ROWS = 12, 4
"""In a smaller window, what does not fit is cut off: widgets fail where a border leaves no room for any text."""

_HALF_BUILT = (QueryError, ScreenError, MountError)
"""What a screen runs into that finds its own widgets, or the screens below it, gone."""


class TerminalApp(App[ReturnType]):
    """The app that the program's own app is a kind of."""

    @property
    def size(self) -> Size:
        """How large the app is laid out."""
        return _at_least(super().size)

    async def on_event(self, event: Event) -> None:
        """Take a window that is too small for a larger one."""
        if isinstance(event, Resize):
            event = Resize(_at_least(event.size), _at_least(event.virtual_size), pixel_size=event.pixel_size)
        await super().on_event(event)

    async def on_key(self, event: Key) -> None:
        """Take a capital letter as the small one where it has no meaning of its own."""
        bound = self.screen.active_bindings
        small = event.key.lower()
        if len(event.key) == 1 and event.key not in bound and small in bound:
            event.prevent_default()
            await self._check_bindings(small)

    def _handle_exception(self, error: Exception) -> None:
        """Let nothing be a fault that comes of ending while a screen was being laid out."""
        if not (self._exit and isinstance(error, _HALF_BUILT)):
            super()._handle_exception(error)


def _at_least(size: Size) -> Size:
    return Size(max(size.width, MIN_COLUMNS), max(size.height, MIN_ROWS))
