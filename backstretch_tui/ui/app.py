"""The app: holds what was loaded, and leads from screen to screen."""

import gc
from asyncio import Event
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.content import Content
from textual.filter import LineFilter
from textual.reactive import reactive
from textual.screen import Screen

from backstretch_tui.content.errors import Fault
from backstretch_tui.content.library import Library
from backstretch_tui.content.settings import Settings
from backstretch_tui.content.settings_file import save_settings
from backstretch_tui.core.figure.drawing import Drawing
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.player import Clock
from backstretch_tui.sound.speaker import Speaker
from backstretch_tui.ui.help import help_text
from backstretch_tui.ui.keymap import keymap
from backstretch_tui.ui.keys import AREAS, Area, bindings, keys_of
from backstretch_tui.ui.screens.dialogs import LeaveScreen, ReadingScreen
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.terminal.app import TerminalApp
from backstretch_tui.ui.terminal.contrast import contrast_filters
from backstretch_tui.ui.themes import DEFAULT, themes_for
from backstretch_tui.ui.widgets.instructions import instructions
from backstretch_tui.ui.widgets.prose import Paragraph

if TYPE_CHECKING:  # these have time until the first screen is there; some load a database
    from backstretch_tui.history.recorder import Recorder
    from backstretch_tui.ui.history_flow import HistoryFlow
    from backstretch_tui.ui.screens.exercise import ExerciseScreen
    from backstretch_tui.ui.screens.progress import HistoryScreen
    from backstretch_tui.ui.screens.session import SessionScreen
    from backstretch_tui.ui.screens.settings import SettingsScreen
    from backstretch_tui.ui.screens.summary import SummaryScreen
    from backstretch_tui.ui.session_flow import SessionFlow


@dataclass(frozen=True)
class Services:
    """What the app is given: all of it was read before, nothing of it is read again."""

    library: Library
    faults: tuple[Fault, ...]
    """Those of the library and of the settings."""
    settings: Settings
    settings_path: Path
    clock: Clock
    speaker_for: Callable[[Settings], Speaker]
    """Makes what plays sounds."""
    heard: Settings
    """The settings with what the command line says about sound this time."""
    drawing: Drawing = field(default_factory=Drawing)
    open_recorder: "Callable[[], Recorder] | None" = None
    """Opens what keeps the sessions; None where nothing is to be kept."""


class BackstretchApp(TerminalApp[None]):
    """Screens ask by message; here it is done."""

    TITLE = "Backstretch"
    CSS_PATH = ["app.tcss", "screens/exercise_list.tcss"]  # Textual does not load a default screen's own
    BINDINGS = bindings("anywhere")

    warning: reactive[str] = reactive("")
    """What every screen shows as long as it holds."""
    is_silent: reactive[bool] = reactive(False)
    """Whether no sound can be played."""

    def __init__(self, known: Services, choice: SessionRequest, *, start: bool = False, asks: bool = True) -> None:
        super().__init__()
        self.known = known
        self._first_choice = choice
        self._starts = start
        self._asks = asks
        self._settled = Event()
        """Whether what earlier sessions left open has been settled."""
        self._looking: HistoryFlow | None = None
        self._contrast = contrast_filters(self.console.color_system)
        for theme in themes_for(few_colours=known.drawing.few_colours):
            self.register_theme(theme)
        wanted = known.settings.theme or DEFAULT
        self.theme = wanted if wanted in self.available_themes else DEFAULT
        if known.settings.reduced_motion:
            self.animation_level = "none"
        self.set_keymap(keymap(known.settings.keys))

    @cached_property
    def playing(self) -> "SessionFlow":
        """What is done with sessions: loaded when the first screen is there."""
        from backstretch_tui.ui.session_flow import SessionFlow

        return SessionFlow(self, self._first_choice if self._starts else None, asks=self._asks)

    def get_default_screen(self) -> ExerciseListScreen:
        """Open with the list."""
        return ExerciseListScreen(self.known.library, self.known.faults, self._first_choice)

    def on_mount(self) -> None:
        """Go straight into the session where that was asked for."""
        self.call_after_refresh(_collect_from_now_on)
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        if self.known.open_recorder:
            self.call_after_refresh(self.run_worker, partial(self._look_back, self.known.open_recorder))
        else:
            self.playing.begin_wanted()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Keep text legible where the terminal has few colours."""
        return [*super().get_line_filters(), *self._contrast]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer everything that keys can do here, besides Textual's own commands."""
        offered = {"anywhere.quit", "anywhere.commands"}  # Textual's own command says the same; the palette is open
        for active in screen.active_bindings.values():
            key = active.binding
            if key.id and active.enabled and key.id not in offered and not key.action.endswith("quit"):
                offered.add(key.id)
                yield SystemCommand(key.description, key.tooltip, partial(self.run_action, key.action, active.node))
        for command in super().get_system_commands(screen):
            if command.title in ("Theme", "Quit", "Screenshot"):
                yield command

    # --- what people ask for anywhere

    async def action_quit(self) -> None:
        """Leave; from a session that is not over, by way of the question."""
        session = self.playing.screen
        if session is None:
            self.exit()
        elif not isinstance(self.screen, LeaveScreen):
            while self.screen is not session:
                self.pop_screen()
            session.action_leave()

    def action_help(self) -> None:
        """Show every key, those that work here first."""
        active = {binding.binding.id for binding in self.screen.active_bindings.values()}
        here: list[Area] = [place for place in AREAS if active & {key.id for key in keys_of(place)}]
        self.push_screen(ReadingScreen("Help", help_text(here[-1], self.known.settings.keys, self.get_key_display)))

    def action_care(self) -> None:
        """Show when to stop, and when to get help."""
        from backstretch_tui.ui.help import care

        text = care(is_in_session=self.playing.screen is not None)
        self.push_screen(ReadingScreen("When to stop, and when to get help", text))

    # --- what screens ask for

    def on_exercise_list_screen_opened(self, event: ExerciseListScreen.Opened) -> None:
        """Show an exercise, among all the others."""
        from backstretch_tui.ui.screens.exercise import ExerciseScreen

        own = [entry.id for entry in event.choice.routine.exercises]
        ids = list(dict.fromkeys([*own, *self.known.library.exercises]))
        exercises = [self.known.library.exercises[exercise_id] for exercise_id in ids]
        place = ids.index(event.exercise_id)
        self.push_screen(ExerciseScreen(exercises, place, event.choice, self.known.drawing, self.known.clock))

    def on_exercise_list_screen_started(self, event: ExerciseListScreen.Started) -> None:
        """Begin the session."""
        from backstretch_tui.ui.session_flow import Wanted

        self.playing.begin(Wanted(event.choice, score=event.score))

    def on_exercise_screen_started(self, event: "ExerciseScreen.Started") -> None:
        """Begin the session from an exercise."""
        from backstretch_tui.ui.session_flow import Wanted

        self.playing.begin(Wanted(event.choice, event.exercise_id))

    def on_exercise_list_screen_faults_asked(self) -> None:
        """Show what is wrong in the person's files, and the cure."""
        paragraphs = (Paragraph(Content(str(fault)), Content("•"), indent=2) for fault in self.known.faults)
        self.push_screen(ReadingScreen("What is wrong in your files", paragraphs))

    def on_exercise_list_screen_progress_asked(self) -> None:
        """Show what was done so far."""
        if not self.known.open_recorder:
            self.notify("Nothing is kept, so there is nothing to show.")
            return
        self.run_worker(self._show_progress(), exclusive=True, group="progress")

    async def _show_progress(self) -> None:
        from backstretch_tui.ui.history_flow import HistoryFlow  # late: not everybody looks back

        await self._settled.wait()
        assert self.playing.keeping  # noqa: S101 - it is there when all is settled
        self._looking = self._looking or HistoryFlow(
            self, self.playing.keeping.recorder
        )  # what was deleted stays known
        await self._looking.show_progress()

    def on_progress_screen_history_asked(self) -> None:
        """Show the sessions one by one."""
        if self._looking:
            self._looking.show_sessions()

    def on_history_screen_opened(self, event: "HistoryScreen.Opened") -> None:
        """Show what was done in a session."""
        if self._looking:
            self.run_worker(self._looking.read(event.session))

    def on_history_screen_delete_asked(self, event: "HistoryScreen.DeleteAsked") -> None:
        """Delete a session, after a question."""
        if self._looking:
            self.run_worker(self._looking.delete(event.session))

    def on_history_screen_undo_asked(self) -> None:
        """Bring back the session that was deleted last."""
        if self._looking:
            self._looking.undo()

    def on_exercise_list_screen_settings_asked(self) -> None:
        """Show the settings."""
        from backstretch_tui.ui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen(self.known.settings))

    def on_settings_screen_activities_asked(self) -> None:
        """Let the person write down their activities."""
        from backstretch_tui.ui.screens.activities import ActivitiesScreen
        from backstretch_tui.ui.screens.settings import ROWS, SettingsScreen

        settings, (row,) = self.screen, [row for row in ROWS if row.is_written]
        assert isinstance(settings, SettingsScreen)  # noqa: S101 - it has just asked

        def keep(activities: tuple[str, ...] | None) -> None:
            if activities is not None:
                settings.change(row, activities)

        self.push_screen(ActivitiesScreen(self.known.settings.activities), keep)

    def on_settings_screen_changed(self, event: "SettingsScreen.Changed") -> None:
        """Keep what was changed, go by it, and let it be heard."""
        self.keep(event.settings)
        self.known = replace(self.known, heard=event.settings)
        self.playing.hear_by(event.settings, sample=event.is_heard)
        self.animation_level = "none" if event.settings.reduced_motion else "full"
        for screen in self.screen_stack:
            if isinstance(screen, ExerciseListScreen):
                screen.choice = replace(
                    screen.chosen, options=event.settings.options, own=event.settings.own_doses, goes_by_own=True
                )

    def on_session_screen_ended(self, event: "SessionScreen.Ended") -> None:
        """Show what was done."""
        self.playing.sum_up(event.player)

    def on_summary_screen_went_on(self, event: "SummaryScreen.WentOn") -> None:
        """Go back into the session, paused where it ended."""
        self.playing.go_on(event.player)

    def on_summary_screen_closed(self) -> None:
        """Be done with the session."""
        self.playing.leave()
        self.pop_screen()

    def on_session_screen_instructions_asked(self, event: "SessionScreen.InstructionsAsked") -> None:
        """Show the instructions of the exercise being done."""
        self.push_screen(ReadingScreen(event.exercise.name, instructions(event.exercise)))

    def on_session_screen_saying_asked(self, event: "SessionScreen.SayingAsked") -> None:
        """Say something, and show it."""
        self.playing.say(event.said)

    def on_session_screen_sound_test_asked(self) -> None:
        """Try again to play sounds, with a sample."""
        self.playing.hear_by(self.known.heard, sample=True)

    def on_session_flow_sound_changed(self) -> None:
        """Show whether sound can be heard."""
        self.playing.show_sound()

    def on_session_screen_leave_asked(self, event: "SessionScreen.LeaveAsked") -> None:
        """Ask how to leave a session, and do it."""
        self.playing.ask_how_to_leave(was_running=event.was_running)

    def on_recovery_flow_troubled(self) -> None:
        """Warn, or stop warning."""
        if self.playing.keeping:
            self.playing.keeping.warn()

    # --- helpers

    async def _look_back(self, open_recorder: "Callable[[], Recorder]") -> None:
        await self.playing.look_back(open_recorder)
        self._settled.set()

    def _keep_theme(self, name: str) -> None:
        """Remember a theme that was chosen, for the next time."""
        if name == (self.known.settings.theme or DEFAULT):
            return
        self.keep(self.known.settings.model_copy(update={"theme": name}))

    def keep(self, settings: Settings) -> None:
        """Remember settings, for the next time too."""
        if settings == self.known.settings:
            return
        before, self.known = self.known.settings, replace(self.known, settings=settings)
        if fault := save_settings(self.known.settings_path, before, settings):
            self.notify(str(fault), severity="warning", markup=False)


def _collect_from_now_on() -> None:
    """Turn the garbage collector on, and spare it what was loaded to stay."""
    gc.freeze()
    gc.enable()
