"""The screen on which an exercise is edited."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from textual.message import Message

from backstretch_tui.core.figure.drawing import Drawing
from backstretch_tui.core.model.exercise import Entry, Exercise, Phase, Routine
from backstretch_tui.core.plan import exercise_changes as changes
from backstretch_tui.core.plan.dose import Dose, PlanError
from backstretch_tui.core.plan.draft import Draft, Value
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.text import editor as text
from backstretch_tui.core.text.doses import dose_in_words
from backstretch_tui.player import Clock
from backstretch_tui.ui.screens.editor import EditorScreen, EditRow, field_rows


class ExerciseEditorScreen(EditorScreen):
    """Edits an exercise: its texts, and its phases with their doses and times."""

    @dataclass
    class Changed(Message):
        """The exercise has been changed."""

        exercise: Exercise

    def __init__(
        self,
        draft: Draft[Exercise],
        drawing: Drawing,
        clock: Clock,
        figures: Sequence[str],
        refusal: Callable[[Exercise], str],
    ) -> None:
        super().__init__(draft, drawing, clock)
        self._figures = figures
        self._refusal = refusal

    def rows(self) -> Iterator[EditRow]:
        """Yield the texts, the lines of each list, and each phase with its fields where it is opened."""
        exercise: Exercise = self.now
        yield from field_rows(changes.EXERCISE_FIELDS, exercise)
        for number, phase in enumerate(exercise.phases):
            alone = exercise.with_values(phases=(phase,))
            yield EditRow("part", text.phase_label(phase.name), dose_in_words(alone), value=phase.name, part=number)
            if number == self.opened:
                yield from field_rows(changes.phase_fields(phase, self._figures), phase, number)
        for name, field in changes.LINES.items():
            for number, line in enumerate(getattr(exercise, name)):
                yield EditRow(f"{name}.{number}", text.line_label(name, number + 1), line, field, line)
            yield EditRow(f"add.{name}", text.ADD_LINE[name], "", field)

    def with_row_value(self, row: EditRow, value: Value) -> Exercise:
        """Return the exercise with another value in a line, or with one line more."""
        exercise: Exercise = self.now
        if row.field.startswith("add."):
            return changes.with_line(exercise, row.field.removeprefix("add."), str(value))
        return changes.with_value(exercise, row.field if row.part is None else f"phases.{row.part}.{row.field}", value)

    def without(self, row: EditRow) -> Exercise:
        """Return the exercise without the line; only lines of a list can be taken out."""
        name, _, number = row.field.partition(".")
        if row.part is None and name in changes.LINES:
            return changes.without_line(self.now, name, int(number))
        return self.now  # type: ignore[no-any-return]

    def phases(self) -> Sequence[Phase]:
        """Return the phase that the line under the cursor is about, or all of them."""
        exercise: Exercise = self.now
        return exercise.phases if self.row.part is None else exercise.phases[self.row.part :][:1]

    def changed(self, now: Exercise) -> Message:
        """Return the message that it has been changed."""
        return self.Changed(now)

    def refusal(self, now: Exercise) -> str:
        """Say which routine a change does not fit; nothing where it fits all."""
        return self._refusal(now)

    def length(self) -> str:
        """Say how much is done, and how long it takes."""
        exercise: Exercise = self.now
        routine = Routine(id="alone", name="", purpose="", exercises=(Entry(id=exercise.id),))
        try:
            plan = SessionRequest(routine).plan({exercise.id: exercise})
        except PlanError as error:
            return str(error)
        gentle, full = (dose_in_words(exercise, None, Dose(level, level)) for level in ("gentle", "full"))
        return text.doses(gentle, full, plan.milliseconds)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is: nothing has an order of its own."""
        return False if action == "shift" else super().check_action(action, parameters)
