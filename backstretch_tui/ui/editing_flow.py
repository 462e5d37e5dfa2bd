"""Editing the routine of the list, or an exercise: the person's own, or a copy of one that is built in."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from backstretch_tui.content.edited_files import save_exercise, save_routine, template_exercise
from backstretch_tui.content.errors import Fault
from backstretch_tui.content.ignored_files import FileKind, better_id, ids_like
from backstretch_tui.content.library import Library, check
from backstretch_tui.core.model.exercise import MAX_NAME_CHARACTERS, Entry, Exercise, Routine
from backstretch_tui.core.plan.draft import Draft, Edited
from backstretch_tui.core.plan.validation import mismatches
from backstretch_tui.core.text import editor as text
from backstretch_tui.ui.navigation import Navigator
from backstretch_tui.ui.screens.exercise import ExerciseScreen
from backstretch_tui.ui.screens.exercise_editor import ExerciseEditorScreen
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.screens.routine import RoutineScreen
from backstretch_tui.ui.services import Services
from backstretch_tui.ui.state import AppState


class EditingFlow:
    """Flow of editing routines and exercises."""

    def __init__(
        self,
        navigator: Navigator,
        services: Services,
        state: Callable[[], AppState],
        change_state: Callable[[AppState], None],
    ) -> None:
        self._navigator = navigator
        self._services = services
        self._library = services.library
        self._state = state
        self._change_state = change_state
        self._original: Path | None = None
        """The file of the exercise that was copied last."""
        self._held: dict[Path, Any] = {}
        """What the files of one's own held when they were last read or written here."""

    # --- a routine

    def show(self) -> None:
        """Show the routine of the list, to be edited."""
        routine = self._state().request(self._library.routines).routine
        if self._is_own("routines", routine.id):
            self._held.setdefault(self._path("routines", routine.id), self._library.routines[routine.id])
        elif routine.id not in self._state().edited:
            routine = self._copy_of(routine, "routines", self._state().routines(self._library.routines))
        draft = self._draft(self._path("routines", routine.id), routine)
        if draft.before:
            self._change_state(self._state().with_routine(draft.now))
        self._push(draft)

    def show_new(self, exercise_id: str) -> None:
        """Show a new routine with one exercise, for the same region as the one on the list."""
        known = self._state().routines(self._library.routines)
        region = self._state().request(self._library.routines).routine.region
        entries = (Entry(id=exercise_id),)
        new = Routine(id="", name=text.NEW_ROUTINE, purpose=text.NEW_PURPOSE, region=region, exercises=entries)
        self._push(Draft(self._with_free_id(new, "routines", known)))

    def _push(self, draft: Draft[Routine]) -> None:
        self._navigator.push(
            RoutineScreen(draft, self._library.exercises, self._services.drawing, self._services.clock)
        )

    def change(self, routine: Routine) -> None:
        """Go by a changed routine, and save it."""
        self._change_state(self._state().with_routine(routine))
        path = self._path("routines", routine.id)
        self._note(path, routine, save_routine(path, routine, self._held.get(path)))

    # --- an exercise

    def show_exercise(self, exercise_id: str) -> None:
        """Show an exercise, to be edited."""
        exercise = self._library.exercises[exercise_id]
        if self._is_own("exercises", exercise_id):
            self._held.setdefault(self._path("exercises", exercise_id), exercise)
        else:
            self._original = self._library.sources["exercises", exercise_id]
            exercise = self._copy_of(exercise, "exercises", self._library.exercises)
        path = self._path("exercises", exercise.id)
        draft = self._draft(path, exercise)
        if draft.before:
            self._take_exercise(draft.now, path)
        self._push_exercise(draft)

    def show_new_exercise(self) -> None:
        """Show a new exercise; with its first change it becomes a part of the routine that is being edited."""
        template, self._original = template_exercise()
        self._push_exercise(Draft(self._with_free_id(template, "exercises", self._library.exercises)))

    def _push_exercise(self, draft: Draft[Exercise]) -> None:
        figures = list(self._library.figures)
        drawing, clock = self._services.drawing, self._services.clock
        self._navigator.push(ExerciseEditorScreen(draft, drawing, clock, figures, self._refusal))

    def change_exercise(self, exercise: Exercise) -> None:
        """Go by a changed exercise, and save it."""
        path = self._path("exercises", exercise.id)
        self._note(path, exercise, save_exercise(path, exercise, self._held.get(path), self._original))
        self._take_exercise(exercise, path)
        if routine := self._navigator.find(RoutineScreen):
            routine.include(exercise.id)

    def _take_exercise(self, exercise: Exercise, path: Path) -> None:
        self._library.take(exercise, path)
        if page := self._navigator.find(ExerciseScreen):
            page.take(exercise)
        if listed := self._navigator.find(ExerciseListScreen):
            listed.show_library()

    def _refusal(self, exercise: Exercise) -> str:
        """Say which routine fixes something that a changed exercise does not allow; nothing where none does."""
        exercises = {**self._library.exercises, exercise.id: exercise}
        for routine in self._state().routines(self._library.routines).values():
            for found in mismatches(routine, exercises):
                return text.does_not_fit(routine.name, found.problem, found.cure)
        return ""

    # --- both

    def _draft(self, path: Path, model: Edited) -> Draft[Edited]:
        """Return what is to be edited: as its file is now, where anyone else has changed that since.

        What the person had is then one undo away.
        """
        held = self._held.get(path)
        if held is None:
            return Draft(model)
        known = Library(self._library.exercises, self._state().routines(self._library.routines), self._library.figures)
        checked = check([path], known)
        same_kind = checked.library.exercises if isinstance(model, Exercise) else checked.library.routines
        found: Any = same_kind.get(model.id, model)
        reasons = [*map(str, checked.faults), self._refusal(found) if isinstance(found, Exercise) else ""]
        if reason := next(filter(None, reasons), ""):
            self._navigator.notify(reason, is_warning=True)
            return Draft(model)
        if found in (held, model):
            return Draft(model)
        self._held[path] = found
        self._navigator.notify(text.read_again(model.name))
        return Draft(found, (model,))

    def _note(self, path: Path, model: Any, fault: Fault | None) -> None:
        """Note what a file holds now, or say why it does not."""
        if fault:
            self._navigator.notify(text.not_saved(str(fault)), is_warning=True)
        else:
            self._held[path] = model

    def _is_own(self, kind: FileKind, id_: str) -> bool:
        source = self._library.sources.get((kind, id_))
        return source is not None and source.is_relative_to(self._services.settings_path.parent)

    def _copy_of(self, model: Any, kind: FileKind, known: Collection[str]) -> Any:
        """Return a copy with a name of its own, and an id that no other one and no file has, faulty or not."""
        name = text.copy_of(model.name)[:MAX_NAME_CHARACTERS].rstrip()
        return self._with_free_id(model.with_values(name=name), kind, known)

    def _with_free_id(self, model: Any, kind: FileKind, known: Collection[str]) -> Any:
        ids = ids_like(better_id(model.name))
        free = next(id_ for id_ in ids if id_ not in known and not self._path(kind, id_).exists())
        return model.with_values(id=free)

    def _path(self, kind: FileKind, id_: str) -> Path:
        return self._services.settings_path.parent / kind / f"{id_}.toml"
