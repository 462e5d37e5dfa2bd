"""The live session: shows a glance at the player's state, and turns keys into events."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.events import Click, Key, ScreenSuspend
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Static

from backstretch_tui.core.audio.cues import Phrases
from backstretch_tui.core.figure.drawing import Drawing
from backstretch_tui.core.figure.pose import Moment, milliseconds_to_next, moment_of
from backstretch_tui.core.figure.teaching import lesson_at
from backstretch_tui.core.format.dates import time_in_words
from backstretch_tui.core.model.exercise import Exercise, Phase
from backstretch_tui.core.plan.steps import Part, Step
from backstretch_tui.core.session import (
    EVENTS,
    Back,
    Begin,
    Event,
    Extend,
    Finished,
    Pause,
    PauseReason,
    Position,
    Ready,
    Resume,
    Running,
    Skip,
    Stop,
    milliseconds_to_sound,
)
from backstretch_tui.core.session.summary import Timestamp
from backstretch_tui.core.session.view import (
    SessionView,
    exercise_fractions,
    milliseconds_to_change,
    session_view,
    teaching_seconds_left,
)
from backstretch_tui.core.text import session as text
from backstretch_tui.core.text import teaching
from backstretch_tui.core.text.doses import caption
from backstretch_tui.core.text.pauses import PAUSE_SENTENCES
from backstretch_tui.core.text.sound import NO_SOUND
from backstretch_tui.core.text.status import again, where
from backstretch_tui.player import Player
from backstretch_tui.remote.controls import Order
from backstretch_tui.sound.speaker import READY_SECONDS
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import BaseScreen, key_of
from backstretch_tui.ui.terminal.tab_progress import show_progress
from backstretch_tui.ui.widgets.big_text import BigSentence, BigText
from backstretch_tui.ui.widgets.figure import FigureView
from backstretch_tui.ui.widgets.meter import Meter

SLACK = 0.001
"""Seconds added to every wait: a timer may ring a little early, and would find nothing to show yet."""

MAX_FRAMES = 30
"""How often a second a rehearsal is shown at most."""

FLASH_SECONDS = 0.25

ANSWER_SECONDS = 4
"""How long an answer stays at least: the next step may begin at once."""

_MARKS = frozenset({"-lead-in", "-paused", *(f"-{part}" for part in Part)})
"""The classes that tell of the session."""

DEVICE_KEYS: Mapping[str, Order] = {
    **dict.fromkeys(["media_play_pause", "f5", "escape", "full_stop", "b"], "toggle"),
    **dict.fromkeys(["media_pause", "media_stop"], "pause"),
    "media_play": "play", "media_track_next": "next", "media_track_previous": "previous",
}  # fmt: skip
"""Keys of presenters and media keyboards. Presenters start and end a show (F5, Esc) and blank the screen (., b)."""

_EVENTS: Mapping[Order, type[Event]] = {
    "play": Resume, "pause": Pause, "next": Skip, "previous": Back, "extend": Extend,
}  # fmt: skip

MAX_SENTENCE_SHARE = 0.42
"""How much of the screen's height a sentence in large letters may take."""

_MARKED = (BigSentence.__name__, "#doing", "#seconds", "#headline", "#cue", "#step")
"""The widgets that have them: with the classes on the screen, everything in it would be styled anew."""


class Media(Protocol):
    """Shows a session on other devices."""

    def show(self, player: Player) -> None:
        """Show where a session is."""

    def hide(self) -> None:
        """Show nothing any more."""


class SessionScreen(BaseScreen[None]):
    """Runs until the player's session is over. All it knows is the view of it."""

    BINDINGS = bindings("session")
    CSS_PATH = "session.tcss"
    SHOWS_SESSIONS = True

    shown: reactive[SessionView | None] = reactive(None, repaint=False)  # each part repaints itself

    @dataclass
    class Ended(Message):
        """The session is over."""

        player: Player

    @dataclass
    class InstructionsAsked(Message):
        """The person wants to read about the exercise."""

        exercise: Exercise

    @dataclass
    class LeaveAsked(Message):
        """The person wants to leave. The session is paused; it was running before if `was_running`."""

        was_running: bool

    class SoundTestAsked(Message):
        """The person wants to know whether sound can be heard."""

    @dataclass
    class SayingAsked(Message):
        """The person wants to hear something at once."""

        said: Phrases

    def __init__(
        self,
        player: Player,
        drawing: Drawing,
        *,
        now: Callable[[], Timestamp] | None = None,
        media: Media | None = None,
        waits_for_sound: bool = False,
    ) -> None:
        """Show a player. A new session begins at once; where it waits for sound, when `begin` is called, or soon.

        `now`, where it is given, tells at what time of day the session will end; `media` shows it elsewhere too.
        """
        super().__init__()
        self._now = now
        self._media = media
        self._waits_for_sound = waits_for_sound
        self.player = player
        self.drawing = drawing
        self._next_look: Timer | None = None
        self._told = ""
        """The answer to a question, shown in place of the cue."""
        self._answered_in: tuple[int, PauseReason | None] | None = None
        """The step and pause in which it was asked."""
        self._answer_timer: Timer | None = None
        """Runs as long as the answer has to stay."""
        self._is_over = False
        """Whether the end was told: once is enough."""

    def compose_content(self) -> ComposeResult:
        """Lay out what is done above, the seconds in the middle, what to do and what comes next below."""
        with Horizontal(id="head"):
            yield Static(id="exercise")
            yield Static(id="time-left")
        yield Static(id="doing")
        yield BigText(self.drawing.style, id="headline")
        yield BigSentence(self.drawing.style)
        with Horizontal(id="middle"):
            yield BigText(self.drawing.style, id="seconds")
            yield FigureView(self.drawing.style)
        with Container(id="foot"):
            yield Static(id="cue")
            yield Static(id="next")
            yield Meter(text.STEP_METER, id="step")
            yield Meter(text.SESSION_METER, exercise_fractions(self.player.plan), id="session")

    def on_mount(self) -> None:
        """Begin, or show where the session stands."""
        for stopped in (self.app.app_suspend_signal, self.app.app_resume_signal):
            stopped.subscribe(self, lambda _: self.pause(PauseReason.GAP), immediate=True)
        self.watch(self.app, "is_silent", self._show_silence)
        self.player.changed = self.look
        if self._waits_for_sound:
            self.set_timer(READY_SECONDS, self.begin)
        if isinstance(self.player.state, Ready) and not self._waits_for_sound:
            self.send(Begin)
        elif not isinstance(self.player.state, Finished):  # gone back into: it is shown as soon as going back counts
            self.look()

    def on_unmount(self) -> None:
        """Show nothing more."""
        self.player.changed = lambda: None
        show_progress(self.app, None)
        if self._media:
            self._media.hide()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the machine would take now."""
        if action != "send":
            return True
        event = EVENTS[str(parameters[0])]
        is_legal = self.player.can(event)
        if event in (Pause, Resume):  # one key, two meanings: only the one that is meant is there
            return is_legal
        return is_legal or None

    def action_send(self, event: str) -> None:
        """Send an event to the machine."""
        self.send(EVENTS[event])

    def action_where(self) -> None:
        """Ask where in the session this is."""
        self.post_message(self.SayingAsked(where(self.player.plan, self.player.state)))

    def action_again(self) -> None:
        """Ask for what was said last."""
        if words := again(self.player.plan, self.player.state):
            self.post_message(self.SayingAsked(words.phrases))

    def action_test_sound(self) -> None:
        """Ask for a sample of the sounds."""
        self.post_message(self.SoundTestAsked())

    def action_read(self) -> None:
        """Pause, and ask for the instructions."""
        self.pause(PauseReason.READING)
        state = self.player.state
        if not isinstance(state, Finished | Ready):
            step = self.player.plan.steps[state.position.index]
            self.post_message(self.InstructionsAsked(self.player.plan.exercise_of(step)))

    def action_leave(self) -> None:
        """Pause, and ask how to leave; from teaching alone, leave at once, as there is nothing to lose."""
        if self.player.plan.is_lesson:
            self.send(Stop)
            return
        was_running = self.player.can(Pause)
        self.pause(PauseReason.ASKED)
        self.post_message(self.LeaveAsked(was_running))

    def on_key(self, event: Key) -> None:
        """Take what presenters and media keyboards send, as far as nothing else has the key."""
        order = DEVICE_KEYS.get(event.key)
        if event.key == "escape" and self.player.plan.is_lesson:
            event.stop()
            self.action_leave()
        elif order and event.key not in self.active_bindings:
            event.stop()
            self.obey(order)

    def on_click(self, event: Click) -> None:
        """Take a click anywhere as the pause key."""
        event.stop()
        self.obey("toggle")

    def on_screen_resume(self) -> None:
        """Begin where that was put off because another screen was in front."""
        if not self._waits_for_sound:
            self.begin()

    def on_screen_suspend(self, _: ScreenSuspend) -> None:
        """Never run on behind another screen."""
        self.pause(PauseReason.READING)

    def watch_shown(self, before: SessionView | None, now: SessionView | None) -> None:
        """Repaint what has changed."""
        if now is None:
            return
        self._mark(now)
        self._show_sentence(now)
        goes_on = before is not None and (before.step, before.paused) == (now.step, now.paused)
        if not goes_on:
            if now.paused or not self._answer_timer:  # why it is paused is more important
                self._told = ""
            self.refresh_bindings()
        doing = [text.PAUSED if now.paused else "", now.doing, now.side, now.repetition]
        self._show("#exercise", now.exercise)
        self._show("#doing", " · ".join(filter(None, doing)))
        self._show("#cue", self._told or self._cue_of(now))
        headline = self.query_one("#headline", BigText)
        headline.side, headline.text = now.side, now.headline
        self._show("#next", self._next_of(now))
        time_left = text.left(now.session_seconds_left * 1000)
        above = [self._rehearsal, now.count, time_left, self._end_of(now)]
        self._show("#time-left", " · ".join(filter(None, above)))
        seconds = "‖" if now.paused is PauseReason.KEY else str(now.seconds_left)  # beside digits, ‖ would read as 11
        self.query_one("#seconds", BigText).text = seconds
        self.query_one("#step", Meter).fraction = now.step_fraction
        self.query_one("#session", Meter).fraction = now.session_fraction
        show_progress(self.app, now.session_fraction, is_paused=now.paused is not None)

    def _show_sentence(self, now: SessionView) -> None:
        """Show what is taught in large letters, where there is room for all of it beside the figure."""
        sentence, is_taught = self.query_one(BigSentence), now.step.kind.traits.is_teaching
        sentence.text = now.cue if is_taught else ""
        rows = round(self.size.height * MAX_SENTENCE_SHARE)
        is_large = is_taught and self.size.height > 0 and sentence.fits(self.size.width, rows)
        sentence.styles.height = rows if is_large else 0
        self.set_class(is_taught, "-teaching")
        self.set_class(is_large, "-large-sentence")

    def begin(self) -> None:
        """Wait for sound no longer: begin, unless the session has begun or cannot be seen."""
        self._waits_for_sound = False
        if isinstance(self.player.state, Ready) and self.is_active and self.is_mounted:
            self.send(Begin)

    def send(self, event: type[Event]) -> None:
        """Send an event to the machine. What comes of it is shown when it counts; an earlier answer is not."""
        self._drop_answer()
        self.player.do(event)

    def obey(self, order: Order) -> None:
        """Do what was asked for without a key of the keyboard."""
        toggled = Pause if self.player.can(Pause) else Resume
        self.send(toggled if order == "toggle" else _EVENTS[order])

    def pause(self, reason: PauseReason) -> None:
        """Pause for a reason other than the pause key, if the session runs."""
        self.player.do(partial(Pause, reason=reason))

    def tell(self, answer: str) -> None:
        """Show an answer in the place of the cue, for a while and until the step or pause is over."""
        self._told = answer
        self._answered_in = (self.shown.step.index, self.shown.paused) if self.shown else None
        self._show("#cue", answer)
        if self._answer_timer:
            self._answer_timer.stop()
        self._answer_timer = self.set_timer(ANSWER_SECONDS, self._let_go_of_answer)

    def _let_go_of_answer(self) -> None:
        self._answer_timer = None
        if self.shown and (self.shown.step.index, self.shown.paused) != self._answered_in:
            self._drop_answer()

    def _drop_answer(self) -> None:
        if self._answer_timer:
            self._answer_timer.stop()
            self._answer_timer = None
        if self._told and self.shown:
            self._told = ""
            self._show("#cue", self._cue_of(self.shown))

    def look(self) -> None:
        """Show the state as it is, and look again when there will be something else to see."""
        if self._next_look:
            self._next_look.stop()
        if isinstance(self.player.state, Finished):
            if not self._is_over:
                self._is_over = True
                self.post_message(self.Ended(self.player))
            return
        plan, state = self.player.plan, self.player.state
        self.shown = session_view(plan, state)
        if self._media:
            self._media.show(self.player)
        looks = (milliseconds_to_change(plan, state), milliseconds_to_sound(plan, state), self._show_figure(self.shown))
        waits = [wait for wait in looks if wait is not None]
        if waits:
            shortest = 1 / MAX_FRAMES if self.player.plan.speed > 1 else 0
            self._next_look = self.set_timer(max(min(waits) / 1000, shortest) + SLACK, self.tick)

    def tick(self) -> None:
        """Let time pass."""
        self.player.tick()

    def flash(self) -> None:
        """Let the whole screen light up for a moment: a change that cannot be heard is seen."""
        self.add_class("-flash")
        self.set_timer(FLASH_SECONDS, lambda: self.remove_class("-flash"))

    def _show_figure(self, now: SessionView) -> int | None:
        """Show the movement as it is to be done now, and return how long until there is another picture of it."""
        plan, state, view = self.player.plan, self.player.state, self.query_one(FigureView)
        position = Position(0) if isinstance(state, Ready) else state.position
        phase, moment, wait = self._movement(now.step, position.done)
        figure = self.drawing.figure_of(phase)
        self.set_class(figure is None, "-no-figure")
        if figure is None or isinstance(state, Ready):
            return None
        # Outside teaching it is said in large letters, where these have room.
        side = None if self.query_one("#headline").display else now.side
        view.show(figure, moment, caption(phase, moment.side) if now.step.kind.traits.is_teaching else side)
        moves = view.size and isinstance(state, Running) and not state.lead_in and self.app.animation_level != "none"
        return -(-wait // plan.speed) if moves and wait else None

    def _movement(self, step: Step, done: int) -> tuple[Phase, Moment, int | None]:
        """Return the phase and moment to show after so many milliseconds of a step, and how long until the next."""
        plan, rate = self.player.plan, self.drawing.frames_per_second
        if step.kind.traits.is_teaching:
            return lesson_at(plan, self.drawing.figures, step, done, rate)
        phase = plan.phase_of(step)
        return phase, moment_of(step, phase, done, rate), milliseconds_to_next(step, phase, done, rate)

    def _mark(self, now: SessionView) -> None:
        """Give the parts the classes that their colours go by."""
        marks = {"-lead-in" if now.leading_in else f"-{now.step.kind.traits.part}", "-paused" if now.paused else ""}
        for part in _MARKED:
            self.query_one(part).update_classes({mark: mark in marks for mark in _MARKS})

    def _cue_of(self, now: SessionView) -> str:
        """Say what to do: in a pause, how to resume."""
        is_large = self.has_class("-large-sentence")
        if not now.paused:
            return "" if is_large else now.cue
        key = self._key_name("send('Resume')", "space")
        resume = text.press_to_resume(PAUSE_SENTENCES[now.paused], key)
        # Before an exercise that waits is the time to lie down, so now it is good to know how; and what is taught may
        # have been paused to be read.
        keeps_cue = now.paused is PauseReason.KEY or (now.step.kind.traits.is_teaching and not is_large)
        return f"{now.cue}\n{resume}" if keeps_cue else resume

    def _next_of(self, now: SessionView) -> str:
        """Say what comes next; while an exercise is taught, also how to go there at once."""
        if not now.step.kind.traits.is_teaching:
            return text.next_is(now.next)
        return teaching.next_is(now.next, self._key_name("send('Skip')", "right"))

    def _end_of(self, now: SessionView) -> str:
        """Say at what time of day the session will end; nothing in a rehearsal, or in a pause, which may last."""
        if self._now is None or now.paused or self.player.plan.speed > 1 or self.size.width < 60:
            return ""
        here = self._now()
        taught = teaching_seconds_left(self.player.plan, now)
        end = here._replace(utc=here.utc + (now.session_seconds_left + taught) * 1000)
        return teaching.ends(time_in_words(end)) if taught else text.ends(time_in_words(end))

    def _show(self, selector: str, text: str) -> None:
        """Write a line, literally. One that says the same is left alone; one of the same size stays in place."""
        line, content = self.query_one(selector, Static), Content(text)
        if line.content == content:
            return
        columns, rows = line.size
        fits = columns == content.cell_length if line.styles.width and line.styles.width.is_auto else columns > 0
        line.update(content, layout=not fits or len(content.wrap(columns)) != rows)

    def _key_name(self, action: str, usual: str) -> str:
        """Return the name of a key for a sentence; the usual one where the action is not offered at this moment."""
        name = key_of(self, action) or usual
        return name.capitalize() if len(name) > 1 else name

    def _show_silence(self, is_silent: bool) -> None:
        """Say that there is no sound as long as that is so."""
        line = text.press_to_test(NO_SOUND, self._key_name("test_sound", "t"))
        self.show_notice("no-sound", line if is_silent else "")

    @property
    def _rehearsal(self) -> str:
        speed = self.player.plan.speed
        if speed == 1:
            return ""
        return text.rehearsal_short(speed) if self.size.width < 60 else text.rehearsal(speed)
