"""The screen on which a routine is edited: every change counts, and is saved, at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from backstretch_tui.core.model.exercise import Exercise, Routine
from backstretch_tui.core.model.text_safety import in_columns
from backstretch_tui.core.plan.dose import Dose, PlanError
from backstretch_tui.core.plan.draft import ROUTINE_FIELDS, Draft, Field, Value, entry_fields, value_of
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.text import routine_editor as text
from backstretch_tui.core.text.doses import dose_in_words
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import Dialog
from backstretch_tui.ui.widgets.values import ValueList

LABEL_COLUMNS = 27
"""How wide the labels are, where there is room for as much beside them."""


class EditRow(NamedTuple):
    """One line: a field of the routine or of an entry, an entry, or the exercise to add."""

    field: str
    """The name of the field; `entry` or `add` for the other two."""
    label: str
    shown: str
    """Its value, as it is shown."""
    of: Field = Field()
    """The values that it may have."""
    value: Value = None
    entry: int | None = None
    """The entry that it is about."""

    @property
    def id(self) -> str:
        """Where the cursor is kept."""
        return f"{self.field}-{self.entry}"


class RoutineScreen(Dialog[None]):
    """Edits a routine."""

    BINDINGS = bindings("routine")
    CSS_PATH = "routine.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    draft: reactive[Draft | None] = reactive(None, init=False)
    opened: reactive[int | None] = reactive(None, init=False)
    """The entry whose fields are shown."""
    offered: reactive[str] = reactive("", init=False)
    """The id of the exercise that would be added."""

    @dataclass
    class Changed(Message):
        """The routine has been changed."""

        routine: Routine

    def __init__(self, routine: Routine, exercises: Mapping[str, Exercise]) -> None:
        super().__init__()
        self.exercises = exercises
        self._length = ""
        self.set_reactive(RoutineScreen.draft, Draft(routine))
        self.set_reactive(RoutineScreen.offered, next(iter(exercises)))

    def compose_dialog(self) -> ComposeResult:
        """Lay out the list above what the line under the cursor does."""
        with Vertical(id="box") as box:
            box.border_title = Content(text.title(self.routine.name))
            yield ValueList(*self._options())
            yield Static(id="description")

    def on_mount(self) -> None:
        """Show what the first line does."""
        self._show_rows()

    def on_resize(self) -> None:
        """Lay the lines out anew."""
        self._show_rows()

    # --- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer undo where there is something to undo, and leave keys to what is being typed."""
        if self.query(Input):
            return action == "close"
        return bool(self.draft and self.draft.before) or None if action == "undo" else True

    def action_move(self, how: str) -> None:
        """Go to the next line, or to the one before."""
        rows = self.query_one(OptionList)
        rows.action_cursor_down() if how == "down" else rows.action_cursor_up()

    def action_change(self, by: int) -> None:
        """Choose the next value, or the one before."""
        row = self._row
        if row.field == "add":
            ids = list(self.exercises)
            self.offered = ids[(ids.index(self.offered) + by) % len(ids)]
        elif choices := row.of.choices:
            self._change(row, _next_choice(choices, row.value, by))

    async def action_open(self) -> None:
        """Type, choose, add, or show what can be changed."""
        row = self._row
        if row.field == "add":
            self._take(self._now.added(self.offered))
        elif row.field == "entry":
            self.opened = None if self.opened == row.entry else row.entry
        elif row.of.choices and row.of.lowest is None:
            self.action_change(1)
        else:
            known = "" if row.value is None or row.of.choices else str(row.value)
            line = Input(known, compact=True, max_length=text.MAX_NAME_CHARACTERS, select_on_focus=False)
            await self.query_one("#box").mount(line)
            line.focus()
            self.refresh_bindings()

    def action_shift(self, by: int) -> None:
        """Move the exercise under the cursor up or down."""
        row = self._row
        if row.entry is not None and (moved := self._now.moved(row.entry, by)) != self._now:
            self.opened = None
            self._take(moved)
            self._go_to(f"entry-{row.entry + by}")

    def action_remove(self) -> None:
        """Take the exercise under the cursor out."""
        if (entry := self._row.entry) is not None:
            self.opened = None
            self._take(self._now.removed(entry))

    def action_undo(self) -> None:
        """Take the last change back."""
        self.opened = None
        self._take(self._now.undone())

    async def action_close(self) -> None:
        """Stop typing, or go back to the list."""
        if self.query(Input):
            await self._stop_typing()
        else:
            self.dismiss()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed, without characters that a terminal cannot show in columns."""
        event.stop()
        row, typed = self._row, in_columns(event.value)
        if row.of.lowest is not None and typed and _number(typed, row.of) is None:
            return
        await self._stop_typing()
        if row.of.lowest is not None:
            self._change(row, _number(typed, row.of) if typed else row.of.choices[0])
        elif typed or row.field != "name":
            self._change(row, typed or None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once what is wrong with a number."""
        event.stop()
        self._show_hint(in_columns(event.value))

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what Enter does."""
        event.stop()
        await self.action_open()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the line does."""
        event.stop()
        self._show_hint()

    # --- what is shown

    def watch_draft(self) -> None:
        """Show the routine as it is."""
        self.query_one("#box").border_title = Content(text.title(self.routine.name))
        self._show_rows()

    def watch_opened(self) -> None:
        """Show or hide the fields of an entry."""
        self._show_rows()

    def watch_offered(self) -> None:
        """Show the exercise to add."""
        self._show_rows()

    @property
    def routine(self) -> Routine:
        """The routine as it is."""
        return self._now.routine

    @property
    def _now(self) -> Draft:
        if self.draft is None:
            raise AssertionError("the screen has a draft from the beginning")
        return self.draft

    @property
    def _row(self) -> EditRow:
        rows, highlighted = list(self._rows()), self.query_one(OptionList).highlighted_option
        return next((row for row in rows if highlighted and row.id == highlighted.id), rows[0])

    def _rows(self) -> Iterator[EditRow]:
        for name, field in ROUTINE_FIELDS.items():
            value = getattr(self.routine, name)
            yield EditRow(name, text.FIELDS[name], _shown(name, value), field, value)
        for number, entry in enumerate(self.routine.exercises):
            exercise = self.exercises[entry.id]
            dose = dose_in_words(exercise, entry, Dose(self.routine.dose, self.routine.dose))
            yield EditRow("entry", text.numbered(number + 1, exercise.name), dose, entry=number)
            if number == self.opened:
                for name, field in entry_fields(exercise).items():
                    value = value_of(entry, name)
                    yield EditRow(name, text.FIELDS[name], _shown(name, value), field, value, number)
        yield EditRow("add", text.ADD, self.exercises[self.offered].name)

    def _options(self) -> Iterator[Option]:
        for row in self._rows():
            indent = "  " if row.entry is not None and row.field != "entry" else ""
            columns = LABEL_COLUMNS if self.app.size.width >= 2 * LABEL_COLUMNS else 0
            yield Option(
                Content.assemble(f"{indent}{row.label:<{max(0, columns - len(indent))}}  ", (row.shown, "bold")), row.id
            )

    def _show_rows(self) -> None:
        rows = self.query_one(OptionList)
        at = rows.highlighted_option.id if rows.highlighted_option else None
        rows.set_options(self._options())
        self._length = self._planned_length()
        self._go_to(at)

    def _go_to(self, row_id: str | None) -> None:
        rows = self.query_one(OptionList)
        ids = [option.id for option in rows.options]
        rows.highlighted = ids.index(row_id) if row_id in ids else min(rows.highlighted or 0, len(ids) - 1)
        self._show_hint()

    def _planned_length(self) -> str:
        try:
            plan = SessionRequest(self.routine).plan(self.exercises)
        except PlanError as error:
            return str(error)
        return text.total(len(plan.exercises), plan.milliseconds)

    def _show_hint(self, typed: str = "") -> None:
        self.query_one("#description", Static).update(Content(f"{_hint(self._row, typed)}\n{self._length}"))
        self.refresh_bindings()

    # --- changes

    def _change(self, row: EditRow, value: Value) -> None:
        if row.entry is None:
            self._take(self._now.with_field(row.field, value))
        else:
            self._take(self._now.with_entry_field(row.entry, row.field, value))

    def _take(self, draft: Draft) -> None:
        if draft.routine != self.routine:
            self.draft = draft
            self.post_message(self.Changed(draft.routine))

    async def _stop_typing(self) -> None:
        await self.query(Input).remove()
        self.query_one(OptionList).focus()
        self.refresh_bindings()


def _shown(field: str, value: Value) -> str:
    """Return the value of a field as it is shown."""
    match value:
        case None:
            return text.NOTHING_CHOSEN.get(field, text.BY_DOSE)
        case tuple():
            return text.days(value)
        case int() | float():
            return text.seconds(value) if _in_seconds(field) else f"{value:g}"
    return value


def _in_seconds(field: str) -> bool:
    return field.endswith("_seconds")


def _hint(row: EditRow, typed: str) -> str:
    """Return what a line does, or what is wrong with the number that is being typed into it."""
    field = row.of
    if field.lowest is None:
        return text.HINTS[row.field]
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
