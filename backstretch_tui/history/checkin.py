"""Between the conversation around a session and the history: what it has to know, and what it wants saved."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from backstretch_tui.core.checkin import after, correct, startup
from backstretch_tui.core.checkin.before import Facts
from backstretch_tui.core.checkin.values import (
    Conversation,
    DiscardInterrupted,
    GiveUp,
    Repair,
    Save,
    SaveActivity,
    SaveAnswer,
    SaveDoses,
    SaveInterrupted,
    SaveNote,
    SavePainAfter,
    SavePainBefore,
    Show,
    Wishes,
)
from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.model.exercise import Entry, Exercise
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.plan.request import FAMILIAR_AFTER, SessionRequest
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import Ready, State, Stop, advance
from backstretch_tui.core.session.record import record_of
from backstretch_tui.core.session.summary import SessionSummary, of_region
from backstretch_tui.core.text import questions
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.queries import Queries
from backstretch_tui.history.recorder import Recorder
from backstretch_tui.history.recovery import Damaged, Interrupted, Saved, Settled, StartupState, Unreadable, Unusable
from backstretch_tui.history.restore import MissingSessions, replace_damaged

Resumed = tuple[Plan, State]
"""A session to resume, and where it stands."""


class CheckinStore:
    """Knows what was answered before, and carries out what a conversation yields to be saved."""

    def __init__(self, recorder: Recorder, save_doses: Callable[[tuple[Entry, ...]], None]) -> None:
        self._recorder = recorder
        self._queries = Queries(recorder.paths)
        self._save_doses = save_doses
        self._state: StartupState | None = None
        self._interrupted: Resumed | None = None
        self._told_of_missing = False
        self.session: SessionSummary | None = None
        """The session that is talked about, with what has been said."""

    # --- the conversations

    def startup(self, state: StartupState) -> Conversation[Resumed | Literal["later"] | None]:
        """Settle what earlier sessions left open. Return the session to resume, or `later` for no decision."""
        self._state = state
        match state:
            case Interrupted(session) if self._recorder.acquire():
                self._interrupted = session.plan, self._recorder.resume(session)
                decision = yield from startup.interrupted(
                    *self._interrupted, session.beginning.began, was_saved=session.was_saved
                )
                if decision == "resume":
                    return self._interrupted
                self._recorder.leave()
                return "later" if decision == "later" else None
            case Settled(MissingSessions(number)) if not self._told_of_missing:
                self._told_of_missing = True
                yield Show(questions.missing(number))
            case Saved():
                yield Show(questions.SAVED_AT_START)
            case Unreadable(copy):
                yield Show(questions.unreadable(shown(copy.name)))
            case Damaged(reason, backup):
                yield from startup.damaged(reason, shown(backup.stem) if backup else "")
            case Unusable(reason):
                yield GiveUp(reason)
        return None

    def facts(self, request: SessionRequest, exercises: Mapping[str, Exercise], wishes: Wishes) -> Facts:
        """Return what has to be known before a session. It waits for the disk.

        The request takes in how many times its exercises were done before.
        """
        region = request.routine.region
        try:
            past = of_region(self._queries.past_sessions(), region) if wishes.advice else []
        except HistoryError:  # shown elsewhere; no advice is given on half of the facts
            past, wishes = [], wishes._replace(advice=False)
        now = self._recorder.now()
        answers = self._queries.asked(region)
        request = request.after_practice(self._times_done(request))
        return Facts(request, exercises, now.utc, day_of(now.date), answers, past, wishes)

    def _times_done(self, request: SessionRequest) -> Mapping[str, int]:
        exercises = request.taught.union(entry.id for entry in request.tailored().exercises)
        try:
            return self._queries.times_done(exercises, FAMILIAR_AFTER)
        except HistoryError:  # what is not known to have been done is taught
            return {}

    def after(self, session: SessionSummary, activities: Sequence[str], wishes: Wishes) -> Conversation[None]:
        """Ask about a session that is over. It waits for the disk."""
        self.session = session
        today = day_of(self._recorder.now().date)
        return after.after(self._queries.asked(session.region), activities, today, asks=wishes.questions)

    def correct(self, session: SessionSummary) -> Conversation[None]:
        """Ask for other scores or another note."""
        self.session = session
        return correct.correct(session)

    # --- what they want saved

    def carry_out(self, save: Save) -> str:
        """Save something. Return what there is to say about it; nothing in most cases. `Repair` waits for the disk."""
        match save:
            case SaveAnswer(question, answer):
                self._recorder.answer(question, answer)
            case SaveActivity(name, score):
                self._recorder.score_activity(name, score)
            case SavePainBefore(score):
                self._revise(lambda session: session._replace(pain_before=score))
            case SavePainAfter(score):
                self._revise(lambda session: session._replace(pain_after=score))
            case SaveNote(note):
                self._revise(lambda session: session._replace(note=note))
            case SaveDoses(own):
                self._save_doses(own)
            case SaveInterrupted():
                self._save_interrupted()
            case DiscardInterrupted():
                self._recorder.discard()
            case GiveUp(reason):
                self._recorder.writer.give_up(reason)
            case Repair(from_backup):
                return self._repair(from_backup=from_backup)
        return ""

    def _revise(self, change: Callable[[SessionSummary], SessionSummary]) -> None:
        if self.session:
            self.session = self._recorder.revise(change(self.session))

    def _save_interrupted(self) -> None:
        if self._interrupted:
            plan, state = self._interrupted
            ended, _ = advance(plan, state, Stop(0))
            self._recorder.finish(record_of(plan, () if isinstance(ended, Ready) else ended.log))

    def _repair(self, *, from_backup: bool) -> str:
        backup = self._state.backup if isinstance(self._state, Damaged) and from_backup else None
        try:
            aside = replace_damaged(self._recorder.paths, backup)
        except HistoryError as error:
            self._recorder.writer.give_up(str(error))
            return ""
        return questions.repaired(shown(aside.name))
