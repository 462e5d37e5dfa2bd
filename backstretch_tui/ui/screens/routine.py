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
from backstretch_tui.core.plan.draft import Draft, Value, entry_choices, routine_choices
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
    choices: tuple[Value, ...] = ()
    """The values to choose from; none where it is typed, or nothing is chosen."""
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
        elif row.choices:
            at = row.choices.index(row.value) if row.value in row.choices else -1 if by > 0 else 0
            self._change(row, row.choices[(at + by) % len(row.choices)])

    async def action_open(self) -> None:
        """Type, choose, add, or show what can be changed."""
        row = self._row
        if row.field == "add":
            self._take(self._now.added(self.offered))
        elif row.field == "entry":
            self.opened = None if self.opened == row.entry else row.entry
        elif row.choices:
            self.action_change(1)
        else:
            known = "" if row.value is None else str(row.value)
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
        await self._stop_typing()
        if typed or row.field != "name":
            self._change(row, typed or None)

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
        for field, label in text.FIELDS.items():
            value = getattr(self.routine, field)
            shown = text.days(value) if field == "days" else str(value or text.EMPTY)
            yield EditRow(field, label, shown, routine_choices(field), value)
        for number, entry in enumerate(self.routine.exercises):
            exercise = self.exercises[entry.id]
            dose = dose_in_words(exercise, entry, Dose(self.routine.dose, self.routine.dose))
            yield EditRow("entry", text.numbered(number + 1, exercise.name), dose, entry=number)
            if number == self.opened:
                for field, choices in entry_choices(exercise).items():
                    value = getattr(entry, field)
                    yield EditRow(field, text.ENTRY_FIELDS[field], _shown(field, value), choices, value, number)
        yield EditRow("add", text.ADD, self.exercises[self.offered].name)

    def _options(self) -> Iterator[Option]:
        for row in self._rows():
            indent = "    " if row.entry is not None and row.field != "entry" else ""
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

    def _show_hint(self) -> None:
        self.query_one("#description", Static).update(Content(f"{text.HINTS[self._row.field]}\n{self._length}"))
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
    """Return the value of an entry's field as it is shown."""
    if value is None:
        return text.NOTHING_CHOSEN.get(field, text.BY_DOSE)
    if field in ("hold_seconds", "rest_after_seconds") and isinstance(value, int | float):
        return text.seconds(value)
    return f"{value:g}" if isinstance(value, float) else str(value)
