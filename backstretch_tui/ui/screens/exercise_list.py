"""The first screen: the routine, its dose and its exercises."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from backstretch_tui.core.insights.recent import Recent
from backstretch_tui.core.model.exercise import Exercise
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.plan.dose import Dose, PlanError
from backstretch_tui.core.plan.request import SessionRequest, Today
from backstretch_tui.core.text import doses, pages
from backstretch_tui.core.text import exercise_list as text
from backstretch_tui.core.text.recent import DONE_TODAY, last_done, week_marks
from backstretch_tui.ui.keys import SCORE_KEYS, bindings
from backstretch_tui.ui.screens.base import SMALLEST, BaseScreen
from backstretch_tui.ui.services import Services
from backstretch_tui.ui.state import NOTHING_CHOSEN, AppState
from backstretch_tui.ui.widgets.exercises import ExerciseRow, Exercises
from backstretch_tui.ui.widgets.instructions import instructions
from backstretch_tui.ui.widgets.prose import Paragraph, Prose

if TYPE_CHECKING:  # it draws, which has time until the screen has been painted
    from backstretch_tui.ui.widgets.demonstration import Demonstration


class ExerciseListScreen(BaseScreen[None]):
    """Shows what there is to do, lets it be tailored, and starts it."""

    BINDINGS = bindings("list")
    CSS_PATH = "exercise_list.tcss"
    AUTO_FOCUS = "Exercises"
    HORIZONTAL_BREAKPOINTS = [(0, "-too-narrow"), (SMALLEST[0], "-narrow"), (80, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [*BaseScreen.VERTICAL_BREAKPOINTS, (30, "-very-tall")]

    state: reactive[AppState] = reactive(NOTHING_CHOSEN, init=False)
    filter_words: reactive[str] = reactive("", init=False)
    recent: reactive[Recent | None] = reactive(None, init=False)
    """Recent sessions; None where they are not known yet."""

    @dataclass
    class Opened(Message):
        """The person wants to read about an exercise."""

        exercise_id: str

    @dataclass
    class TodayChosen(Message):
        """The person has chosen a routine or its exercises for today."""

        today: Today

    @dataclass
    class DoseChosen(Message):
        """The person has chosen a dose for today; None: their own."""

        dose: Dose | None

    @dataclass
    class Started(Message):
        """The person wants to begin the session as chosen."""

        score: int | None = None
        """The pain score, where one was given."""

    class ProgressAsked(Message):
        """The person wants to see what was done so far."""

    class SettingsAsked(Message):
        """The person wants to change the settings."""

    class EditAsked(Message):
        """The person wants to edit the routine."""

    @dataclass
    class NewAsked(Message):
        """The person wants to make a new routine, with an exercise to begin with."""

        exercise_id: str

    class FaultsAsked(Message):
        """The person wants to know what is wrong in their files."""

    class RecentAsked(Message):
        """The screen is there, and has time to learn what was done lately."""

    def __init__(self, services: Services, state: AppState) -> None:
        super().__init__()
        self.services = services
        self.library = services.library
        self.faults = services.faults
        self.set_reactive(ExerciseListScreen.state, state)
        self._demonstrations: list[Demonstration] = []
        """The figure, when the screen has been painted for the first time."""

    def compose_content(self) -> ComposeResult:
        """Lay out the choice above the list, and what is under the cursor beside it where there is room."""
        yield Static(id="choice")
        yield Static(id="week")
        with Container(id="body"):
            yield Exercises()
            with Container(id="preview"):
                yield Prose()
        yield Static(id="notice")

    def on_mount(self) -> None:
        """Fill the screen."""
        # Told of the cursor by a message, the preview would follow it one picture late.
        self.watch(self.query_one(Exercises), "highlighted", self._show_preview, init=False)
        self._show_choice()
        self._show_exercises()
        notice = self.query_one("#notice", Static)
        notice.set_class(bool(self.faults), "warning")
        files = list(dict.fromkeys(shown(fault.path.name) for fault in self.faults))
        notice.update(Content(text.faulty_files(files) if files else text.CARE))

    def on_screen_resume(self) -> None:
        """Learn what was done lately, and let the figure move, when the screen has been painted."""
        self.call_after_refresh(self._after_paint)

    async def _after_paint(self) -> None:
        self.post_message(self.RecentAsked())
        if self.services.drawing.figures and not self._demonstrations:
            from backstretch_tui.ui.widgets.demonstration import Demonstration  # the first screen is there by now

            self._demonstrations.append(Demonstration(self.services.drawing, self.services.clock))
            await self.query_one("#preview").mount(*self._demonstrations, before=0)
            self._show_preview()
        for view in self._demonstrations:
            view.go_on()

    def on_screen_suspend(self) -> None:
        """Let nothing move behind another screen."""
        for view in self._demonstrations:
            view.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the keys that have something to do."""
        if action == "faults":
            return bool(self.faults)
        if action == "clear_filter":
            return bool(self.query(Input))
        if action == "filter":
            return not isinstance(self.focused, Input)
        return True

    def on_key(self, event: Key) -> None:
        """Start with a pain score. Digits are digits: no setting changes what they mean."""
        if event.key in SCORE_KEYS and not isinstance(self.focused, Input):
            event.stop()
            self.post_message(self.Started(SCORE_KEYS.index(event.key)))

    def action_start(self) -> None:
        """Ask for the session to begin."""
        self.post_message(self.Started())

    def action_open(self) -> None:
        """Ask to read about the exercise under the cursor."""
        if exercise_id := self.query_one(Exercises).exercise_id:
            self.post_message(self.Opened(exercise_id))

    def action_include(self) -> None:
        """Leave the exercise under the cursor out, or take it in."""
        if exercise_id := self.query_one(Exercises).exercise_id:
            chosen = self.request.toggled(exercise_id)
            self.post_message(self.TodayChosen(replace(self.today, left_out=chosen.left_out, added=chosen.added)))

    def action_next_routine(self) -> None:
        """Go on to the next routine."""
        routines = list(self.state.routines(self.library.routines).values())
        place = routines.index(self.request.routine)
        self.post_message(self.TodayChosen(Today(routines[(place + 1) % len(routines)].id)))

    def action_edit(self) -> None:
        """Ask for the routine to be edited."""
        self.post_message(self.EditAsked())

    def action_new(self) -> None:
        """Ask for a new routine."""
        first = self.query_one(Exercises).exercise_id or self.request.routine.exercises[0].id
        self.post_message(self.NewAsked(first))

    def action_next_dose(self) -> None:
        """Go on to the next dose."""
        self.post_message(self.DoseChosen(self.request.next_dose))

    async def action_filter(self) -> None:
        """Ask what to look for."""
        if not self.query(Input):
            wanted = Input(placeholder=text.FILTER_PLACEHOLDER, compact=True, select_on_focus=False)
            await self.mount(wanted, before="#body")
        self.query_one(Input).focus()

    async def action_clear_filter(self) -> None:
        """Show all exercises again."""
        await self.query(Input).remove()
        self.filter_words = ""
        self.refresh_bindings()

    def action_progress(self) -> None:
        """Ask for the pictures of the past."""
        self.post_message(self.ProgressAsked())

    def action_settings(self) -> None:
        """Ask for the settings."""
        self.post_message(self.SettingsAsked())

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

    def watch_state(self) -> None:
        """Show the choice in every place it shows."""
        self._show_choice()
        self._show_exercises()

    def watch_recent(self) -> None:
        """Show what was done lately."""
        recent = self.recent
        done = [week_marks(recent), DONE_TODAY if recent.today in recent.days else ""] if recent else []
        self.query_one("#week", Static).update(Content("   ".join(done)))
        self._show_preview()

    def watch_filter_words(self) -> None:
        """Show what matches."""
        self._show_exercises()

    @property
    def request(self) -> SessionRequest:
        """The session as it stands."""
        return self.state.request(self.library.routines)

    @property
    def today(self) -> Today:
        """The choice for today."""
        return self.state.today

    def show_library(self) -> None:
        """Show the exercises as they were edited."""
        self._show_choice()
        self._show_exercises()
        self._show_preview()

    def _show_choice(self) -> None:
        choice = self.request
        try:
            plan = choice.plan(self.library.exercises)
        except PlanError as error:
            length = str(error)
        else:
            length = text.total(plan.milliseconds)
        self.query_one("#choice", Static).update(
            Content.assemble(
                (text.of_profile(self.services.profile), "dim"),
                (choice.routine.name, "bold $primary"), f"   {text.dose_name(choice.dose_name)}   {length}\n",
                (pages.purpose_of(choice.routine.purpose, choice.routine.frequency), "dim"),
            )
        )  # fmt: skip

    def _show_exercises(self) -> None:
        choice, exercises = self.request, self.library.exercises
        own = choice.entries()
        included = {entry.id for entry in choice.tailored().exercises}
        wanted = self.filter_words.casefold().split()
        offered = dict.fromkeys([*self.library.offered(choice.routine), *choice.added, *(exercises if wanted else ())])
        others = [choice.entry_of(id_) for id_ in offered if all(entry.id != id_ for entry in own)]
        rows = [
            ExerciseRow(
                exercise_id=entry.id,
                name=exercises[entry.id].name,
                dose=doses.entry_in_words(exercises[entry.id], entry, choice.dose, choice.routine.groups),
                included=entry.id in included,
                own=place < len(own),
            )
            for place, entry in enumerate([*own, *others])
            if _matches(exercises[entry.id], wanted)
        ]
        self.query_one(Exercises).show(rows, nothing=text.nothing_matches(self.filter_words))

    def _show_preview(self) -> None:
        """Follow the cursor in the preview."""
        exercise_id = self.query_one(Exercises).exercise_id
        if not exercise_id:
            self.query_one(Prose).paragraphs = ()
            return
        exercise = self.library.exercises[exercise_id]
        last = [Paragraph(Content.styled(last_done(self.recent, exercise_id), "bold"))] if self.recent else []
        self.query_one(Prose).paragraphs = (*last, *instructions(exercise, self.request.entry_of(exercise_id).note))
        for view in self._demonstrations:
            view.play(exercise.phases)


def _matches(exercise: Exercise, wanted: list[str]) -> bool:
    text = f"{exercise.id} {exercise.name} {exercise.purpose}".casefold()
    return all(word in text for word in wanted)
