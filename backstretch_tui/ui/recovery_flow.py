"""Between the screens and the history: what is found at the start, kept during a session, and told of when it fails."""

from asyncio import Event, get_running_loop, to_thread, wait_for
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from contextvars import copy_context
from typing import Literal, Protocol

from textual.message import Message

from backstretch_tui.core.checkin.before import before
from backstretch_tui.core.checkin.values import Wishes
from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.recent import Recent, recent_of
from backstretch_tui.core.model.exercise import Entry, Exercise
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import Event as SessionEvent
from backstretch_tui.core.session import State, Tick
from backstretch_tui.core.session.record import record_of
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text import corner, questions
from backstretch_tui.history.checkin import CheckinStore
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.queries import Queries
from backstretch_tui.history.recorder import BEGIN_PATIENCE_SECONDS, PATIENCE_SECONDS, Recorder
from backstretch_tui.history.recovery import Busy, RunningElsewhere, StartupState, startup_state
from backstretch_tui.player import Journal, Player
from backstretch_tui.ui.conversation import converse
from backstretch_tui.ui.navigation import Navigator


class MakePlayer(Protocol):
    """Makes what plays a plan."""

    def __call__(self, plan: Plan, *, journal: Journal = ..., state: State = ...) -> Player:
        """Play it from a state on."""


class RecoveryFlow:
    """The app's access to the history."""

    class Troubled(Message):
        """Whether things can be written has changed."""

    def __init__(
        self,
        navigator: Navigator,
        exercises: Mapping[str, Exercise],
        make_player: MakePlayer,
        open_recorder: Callable[[], Recorder],
        save_doses: Callable[[tuple[Entry, ...]], None],
    ) -> None:
        self._navigator = navigator
        self._exercises = exercises
        self._make_player = make_player
        self.waits_for = ""
        """The reason why it is not known yet how things stand, as the person is told; empty where it is known."""
        self.recorder = open_recorder()
        self.recorder.writer.on_trouble = self._say_that_it_changed
        self._store = CheckinStore(self.recorder, save_doses)

    async def look_back(self) -> Player | Literal["later"] | None:
        """Settle what earlier sessions left open, asking where there is something to ask.

        Return the session to resume, or `later` where the person has not decided about it.
        """
        if self.recorder.writer.gave_up:
            return None  # that has been settled for this run
        state = await to_thread(startup_state, self.recorder.paths, self.recorder.lock)
        self._wait_for(_what_to_wait_for(state))
        resumed = await converse(self._navigator, self._store.startup(state), self._store.carry_out)
        if isinstance(resumed, tuple):
            plan, where = resumed
            return self._make_player(plan, journal=self.record, state=where)
        return resumed

    async def begin(
        self,
        request: SessionRequest,
        score: int | None,
        wishes: Wishes,
        *,
        compile_: Callable[[SessionRequest], Plan],
    ) -> Player | None:
        """Begin to keep a session, asking first what there is to ask.

        None where another copy of the program plays one, or where the session is not to begin.
        """
        # Another copy that has ended since the last look may have left a session open, which is settled first.
        if self.waits_for == questions.PLAYED_ELSEWHERE or not self.recorder.acquire():
            self._wait_for(questions.PLAYED_ELSEWHERE)
            return None
        facts = await to_thread(self._store.facts, request, self._exercises, wishes)
        start = await converse(self._navigator, before(facts, score), self._store.carry_out)
        if start is None:
            self.recorder.leave()
            return None
        plan = compile_(start.request)
        written = Event()
        self.recorder.begin(plan, start.score, _in_the_loop(written.set))
        with suppress(TimeoutError):
            await wait_for(written.wait(), BEGIN_PATIENCE_SECONDS)
        return self._make_player(plan, journal=self.record)

    def record(self, event: SessionEvent, written: Callable[[], None]) -> None:
        """Keep an event. It counts once it is written down, or when that takes longer than a person should wait."""
        if isinstance(event, Tick):
            self.recorder.record(event, written)
            return
        self.recorder.record(event, _in_the_loop(written))
        get_running_loop().call_later(PATIENCE_SECONDS, written)

    def finish(self, player: Player) -> SessionSummary | None:
        """Keep what was done."""
        return self.recorder.finish(record_of(player.plan, player.log))

    async def ask_after(self, session: SessionSummary, activities: Sequence[str], wishes: Wishes) -> SessionSummary:
        """Ask what there is to ask after a session, and return it with the answers."""
        conversation = await to_thread(self._store.after, session, activities, wishes)
        await converse(self._navigator, conversation, self._store.carry_out)
        return self._store.session or session

    async def correct(self, session: SessionSummary) -> SessionSummary:
        """Ask for other scores or another note, and return the session with them."""
        await converse(self._navigator, self._store.correct(session), self._store.carry_out)
        return self._store.session or session

    @property
    def was_saved(self) -> bool:
        """Whether the running session was over before, and saved."""
        return self.recorder.was_saved

    def reopen(self) -> None:
        """Go on with a session that was over."""
        self.recorder.reopen()

    def discard(self) -> None:
        """Forget the session."""
        self.recorder.discard()

    def leave(self) -> None:
        """Be done with the session."""
        self.recorder.leave()

    def recent(self, exercises: Collection[str]) -> Recent | None:
        """Return what was done lately; nothing where the history cannot be read. It waits for the disk."""
        queries = Queries(self.recorder.paths)
        try:
            past, last = queries.past_sessions(), queries.last_done(exercises)
        except HistoryError:  # said elsewhere
            return None
        return recent_of(past, last, day_of(self.recorder.now().date))

    @property
    def warning(self) -> str:
        """The current problem with saving or playing; empty if there is none."""
        writer = self.recorder.writer
        if not writer.trouble:
            return self.waits_for
        return questions.nothing_saved(writer.trouble) if writer.gave_up else questions.not_written(writer.trouble)

    @property
    def saving(self) -> str:
        """Whether sessions are saved, in two words."""
        if self.waits_for == questions.PLAYED_ELSEWHERE:
            return corner.OTHER_WINDOW
        return corner.NOT_SAVED if self.warning else corner.SAVED

    def _say_that_it_changed(self) -> None:
        self._navigator.post(self.Troubled())  # the one way from another thread to the app

    def _wait_for(self, what: str) -> None:
        self.waits_for = what
        self._say_that_it_changed()


def _what_to_wait_for(state: StartupState) -> str:
    """Say what has to end before it is known how things stand; nothing where that is known."""
    match state:
        case RunningElsewhere():
            return questions.PLAYED_ELSEWHERE
        case Busy(reason):
            return questions.busy(reason)
    return ""


def _in_the_loop(call: Callable[[], object]) -> Callable[[], None]:
    """Return what has something done here when another thread calls it; nothing, where the app has ended by then."""
    loop, context = get_running_loop(), copy_context()  # Textual knows by the context which app this is

    def hand_over() -> None:
        with suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(call, context=context)

    return hand_over
