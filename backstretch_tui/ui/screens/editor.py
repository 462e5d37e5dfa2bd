"""The base of the screens on which a routine or an exercise is edited: every change counts, and is saved, at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from backstretch_tui.core.figure.drawing import Drawing
from backstretch_tui.core.format.numbers import seconds_in_words
from backstretch_tui.core.model.exercise import SIDE, Phase
from backstretch_tui.core.model.text_safety import in_columns
from backstretch_tui.core.plan.draft import Draft, Field, Value, value_at
from backstretch_tui.core.plan.options import SIDES
from backstretch_tui.core.text import editor as text
from backstretch_tui.core.text.regions import REGION_NAMES
from backstretch_tui.player import Clock
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import Dialog
from backstretch_tui.ui.widgets.demonstration import Demonstration
from backstretch_tui.ui.widgets.values import ValueList

LABEL_COLUMNS = 27
"""How wide the labels are, where there is room for as much beside them."""


class EditRow(NamedTuple):
    """One line: a field; or a part with fields of its own, or something to add, which have names of their own."""

    field: str
    """The name of the field, within its part; `part`, `add` or `new` for the others."""
    label: str
    shown: str
    """Its value, as it is shown."""
    of: Field = Field()
    """The values that it may have."""
    value: Value = None
    part: int | None = None
    """The part that it is about: an entry of a routine, a phase of an exercise."""

    @property
    def id(self) -> str:
        """Where the cursor is kept."""
        return f"{self.field}-{self.part}"

    @property
    def is_field(self) -> bool:
        """Whether it has a value to change."""
        return self.field not in ("part", "add", "new")


class EditorScreen(Dialog[None]):
    """Edits something in lines: arrow keys choose, Enter types or opens, every change can be undone."""

    BINDINGS = bindings("routine")
    CSS_PATH = "editor.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (2 * LABEL_COLUMNS, "-wide"), (110, "-beside")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    draft: reactive[Draft[Any] | None] = reactive(None, init=False)
    opened: reactive[int | None] = reactive(None, init=False)
    """The part whose fields are shown."""

    @dataclass
    class SpeechAsked(Message):
        """The person wants to hear something."""

        text: str

    def __init__(self, draft: Draft[Any], drawing: Drawing, clock: Clock) -> None:
        super().__init__()
        self._demonstration = Demonstration(drawing, clock)
        self._rows: list[EditRow] = []
        self._length = ""
        self._typing: EditRow | None = None
        """The line whose value is being typed: until that is over, it is the one under the cursor."""
        self.set_reactive(EditorScreen.draft, draft)

    # --- what each of them says for itself

    def rows(self) -> Iterator[EditRow]:
        """Yield all lines."""
        raise NotImplementedError

    def with_row_value(self, row: EditRow, value: Value) -> Any:
        """Return what is edited with another value in a line."""
        raise NotImplementedError

    def length(self) -> str:
        """Say how long it takes."""
        raise NotImplementedError

    def changed(self, now: Any) -> Message:
        """Return the message that it has been changed."""
        raise NotImplementedError

    def add(self, row: EditRow) -> Any:
        """Return what is edited with what a line adds."""
        raise NotImplementedError

    def without(self, row: EditRow) -> Any:
        """Return what is edited without what a line is about."""
        raise NotImplementedError

    def phases(self) -> Sequence[Phase]:
        """Return the phases whose figures move beside the lines."""
        raise NotImplementedError

    def refusal(self, now: Any) -> str:
        """Say why a change cannot be made; nothing where it can."""
        return ""

    # --- layout

    def compose_dialog(self) -> ComposeResult:
        """Lay out the list above what the line under the cursor does."""
        with Horizontal(id="box") as box:
            box.border_title = Content(text.title(self.now.name))
            with Vertical(id="lines"):
                yield ValueList()
                yield Static(id="description")
            yield self._demonstration

    def on_screen_resume(self) -> None:
        """Let the figure move."""
        self._demonstration.go_on()

    def on_screen_suspend(self) -> None:
        """Let nothing move under another screen."""
        self._demonstration.stop()

    def on_mount(self) -> None:
        """Show what the first line does."""
        self.show_rows()

    def on_resize(self) -> None:
        """Lay the lines out anew."""
        self.show_rows()

    # --- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the line under the cursor, and leave keys to what is being typed."""
        if self._typing:
            return action == "close"
        return not self._rows or self.can(action, *parameters) or None

    def can(self, action: str, *_: object) -> bool:
        """Return whether a key does something on the line under the cursor."""
        match action:
            case "undo":
                return bool(self.draft and self.draft.before)
            case "change":
                return bool(self.row.of.choices)
            case "remove":
                return bool(self.without(self.row) != self.now)
            case "hear":
                return bool(self._spoken)
        return True

    def action_move(self, how: str) -> None:
        """Go to the next line, or to the one before."""
        rows = self.query_one(OptionList)
        rows.action_cursor_down() if how == "down" else rows.action_cursor_up()

    def action_change(self, by: int) -> None:
        """Choose the next value, or the one before."""
        row = self.row
        if choices := row.of.choices:
            self.take(self.with_row_value(row, _next_choice(choices, row.value, by)))

    async def action_open(self) -> None:
        """Type, choose, add, or show what can be changed."""
        row = self.row
        if row.field == "part":
            self.opened = None if self.opened == row.part else row.part
        elif not row.is_field:
            self.take(self.add(row))
        elif row.of.choices and row.of.lowest is None:
            self.action_change(1)
        else:
            self._typing = row
            self.add_class("-typing")
            self.query_one(OptionList).can_focus = False
            known = "" if row.value is None or row.of.choices else str(row.value)
            line = Input(known, compact=True, max_length=row.of.longest)  # selected: what is typed replaces it
            await self.query_one("#lines").mount(line)
            line.focus()
            self.refresh_bindings()

    def action_hear(self) -> None:
        """Ask for the line under the cursor to be spoken."""
        self.post_message(self.SpeechAsked(self._spoken))

    def action_remove(self) -> None:
        """Take out what the line under the cursor is about."""
        self.opened = None
        self.take(self.without(self.row))

    def action_shift(self, by: int) -> None:
        """Move what the line under the cursor is about up or down, where there is an order."""

    def action_undo(self) -> None:
        """Take the last change back."""
        self.opened = None
        if self.draft and self.draft.before:
            self.draft = self.draft.undone()
            self.post_message(self.changed(self.now))

    async def action_close(self) -> None:
        """Stop typing, or go back."""
        if self._typing:
            await self._stop_typing()
        else:
            self.dismiss()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed, without characters that a terminal cannot show in columns."""
        event.stop()
        if not self._typing:  # Enter was pressed twice
            return
        row, typed = self._typing, in_columns(event.value)
        is_number = row.of.lowest is not None
        value: Value = _number(typed, row.of) if is_number else typed
        if typed and value is None:
            return
        await self._stop_typing()
        if typed:
            self.take(self.with_row_value(row, value))
        elif row.of.is_optional or (is_number and row.of.choices[0] is None):
            self.take(self.with_row_value(row, None))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once what is wrong with a number."""
        event.stop()
        self.show_hint(in_columns(event.value))

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what Enter does."""
        event.stop()
        if not self._typing:
            await self.action_open()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the line does."""
        event.stop()
        self.show_hint()

    # --- what is shown

    def watch_draft(self) -> None:
        """Show it as it is."""
        self.query_one("#box").border_title = Content(text.title(self.now.name))
        self.show_rows()

    def watch_opened(self) -> None:
        """Show or hide the fields of a part."""
        self.show_rows()

    @property
    def now(self) -> Any:
        """What is edited, as it is."""
        if self.draft is None:
            raise AssertionError("the screen has a draft from the beginning")
        return self.draft.now

    @property
    def row(self) -> EditRow:
        """The line under the cursor."""
        if self._typing:
            return self._typing
        return self._rows[self.query_one(OptionList).highlighted or 0]

    @property
    def _spoken(self) -> str:
        """What can be heard of the line under the cursor: what was typed, or the name of a part."""
        row = self.row
        return row.value.replace(SIDE, SIDES[0]) if isinstance(row.value, str) and not row.of.choices else ""

    def _option(self, row: EditRow) -> Option:
        indent = "  " if row.part is not None and row.is_field else ""
        columns = LABEL_COLUMNS if self.app.size.width >= 2 * LABEL_COLUMNS else 0
        label = f"{indent}{row.label:<{max(0, columns - len(indent))}}  "
        return Option(Content.assemble(label, (row.shown, "bold")), row.id)

    def show_rows(self) -> None:
        """Show all lines anew."""
        rows = self.query_one(OptionList)
        at = rows.highlighted_option.id if rows.highlighted_option else None
        self._rows = list(self.rows())
        rows.set_options(self._option(row) for row in self._rows)
        self._length = self.length()
        self.go_to(at)

    def go_to(self, row_id: str | None) -> None:
        """Put the cursor on a line, or where it was."""
        rows = self.query_one(OptionList)
        ids = [row.id for row in self._rows]
        rows.highlighted = ids.index(row_id) if row_id in ids else min(rows.highlighted or 0, len(ids) - 1)
        self.show_hint()

    def show_hint(self, typed: str = "") -> None:
        """Show what the line under the cursor does, or what is wrong with the number that is being typed."""
        self.query_one("#description", Static).update(Content(f"{_hint(self.row, typed)}\n{self._length}"))
        self._demonstration.play(self.phases())
        self.refresh_bindings()

    # --- changes

    def take(self, now: Any) -> None:
        """Go by a change."""
        if self.draft is None or now == self.now:
            return
        if why := self.refusal(now):
            self.notify(why, severity="warning", markup=False)
            return
        self.draft = self.draft.changed(now)
        self.post_message(self.changed(now))

    async def _stop_typing(self) -> None:
        await self.query(Input).remove()
        self._typing = None
        self.remove_class("-typing")
        rows = self.query_one(OptionList)
        rows.can_focus = True
        rows.focus()
        self.show_hint()


def field_rows(fields: Mapping[str, Field], edited: Any, part: int | None = None) -> Iterator[EditRow]:
    """Yield a line for each field of what is edited, or of a part of it."""
    for name, field in fields.items():
        value = value_at(edited, name)
        yield EditRow(name, text.FIELDS[name], _shown(name, value), field, value, part)


def _shown(field: str, value: Value) -> str:
    """Return the value of a field as it is shown."""
    match value:
        case str() if field == "region":
            return REGION_NAMES[value]
        case None:
            return text.NOTHING_CHOSEN.get(field, text.BY_DOSE)
        case tuple():
            return text.days(value)
        case int() | float():
            return seconds_in_words(round(value * 1000)) if _in_seconds(field) else f"{value:g}"
    return value


def _in_seconds(field: str) -> bool:
    return "seconds" in field


def _hint(row: EditRow, typed: str) -> str:
    """Return what a line does, or what is wrong with the number that is being typed into it."""
    field = row.of
    if field.lowest is None:
        return text.hint(row.field)
    if typed and _number(typed, field) is None:
        return text.wrong_number(typed, field.lowest, field.highest, is_whole=field.is_whole)
    return text.number_hint(field.lowest, field.highest, in_seconds=_in_seconds(row.field))


def _number(typed: str, field: Field) -> float | None:
    """Return a number that was typed, where the field may have it."""
    try:
        number = float(typed.replace(",", "."))
    except ValueError:
        return None
    if field.lowest is None or not field.lowest <= number <= field.highest or (field.is_whole and number % 1):
        return None
    return int(number) if field.is_whole else round(number, 3)


def _next_choice(choices: tuple[Value, ...], value: Value, by: int) -> Value:
    """Return the choice after a value, or before it; of a number that is none of them, the nearest on that side."""
    if value in choices:
        return choices[(choices.index(value) + by) % len(choices)]
    numbers = [number for number in choices if isinstance(number, int | float) and isinstance(value, int | float)]
    beyond = [number for number in numbers if (number > value if by > 0 else number < value)]  # type: ignore[operator]
    return (beyond[0] if by > 0 else beyond[-1]) if beyond else choices[0]
