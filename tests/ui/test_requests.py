"""What screens ask for, in the moment in which the app ends."""

import gc
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from backstretch_tui.ui.app import BackstretchApp
from backstretch_tui.ui.screens.progress import HistoryScreen
from tests.support.history import House, write_sessions
from tests.support.person import open_app


def ask_to_begin(app: BackstretchApp) -> None:
    app.flows.session.begin()


def ask_for_progress(app: BackstretchApp) -> None:
    app.on_exercise_list_screen_progress_asked()


def ask_for_recent(app: BackstretchApp) -> None:
    app.on_exercise_list_screen_recent_asked()


def ask_to_correct(app: BackstretchApp) -> None:
    app.on_summary_screen_correct_asked()


def ask_about_a_session(app: BackstretchApp) -> None:
    history = app.flows.history
    assert history
    session = history._queries.past_sessions()[0]
    app.on_history_screen_opened(HistoryScreen.Opened(session))
    app.on_history_screen_correct_asked(HistoryScreen.CorrectAsked(session))
    app.on_history_screen_delete_asked(HistoryScreen.DeleteAsked(session))


@pytest.mark.parametrize("ask", [ask_to_begin, ask_for_progress, ask_for_recent, ask_to_correct, ask_about_a_session])
async def test_what_is_asked_for_as_the_app_ends_is_dropped_without_a_warning_on_the_terminal(
    tmp_path: Path, ask: Callable[[BackstretchApp], None]
) -> None:
    house = House(tmp_path / "data")
    write_sessions(house.paths, 1)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        async with open_app(tmp_path, house=house) as person:
            await person.settles()
            ask(person.app)
            person.app.workers.cancel_all()  # as the app does when it ends, and before any of them has had a turn
            await person.settles()
        gc.collect()
    assert [str(warning.message) for warning in warned if "never awaited" in str(warning.message)] == []
