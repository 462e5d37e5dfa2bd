"""Widgets alone in an app."""

from typing import Any

from textual.pilot import Pilot
from textual.widget import Widget


async def resize(pilot: Pilot[Any], widget: Widget, columns: int, rows: int) -> None:
    """Change the window's size, and wait until the widget that fills it has it too."""
    await pilot.resize_terminal(columns, rows)
    while widget.size != (columns, rows):
        await pilot.pause()
    await pilot.pause()
