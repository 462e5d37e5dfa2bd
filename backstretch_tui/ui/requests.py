"""Handlers of the requests of screens, which flows carry out; and notices of flows for every screen."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.reactive import reactive

from backstretch_tui.core.text.sound import SOUND_IS_BACK
from backstretch_tui.ui.navigation import AppNavigator
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.terminal.app import TerminalApp

if TYPE_CHECKING:  # these have time until the first screen is there
    from backstretch_tui.ui.flows import Flows
    from backstretch_tui.ui.media_flow import MediaFlow
    from backstretch_tui.ui.screens.editor import EditorScreen
    from backstretch_tui.ui.screens.exercise import ExerciseScreen
    from backstretch_tui.ui.screens.exercise_editor import ExerciseEditorScreen
    from backstretch_tui.ui.screens.progress import HistoryScreen
    from backstretch_tui.ui.screens.routine import RoutineScreen
    from backstretch_tui.ui.screens.session import SessionScreen
    from backstretch_tui.ui.screens.summary import SummaryScreen


class ScreenRequests(TerminalApp[None]):
    """Handles messages that leave what was chosen as it is."""

    warning: reactive[str] = reactive("")
    """A warning that every screen shows as long as it holds."""
    is_silent: reactive[bool] = reactive(False)
    """Whether no sound can be played."""
    works: bool | None = None
    """Whether sound can be played; None where that is not known."""
    sound: reactive[str] = reactive("")
    """Whether anything can be heard, in two words; nothing where that is not known yet."""
    saving: reactive[str] = reactive("")
    """Whether sessions are saved, the same way."""

    @property
    def flows(self) -> "Flows":
        """The flows that carry out requests."""
        raise NotImplementedError

    def show_sound(self) -> None:
        """Say whether anything can be heard."""
        raise NotImplementedError

    def action_help(self) -> None:
        """Show every key, those that work here first."""
        self.flows.reading.show_help(self.screen.active_bindings.values(), self.get_key_display)

    def action_care(self) -> None:
        """Show when to stop, and when to get help."""
        self.flows.reading.show_care()

    def on_exercise_list_screen_opened(self, event: ExerciseListScreen.Opened) -> None:
        """Show an exercise, among all the others."""
        self.flows.reading.show_exercise(event.exercise_id)

    def on_exercise_list_screen_started(self, event: ExerciseListScreen.Started) -> None:
        """Begin the session."""
        self.flows.session.begin(score=event.score)

    def on_exercise_screen_started(self, event: "ExerciseScreen.Started") -> None:
        """Begin the session at an exercise."""
        self.flows.session.begin(start_at=event.exercise_id)

    def on_exercise_screen_teaching_asked(self, event: "ExerciseScreen.TeachingAsked") -> None:
        """Teach an exercise."""
        self.flows.session.teach(event.exercise_id)

    def on_exercise_list_screen_recent_asked(self) -> None:
        """Tell the list what was done lately."""
        self._run(self.flows.show_recent, group="recent")

    def on_exercise_screen_edit_asked(self, event: "ExerciseScreen.EditAsked") -> None:
        """Let the person edit an exercise."""
        self.flows.editing.show_exercise(event.exercise_id)

    def on_editor_screen_speech_asked(self, event: "EditorScreen.SpeechAsked") -> None:
        """Let the person hear something of what they edit."""
        self.flows.sound.read_aloud(event.text)

    def on_exercise_editor_screen_changed(self, event: "ExerciseEditorScreen.Changed") -> None:
        """Go by an exercise that was edited, and save it."""
        self.flows.editing.change_exercise(event.exercise)

    def on_exercise_list_screen_edit_asked(self) -> None:
        """Let the person edit the routine."""
        self.flows.editing.show()

    def on_exercise_list_screen_new_asked(self, event: ExerciseListScreen.NewAsked) -> None:
        """Let the person make a new routine."""
        self.flows.editing.show_new(event.exercise_id)

    def on_routine_screen_new_exercise_asked(self) -> None:
        """Let the person make a new exercise."""
        self.flows.editing.show_new_exercise()

    def on_routine_screen_changed(self, event: "RoutineScreen.Changed") -> None:
        """Go by a routine that was edited, and save it."""
        self.flows.editing.change(event.routine)

    def on_exercise_list_screen_faults_asked(self) -> None:
        """Show what is wrong in the person's files."""
        self.flows.reading.show_faults()

    def on_exercise_list_screen_progress_asked(self) -> None:
        """Show what was done so far."""
        self._run(self.flows.show_progress, group="progress")

    def on_progress_screen_history_asked(self) -> None:
        """Show the sessions one by one."""
        if self.flows.history:
            self.flows.history.show_sessions()

    def on_history_screen_opened(self, event: "HistoryScreen.Opened") -> None:
        """Show what was done in a session."""
        if self.flows.history:
            self._run(partial(self.flows.history.read, event.session))

    def on_history_screen_correct_asked(self, event: "HistoryScreen.CorrectAsked") -> None:
        """Change a score or the note of a session."""
        if self.flows.history:
            self._run(partial(self.flows.history.correct, event.session))

    def on_history_screen_delete_asked(self, event: "HistoryScreen.DeleteAsked") -> None:
        """Delete a session, after a question."""
        if self.flows.history:
            self._run(partial(self.flows.history.delete, event.session))

    def on_history_screen_undo_asked(self) -> None:
        """Bring back the session that was deleted last."""
        if self.flows.history:
            self.flows.history.undo()

    def on_settings_screen_activities_asked(self) -> None:
        """Let the person write down their activities."""
        self.flows.reading.show_activities()

    def on_session_screen_ended(self, event: "SessionScreen.Ended") -> None:
        """Save and show what was done."""
        self.flows.session.finish(event.player)

    def on_session_screen_leave_asked(self, event: "SessionScreen.LeaveAsked") -> None:
        """Ask how to leave a session, and do it."""
        self.flows.session.leave(was_running=event.was_running)

    def on_session_screen_instructions_asked(self, event: "SessionScreen.InstructionsAsked") -> None:
        """Show the instructions of the exercise being done."""
        self.flows.reading.show_instructions(event.exercise)

    def on_session_screen_saying_asked(self, event: "SessionScreen.SayingAsked") -> None:
        """Say something, and show it."""
        self.flows.sound.say(event.said)

    def on_session_screen_sound_test_asked(self) -> None:
        """Try again to play sounds, with a sample."""
        self.flows.sound.restart()

    def on_summary_screen_went_on(self, event: "SummaryScreen.WentOn") -> None:
        """Go back into the session, paused where it ended."""
        self.flows.session.reopen(event.player)

    def on_summary_screen_correct_asked(self) -> None:
        """Change a score or the note."""
        self._run(self.flows.session.correct)

    def on_summary_screen_closed(self) -> None:
        """Be done with the session."""
        self.flows.session.close()

    def on_sound_flow_changed(self) -> None:
        """Show whether sound can be heard."""
        works = self.flows.sound.works
        self.works = works
        self.show_sound()
        if works is None:
            return
        if works and self.is_silent:
            self.notify(SOUND_IS_BACK, markup=False)
        self.is_silent = not works
        self.flows.session.go_with_sound()

    def on_media_flow_ordered(self, event: "MediaFlow.Ordered") -> None:
        """Do what a headset, a media key or a phone asks for."""
        self.flows.media.carry_out(event.order)

    def on_recovery_flow_troubled(self) -> None:
        """Warn, or stop warning."""
        if recovery := self.flows.session.recovery:
            self.warning = recovery.warning
            self.saving = recovery.saving

    def _run(self, work: Callable[[], Coroutine[Any, Any, None]], group: str = "default") -> None:
        AppNavigator(self).run(work, group)
