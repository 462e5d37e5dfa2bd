"""Editing the routine of the list: the person's own, or a copy of one that is built in."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

from backstretch_tui.content.ignored_files import better_id
from backstretch_tui.content.routine_file import save_routine
from backstretch_tui.core.model.exercise import Routine
from backstretch_tui.core.plan.draft import copied
from backstretch_tui.core.text import routine_editor as text
from backstretch_tui.ui.navigation import Navigator
from backstretch_tui.ui.screens.routine import RoutineScreen
from backstretch_tui.ui.services import Services
from backstretch_tui.ui.state import AppState


class EditingFlow:
    """Flow of editing routines."""

    def __init__(
        self,
        navigator: Navigator,
        services: Services,
        state: Callable[[], AppState],
        change_state: Callable[[AppState], None],
    ) -> None:
        self._navigator = navigator
        self._services = services
        self._state = state
        self._change_state = change_state

    def show(self) -> None:
        """Show the routine of the list, to be edited."""
        routine = self._state().request(self._services.library.routines).routine
        if not self._is_own(routine):
            routine = self._copy_of(routine)
        self._navigator.push(RoutineScreen(routine, self._services.library.exercises))

    def change(self, routine: Routine) -> None:
        """Go by a changed routine, and save it."""
        self._change_state(self._state().with_routine(routine))
        if fault := save_routine(self._path(routine.id), routine):
            self._navigator.notify(str(fault), is_warning=True)

    def _is_own(self, routine: Routine) -> bool:
        source = self._services.library.sources.get(("routines", routine.id))
        own = self._services.settings_path.parent
        return routine.id in self._state().edited or (source is not None and source.is_relative_to(own))

    def _copy_of(self, routine: Routine) -> Routine:
        """Return a copy with a name of its own, and an id that no other routine and no file has, faulty or not."""
        name = text.copy_of(routine.name)
        known = self._state().routines(self._services.library.routines)
        ids = (f"{better_id(name)[:36]}{f'-{number}' if number > 1 else ''}" for number in count(1))
        return copied(routine, name, next(id_ for id_ in ids if id_ not in known and not self._path(id_).exists()))

    def _path(self, routine_id: str) -> Path:
        return self._services.settings_path.parent / "routines" / f"{routine_id}.toml"
