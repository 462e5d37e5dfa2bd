"""The settings: the value of each, what it does, and how it sounds or looks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args, get_type_hints

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from backstretch_tui.content.settings import Settings
from backstretch_tui.core.format.numbers import out_of
from backstretch_tui.core.plan.dose import LEVELS
from backstretch_tui.core.plan.options import SIDES
from backstretch_tui.core.text import keys
from backstretch_tui.core.text import settings as text
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import Dialog
from backstretch_tui.ui.settings_rules import RULES
from backstretch_tui.ui.state import NOTHING_CHOSEN, AppState
from backstretch_tui.ui.themes import DEFAULT
from backstretch_tui.ui.widgets.values import ValueList

Value = str | int | bool | tuple[str, ...] | None

MAX_NAMED_VALUES = 6
"""Of how many values all are named below the list."""


class SettingRow(NamedTuple):
    """One setting, as it is shown."""

    field: str
    """Of `Settings`, and in `settings.toml`."""
    values: tuple[Value, ...]
    """The values, in the order in which keys go through them."""
    label: str
    description: str
    """A sentence about its effect."""
    none: str = ""
    """The name of the value None."""
    is_heard: bool = False
    """Whether a change can be heard."""
    is_written: bool = False
    """Whether it is typed, not chosen from values."""

    def shown(self, value: Value) -> str:
        """Return a value as it is shown."""
        if isinstance(value, tuple):
            return ", ".join(value) or text.NO_ACTIVITIES
        if isinstance(value, bool):
            return text.ON if value else text.OFF
        return self.none if value is None else str(value)


_VALUES: Mapping[str, tuple[Value, ...]] = {
    "volume": (25, 50, 75, 100),
    "dose": (None, *LEVELS),
    "sore_side": (None, *SIDES),
    "activities": ((),),
    "theme": (None, *(name for name in RULES.themes if name != DEFAULT)),
}
"""The values of settings that have others than their type says."""

_NONE = {"dose": text.AS_IN_ROUTINE, "sore_side": text.NO_SIDE, "theme": DEFAULT}
_HEARD = ("voice", "counting", "tones", "volume")
_WRITTEN = ("activities",)


_TYPES = get_type_hints(Settings)


def _row(field: str, label: str, description: str) -> SettingRow:
    type_ = _TYPES[field]
    values = _VALUES.get(field) or ((True, False) if type_ is bool else get_args(type_))
    return SettingRow(field, values, label, description, _NONE.get(field, ""), field in _HEARD, field in _WRITTEN)


_GROUPS: Mapping[str, tuple[SettingRow, ...]] = {
    group: tuple(_row(field, *words) for field, words in rows.items()) for group, rows in text.GROUPS.items()
}

ROWS = tuple(row for rows in _GROUPS.values() for row in rows)

_BY_FIELD: Mapping[str, SettingRow] = {row.field: row for row in ROWS}


class SettingsScreen(Dialog[None]):
    """Shows every setting, and changes the one under the cursor."""

    BINDINGS = [*bindings("settings"), Binding("enter", "change(1)", show=False)]
    CSS_PATH = "settings.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    state: reactive[AppState] = reactive(NOTHING_CHOSEN, init=False)

    @dataclass
    class Changed(Message):
        """A setting has been changed."""

        settings: Settings
        is_heard: bool
        """Whether to play a sample."""

    class ActivitiesAsked(Message):
        """The person wants to type their activities."""

    def __init__(self, state: AppState) -> None:
        super().__init__()
        self.set_reactive(SettingsScreen.state, state)

    def compose_dialog(self) -> ComposeResult:
        """Lay out the list above what the setting under the cursor does."""
        with Vertical(id="box") as box:
            box.border_title = text.TITLE
            yield ValueList(*self._options())
            yield Static(id="description")

    def action_move(self, how: str) -> None:
        """Go to the next setting, or to the one before."""
        settings = self.query_one(ValueList)
        settings.action_cursor_down() if how == "down" else settings.action_cursor_up()

    def action_change(self, by: int) -> None:
        """Go to the next value of a setting, or to the one before."""
        row = self._row
        if row is None:
            return
        if row.is_written:
            self.post_message(self.ActivitiesAsked())
            return
        now = self._value(row)
        at = row.values.index(now) if now in row.values else len(row.values) - 1
        self.change(row, row.values[(at + by) % len(row.values)])

    def action_hear(self) -> None:
        """Play a sample of a session."""
        self.post_message(self.Changed(self.settings, is_heard=True))

    def action_close(self) -> None:
        """Go back to what is below."""
        self.dismiss()

    def change(self, row: SettingRow, value: Value) -> None:
        """Ask for another value of a setting."""
        self.post_message(self.Changed(self.settings.with_values(**{row.field: value}), row.is_heard))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the setting does."""
        event.stop()
        self._show_description()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show no keys for values where there are none."""
        return self._row is not None if action == "change" else super().check_action(action, parameters)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the setting that was chosen."""
        event.stop()
        self.action_change(1)

    def watch_state(self) -> None:
        """Show the settings as they are."""
        for row in ROWS:
            self.query_one(OptionList).replace_option_prompt(row.field, self._prompt(row))
        self._show_description()

    @property
    def settings(self) -> Settings:
        """The settings as they are."""
        return self.state.settings

    @property
    def _row(self) -> SettingRow | None:
        """The setting under the cursor."""
        option = self.query_one(OptionList).highlighted_option
        return _BY_FIELD.get(option.id or "") if option else None

    def _value(self, row: SettingRow) -> Value:
        value: Value = getattr(self.settings, row.field)
        return None if value == row.none else value

    def _options(self) -> Iterator[Option]:
        for group, rows in _GROUPS.items():
            yield Option(Content.styled(group, "bold $secondary"), disabled=True)
            for row in rows:
                yield Option(self._prompt(row), row.field)
        yield Option(Content.styled(keys.FROM_THE_FLOOR, "bold $secondary"), disabled=True)
        for way in keys.WAYS_TO_PAUSE:
            device, does = keys.way_to_pause(*way)
            yield Option(Content.assemble((device, "bold"), does))  # to be read, not changed

    def _prompt(self, row: SettingRow) -> Content:
        return Content.assemble(f"  {row.label:<16}", (row.shown(self._value(row)), "bold"))

    def _show_description(self) -> None:
        row = self._row
        if row is None:
            self.query_one("#description", Static).update("")
            return
        now = self._value(row)
        named = row.values if not row.is_written and len(row.values) <= MAX_NAMED_VALUES else ()
        values = [Content(f"{'●' if value == now else '○'} {row.shown(value)}") for value in named]
        lines = [Content(row.description), Content("  ").join(values)]
        if not named and now in row.values and not row.is_written:
            lines[1] = Content(out_of(row.values.index(now) + 1, len(row.values)))
        self.query_one("#description", Static).update(Content("\n").join(lines))
