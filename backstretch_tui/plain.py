"""The session as lines of text: for screen readers, pipes and logs; or as JSON, an object a line.

Every line of JSON has `event` and `at`, the seconds since the session began, by the real clock:

    step      index, kind, exercise (its id), name, phase, side, set, sets, repetition, repetitions, seconds, cue,
              waits: a step has begun, or has been gone to
    tone      tone: is to be heard now
    say       text: is to be said now
    paused    why: asked, gap (sleep, a stop, a stall), key (the next exercise waits) or reading (after c)
    resumed   the session goes on, after three seconds
    where     text: the answer to w
    again     text: the answer to a
    care      text: the answer to c
    help      text: what can be typed, after anything else
    broken-off
              text, answers: an interrupted session; it waits for r, s, d or an empty line, and comes before all else.
              signs, score, advice, note and damage are questions too; they are asked with --questions alone
    message   text: something to tell besides
    silent    text: no sound can be played
    sound     text: it can be played again
    finished  complete, and done: for each exercise, phase and side the planned_ and done_repetitions,
              skipped_repetitions, planned_seconds and held_seconds
"""

import json
from collections.abc import Callable, Mapping
from functools import partial
from queue import Empty, Queue
from types import MappingProxyType
from typing import Any

from backstretch_tui.core.audio.cues import Phrases, Speech
from backstretch_tui.core.insights.safety import SIGNS
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import (
    EVENTS,
    Begin,
    Effect,
    Event,
    Finished,
    Pause,
    Paused,
    PauseReason,
    Ready,
    Resume,
    Say,
    Sound,
    State,
    Stop,
    Tick,
    milliseconds_to_sound,
)
from backstretch_tui.core.session.announcements import announcements, data, lines
from backstretch_tui.core.text.keys import TYPED_KEYS
from backstretch_tui.core.text.plain import HELP
from backstretch_tui.core.text.safety import stop
from backstretch_tui.core.text.sound import NO_SOUND, SOUND_IS_BACK
from backstretch_tui.core.text.status import again, where
from backstretch_tui.player import Clock, Journal, Player, no_journal
from backstretch_tui.sound.speaker import Speaker
from backstretch_tui.sound.vocabulary import measure

KEYS: Mapping[str, type[Event]] = MappingProxyType({key: EVENTS[name] for key, (name, _) in TYPED_KEYS.items()})
"""Lines that are one event each. Besides: p or an empty line pauses or goes on, w says where, a says again, c says when
to stop, ? helps."""

LONGEST_WAIT = 1_000
"""Milliseconds between two looks at the clock: a longer silence would be a gap."""

SLACK = 2
"""Milliseconds added to every wait, which may end a little early."""

_READY = Ready()

TypedLines = Queue[str | None]
"""Typed lines; None after the last one."""


class PlainSession:
    """One session, told line by line."""

    def __init__(
        self,
        plan: Plan,
        clock: Clock,
        speaker: Speaker,
        write: Callable[[str], None],
        *,
        as_json: bool = False,
        journal: Journal = no_journal,
        state: State = _READY,
    ) -> None:
        self.player = Player(plan, clock, self._carry_out, journal=journal, state=state)
        self._plan = plan
        self._clock = clock
        self._speaker = speaker
        self._write = write
        self._as_json = as_json
        self._began_at = clock()
        self._is_silent = False
        self._no_more_lines = False

    def run(self, typed: TypedLines) -> None:
        """Play until the session is over."""
        if isinstance(self.player.state, Ready):
            self._do(Begin)
        else:  # it goes on where it was
            self._answer("where", where(self._plan, self.player.state))
        while not isinstance(self.player.state, Finished):
            try:
                line = typed.get(timeout=self._wait())
            except Empty:
                self._do(Tick)
            else:
                self._no_more_lines |= line is None
                self._obey(line)
            if self._no_more_lines and isinstance(self.player.state, Paused):
                self._do(Resume)  # there is nobody left who could

    def stop(self) -> None:
        """Finish here, and tell of it."""
        self._do(Stop)

    def _wait(self) -> float | None:
        wait = milliseconds_to_sound(self._plan, self.player.state)
        return None if wait is None else (min(wait, LONGEST_WAIT) + SLACK) / 1000

    def _obey(self, line: str | None) -> None:
        match line and line.strip():
            case None:
                self._do(Tick)
            case "" | "p":
                self._do(Pause if self.player.can(Pause) else Resume)
            case "w":
                self._answer("where", where(self._plan, self.player.state))
            case "a":
                words = again(self._plan, self.player.state)
                self._answer("again", words.phrases if words else ())
            case "c":
                self._do(partial(Pause, reason=PauseReason.READING))
                region = self._plan.routine.region
                for text in (stop(region), *(" ".join((signs.sentence, signs.advice)) for signs in SIGNS[region])):
                    self._tell("care", text)
            case str() as key if key in KEYS:
                self._do(KEYS[key])
            case _:
                self._tell("help", HELP)

    def _do(self, event: Callable[[int], Event]) -> None:
        """Send an event to the machine, and tell what came of it."""
        before = self.player.state
        self.player.do(event)
        for item in announcements(self._plan, before, self.player.state):
            if self._as_json:
                self._put(data(self._plan, item))
            else:
                for line in lines(self._plan, item):
                    self._write(line)

    def _carry_out(self, effect: Effect) -> None:
        if self._as_json:
            match effect:
                case Sound(tone):
                    self._put({"event": "tone", "tone": tone.value})
                case Say(words):
                    self._put({"event": "say", "text": words.text})
        self._speaker.play(effect)
        self._tell_of_sound()

    def _answer(self, event: str, said: Phrases) -> None:
        if said:
            self._tell(event, " ".join(said))
            self._speaker.answer(Speech(said, measure(said)))
            self._tell_of_sound()

    def _tell_of_sound(self) -> None:
        """Tell when sound can no longer be heard, and when it can again."""
        if self._speaker.works is not None and self._is_silent is self._speaker.works:
            self._is_silent = not self._speaker.works
            self._tell(*("silent", NO_SOUND) if self._is_silent else ("sound", SOUND_IS_BACK))

    def _tell(self, event: str, text: str) -> None:
        if self._as_json:
            self._put({"event": event, "text": text})
        else:
            self._write(text)

    def _put(self, values: Mapping[str, Any]) -> None:
        at = (self._clock() - self._began_at) / 1000
        self._write(json.dumps({"event": values["event"], "at": at, **values}))
