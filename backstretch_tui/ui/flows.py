"""All flows, each with what it needs."""

from asyncio import to_thread
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from backstretch_tui.content.settings import Settings
from backstretch_tui.core.text.history import NOTHING_TO_SHOW
from backstretch_tui.ui.media_flow import MediaFlow
from backstretch_tui.ui.navigation import Navigator
from backstretch_tui.ui.reading_flow import ReadingFlow
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.services import Services
from backstretch_tui.ui.session_flow import SessionFlow
from backstretch_tui.ui.sound_flow import SoundFlow
from backstretch_tui.ui.state import AppState

if TYPE_CHECKING:  # it loads a database, and not everybody looks back
    from backstretch_tui.ui.editing_flow import EditingFlow
    from backstretch_tui.ui.history_flow import HistoryFlow


class Flows:
    """The flows of the app."""

    def __init__(
        self,
        navigator: Navigator,
        services: Services,
        state: Callable[[], AppState],
        change_settings: Callable[[Settings], None],
        change_state: Callable[[AppState], None],
    ) -> None:
        self._navigator = navigator
        self._services = services
        self._state = state
        self._change_state = change_state
        self.reading = ReadingFlow(navigator, services, state)
        self.sound = SoundFlow(navigator, services.speaker_for, lambda: state().audio)
        self.media = MediaFlow(navigator, services.media_for, lambda: state().settings)
        self.session = SessionFlow(
            navigator,
            services,
            state,
            self.sound,
            self.media,
            save_doses=lambda own: change_settings(state().settings.with_own_doses(own)),
        )

    @cached_property
    def editing(self) -> "EditingFlow":
        """The flow of editing a routine, loaded when first used."""
        from backstretch_tui.ui.editing_flow import EditingFlow

        return EditingFlow(self._navigator, self._services, self._state, self._change_state)

    @cached_property
    def history(self) -> "HistoryFlow | None":
        """Where sessions are saved: what shows them. Asked for when what was before has been settled."""
        from backstretch_tui.ui.history_flow import HistoryFlow

        recovery = self.session.recovery
        exercises = self._services.library.exercises
        return HistoryFlow(self._navigator, recovery.recorder, exercises, recovery.correct) if recovery else None

    async def show_recent(self) -> None:
        """Tell the list what was done lately, as soon as what was before has been settled."""
        if not self._services.open_recorder:
            return
        await self.session.settled.wait()
        screen, recovery = self._navigator.find(ExerciseListScreen), self.session.recovery
        if screen and recovery:
            screen.recent = await to_thread(recovery.recent, list(self._services.library.exercises))

    async def show_progress(self) -> None:
        """Show what was done so far, as soon as what was before has been settled."""
        if not self._services.open_recorder:
            self._navigator.notify(NOTHING_TO_SHOW)
            return
        await self.session.settled.wait()
        if self.history:
            await self.history.show_progress()
