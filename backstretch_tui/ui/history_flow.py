"""Looks at the past: from its pictures to its sessions, each to be read, deleted and brought back."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Mapping

from textual.content import Content

from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.model.exercise import Exercise
from backstretch_tui.core.session.record import Record
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text import history
from backstretch_tui.core.text.past_report import past_report
from backstretch_tui.core.text.session import note
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.queries import Queries
from backstretch_tui.history.recorder import Recorder
from backstretch_tui.ui.navigation import Navigator
from backstretch_tui.ui.screens.dialogs import DeleteScreen, ReadingScreen
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.screens.progress import HistoryScreen, ProgressScreen
from backstretch_tui.ui.widgets.prose import Paragraph


class HistoryFlow:
    """Flow of looking back at past sessions. Much of it waits, for the disk or for answers."""

    def __init__(
        self,
        navigator: Navigator,
        recorder: Recorder,
        exercises: Mapping[str, Exercise],
        correct: Callable[[SessionSummary], Awaitable[SessionSummary]],
    ) -> None:
        """Show the past; `correct` asks for other scores or another note of a session, and returns it with them."""
        self._navigator = navigator
        self._recorder = recorder
        self._correct = correct
        self._names = {exercise.id: exercise.name for exercise in exercises.values()}
        self._queries = Queries(recorder.paths)
        self._past: list[SessionSummary] = []
        self._deleted: list[tuple[SessionSummary, Record]] = []
        """Deleted sessions that can be restored, the latest last."""

    async def show_progress(self) -> None:
        """Show the pictures."""
        try:
            self._past = await to_thread(self._queries.past_sessions)
            scores = await to_thread(self._queries.activity_scores)
        except HistoryError as error:
            self._navigator.notify(history.unreadable(str(error)), is_warning=True)
            return
        if not isinstance(self._navigator.current, ExerciseListScreen):
            return  # something else was asked for meanwhile
        screen = ProgressScreen(self._past, scores, day_of(self._recorder.now().date))
        screen.can_undo = bool(self._deleted)
        self._navigator.push(screen)

    def show_sessions(self) -> None:
        """Show the sessions one by one."""
        screen = HistoryScreen(self._past)
        screen.can_undo = bool(self._deleted)
        self._navigator.push(screen)

    async def read(self, session: SessionSummary) -> None:
        """Show what was done in a session."""
        record = await self._record(session)
        if record and self._is_in_front:
            notes = [note(session.note)] if session.note else []
            lines = [history.sums(session), *past_report(record, self._names), *notes]
            self._navigator.push(ReadingScreen(history.title(session), (Paragraph(Content(line)) for line in lines)))

    async def correct(self, session: SessionSummary) -> None:
        """Ask for other scores or another note."""
        if not self._is_in_front:
            return
        changed = await self._correct(session)
        self._show([changed if one.id == changed.id else one for one in self._past])

    async def delete(self, session: SessionSummary) -> None:
        """Ask, and delete a session."""
        record = await self._record(session)
        if not self._is_in_front:
            return
        question = DeleteScreen(history.title(session), can_be_undone=record is not None)
        if await self._navigator.ask(question) != "delete":
            return
        self._recorder.delete(session.id)
        if record:
            self._deleted.append((session, record))
        self._show([one for one in self._past if one.id != session.id])

    def undo(self) -> None:
        """Bring back the session that was deleted last."""
        if not self._deleted:
            return
        session, record = self._deleted.pop()
        self._recorder.undelete(session, record)
        self._show(sorted([*self._past, session], key=lambda one: (one.began.utc, one.id)))

    @property
    def _is_in_front(self) -> bool:
        """Whether the list of sessions is still what keys are for: one pressed twice is to do one thing."""
        return isinstance(self._navigator.current, HistoryScreen)

    async def _record(self, session: SessionSummary) -> Record | None:
        try:
            return await to_thread(self._queries.record, session.id)
        except HistoryError as error:
            self._navigator.notify(history.unreadable_session(str(error)), is_warning=True)
            return None

    def _show(self, past: list[SessionSummary]) -> None:
        """Show the sessions that there are now, on every screen that shows them."""
        self._past = past
        for screen in (self._navigator.find(HistoryScreen), self._navigator.find(ProgressScreen)):
            if screen:
                screen.can_undo = bool(self._deleted)
                screen.show(past)
