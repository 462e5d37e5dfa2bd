"""The screen on which a routine is edited."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import reactive

from backstretch_tui.core.figure.drawing import Drawing
from backstretch_tui.core.model.exercise import Exercise, Phase, Routine
from backstretch_tui.core.plan import routine_changes as changes
from backstretch_tui.core.plan.dose import Dose, PlanError
from backstretch_tui.core.plan.draft import Draft, Value
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.text import editor as text
from backstretch_tui.core.text.doses import entry_in_words
from backstretch_tui.player import Clock
from backstretch_tui.ui.screens.base import key_of
from backstretch_tui.ui.screens.editor import EditorScreen, EditRow, field_rows


class RoutineScreen(EditorScreen):
    """Edits a routine: its fields, and its exercises with theirs."""

    offered: reactive[str] = reactive("", init=False)
    """The id of the exercise that would be added."""

    @dataclass
    class Changed(Message):
        """The routine has been changed."""

        routine: Routine

    class NewExerciseAsked(Message):
        """The person wants to make a new exercise."""

    def __init__(
        self, draft: Draft[Routine], exercises: Mapping[str, Exercise], drawing: Drawing, clock: Clock
    ) -> None:
        super().__init__(draft, drawing, clock)
        self.exercises = exercises
        self.set_reactive(RoutineScreen.offered, next(iter(exercises)))

    def rows(self) -> Iterator[EditRow]:
        """Yield the fields, each exercise with its fields where it is opened, and the exercise to add."""
        routine: Routine = self.now
        yield from field_rows(changes.ROUTINE_FIELDS, routine)
        for number, entry in enumerate(routine.exercises):
            exercise = self.exercises[entry.id]
            dose = entry_in_words(exercise, entry, Dose(routine.dose, routine.dose), routine.groups)
            yield EditRow("part", text.numbered(number + 1, exercise.name), dose, value=exercise.name, part=number)
            if number == self.opened:
                yield from field_rows(changes.entry_fields(exercise), entry, number)
        yield EditRow("add", text.ADD, self.exercises[self.offered].name)
        yield EditRow("new", text.ADD_NEW, "")

    def with_row_value(self, row: EditRow, value: Value) -> Routine:
        """Return the routine with another value in a line."""
        routine: Routine = self.now
        if row.part is None:
            return routine.with_values(**{row.field: value})
        return changes.with_entry_value(routine, row.part, row.field, value)

    def add(self, row: EditRow) -> Routine:
        """Return the routine with the exercise that is offered."""
        return changes.added(self.now, self.offered)

    def without(self, row: EditRow) -> Routine:
        """Return the routine without the exercise of a line."""
        routine: Routine = self.now
        return routine if row.part is None else changes.removed(routine, row.part)

    def phases(self) -> Sequence[Phase]:
        """Return those of the exercise of the line under the cursor."""
        row, routine = self.row, self.now
        id_ = self.offered if row.field == "add" else routine.exercises[row.part or 0].id
        return self.exercises[id_].phases

    def changed(self, now: Routine) -> Message:
        """Return the message that it has been changed."""
        return self.Changed(now)

    def length(self) -> str:
        """Say how long it takes."""
        try:
            plan = SessionRequest(self.now).plan(self.exercises)
        except PlanError as error:
            return str(error)
        return text.total(len(plan.exercises), plan.milliseconds)

    def can(self, action: str, *parameters: object) -> bool:
        """Return whether a key does something on the line under the cursor."""
        if action == "shift" and isinstance(by := parameters[0], int):
            return bool(self._shifted(by) != self.now)
        return super().can(action, *parameters) or (action == "change" and self.row.field == "add")

    def _shifted(self, by: int) -> Routine:
        routine: Routine = self.now
        part = self.row.part
        return routine if part is None else changes.moved(routine, part, by)

    def on_screen_resume(self) -> None:
        """Show what was changed in a new exercise."""
        if self._rows:
            self.show_rows()

    def include(self, exercise_id: str) -> None:
        """Add an exercise, unless it is there."""
        if all(entry.id != exercise_id for entry in self.now.exercises):
            self.take(changes.added(self.now, exercise_id))

    async def action_open(self) -> None:
        """Do what Enter does, or ask for a new exercise."""
        if self.row.field == "new":
            self.post_message(self.NewExerciseAsked())
        else:
            await super().action_open()

    def action_change(self, by: int) -> None:
        """Choose the next value, or the one before; of what would be added too."""
        if self.row.field != "add":
            super().action_change(by)
            return
        ids = list(self.exercises)
        self.offered = ids[(ids.index(self.offered) + by) % len(ids)]

    def action_shift(self, by: int) -> None:
        """Move the exercise under the cursor up or down."""
        routine: Routine = self.now
        part, shifted = self.row.part, self._shifted(by)
        if part is None or shifted == routine:
            return
        there, group = changes.destination(routine, part, by), routine.exercises[part].group
        self.opened = None
        self.take(shifted)
        self.go_to(f"part-{there}")
        if group and not shifted.exercises[there].group:
            name, undo = self.exercises[shifted.exercises[there].id].name, key_of(self, "undo")
            self.notify(text.left_group(name, group, routine.groups[group].rounds, undo), markup=False)

    def watch_offered(self) -> None:
        """Show the exercise to add."""
        self.show_rows()
