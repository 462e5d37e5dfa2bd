"""Pages open at any time: help, care, errors in files, exercises, settings."""

from collections.abc import Callable, Iterable

from textual.binding import ActiveBinding, Binding
from textual.content import Content

from backstretch_tui.core.model.exercise import Exercise
from backstretch_tui.core.text import keys, safety
from backstretch_tui.ui.help import care, help_text
from backstretch_tui.ui.keys import AREAS, Area, keys_of
from backstretch_tui.ui.navigation import Navigator
from backstretch_tui.ui.screens.activities import ActivitiesScreen
from backstretch_tui.ui.screens.dialogs import ReadingScreen
from backstretch_tui.ui.screens.exercise import ExerciseScreen
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.screens.settings import ROWS, SettingsScreen
from backstretch_tui.ui.services import Services
from backstretch_tui.ui.state import AppState
from backstretch_tui.ui.widgets.instructions import instructions
from backstretch_tui.ui.widgets.prose import Paragraph


class ReadingFlow:
    """Shows things over whatever is there."""

    def __init__(self, navigator: Navigator, services: Services, state: Callable[[], AppState]) -> None:
        self._navigator = navigator
        self._services = services
        self._state = state

    def show_care(self) -> None:
        """Show when to stop, and when to get help."""
        session = self._navigator.find(SessionScreen)
        request = self._state().request(self._services.library.routines)
        routine = session.player.plan.routine if session else request.routine
        text = care(routine.region, is_in_session=session is not None)
        self._navigator.push(ReadingScreen(safety.CARE_TITLE, text))

    def show_help(self, active: Iterable[ActiveBinding], display: Callable[[Binding], str]) -> None:
        """Show every key, those that are active first."""
        ids = {binding.binding.id for binding in active}
        here: list[Area] = [place for place in AREAS if ids & {key.id for key in keys_of(place)}]
        self._navigator.push(ReadingScreen(keys.HELP_TITLE, help_text(here[-1], self._state().settings.keys, display)))

    def show_faults(self) -> None:
        """Show what is wrong in the person's files, and the cure."""
        paragraphs = (Paragraph(Content(str(fault)), Content("•"), indent=2) for fault in self._services.faults)
        self._navigator.push(ReadingScreen(keys.FAULTS_TITLE, paragraphs))

    def show_instructions(self, exercise: Exercise) -> None:
        """Show the instructions of an exercise."""
        self._navigator.push(ReadingScreen(exercise.name, instructions(exercise)))

    def show_exercise(self, exercise_id: str) -> None:
        """Show an exercise among all the others, those of the routine first."""
        library = self._services.library
        request = self._state().request(library.routines)
        ids = list(dict.fromkeys([*library.offered(request.routine), exercise_id]))
        exercises = [library.exercises[one] for one in ids]
        place = ids.index(exercise_id)
        self._navigator.push(ExerciseScreen(exercises, place, request, self._services.drawing, self._services.clock))

    def show_activities(self) -> None:
        """Let the person write down their activities."""
        settings = self._navigator.find(SettingsScreen)
        (row,) = [row for row in ROWS if row.is_written]

        def change(activities: tuple[str, ...] | None) -> None:
            if settings and activities is not None:
                settings.change(row, activities)

        self._navigator.push(ActivitiesScreen(self._state().settings.activities), change)
