"""The first screen: the routine, its dose and its exercises."""

from dataclasses import dataclass, replace

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from backstretch_tui.content.faults import Fault
from backstretch_tui.content.library import Library
from backstretch_tui.core import words
from backstretch_tui.core.choice import Choice
from backstretch_tui.core.letters import shown
from backstretch_tui.core.models import Exercise
from backstretch_tui.core.plan import LEVELS, Dose, PlanError
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import BaseScreen

_CARE = "A guide to moving gently; no clinician has reviewed it. Stop when something hurts."


class Exercises(OptionList, inherit_bindings=False):
    """The list itself. Only moving about is its own; what else keys do is the screen's."""

    BINDINGS = [
        Binding("down,j", "cursor_down", show=False),
        Binding("up,k", "cursor_up", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
    ]


class ExerciseListScreen(BaseScreen[None]):
    """Shows what there is to do, lets it be tailored, and starts it."""

    BINDINGS = bindings("list")
    CSS_PATH = "exercise_list.tcss"
    AUTO_FOCUS = "Exercises"

    choice: reactive[Choice | None] = reactive(None, init=False)
    filter_words: reactive[str] = reactive("", init=False)

    @dataclass
    class Opened(Message):
        """The person wants to read about an exercise."""

        exercise_id: str
        choice: Choice

    @dataclass
    class Started(Message):
        """The person wants to begin the session as chosen."""

        choice: Choice

    class FaultsAsked(Message):
        """The person wants to know what is wrong in their files."""

    def __init__(self, library: Library, faults: tuple[Fault, ...], choice: Choice) -> None:
        super().__init__()
        self.library = library
        self.faults = faults
        self.set_reactive(ExerciseListScreen.choice, choice)

    def compose_content(self) -> ComposeResult:
        """Lay out the choice above the list, and what is under the cursor beside it where there is room."""
        yield Static(id="choice")
        with Horizontal(id="body"):
            yield Exercises(compact=True)
            yield Static(id="preview")
        yield Static(id="notice")

    def on_mount(self) -> None:
        """Fill the screen."""
        self._show_choice()
        self._show_exercises()
        notice = self.query_one("#notice", Static)
        notice.set_class(bool(self.faults), "warning")
        files = ", ".join(dict.fromkeys(shown(fault.path.name) for fault in self.faults))
        notice.update(Content(f"Something is wrong in {files}." if files else _CARE))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the keys that have something to do."""
        if action == "faults":
            return bool(self.faults)
        if action == "clear_filter":
            return bool(self.query("Input"))
        return True

    def action_start(self) -> None:
        """Ask for the session to begin."""
        self.post_message(self.Started(self.chosen))

    def action_open(self) -> None:
        """Ask to read about the exercise under the cursor."""
        if exercise := self._highlighted():
            self.post_message(self.Opened(exercise.id, self.chosen))

    def action_include(self) -> None:
        """Leave the exercise under the cursor out, or take it in."""
        if exercise := self._highlighted():
            self.choice = self.chosen.toggled(exercise.id)

    def action_next_routine(self) -> None:
        """Go on to the next routine."""
        routines = list(self.library.routines.values())
        place = routines.index(self.chosen.routine)
        self.choice = Choice(routines[(place + 1) % len(routines)], replace(self.chosen.options, dose=None))

    def action_next_dose(self) -> None:
        """Go on to the next dose."""
        dose = self.chosen.dose
        level = LEVELS[(LEVELS.index(dose.hold) + 1) % len(LEVELS)] if dose.hold == dose.repetitions else LEVELS[0]
        self.choice = replace(self.chosen, options=replace(self.chosen.options, dose=Dose(level, level)))

    async def action_filter(self) -> None:
        """Ask what to look for."""
        if not self.query(Input):
            await self.mount(Input(placeholder="Words to look for", compact=True), before="#body")
        self.query_one(Input).focus()

    async def action_clear_filter(self) -> None:
        """Show all exercises again."""
        await self.query(Input).remove()
        self.filter_words = ""
        self.refresh_bindings()

    def action_faults(self) -> None:
        """Ask for the report on faulty files."""
        self.post_message(self.FaultsAsked())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the person types."""
        self.filter_words = event.value

    def on_input_submitted(self) -> None:
        """Go from the filter to the list."""
        self.query_one(Exercises).focus()

    def on_option_list_option_selected(self) -> None:
        """Read about an exercise that was clicked."""
        self.action_open()

    def on_option_list_option_highlighted(self) -> None:
        """Follow the cursor in the preview."""
        self._show_preview()

    def on_resize(self, _: Resize) -> None:
        """Lay the lines out anew: where it is narrow, the dose goes below the name."""
        self._show_exercises()

    def watch_choice(self) -> None:
        """Show the choice in every place it shows."""
        self._show_choice()
        self._show_exercises()

    def watch_filter_words(self) -> None:
        """Show what matches."""
        self._show_exercises()

    @property
    def chosen(self) -> Choice:
        """The session as it stands."""
        assert self.choice is not None  # noqa: S101 - set when the screen is made
        return self.choice

    def _show_choice(self) -> None:
        choice = self.chosen
        try:
            plan = choice.plan(self.library.exercises)
        except PlanError as error:
            length = str(error)
        else:
            length = f"{words.clock(plan.milliseconds)} in all"
        self.query_one("#choice", Static).update(
            Content.assemble(
                (choice.routine.name, "bold $primary"), f"   {choice.dose} dose   {length}\n",
                (choice.routine.purpose, "$text-muted"),
            )
        )  # fmt: skip

    def _show_exercises(self) -> None:
        """Rebuild the list, keeping the cursor where it was."""
        options = self.query_one(Exercises)
        cursor = options.highlighted or 0
        own = [entry.id for entry in self.chosen.routine.exercises]
        others = [exercise_id for exercise_id in self.library.exercises if exercise_id not in own]
        own, others = self._matching(own), self._matching(others)
        exercises = self.library.exercises
        name_width = max((cell_len(exercises[id_].name) for id_ in [*own, *others]), default=0)
        lines = [Option(self._line(exercises[id_], name_width), f"own-{n}-{id_}") for n, id_ in enumerate(own)]
        if others:
            lines.append(Option(Content.styled("Not in this routine", "$text-muted"), disabled=True))
            lines += [
                Option(self._line(exercises[id_], name_width), f"other-{n}-{id_}") for n, id_ in enumerate(others)
            ]
        if not lines:
            said = f"Nothing matches “{self.filter_words}”. Escape shows all again."
            lines.append(Option(Content.styled(said, "$text-muted"), disabled=True))
        options.set_options(lines)
        options.highlighted = min(cursor, len(lines) - 1) if own or others else None
        self._show_preview()

    def _matching(self, exercise_ids: list[str]) -> list[str]:
        wanted = self.filter_words.casefold().split()
        exercises = self.library.exercises
        return [
            exercise_id
            for exercise_id in exercise_ids
            if all(
                word in f"{exercise_id} {exercises[exercise_id].name} {exercises[exercise_id].purpose}".casefold()
                for word in wanted
            )
        ]

    def _line(self, exercise: Exercise, name_width: int) -> Content:
        choice = self.chosen
        included = choice.includes(exercise.id)
        dose = words.dose_in_words(exercise, choice.entry_of(exercise.id), choice.dose)
        mark = ("● ", "$text-success") if included else ("○ ", "$text-muted")
        style = "" if included else "$text-muted"
        if name_width + cell_len(dose) + 8 > self.query_one(Exercises).size.width:
            return Content.assemble(mark, (f"{exercise.name}\n", style), (f"    {dose}", "$text-muted"))
        gap = " " * (name_width - cell_len(exercise.name) + 3)
        return Content.assemble(mark, (exercise.name + gap, style), (dose, style))

    def _highlighted(self) -> Exercise | None:
        option = self.query_one(Exercises).highlighted_option
        if option is None or option.id is None:
            return None
        return self.library.exercises[option.id.split("-", 2)[2]]

    def _show_preview(self) -> None:
        exercise = self._highlighted()
        if exercise is None:
            self.query_one("#preview", Static).update("")
            return
        self.query_one("#preview", Static).update(
            Content.assemble(
                (f"{exercise.name}\n\n", "bold $primary"), f"{exercise.purpose}\n\n{exercise.position}\n\n",
                *(f"{number}. {step}\n" for number, step in enumerate(exercise.steps, start=1)),
            )
        )  # fmt: skip
