"""Between the screens and the history: what is found at the start, kept during a session, and told of when it fails."""

from asyncio import Event, get_running_loop, to_thread, wait_for
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from backstretch_tui.core.format.dates import date_in_words, time_in_words
from backstretch_tui.core.insights.activities import SCALE, question
from backstretch_tui.core.insights.safety import ABOVE, NOT_TODAY, REST_NOW, REST_TODAY, SIGNS, Group
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import Event as SessionEvent
from backstretch_tui.core.session import Stop, Tick
from backstretch_tui.core.session.record import record_of
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text.status import broken_off_in
from backstretch_tui.history.answers import ACTIVITIES, Asked
from backstretch_tui.history.answers import SIGNS as SIGNS_QUESTION
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.queries import Queries
from backstretch_tui.history.recorder import BEGIN_PATIENCE_SECONDS, PATIENCE_SECONDS, Recorder
from backstretch_tui.history.recovery import (
    Busy,
    Damaged,
    Interrupted,
    RunningElsewhere,
    Saved,
    Settled,
    StartupState,
    Unreadable,
    Unusable,
    startup_state,
)
from backstretch_tui.history.restore import replace_damaged
from backstretch_tui.history.sessions import Unfinished
from backstretch_tui.player import Player
from backstretch_tui.ui.screens.checkin import GoOnScreen, NoteScreen, ScoreScreen, SignsScreen
from backstretch_tui.ui.screens.dialogs import BrokenOffScreen, DamageScreen, ReadingScreen
from backstretch_tui.ui.widgets.prose import Paragraph

if TYPE_CHECKING:
    from backstretch_tui.ui.app import BackstretchApp

ELSEWHERE = "A session is being played in another window. Here you can look around."


class RecoveryFlow:
    """What the app asks of the history."""

    class Troubled(Message):
        """Whether things can be written has changed."""

    def __init__(
        self, app: "BackstretchApp", make_player: Callable[..., Player], open_recorder: Callable[[], Recorder]
    ) -> None:
        self._app = app
        self._make_player = make_player
        self.waits_for = ""
        """What has to end before it is known how things stand, as the person is told; nothing where that is known."""
        self.recorder = open_recorder()
        self.recorder.writer.on_trouble = self._say_that_it_changed

    async def look_back(self) -> Player | None:
        """Settle what earlier sessions left open, asking where there is something to ask.

        Return the session to go on with, if there is one and the person wants it.
        """
        if self.recorder.writer.gave_up:
            return None  # that has been settled for this run
        state = await to_thread(startup_state, self.recorder.paths, self.recorder.lock)
        self._wait_for(_what_to_wait_for(state))
        match state:
            case Settled() | RunningElsewhere() | Busy():
                pass
            case Interrupted(session):
                return await self._settle(session)
            case Saved():
                self._tell("Your last session has been saved.")
            case Unreadable(copy):
                self._tell(f"Your last session was interrupted and cannot be read. A copy was saved as “{copy.name}”.")
            case Damaged():
                await self._replace(state)
            case Unusable(reason):
                self.recorder.writer.give_up(reason)
        return None

    async def begin(self, plan: Plan, *, ask: bool, advised: Callable[[int | None], Awaitable[Plan]]) -> Player | None:
        """Begin to keep a session, asking first how it feels; `advised` may change the plan, given the score.

        None where another copy of the program plays one, or where the person had better not start.
        """
        if not self._take():
            return None
        score = None
        if ask:
            asked = await to_thread(Queries(self.recorder.paths).asked)
            score = await self._app.push_screen_wait(ScoreScreen("How much pain is there now?"))
            if not await self._may_start(asked, score):
                self.recorder.leave()
                return None
        plan = await advised(score)
        written = Event()
        self.recorder.begin(plan, score, _in_the_loop(written.set))
        with suppress(TimeoutError):
            await wait_for(written.wait(), BEGIN_PATIENCE_SECONDS)
        return self._make_player(plan, journal=self.hear)

    def hear(self, event: SessionEvent, written: Callable[[], None]) -> None:
        """Keep an event. It counts once it is written down, or when that takes longer than a person should wait."""
        if isinstance(event, Tick):
            self.recorder.record(event, written)
            return
        self.recorder.record(event, _in_the_loop(written))
        get_running_loop().call_later(PATIENCE_SECONDS, written)

    def finish(self, player: Player) -> SessionSummary | None:
        """Keep what was done."""
        return self.recorder.finish(record_of(player.plan, player.log))

    async def ask_after(self, session: SessionSummary, player: Player, activities: Sequence[str]) -> None:
        """Ask how it feels now, once a week how the person's own activities go, and for a note."""
        score = await self._app.push_screen_wait(ScoreScreen("And how much pain is there now?"))
        if score is not None:
            session = self.recorder.revise(session._replace(pain_after=score), record_of(player.plan, player.log))
            if score > ABOVE:
                await self._show("Take it easy", REST_NOW)
        await self._ask_about(activities)
        screen = NoteScreen()
        try:
            await self._app.push_screen_wait(screen)
        finally:  # also where the program ends in the middle of it
            if screen.written:
                self.recorder.revise(session._replace(note=screen.written), record_of(player.plan, player.log))

    async def _ask_about(self, activities: Sequence[str]) -> None:
        if not activities:
            return
        asked = await to_thread(Queries(self.recorder.paths).asked)
        if not asked.activities_are_due(self.recorder.now().date):
            return
        self.recorder.answer(ACTIVITIES, "asked")
        for name in activities:
            score = await self._app.push_screen_wait(ScoreScreen(question(name), SCALE))
            if score is not None:
                self.recorder.score_activity(name, score)

    def reopen(self) -> None:
        """Go on with a session that was over."""
        self.recorder.reopen()

    def discard(self) -> None:
        """Forget the session."""
        self.recorder.discard()

    def leave(self) -> None:
        """Be done with the session."""
        self.recorder.leave()

    def warn(self) -> None:
        """Warn of what cannot be saved or played, as long as that is so."""
        writer = self.recorder.writer
        if not writer.trouble:
            self._app.warning = self.waits_for
        elif writer.gave_up:
            self._app.warning = f"Nothing is saved, and your history is left alone: {writer.trouble}."
        else:
            self._app.warning = f"Your history cannot be written: {writer.trouble}. Trying again."

    def _say_that_it_changed(self) -> None:
        self._app.post_message(self.Troubled())  # the one way from another thread to the app

    async def _may_start(self, asked: Asked, score: int | None) -> bool:
        """Ask about the signs to look out for, where it is time, and whether to rest; tell whether to start."""
        if asked.signs_are_due(self.recorder.now().utc, score) and not await self._are_signs_no_reason():
            return False
        return score is None or score <= ABOVE or await self._starts_all_the_same("Rest today?", REST_TODAY)

    async def _starts_all_the_same(self, heading: str, advice: str) -> bool:
        return await self._app.push_screen_wait(GoOnScreen(heading, advice)) == "start"

    async def _are_signs_no_reason(self) -> bool:
        group = await self._app.push_screen_wait(SignsScreen())
        if group is None:
            return True
        starts = group is Group.NONE
        for signs in SIGNS:
            if signs.group is group is Group.CLINICIAN:
                starts = await self._starts_all_the_same(signs.heading, signs.advice)
            elif signs.group is group:
                await self._show(signs.heading, signs.advice)
        self.recorder.answer(SIGNS_QUESTION, NOT_TODAY if group is Group.CLINICIAN and not starts else group)
        return starts

    async def _settle(self, unfinished: Unfinished) -> Player | None:
        """Ask what to do with a session that was broken off, and do it."""
        if not self._take():
            return None
        plan, began = unfinished.plan, unfinished.beginning.began
        state = self.recorder.resume(unfinished)
        title = f"{plan.routine.name}, {date_in_words(began.date)}, {time_in_words(began)}"
        answer = await self._app.push_screen_wait(BrokenOffScreen(title, broken_off_in(plan, state)))
        if answer == "resume":
            return self._make_player(plan, journal=self.hear, state=state)
        if answer == "save":
            player = self._make_player(plan, state=state)
            player.do(Stop)
            self.finish(player)
            self.leave()
            self._tell("What was done has been saved.")
        else:
            self.discard()
            self._tell("The session was discarded.")
        return None

    async def _replace(self, damaged: Damaged) -> None:
        """Ask what to do with a damaged history, and do it."""
        backup = damaged.backup
        text = f"The newest backup is “{shown(backup.stem)}”." if backup else "There is no backup of it."
        text = f"{damaged.reason.capitalize()}. {text} Whatever you choose, the file itself is kept."
        answer = await self._app.push_screen_wait(DamageScreen(text, has_backup=backup is not None))
        if answer == "later":
            self.recorder.writer.give_up(damaged.reason)
            return
        try:
            aside = await to_thread(replace_damaged, self.recorder.paths, backup if answer == "backup" else None)
        except HistoryError as error:
            self.recorder.writer.give_up(str(error))
            return
        self._tell(f"The broken history was set aside as “{shown(aside.name)}”.")

    def _take(self) -> bool:
        """Take the right to play, or tell that another copy has it."""
        is_ours = self.recorder.acquire()
        if not is_ours:
            self._wait_for(ELSEWHERE)
        return is_ours

    def _wait_for(self, what: str) -> None:
        self.waits_for = what
        self.warn()

    async def _show(self, heading: str, text: str) -> None:
        """Show something until it has been read."""
        await self._app.push_screen_wait(ReadingScreen(heading, [Paragraph(Content(text))]))

    def _tell(self, message: str) -> None:
        self._app.notify(message, markup=False)


def _what_to_wait_for(state: StartupState) -> str:
    match state:
        case RunningElsewhere():
            return ELSEWHERE
        case Busy(reason):
            return f"Your history cannot be read: {reason}. Trying again."
    return ""


def _in_the_loop(call: Callable[[], object]) -> Callable[[], None]:
    """Return what has something done here when another thread calls it; nothing, where the app has ended by then."""
    loop, context = get_running_loop(), copy_context()  # Textual knows by the context which app this is

    def hand_over() -> None:
        with suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(call, context=context)

    return hand_over
