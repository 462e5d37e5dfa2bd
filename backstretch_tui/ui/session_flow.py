"""Sessions at the app: from what was chosen to the summary, with what is saved on the way."""

from asyncio import Event, Lock, sleep
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from backstretch_tui.core.audio.cue_compiler import with_cues
from backstretch_tui.core.model.exercise import Entry
from backstretch_tui.core.plan.compiler import lesson_plan
from backstretch_tui.core.plan.dose import PlanError
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import Back, Ready, Resume, State, Stop
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text import questions
from backstretch_tui.player import Journal, Player, no_journal
from backstretch_tui.sound.vocabulary import measure
from backstretch_tui.ui.media_flow import MediaFlow
from backstretch_tui.ui.navigation import Navigator
from backstretch_tui.ui.screens.dialogs import LeaveScreen, Leaving
from backstretch_tui.ui.screens.exercise import ExerciseScreen
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.screens.summary import SummaryScreen
from backstretch_tui.ui.services import Services
from backstretch_tui.ui.sound_flow import SoundFlow
from backstretch_tui.ui.state import AppState

if TYPE_CHECKING:  # what records sessions loads a database, which has time until the first screen is there
    from backstretch_tui.history.recorder import Recorder
    from backstretch_tui.ui.recovery_flow import RecoveryFlow

AGAIN_SECONDS = 1.0
"""How often to look again where another copy of the program runs a session, or the history cannot be read."""

_READY = Ready()


class Wanted(NamedTuple):
    """A session that the person wants to begin."""

    start_at: str | None = None
    """The exercise to start with; None for the first."""
    score: int | None = None
    """The pain score, where it was given already."""


class SessionFlow:
    """Flow of sessions, from the choice to the summary."""

    def __init__(
        self,
        navigator: Navigator,
        services: Services,
        state: Callable[[], AppState],
        sound: SoundFlow,
        media: MediaFlow,
        save_doses: Callable[[tuple[Entry, ...]], None],
    ) -> None:
        """Begin sessions as `state` has them when they begin."""
        self.recovery: RecoveryFlow | None = None
        """The way to the history, where sessions are saved."""
        self.settled = Event()
        """Set when what earlier sessions left open has been settled."""
        self._navigator = navigator
        self._services = services
        self._state = state
        self._sound = sound
        self._media = media
        self._save_doses = save_doses
        self._turn = Lock()
        """Whoever settles or begins a session has it: one at a time."""
        self._after_teaching: Callable[[], None] = navigator.pop
        self._is_beginning = False
        self._is_watching = False
        self._wanted: Wanted | None = None
        """A session asked for before it could begin."""

    # --- from the choice to the summary

    async def look_back(self, open_recorder: "Callable[[], Recorder]") -> None:
        """Settle what earlier sessions left open, and then begin what is wanted."""
        from backstretch_tui.ui.recovery_flow import RecoveryFlow  # only now: the first screen is there already

        exercises = self._services.library.exercises
        recovery = RecoveryFlow(self._navigator, exercises, self._player, open_recorder, self._save_doses)
        self.recovery = recovery
        async with self._turn:
            found = await recovery.look_back()
            self.settled.set()
            if isinstance(found, Player):
                self._show(found)
        if self._wanted and not found:
            self._begin(self._wanted, has_looked=True)
        self._watch(recovery)

    def begin(self, *, start_at: str | None = None, score: int | None = None) -> None:
        """Begin a session as soon as it may begin: at an exercise, and with a pain score that was given already."""
        if self._is_beginning or self._navigator.find(SessionScreen):
            return  # the key was pressed twice
        wanted = Wanted(start_at, score)
        if self._services.open_recorder and not self.settled.is_set():
            self._wanted = wanted
        else:
            self._begin(wanted)

    def teach(self, exercise_id: str, then: Callable[[], None] | None = None) -> None:
        """Teach an exercise, and save nothing. Afterwards, go back to what is behind, or do `then`."""
        if self._navigator.find(SessionScreen):
            return
        self._sound.prepare()
        plan = lesson_plan(self._services.library.exercises[exercise_id])
        player = self._player(with_cues(plan, self._state().audio.speaking(), measure))
        self._navigator.push(self._session_screen(player, waits_for_sound=self._sound.works is None))
        self._after_teaching = then or self._navigator.pop

    def asks_to_leave(self) -> bool:
        """Ask how to leave the session, if there is one that is not over; return whether there is."""
        session = self._navigator.find(SessionScreen)
        if session and session.player.plan.is_lesson:
            return False
        if session and not isinstance(self._navigator.current, LeaveScreen):
            self._navigator.bring_to_front(session)
            session.action_leave()
        return session is not None

    def leave(self, *, was_running: bool) -> None:
        """Ask how to leave the session, and do it."""
        screen = self._navigator.find(SessionScreen)
        was_saved = self.recovery is not None and self.recovery.was_saved

        def do(answer: Leaving | None) -> None:
            if screen is None:
                return
            if answer == "finish":
                screen.send(Stop)
            elif answer == "discard":
                if self.recovery:
                    self.recovery.discard()
                self._navigator.close(screen)
                self._navigator.notify(questions.discarded(was_saved=was_saved))
            elif was_running:
                screen.send(Resume)

        self._navigator.push(LeaveScreen(was_saved=was_saved), do)

    def go_with_sound(self) -> None:
        """Let a session wait for sound no longer: it is known by now whether it can be heard."""
        if session := self._navigator.find(SessionScreen):
            session.begin()

    def finish(self, player: Player) -> None:
        """Save and show what was done."""
        if player.plan.is_lesson:
            if screen := self._navigator.find(SessionScreen):
                self._navigator.bring_to_front(screen)
            self._after_teaching()
            return
        session = self.recovery.finish(player) if self.recovery else None
        summary = SummaryScreen(player, session)
        if screen := self._navigator.find(SessionScreen):
            self._navigator.bring_to_front(screen)
        self._navigator.replace(summary)
        if self.recovery and session:
            self._navigator.run(partial(self._ask_after, self.recovery, summary, session))

    async def _ask_after(self, recovery: "RecoveryFlow", summary: SummaryScreen, session: SessionSummary) -> None:
        state = self._state()
        wishes = state.wishes(session.speed)
        summary.session = await recovery.ask_after(session, state.settings.activities, wishes)

    async def correct(self) -> None:
        """Ask for other scores or another note for the session that is over."""
        summary = self._navigator.find(SummaryScreen)
        if summary and summary.session and self.recovery:
            summary.session = await self.recovery.correct(summary.session)

    def reopen(self, player: Player) -> None:
        """Go back into a session that is over, paused where it ended."""
        if not isinstance(self._navigator.current, SummaryScreen):
            return  # it has been left meanwhile, or the key was pressed twice
        if self.recovery:
            self.recovery.reopen()
        self._navigator.replace(self._session_screen(player))
        player.do(Back)

    def close(self) -> None:
        """Be done with a session."""
        if not isinstance(self._navigator.current, SummaryScreen):
            return
        if self.recovery:
            self.recovery.leave()
        self._navigator.pop()

    # --- helpers

    def _begin(self, wanted: Wanted, *, has_looked: bool = False) -> None:
        """Begin a session; without a look back where there has just been one."""
        request = self._state().request(self._services.library.routines).teaching(wanted.start_at)
        try:
            request.plan(self._services.library.exercises, wanted.start_at)  # without cues, which take the most time
        except PlanError as error:
            self._navigator.notify(str(error), is_warning=True)
            return
        self._sound.prepare()
        if self.recovery:
            self._is_beginning = True
            self._navigator.run(partial(self._begin_recorded, self.recovery, request, wanted, has_looked=has_looked))
        else:
            self._show(self._player(self._plan(request, wanted)))

    async def _begin_recorded(
        self, recovery: "RecoveryFlow", request: SessionRequest, wanted: Wanted, *, has_looked: bool
    ) -> None:
        async with self._turn:
            # Another copy may have left something open since the last look.
            found = None if has_looked else await recovery.look_back()
            player = found or await recovery.begin(
                request,
                wanted.score,
                self._state().wishes(request.options.speed),
                compile_=lambda request: self._plan(request, wanted),
            )
            if isinstance(player, Player):
                self._show(player)
        self._is_beginning = False
        self._watch(recovery)

    def _plan(self, request: SessionRequest, wanted: Wanted) -> Plan:
        plan = request.plan(self._services.library.exercises, wanted.start_at)
        audio = self._state().audio
        speaking = audio.speaking(request.familiar, space_pauses="session.pause" not in audio.keys)
        return with_cues(plan, speaking, measure)

    def _player(self, plan: Plan, *, journal: Journal = no_journal, state: State = _READY) -> Player:
        return Player(plan, self._services.clock, self._sound.carry_out, journal=journal, state=state)

    def _watch(self, recovery: "RecoveryFlow") -> None:
        if recovery.waits_for and not self._is_watching:
            self._is_watching = True
            self._navigator.run(partial(self._look_again, recovery))

    async def _look_again(self, recovery: "RecoveryFlow") -> None:
        """Settle what another copy of the program leaves open when it ends, and what could not be read before."""
        while recovery.waits_for:
            await sleep(AGAIN_SECONDS)
            async with self._turn:
                if recovery.waits_for and isinstance(player := await recovery.look_back(), Player):
                    self._show(player)
        self._is_watching = False

    def _show(self, player: Player) -> None:
        self._sound.prepare()
        if isinstance(self._navigator.current, ExerciseScreen):
            self._navigator.pop()
        waits = self._sound.works is None
        self._navigator.push(self._session_screen(player, waits_for_sound=waits))

    def _session_screen(self, player: Player, *, waits_for_sound: bool = False) -> SessionScreen:
        drawing, now = self._services.drawing, self._services.now
        return SessionScreen(player, drawing, now=now, media=self._media, waits_for_sound=waits_for_sound)
