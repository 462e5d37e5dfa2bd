"""The settings: what each is, what it does, and how it sounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from backstretch_tui.content.settings import Settings
from backstretch_tui.core.audio.cue_compiler import VOICES
from backstretch_tui.core.figure.drawing import CellSetting
from backstretch_tui.core.plan.dose import LEVELS
from backstretch_tui.core.plan.options import SIDE_ORDERS, SIDES
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import Dialog

Value = str | int | bool | tuple[str, ...] | None


class Row(NamedTuple):
    """One setting, as it is shown."""

    field: str
    """Of `Settings`, and in `settings.toml`."""
    label: str
    tells: str
    """What it does."""
    values: tuple[Value, ...]
    """In the order that keys go through them."""
    is_heard: bool = False
    """Whether a change can be heard."""
    is_written: bool = False
    """Whether it is written down, not chosen from values."""


ROWS = (
    Row("voice", "Voice", "full: names, positions, cues; brief: names and sides; off", VOICES, is_heard=True),
    Row("tones", "Tones", "A sound of its own for each change, and for the last seconds", (True, False), is_heard=True),
    Row("volume", "Volume", "How loud tones and words are, in percent", (25, 50, 75, 100), is_heard=True),
    Row("bell", "Bell", "The terminal’s bell at each change, where no sound can be played", (True, False)),
    Row("first_side", "First side", "Which side every exercise begins with", SIDES),
    Row("side_order", "Side order", "Left, right, left …; or one side first, then the other", SIDE_ORDERS),
    Row("wait_for_key", "Wait for a key", "Between exercises, wait until you go on", (False, True)),
    Row("dose", "Dose", "How much of each exercise; where it is open, the routine decides", (None, *LEVELS)),
    Row("dose_advice", "Dose advice", "Before a session, one step up or down by your past; you decide", (False, True)),
    Row("ask_before", "Questions", "Before and after a session: how it feels, and what to look out for", (True, False)),
    Row("activities", "Activities", "What you would like to be able to do: asked once a week", ((),), is_written=True),
    Row("reduced_motion", "Reduced motion", "Nothing moves that need not", (False, True)),
    Row("cells", "Figure cells", "How finely figures are drawn, from the next start on", get_args(CellSetting)),
)

_WORDS: Mapping[Value, str] = {None: "the routine’s own", True: "on", False: "off"}


class SettingsScreen(Dialog[None]):
    """Shows every setting, and changes the one under the cursor."""

    BINDINGS = bindings("settings")
    CSS_PATH = "settings.tcss"

    @dataclass
    class Changed(Message):
        """A setting has been changed."""

        settings: Settings
        is_heard: bool
        """Whether it is to be heard what that is like."""

    class ActivitiesAsked(Message):
        """The person wants to write down their activities."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings

    def compose_dialog(self) -> ComposeResult:
        """Lay out the list above what the setting under the cursor does."""
        rows = OptionList(*map(self._prompt, ROWS))
        rows.border_title = "Settings"
        yield rows
        yield Static(id="tells")

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
        """Hear what a session sounds like."""
        self.post_message(self.Changed(self.settings, is_heard=True))

    def action_close(self) -> None:
        """Go back to what is below."""
        self.dismiss()

    def change(self, row: Row, value: Value) -> None:
        """Give a setting another value."""
        self.settings = self.settings.model_copy(update={row.field: value})
        self.query_one(OptionList).replace_option_prompt_at_index(ROWS.index(row), self._prompt(row))
        self.post_message(self.Changed(self.settings, row.is_heard))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the setting does."""
        event.stop()
        self.query_one("#tells", Static).update(Content(ROWS[event.option_index].tells))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the setting that was chosen."""
        event.stop()
        self.action_change(1)

    def _prompt(self, row: Row) -> Content:
        value = getattr(self.settings, row.field)
        # True and False are 1 and 0 to a mapping; a number is shown as itself.
        shown = _WORDS.get(value, str(value)) if value is None or isinstance(value, bool) else str(value)
        if row.is_written:
            shown = ", ".join(value) or "none yet"
        return Content.assemble(f"{row.label:<16}", (shown, "bold"))
