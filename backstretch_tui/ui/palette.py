"""The command palette: everything that keys can do where the person is."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.command import CommandList, CommandPalette
from textual.screen import Screen

from backstretch_tui.core.text.keys import STOCK, command

_LEFT_OUT = frozenset({"anywhere.commands", "anywhere.interrupt", "list.quit"})
"""The palette is open already; and one command to quit is enough."""


class Palette(CommandPalette):
    """The command palette. As in other lists, keys for pages wait until there is a page."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer pages where there are any."""
        if action != "command_list" or not str(parameters[0]).startswith("page_"):
            return True
        return any(found.scrollable_content_region for found in self.query(CommandList))


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
