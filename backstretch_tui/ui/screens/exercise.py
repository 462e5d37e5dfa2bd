"""One exercise, to read."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from backstretch_tui.core.figure.drawing import Drawing
from backstretch_tui.core.format.numbers import out_of
from backstretch_tui.core.model.exercise import Exercise
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.text import doses, exercise_list
from backstretch_tui.player import Clock
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import BaseScreen
from backstretch_tui.ui.widgets.demonstration import Demonstration
from backstretch_tui.ui.widgets.instructions import instructions, movement
from backstretch_tui.ui.widgets.prose import Prose, Reading


class ExerciseScreen(BaseScreen[None]):
    """Shows all that there is to know of one exercise, and leads on to its neighbours."""

    BINDINGS = bindings("exercise")
    CSS_PATH = "exercise.tcss"

    place: reactive[int] = reactive(0, init=False)
    """Which of the exercises is shown."""

    @dataclass
    class Started(Message):
        """The person wants to begin the session from this exercise."""

        exercise_id: str

    @dataclass
    class EditAsked(Message):
        """The person wants to edit this exercise."""

        exercise_id: str

    @dataclass
    class TeachingAsked(Message):
        """The person wants to be taught this exercise."""

        exercise_id: str

    def __init__(
        self, exercises: list[Exercise], place: int, request: SessionRequest, drawing: Drawing, clock: Clock
    ) -> None:
        super().__init__()
        self.exercises = exercises
        self.request = request
        self.drawing = drawing
        self._clock = clock
        self.set_reactive(ExerciseScreen.place, place)

    def compose_content(self) -> ComposeResult:
        """Lay out the movement, and the text, to be scrolled where it is long."""
        yield Static(id="title")
        with Container(id="body"):
            with Container(id="movement"):
                yield Demonstration(self.drawing, self._clock)
                yield Static(id="pose")
            with Reading():
                yield Prose()

    def on_mount(self) -> None:
        """Show the exercise asked for."""
        self.watch_place()
        self.watch(self.query_one(Demonstration), "pose", self._show_pose)

    def on_screen_resume(self) -> None:
        """Let the figure move."""
        self.query_one(Demonstration).go_on()

    def on_screen_suspend(self) -> None:
        """Let nothing move behind another screen."""
        self.query_one(Demonstration).stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out the way past either end."""
        if action == "next":
            return True if self.place + 1 < len(self.exercises) else None
        if action == "previous":
            return True if self.place > 0 else None
        return True

    def action_next(self) -> None:
        """Read the next exercise."""
        self.place += 1

    def action_previous(self) -> None:
        """Read the exercise before."""
        self.place -= 1

    def action_start(self) -> None:
        """Ask for the session to begin here."""
        self.post_message(self.Started(self.exercises[self.place].id))

    def action_teach(self) -> None:
        """Ask for the exercise to be taught."""
        self.post_message(self.TeachingAsked(self.exercises[self.place].id))

    def action_edit(self) -> None:
        """Ask for the exercise to be edited."""
        self.post_message(self.EditAsked(self.exercises[self.place].id))

    def take(self, exercise: Exercise) -> None:
        """Show an exercise that was edited: in its place, or behind the one that it was copied from."""
        ids = [one.id for one in self.exercises]
        if exercise.id in ids:
            self.exercises[ids.index(exercise.id)] = exercise
            self.watch_place()
        else:
            self.exercises.insert(self.place + 1, exercise)
            self.place += 1

    def action_list(self) -> None:
        """Go back."""
        self.dismiss()

    def watch_place(self) -> None:
        """Show the exercise, from its top."""
        exercise = self.exercises[self.place]
        dose = doses.dose_in_words(exercise, self.request.entry_of(exercise.id), self.request.dose)
        self.query_one("#title", Static).update(
            Content.assemble(
                (exercise.name, "bold $primary"),
                f"   {out_of(self.place + 1, len(self.exercises))}\n",
                exercise_list.dose(dose, str(self.request.dose)),
            )
        )
        figures = list(filter(None, map(self.drawing.figure_of, exercise.phases)))
        self.query_one(Prose).paragraphs = (
            *instructions(exercise, self.request.entry_of(exercise.id).note),
            *movement(figures),
        )
        self.set_class(not figures, "-no-figure")
        self.query_one(Demonstration).play(exercise.phases)
        self.query_one(Reading).scroll_home(animate=False)
        self.refresh_bindings()

    def _show_pose(self, pose: tuple[int, int, str]) -> None:
        number, count, words = pose
        said = Content.assemble((out_of(number, count), "bold $secondary"), f"\n{words}") if count else Content()
        self.query_one("#pose", Static).update(said)
