"""The app: owns what was chosen, and hands on to flows what screens ask for."""

from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.filter import LineFilter
from textual.reactive import reactive
from textual.screen import Screen

from backstretch_tui.content.settings import Settings
from backstretch_tui.content.settings_file import save_settings
from backstretch_tui.core.text.corner import sound_word
from backstretch_tui.ui import palette
from backstretch_tui.ui.changed_keys import keymap
from backstretch_tui.ui.garbage import collect_from_now_on
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.navigation import AppNavigator
from backstretch_tui.ui.requests import ScreenRequests
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.services import Services
from backstretch_tui.ui.state import NOTHING_CHOSEN, AppState
from backstretch_tui.ui.terminal.contrast import contrast_filters
from backstretch_tui.ui.themes import DEFAULT, themes_for

if TYPE_CHECKING:  # these have time until the first screen is there
    from backstretch_tui.ui.flows import Flows
    from backstretch_tui.ui.screens.settings import SettingsScreen


class BackstretchApp(palette.OpensPalettes, ScreenRequests):
    """Screens ask by message; flows do it."""

    TITLE = "Backstretch"
    CSS_PATH = ["app.tcss", "screens/exercise_list.tcss"]  # Textual does not load a default screen's own
    BINDINGS = bindings("anywhere")

    state: reactive[AppState] = reactive(NOTHING_CHOSEN, init=False)
    """All choices. Nothing else stores them."""

    def __init__(self, services: Services, state: AppState, *, start: bool = False, teach: str | None = None) -> None:
        super().__init__()
        self.services = services
        self.set_reactive(BackstretchApp.state, state)
        self._starts = start
        self._teaches = teach
        self._contrast = contrast_filters(self.console.color_system)
        for theme in themes_for(few_colours=services.drawing.few_colours):
            self.register_theme(theme)
        self.set_keymap(keymap(state.settings.keys))
        self.watch_state()

    @cached_property
    def flows(self) -> "Flows":
        """The flows that carry out requests of screens: loaded when the first screen is there."""
        from backstretch_tui.ui.flows import Flows

        change_state = partial(setattr, self, "state")
        return Flows(AppNavigator(self), self.services, lambda: self.state, self.change_settings, change_state)

    def get_default_screen(self) -> ExerciseListScreen:
        """Open with the list."""
        return ExerciseListScreen(self.services, self.state).data_bind(state=BackstretchApp.state)

    def on_mount(self) -> None:
        """Settle what was before, and go straight into the session where that was asked for."""
        self.call_after_refresh(collect_from_now_on)
        self.theme_changed_signal.subscribe(self, lambda theme: self._save_theme(theme.name))
        if self._starts:
            self.flows.session.begin()
        if self._teaches:
            self.flows.session.teach(self._teaches, then=self.exit)
        elif self.services.open_recorder:
            self.call_after_refresh(self.run_worker, self._look_back)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Keep text legible where the terminal has few colours."""
        return [*super().get_line_filters(), *self._contrast]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer everything that keys can do here, besides some of Textual's own commands."""
        yield from palette.commands(self, screen, super().get_system_commands(screen))

    def watch_state(self) -> None:
        """Go by the settings as they are."""
        self.animation_level = "none" if self.state.settings.reduced_motion else "full"
        wanted = self.state.settings.theme or DEFAULT
        self.theme = wanted if wanted in self.available_themes else DEFAULT
        self.show_sound()

    def show_sound(self) -> None:
        """Say whether anything can be heard."""
        audio = self.state.audio
        self.sound = sound_word(is_on=audio.tones or audio.voice != "off", works=self.works)

    def change_settings(self, settings: Settings) -> None:
        """Go by other settings, and save them."""
        before = self.state.settings
        if settings == before:
            return
        self.state = self.state.with_settings(settings)
        if fault := save_settings(self.services.settings_path, before, settings):
            self.notify(str(fault), severity="warning", markup=False)

    # --- what people ask for anywhere

    async def action_quit(self) -> None:
        """Leave; from a session that is not over, by way of the question."""
        if not self.flows.session.asks_to_leave():
            self.exit()

    # --- what is asked of the app itself

    def on_exercise_list_screen_today_chosen(self, event: ExerciseListScreen.TodayChosen) -> None:
        """Go by what was chosen for today."""
        self.state = self.state.with_today(event.today)

    def on_exercise_list_screen_dose_chosen(self, event: ExerciseListScreen.DoseChosen) -> None:
        """Go by the dose that was chosen for today."""
        self.state = self.state.with_dose(event.dose)

    def on_exercise_list_screen_settings_asked(self) -> None:
        """Show the settings."""
        from backstretch_tui.ui.screens.settings import SettingsScreen

        AppNavigator(self).push(SettingsScreen(self.state).data_bind(state=BackstretchApp.state))

    def on_settings_screen_changed(self, event: "SettingsScreen.Changed") -> None:
        """Go by other settings, and let them be heard."""
        self.change_settings(event.settings)
        if event.is_heard:
            self.flows.sound.restart()

    # --- helpers

    async def _look_back(self) -> None:
        if self.services.open_recorder:
            await self.flows.session.look_back(self.services.open_recorder)

    def _save_theme(self, name: str) -> None:
        """Save a theme that was chosen, for the next time."""
        if name != (self.state.settings.theme or DEFAULT):
            self.change_settings(self.state.settings.with_values(theme=name))
