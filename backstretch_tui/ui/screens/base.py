"""The base of screens and dialogs: a line of keys; on screens, also a message where the window is too small."""

from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widgets import Static

from backstretch_tui.core.text.corner import corner
from backstretch_tui.core.text.terminal import too_small
from backstretch_tui.ui.terminal.compositor import SparingCompositor
from backstretch_tui.ui.widgets.key_line import KeyLine

SMALLEST = (40, 12)
"""Columns and rows that every screen is complete in."""


def key_of(screen: Screen[Any], action: str) -> str:
    """Return the name of the key for an action, which the settings may have changed; nothing where none does it now."""
    keys = (active.binding for active in screen.active_bindings.values())
    return next((screen.app.get_key_display(key) for key in keys if key.action == action), "")


class BaseScreen(Screen[ScreenResultType]):
    """A screen whose content gives way to a message below the smallest size."""

    HORIZONTAL_BREAKPOINTS = [(0, "-too-narrow"), (SMALLEST[0], "-narrow"), (80, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-too-short"), (SMALLEST[1], "-short"), (20, "-tall")]

    SHOWS_SESSIONS = False
    """Whether there is something on it that is saved."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = SparingCompositor()

    def compose(self) -> ComposeResult:
        """Lay out the screen's content, its keys, and the message."""
        yield from self.compose_content()
        yield KeyLine()
        yield Static(Content(too_small(*SMALLEST)), id="too-small")

    def compose_content(self) -> ComposeResult:
        """Lay out what is the screen's own."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Follow what the app has to warn of, and what is true now."""
        self._status = dict.fromkeys(("sound", "saving"), "")
        self.watch(self.app, "warning", self._show_warning)
        for name in self._status:
            self.watch(self.app, name, partial(self._show_status, name))

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen; not what is below it, as Textual would where a key is pressed twice."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def _show_status(self, name: str, word: str) -> None:
        self._status[name] = word
        self.query_one(KeyLine).status = corner(**self._status, is_saved_here=self.SHOWS_SESSIONS)

    def _show_warning(self, warning: str) -> None:
        self.show_notice("warning", warning)

    def show_notice(self, name: str, text: str) -> None:
        """Keep a line in sight as long as it holds. There is seldom one, so there is no widget kept for it."""
        shown = self.query(f"#{name}")
        for line in shown.results(Static):
            line.update(Content(text))
            line.display = bool(text)
        if text and not shown:
            self.mount(Static(Content(text), id=name, classes="warning"), before=0)


class Dialog(ModalScreen[ScreenResultType]):
    """A box over another screen, above a line with its own keys."""

    def compose(self) -> ComposeResult:
        """Lay out the box and the keys."""
        yield from self.compose_dialog()
        yield KeyLine()

    def compose_dialog(self) -> ComposeResult:
        """Lay out the box."""
        raise NotImplementedError

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen; not what is below it, as Textual would where a key is pressed twice."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
