"""An app that can be ended at any moment, in a window of any size, and whose letter keys work with Caps Lock."""

from traceback import walk_tb

from textual.app import App, ReturnType, ScreenError
from textual.css.query import QueryError
from textual.events import Event, Key, Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import MountError
from textual.worker import WorkerFailed

MIN_COLUMNS, MIN_ROWS = 12, 4
"""In a smaller window, what does not fit is cut off: widgets fail where a border leaves no room for any text."""

MAX_COLUMNS, MAX_ROWS = 1000, 500
"""More than any window has. A larger size is a mistake of the terminal, and would take all memory."""

_HALF_BUILT = (QueryError, ScreenError, MountError, IndexError)
"""Errors of a screen that finds its own widgets, or the screens below it, gone; a palette counts those."""


class TerminalApp(App[ReturnType]):
    """The app that the program's own app is a kind of."""

    @property
    def size(self) -> Size:
        """How large the app is laid out."""
        return _possible(super().size)

    async def on_event(self, event: Event) -> None:
        """Take a window of an impossible size for one that can be laid out."""
        if isinstance(event, Resize):
            event = Resize(_possible(event.size), _possible(event.virtual_size), pixel_size=event.pixel_size)
        await super().on_event(event)

    async def on_key(self, event: Key) -> None:
        """Take a capital letter as the small one where it has no meaning of its own."""
        if not (len(event.key) == 1 and event.key.isupper()):
            return
        bound = self.screen.active_bindings  # which takes time to find out
        small = event.key.lower()
        if event.key not in bound and small in bound:
            event.prevent_default()
            await self._check_bindings(small)

    def _handle_exception(self, error: Exception) -> None:
        """Let nothing be a fault that comes of ending, or of closing a screen, while it was being laid out."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if not (isinstance(cause, _HALF_BUILT) and (self._exit or self._is_of_a_closed_screen(cause))):
            super()._handle_exception(error)

    def _is_of_a_closed_screen(self, error: BaseException) -> bool:
        actors = [frame.f_locals.get("self") for frame, _ in walk_tb(error.__traceback__)]
        return any(isinstance(actor, Screen) and actor not in self.screen_stack for actor in actors)


def _possible(size: Size) -> Size:
    width, height = max(size.width, MIN_COLUMNS), max(size.height, MIN_ROWS)
    return Size(min(width, MAX_COLUMNS), min(height, MAX_ROWS))
