"""Progress as charts, and the list of past sessions: read one, delete one, undo that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from backstretch_tui.core.charts.progress_charts import CHARTS, DEFAULT_WEEKS, TALL_CHARTS, Chart
from backstretch_tui.core.format.dates import date_in_words, time_in_words
from backstretch_tui.core.insights.activities import ActivityScore
from backstretch_tui.core.insights.progress import PERIODS, Progress, progress_of
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text import trends
from backstretch_tui.core.text.doses import session_in_words
from backstretch_tui.core.text.history import NO_SESSIONS_LEFT
from backstretch_tui.ui.keys import bindings
from backstretch_tui.ui.screens.base import BaseScreen
from backstretch_tui.ui.widgets.chart_view import ChartView, Pages
from backstretch_tui.ui.widgets.rows import Row, Rows

MAX_LISTED = 1000
"""How many sessions are listed; `backstretch history` has them all."""


LARGE = (120, 40)
"""Columns and rows from which on the charts stand side by side and pain is drawn twice as tall."""


class ProgressScreen(BaseScreen[None]):
    """One chart after the other, or all side by side where the window is wide."""

    BINDINGS = bindings("progress")
    CSS_PATH = "progress.tcss"
    SHOWS_SESSIONS = True
    VERTICAL_BREAKPOINTS = [*BaseScreen.VERTICAL_BREAKPOINTS, (40, "-very-tall")]

    weeks: reactive[int] = reactive(DEFAULT_WEEKS, init=False)
    """How many weeks are shown at most."""
    can_undo: reactive[bool] = reactive(False, bindings=True)
    """Whether there is a deleted session to restore, in the list of sessions."""

    class HistoryAsked(Message):
        """The person wants to see the sessions one by one."""

    def __init__(self, past: Sequence[SessionSummary], scores: Sequence[ActivityScore], today: int) -> None:
        super().__init__()
        self.past = past
        self.scores = scores
        self.today = today

    def compose_content(self) -> ComposeResult:
        """Lay out a line above the charts."""
        yield Static(id="summary", classes="title")
        with Pages():
            for draw in CHARTS:
                yield ChartView(id=draw.__name__)

    def on_mount(self) -> None:
        """Draw, and offer the keys from chart to chart while not all of them are in sight."""
        self.show(self.past)
        self.watch(self.query_one(Pages), "show_vertical_scrollbar", self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the keys that have something to do."""
        if action in ("next", "previous"):
            return any(pages.show_vertical_scrollbar for pages in self.query(Pages))
        if action == "history":
            return bool(self.past) or self.can_undo
        return action != "period" or bool(self.past)

    def show(self, past: Sequence[SessionSummary]) -> None:
        """Draw other sessions, oldest first."""
        self.past = past
        self.refresh_bindings()
        self.query_one(Pages).display = bool(past)
        progress = progress_of(past, self.today, self.scores)
        said = trends.summary(progress, past[0].began.date) if past else trends.NOTHING_YET
        self.query_one("#summary", Static).update(Content(said))
        drawn = TALL_CHARTS if self._is_large else CHARTS
        for view, draw in zip(self.query(ChartView), drawn, strict=True):
            view.show(partial(_drawn, draw, progress, self.weeks))

    def on_resize(self) -> None:
        """Draw larger where there is room."""
        self.show(self.past)

    def watch_weeks(self) -> None:
        """Draw another period."""
        self.show(self.past)

    def action_period(self) -> None:
        """Show the next longer period, or the shortest again."""
        self.weeks = PERIODS[(PERIODS.index(self.weeks) + 1) % len(PERIODS)]

    def action_next(self) -> None:
        """Go to the next chart."""
        self.query_one(Pages).action_page_down()

    def action_previous(self) -> None:
        """Go to the previous chart."""
        self.query_one(Pages).action_page_up()

    def action_list(self) -> None:
        """Go back to the list."""
        self.dismiss()

    def action_history(self) -> None:
        """Ask for the sessions one by one."""
        self.post_message(self.HistoryAsked())

    @property
    def _is_large(self) -> bool:
        return self.size.width >= LARGE[0] and self.size.height >= LARGE[1]


class HistoryScreen(BaseScreen[None]):
    """All sessions, the latest first."""

    BINDINGS = bindings("history")
    CSS_PATH = "progress.tcss"
    SHOWS_SESSIONS = True
    AUTO_FOCUS = "Rows"

    can_undo: reactive[bool] = reactive(False, bindings=True)
    """Whether there is a deleted session to restore."""

    @dataclass
    class Opened(Message):
        """The person wants to read what was done in a session."""

        session: SessionSummary

    @dataclass
    class DeleteAsked(Message):
        """The person wants to delete a session."""

        session: SessionSummary

    @dataclass
    class CorrectAsked(Message):
        """The person wants to change a score or the note of a session."""

        session: SessionSummary

    class UndoAsked(Message):
        """The person wants the session back that was deleted last."""

    def __init__(self, past: Sequence[SessionSummary]) -> None:
        super().__init__()
        self.past = list(past)

    def compose_content(self) -> ComposeResult:
        """Lay out the list."""
        yield Rows()

    def on_mount(self) -> None:
        """Fill the list."""
        self.show(self.past)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the keys that have something to do."""
        if action in ("open", "delete", "correct"):
            return bool(self.past)
        return action != "undo" or self.can_undo

    def show(self, past: Sequence[SessionSummary]) -> None:
        """List sessions, which come oldest first."""
        self.past = list(past)
        latest = self.past[: -MAX_LISTED - 1 : -1]
        self.query_one(Rows).show([_row(session) for session in latest], NO_SESSIONS_LEFT)
        self.refresh_bindings()

    def action_open(self) -> None:
        """Ask for what was done."""
        if session := self._session:
            self.post_message(self.Opened(session))

    def action_delete(self) -> None:
        """Ask to delete the session under the cursor."""
        if session := self._session:
            self.post_message(self.DeleteAsked(session))

    def action_correct(self) -> None:
        """Ask for other scores or another note for the session under the cursor."""
        if session := self._session:
            self.post_message(self.CorrectAsked(session))

    def action_undo(self) -> None:
        """Ask for the last one back."""
        self.post_message(self.UndoAsked())

    def action_pictures(self) -> None:
        """Go back to the charts."""
        self.dismiss()

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        """Read a session that was clicked."""
        event.stop()
        self.action_open()

    @property
    def _session(self) -> SessionSummary | None:
        place = self.query_one(Rows).highlighted
        return self.past[-1 - place] if place is not None and self.past else None


def _drawn(draw: Callable[[Progress, int, int], Chart], progress: Progress, weeks: int, width: int) -> Chart:
    return draw(progress, width, weeks)


def _row(session: SessionSummary) -> Row:
    when = date_in_words(session.began.date), time_in_words(session.began)
    return Row(session.id, when, session_in_words(session), session.name)
