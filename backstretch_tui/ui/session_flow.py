"""Sessions at the app: from what was chosen to the summary, with what is kept and what is heard on the way."""

from asyncio import Lock, sleep
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.message import Message

from backstretch_tui.content.settings import Settings
from backstretch_tui.core.audio.cue_compiler import with_cues
from backstretch_tui.core.audio.cues import Phrases, Speech
from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.core.model.exercise import Entry
from backstretch_tui.core.plan.dose import PlanError
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import Back, Effect, Resume, Say, Sound, Stop
from backstretch_tui.player import Player
from backstretch_tui.sound.speaker import Speaker
from backstretch_tui.sound.vocabulary import SOUND_IS_BACK, measure
from backstretch_tui.ui.screens.dialogs import LeaveScreen, Leaving
from backstretch_tui.ui.screens.exercise import ExerciseScreen
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.screens.summary import SummaryScreen

if TYPE_CHECKING:  # what keeps sessions loads a database, which has time until the first screen is there
    from backstretch_tui.history.recorder import Recorder
    from backstretch_tui.ui.app import BackstretchApp
    from backstretch_tui.ui.recovery_flow import RecoveryFlow

AGAIN_SECONDS = 1.0
"""How often to look again where another copy of the program plays, or the history cannot be read."""

SAMPLE = ("Left leg,", "2", "of", "3.")
"""Said to hear what the voice is like."""


class Wanted(NamedTuple):
    """A session that the person wants to begin."""

    request: SessionRequest
    start_at: str | None = None
    """The exercise to start with; None for the first."""
    score: int | None = None
    """The pain score, where it was given already."""


class SessionFlow:
    """What the app does with sessions."""

    class SoundChanged(Message):
        """Sound can be heard again, or no longer."""

    def __init__(self, app: "BackstretchApp", wanted: SessionRequest | None, *, asks: bool = True) -> None:
        """Begin with the session that is wanted from the first, if there is one, as soon as it may begin.

        `asks` is whether this run asks anything around a session, if the settings have it so.
        """
        self.keeping: RecoveryFlow | None = None
        """What leads to the history, where sessions are kept and what was before has been settled."""
        self._app = app
        self._speaker = self._speaker_for(app.known.heard)
        self._turn = Lock()
        """Whoever settles or begins a session has it: one at a time."""
        self._wanted: Wanted | None = Wanted(wanted) if wanted else None
        self._may_ask = asks

    @property
    def screen(self) -> SessionScreen | None:
        """The screen of the session that is on, whatever may be open above it."""
        return next((screen for screen in self._app.screen_stack if isinstance(screen, SessionScreen)), None)

    # --- from the choice to the summary

    async def look_back(self, open_recorder: "Callable[[], Recorder]") -> None:
        """Settle what earlier sessions left open, and then begin what is wanted."""
        from backstretch_tui.ui.recovery_flow import RecoveryFlow  # only now: the first screen is there already

        keeping = RecoveryFlow(self._app, self.player, open_recorder, self._save_doses)
        async with self._turn:
            player = await keeping.look_back()
            self.keeping = keeping
            if isinstance(player, Player):
                self._show(player)
        if not player:
            self.begin_wanted()
        self._watch(keeping)

    def begin_wanted(self) -> None:
        """Begin the session that was asked for before it could begin."""
        if self._wanted:
            self.begin(self._wanted, has_looked=True)

    def begin(self, wanted: Wanted, *, has_looked: bool = False) -> None:
        """Begin a session; without a look back where there has just been one."""
        if self._app.known.open_recorder and not self.keeping:
            self._wanted = wanted  # what was before has to be settled first
            return
        try:
            plan = self._compiled(wanted.request, wanted.start_at)
        except PlanError as error:
            self._app.notify(str(error), severity="warning", markup=False)
            return
        self._speaker.prepare()
        if self.keeping:
            work = self._begin_kept(self.keeping, wanted, has_looked=has_looked)
            self._app.run_worker(work, exclusive=True, group="begin")
        else:
            self._show(self.player(plan))

    def ask_how_to_leave(self, *, was_running: bool) -> None:
        """Ask how to leave the session, and do it."""
        screen = self.screen

        def leave(answer: Leaving | None) -> None:
            if screen is None:
                return
            if answer == "finish":
                screen.send(Stop)
            elif answer == "discard":
                if self.keeping:
                    self.keeping.discard()
                screen.dismiss()
                self._app.notify("The session was discarded.", markup=False)
            elif was_running:
                screen.send(Resume)

        self._app.push_screen(LeaveScreen(), leave)

    def sum_up(self, player: Player) -> None:
        """Keep and show what was done."""
        session = self.keeping.finish(player) if self.keeping else None
        self._app.switch_screen(SummaryScreen(player))
        if self.keeping and session and self._asks(player.plan):
            self._app.run_worker(self.keeping.ask_after(session, self._app.known.settings.activities))

    def go_on(self, player: Player) -> None:
        """Go back into a session that is over, paused where it ended."""
        if self.keeping:
            self.keeping.reopen()

        def show() -> None:
            self._app.switch_screen(SessionScreen(player, self._app.known.drawing))

        player.changed = show
        player.do(Back)

    def leave(self) -> None:
        """Be done with a session."""
        if self.keeping:
            self.keeping.leave()

    def player(self, plan: Plan, **kept: Any) -> Player:
        """Make what plays a plan."""
        return Player(plan, self._app.known.clock, self.carry_out, **kept)

    # --- what is heard

    def carry_out(self, effect: Effect) -> None:
        """Let it be heard; where that cannot be, mark it with the terminal's bell and a flash."""
        if self._speaker.play(effect):
            return
        if isinstance(effect, Sound):
            if self._app.known.settings.bell:
                self._app.bell()
            if isinstance(self._app.screen, SessionScreen):
                self._app.screen.flash()

    def say(self, said: Phrases) -> None:
        """Say something, and show it."""
        words = Speech(said, measure(said))
        self._speaker.answer(words)
        if self.screen:
            self.screen.tell(words.text)

    def hear_by(self, settings: Settings, *, sample: bool) -> None:
        """Go by other settings from now on, and let it be heard what that is like if a sample is wanted."""
        self._speaker.close()
        self._speaker = self._speaker_for(settings)
        if sample:
            self.carry_out(Sound(Tone.HOLD))
            if settings.voice != "off":
                self.carry_out(Say(Speech(SAMPLE, measure(SAMPLE))))

    def show_sound(self) -> None:
        """Show whether sound can be heard, as soon as that is known."""
        if self._speaker.works is None:
            return
        if self._speaker.works and self._app.is_silent:
            self._app.notify(SOUND_IS_BACK, markup=False)
        self._app.is_silent = not self._speaker.works
        if self.screen:
            self.screen.begin()

    def close(self) -> None:
        """End all sound."""
        self._speaker.close()

    # --- helpers

    def _speaker_for(self, settings: Settings) -> Speaker:
        speaker = self._app.known.speaker_for(settings)
        speaker.on_change = self._say_that_sound_changed
        return speaker

    def _say_that_sound_changed(self) -> None:
        self._app.post_message(self.SoundChanged())  # the one way from another thread to the app

    def _compiled(self, choice: SessionRequest, start_at: str | None) -> Plan:
        plan = choice.plan(self._app.known.library.exercises, start_at)
        return with_cues(plan, self._app.known.heard.voice, measure)

    async def _begin_kept(self, keeping: "RecoveryFlow", wanted: Wanted, *, has_looked: bool) -> None:
        # Nothing is asked about a rehearsal: it is nothing that could be felt.
        asks = self._may_ask and wanted.request.options.speed == 1
        settings = self._app.known.settings
        async with self._turn:
            # Another copy may have left something open since the last look.
            found = None if has_looked else await keeping.look_back()
            player = found or await keeping.begin(
                wanted.request,
                wanted.score,
                asks=asks and settings.ask_before,
                advises=asks and settings.dose_advice,
                compile_=lambda request: self._compiled(request, wanted.start_at),
            )
            if isinstance(player, Player):
                self._show(player)
        self._watch(keeping)

    def _watch(self, keeping: "RecoveryFlow") -> None:
        if keeping.waits_for:
            self._app.run_worker(self._look_again(keeping), exclusive=True, group="watch")

    async def _look_again(self, keeping: "RecoveryFlow") -> None:
        """Settle what another copy of the program leaves open when it ends, and what could not be read before."""
        while keeping.waits_for:
            await sleep(AGAIN_SECONDS)
            async with self._turn:
                if keeping.waits_for and isinstance(player := await keeping.look_back(), Player):
                    self._show(player)

    def _show(self, player: Player) -> None:
        self._speaker.prepare()
        if isinstance(self._app.screen, ExerciseScreen):
            self._app.pop_screen()
        waits = self._speaker.works is None
        self._app.push_screen(SessionScreen(player, self._app.known.drawing, waits_for_sound=waits))

    def _asks(self, plan: Plan) -> bool:
        """Tell whether to ask how it feels: a rehearsal is nothing that could be felt."""
        return self._may_ask and self._app.known.settings.ask_before and plan.speed == 1

    def _save_doses(self, own: tuple[Entry, ...]) -> None:
        self._app.keep(self._app.known.settings.with_own_doses(own))
        for screen in self._app.screen_stack:
            if isinstance(screen, ExerciseListScreen):
                screen.choice = replace(screen.chosen, own=own)
