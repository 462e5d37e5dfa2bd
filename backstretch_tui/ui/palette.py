"""The command palette: everything that keys can do where the person is."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from textual import on
from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.message import Message
from textual.screen import Screen
from textual.theme import ThemeProvider
from textual.widgets import Input, OptionList

from backstretch_tui.core.text.keys import SEARCH, SEARCH_THEMES, STOCK, command

_LEFT_OUT = frozenset({"anywhere.commands", "anywhere.interrupt", "list.quit"})
"""The palette is open already; and one command to quit is enough."""


class Palette(CommandPalette):
    """The command palette. As in other lists, keys for pages wait until there is a page."""

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _leave_alone_what_is_closed(self, event: Message) -> None:
        """Do what is chosen once, where Enter is pressed twice: Textual would close what is below the palette."""
        if not self.is_active:
            event.stop()
            event.prevent_default()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close the palette, and not what is below it."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer pages where there are any."""
        if action != "command_list" or not str(parameters[0]).startswith("page_"):
            return True
        return any(found.scrollable_content_region for found in self.query(CommandList))


class OpensPalettes(App[None]):
    """The base of an app that opens palettes."""

    def action_command_palette(self) -> None:
        """Search all commands."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder=SEARCH))

    def search_themes(self) -> None:
        """Search all themes; like the command palette, whatever is pressed."""
        self.push_screen(Palette(providers=[ThemeProvider], placeholder=SEARCH_THEMES))


def commands(app: App[Any], screen: Screen[Any], stock: Iterable[SystemCommand]) -> Iterator[SystemCommand]:
    """Yield each action that works on a screen once, with its key, and some of Textual's own commands."""
    offered = set(_LEFT_OUT)
    for active in screen.active_bindings.values():
        key = active.binding
        if key.id and active.enabled and key.id not in offered:
            offered.add(key.id)
            title = command(key.description, app.get_key_display(key))
            yield SystemCommand(title, key.tooltip, partial(app.run_action, key.action, active.node))
    yield from (one._replace(help=STOCK[one.title]) for one in stock if one.title in STOCK)
