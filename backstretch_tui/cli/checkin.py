"""The questions around a session, as lines: about one that was broken off, and before and after one."""

import json
import sys
from collections.abc import Collection
from dataclasses import dataclass

from backstretch_tui.cli.output import flush_output, put, say
from backstretch_tui.core.format.dates import date_in_words, time_in_words
from backstretch_tui.core.insights import activities
from backstretch_tui.core.insights.safety import ABOVE, NOT_TODAY, PAIN_SCALE, REST_NOW, REST_TODAY, SIGNS, Group
from backstretch_tui.core.model.text_safety import without_hidden
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import State, Stop
from backstretch_tui.core.session.record import Record, record_of
from backstretch_tui.core.session.summary import MAX_NOTE_CHARACTERS, SessionSummary
from backstretch_tui.core.text.status import broken_off_in
from backstretch_tui.history import answers
from backstretch_tui.history.queries import Queries
from backstretch_tui.history.recorder import Recorder
from backstretch_tui.history.recovery import Busy, Damaged, Interrupted, Saved, Unreadable, Unusable, startup_state
from backstretch_tui.plain import Lines
from backstretch_tui.player import Player

_SCORES = frozenset(map(str, range(11)))


@dataclass(frozen=True)
class LineAsker:
    """Asks whoever types; where nothing can be typed, nothing is answered."""

    typed: Lines
    as_json: bool

    @property
    def has_person(self) -> bool:
        """Whether it is a person who types, at a terminal, and not a program."""
        return sys.stdin is not None and sys.stdin.isatty() and not self.as_json

    def tell(self, event: str, text: str) -> None:
        """Write a line, at once."""
        put(json.dumps({"event": event, "at": 0, "text": text}) if self.as_json else text)
        flush_output()

    def ask(self, event: str, text: str, known: Collection[str] = ()) -> str:
        """Return the answer, one of those known if there are any; nothing where the line is empty or there is none."""
        self.tell(event, text)
        while (line := self.typed.get()) is not None:
            answer = without_hidden(line)
            if not answer or not known or answer in known:
                return answer
            self.tell(event, f"That is no answer here. {text}")
        self.typed.put(None)  # the session, too, has to know that there is no more to come
        return ""

    def score(self, question: str, scale: str) -> int | None:
        """Ask for a number from 0 to 10; None where it is not said."""
        answer = self.ask("score", f"{question} 0 to 10: {scale}. Enter skips this.", _SCORES)
        return int(answer) if answer else None


def settled(recorder: Recorder, asker: LineAsker) -> tuple[Plan, State] | None:
    """Settle what earlier sessions left open. Return the session to go on with, if there is one and it is wanted."""
    found = startup_state(recorder.paths, recorder.lock)
    match found:
        case Saved():
            say("your last session has been saved")
        case Unreadable(copy):
            say(f"your last session was interrupted and cannot be read; a copy was saved as “{copy.name}”")
        case Busy(reason):
            say(f"your history cannot be read just now: {reason}")
        case Damaged(reason) | Unusable(reason):
            recorder.writer.give_up(reason)
            say(f"your history is left alone, and nothing is saved: {reason}; “backstretch doctor” says more")
    if not isinstance(found, Interrupted) or not recorder.acquire():
        return None
    plan, began = found.session.plan, found.session.beginning.began
    state = recorder.resume(found.session)
    title = f"{plan.routine.name}, {date_in_words(began.date)}, {time_in_words(began)}."
    what = "g: go on, paused. s: save what was done. d: discard it. Enter: leave it for another time."
    match asker.ask("broken-off", f"{title} {broken_off_in(plan, state)} {what}", "gsd"):
        case "g":
            return plan, state
        case "s":
            player = Player(plan, lambda: 0, lambda _: None, state=state)
            player.do(Stop)
            recorder.finish(record_of(plan, player.log))
            say("what was done has been saved")
        case "d":
            recorder.discard()
            say("the session was discarded")
    recorder.leave()
    return None


def score_before(recorder: Recorder, asker: LineAsker) -> tuple[bool, int | None]:
    """Ask how it feels, and where it is time about the signs to look out for. Tell whether to start, and the score."""
    asked = Queries(recorder.paths).asked()
    score = asker.score("How much pain is there now?", PAIN_SCALE)
    if asked.signs_are_due(recorder.now().utc, score) and not _may_start(recorder, asker):
        return False, score
    if score is not None and score > ABOVE:
        return _starts_all_the_same(asker, REST_TODAY), score
    return True, score


def ask_after(
    recorder: Recorder, asker: LineAsker, session: SessionSummary, record: Record, own: Collection[str]
) -> None:
    """Ask how it feels now, once a week how the person's own activities go, and for a note."""
    score = asker.score("And how much pain is there now?", PAIN_SCALE)
    if score is not None:
        session = recorder.revise(session._replace(pain_after=score), record)
        if score > ABOVE:
            asker.tell("advice", REST_NOW)
    if own and Queries(recorder.paths).asked().activities_are_due(recorder.now().date):
        recorder.answer(answers.ACTIVITIES, "asked")
        for name in own:
            score = asker.score(activities.question(name), activities.SCALE)
            if score is not None:
                recorder.score_activity(name, score)
    note = asker.ask("note", "A note, if you like. Enter skips this.")[:MAX_NOTE_CHARACTERS]
    if note:
        recorder.revise(session._replace(note=note), record)


def _may_start(recorder: Recorder, asker: LineAsker) -> bool:
    asker.tell("signs", "Before you start: is any of this so?")
    for number, signs in enumerate(SIGNS, start=1):
        asker.tell("signs", f"{number}. {signs.sentence}")
    answer = asker.ask("signs", "n: none of this. 1, 2 or 3: something of that group. Enter: ask later.", "n123")
    if answer in ("", "n"):
        if answer:
            recorder.answer(answers.SIGNS, Group.NONE)
        return True
    signs = SIGNS[int(answer) - 1]
    if signs.group is not Group.CLINICIAN:
        recorder.answer(answers.SIGNS, signs.group)
        asker.tell("advice", f"{signs.heading}. {signs.advice}")
        return False
    starts = _starts_all_the_same(asker, signs.advice)
    recorder.answer(answers.SIGNS, signs.group if starts else NOT_TODAY)
    return starts


def _starts_all_the_same(asker: LineAsker, advice: str) -> bool:
    return asker.ask("advice", f"{advice} s: start all the same. Enter: not today.", "s") == "s"
