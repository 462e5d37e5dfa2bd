"""The list of exercises, each with its dose, and a mark for whether it is to be done."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.events import Resize
from textual.widgets.option_list import Option

from backstretch_tui.core.text.exercise_list import NOT_IN_ROUTINE
from backstretch_tui.ui.widgets.pages import PagedList


class ExerciseRow(NamedTuple):
    """One exercise, as the list shows it."""

    exercise_id: str
    name: str
    dose: str
    included: bool
    own: bool
    """Whether it belongs to the routine; those that do not stand below the others."""


class Exercises(PagedList, inherit_bindings=False):
    """Only moving about is this list's own; what else keys do is the screen's."""

    PAGES = (
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
    )
    BINDINGS = [
        Binding("down,j", "cursor_down", show=False),
        Binding("up,k", "cursor_up", show=False),
        *PAGES,
    ]

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._rows: Sequence[ExerciseRow] = ()
        self._nothing = ""
        self._was_narrow = False

    @property
    def exercise_id(self) -> str | None:
        """The exercise under the cursor."""
        option = self.highlighted_option
        return self._rows[int(option.id)].exercise_id if option and option.id else None

    def show(self, rows: Sequence[ExerciseRow], nothing: str) -> None:
        """Show these rows, those of the routine first; where there are none, say so.

        The cursor stays on its exercise, or in its row where that exercise is gone.
        """
        option, exercise_id = self.highlighted_option, self.exercise_id
        before = int(option.id) if option and option.id else 0
        self._rows, self._nothing = rows, nothing
        self.set_options(self._written())
        same = [place for place, row in enumerate(rows) if row.exercise_id == exercise_id]
        place = min(same, key=lambda place: abs(place - before), default=min(before, len(rows) - 1))
        self.highlighted = self.get_option_index(str(place)) if rows else None

    def on_resize(self, _: Resize) -> None:
        """Write the rows to the new width: a moment later, for a height changed in the midst of a layout is lost."""
        if self._is_narrow != self._was_narrow:
            self.call_later(self.show, self._rows, self._nothing)

    def _written(self) -> list[Option]:
        if not self._rows:
            return [_remark(self._nothing)]
        self._was_narrow = self._is_narrow
        options = []
        for place, row in enumerate(self._rows):
            if not row.own and (place == 0 or self._rows[place - 1].own):
                options.append(_remark(NOT_IN_ROUTINE))
            options.append(Option(_line(row, None if self._is_narrow else self._name_width), str(place)))
        return options

    @property
    def _name_width(self) -> int:
        return max((cell_len(row.name) for row in self._rows), default=0)

    @property
    def _is_narrow(self) -> bool:
        """Whether names and doses do not fit beside each other."""
        dose_width = max((cell_len(row.dose) for row in self._rows), default=0)
        return 0 < self.size.width < self._name_width + dose_width + 6


def _remark(text: str) -> Option:
    return Option(Content(text), disabled=True)


def _line(row: ExerciseRow, name_width: int | None) -> Content:
    """Write name and dose beside each other, or below where there is no width to tell."""
    mark = "● " if row.included else "○ "
    style = "" if row.included else "italic"
    gap = "\n     " if name_width is None else " " * (name_width - cell_len(row.name) + 3)
    return Content.styled(mark + row.name + gap + row.dose, style)
