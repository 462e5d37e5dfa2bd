"""The settings: the value of each, what it does, and how it sounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList, Static

from backstretch_tui.content.settings import Settings
from backstretch_tui.core.audio.cue_compiler import VOICES
from backstretch_tui.core.figure.drawing import CellSetting
from backstretch_tui.core.plan.dose import LEVELS
from backstretch_tui.core.plan.options import SIDE_ORDERS, SIDES
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import Dialog
from backstretch_tui.ui.state import NOTHING_CHOSEN, AppState

Value = str | int | bool | tuple[str, ...] | None


class Row(NamedTuple):
    """One setting, as it is shown."""

    field: str
    """Of `Settings`, and in `settings.toml`."""
    label: str
    description: str
    """What it does."""
    values: tuple[Value, ...]
    """The values, in the order in which keys go through them."""
    is_heard: bool = False
    """Whether a change can be heard."""
    is_written: bool = False
    """Whether it is typed, not chosen from values."""


ROWS = (
    Row("voice", "Voice", "full says names, positions and cues; brief only names and sides", VOICES, is_heard=True),
    Row(
        "tones", "Tones", "Play a tone at each change and for the last seconds of a hold", (True, False), is_heard=True
    ),
    Row("volume", "Volume", "Volume of tones and voice, in percent", (25, 50, 75, 100), is_heard=True),
    Row("bell", "Terminal bell", "Ring the terminal’s bell at each change if no sound can be played", (True, False)),
    Row("first_side", "First side", "The side that every exercise starts with", SIDES),
    Row("side_order", "Side order", "Change sides after every repetition, or finish one side first", SIDE_ORDERS),
    Row("wait_for_key", "Wait for a key", "Wait for a key before the next exercise starts", (False, True)),
    Row("dose", "Dose", "How much you do of each exercise; each routine has its own", (None, *LEVELS)),
    Row("dose_advice", "Dose advice", "Suggest more or less before a session; you decide", (False, True)),
    Row("ask_before", "Questions", "Ask about pain and safety before and after a session", (True, False)),
    Row(
        "activities",
        "Activities",
        "Up to three things that are hard for you; rated once a week",
        ((),),
        is_written=True,
    ),
    Row("reduced_motion", "Reduced motion", "Turn off animation", (False, True)),
    Row(
        "cells", "Figure detail", "How finely figures are drawn; takes effect at the next start", get_args(CellSetting)
    ),
)

_WORDS: Mapping[Value, str] = {None: "as in the routine", True: "on", False: "off"}


class SettingsScreen(Dialog[None]):
    """Shows every setting, and changes the one under the cursor."""

    BINDINGS = bindings("settings")
    CSS_PATH = "settings.tcss"

    @dataclass
    class Changed(Message):
        """A setting has been changed."""

        settings: Settings
        is_heard: bool
        """Whether to play a sample."""

    class ActivitiesAsked(Message):
        """The person wants to type their activities."""

    state: reactive[AppState] = reactive(NOTHING_CHOSEN, init=False)

    def __init__(self, state: AppState) -> None:
        super().__init__()
        self.set_reactive(SettingsScreen.state, state)

    def compose_dialog(self) -> ComposeResult:
        """Lay out the list above what the setting under the cursor does."""
        rows = OptionList(*map(self._prompt, ROWS))
        rows.border_title = "Settings"
        yield rows
        yield Static(id="description")

    def action_change(self, by: int) -> None:
        """Go to the next value of a setting, or to the one before."""
        row = ROWS[self.query_one(OptionList).highlighted or 0]
        if row.is_written:
            self.post_message(self.ActivitiesAsked())
            return
        now = getattr(self.settings, row.field)
        at = row.values.index(now) if now in row.values else len(row.values) - 1
        self.change(row, row.values[(at + by) % len(row.values)])

    def action_hear(self) -> None:
        """Play a sample of a session."""
        self.post_message(self.Changed(self.settings, is_heard=True))

    def action_close(self) -> None:
        """Go back to what is below."""
        self.dismiss()

    def change(self, row: Row, value: Value) -> None:
        """Ask for another value of a setting."""
        self.post_message(self.Changed(self.settings.model_copy(update={row.field: value}), row.is_heard))

    def watch_state(self) -> None:
        """Show the settings as they are."""
        for place, row in enumerate(ROWS):
            self.query_one(OptionList).replace_option_prompt_at_index(place, self._prompt(row))

    @property
    def settings(self) -> Settings:
        """The settings as they are."""
        return self.state.settings

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the setting does."""
        event.stop()
        self.query_one("#description", Static).update(Content(ROWS[event.option_index].description))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the setting that was chosen."""
        event.stop()
        self.action_change(1)

    def _prompt(self, row: Row) -> Content:
        value = getattr(self.settings, row.field)
        # True and False are 1 and 0 to a mapping; a number is shown as itself.
        shown = _WORDS.get(value, str(value)) if value is None or isinstance(value, bool) else str(value)
        if row.is_written:
            shown = ", ".join(value) or "none"
        return Content.assemble(f"{row.label:<16}", (shown, "bold"))
