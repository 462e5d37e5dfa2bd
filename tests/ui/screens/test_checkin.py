"""What is asked before and after a session, in a real pseudo-terminal: short, kind, and skipped with a key."""

import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.terminal import Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

START = ["python", "-m", "backstretch_tui", "start", "--only", "bridge"]


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Terminal]:
    with Terminal(START, home=tmp_path) as terminal:
        terminal.wait_for("How much pain is there now")
        yield terminal


def kept(home: Path, what: str) -> list[object]:
    with closing(sqlite3.connect(home / "history.db")) as connection:
        return [tuple(row) for row in connection.execute(what)]


def test_a_first_session_asks_for_a_score_and_about_the_signs_and_afterwards_again(first: Terminal) -> None:
    first.press("6")
    first.wait_for("Get emergency help now")
    first.press("enter")  # which skips the question before, and means nothing here
    first.press("n")
    first.wait_for("no better after some weeks")
    first.wait_for(r"None of this is so +\(n\)")
    first.press("n")
    first.wait_for("Pain above 5 is a reason to rest")
    first.press("s")
    first.wait_for("Get ready")
    first.press("q")
    first.wait_for("The session is paused")
    first.press("f")
    first.wait_for("And how much pain is there now")
    first.press("t")
    first.wait_for("Pain above 5 is a reason to rest, and to do less")
    first.press("enter")
    first.wait_for("A note, if you like")
    first.press(*"stiff", "enter")
    first.wait_until(lambda: "A note" not in first.text(), "summary alone")
    first.press("enter")
    first.wait_for("s Start")
    first.press("s")
    first.wait_for("How much pain")
    first.press("enter")
    first.wait_for("Get ready")
    first.press("ctrl+q")
    first.wait_for("The session is paused")
    first.press("d")
    first.wait_for("s Start")
    first.press("q")
    assert first.wait_exit() == 0
    assert kept(first.home, "SELECT pain_before, pain_after, note FROM session") == [(6, 10, "stiff")]
    assert kept(first.home, "SELECT question, answer FROM answer") == [("signs", "none")]


def test_that_none_of_it_is_so_is_only_said_where_all_of_it_was_in_sight(tmp_path: Path) -> None:
    with Terminal(START, home=tmp_path, columns=40, rows=12) as terminal:
        terminal.wait_for("How much pain")
        terminal.press("enter")
        terminal.wait_for(r"Read on +\(n\)")
        terminal.resize(100, 60)
        terminal.wait_for(r"None of this is so +\(n\)")
        terminal.resize(40, 12)
        terminal.wait_for(r"None of this is so +\(n\)")  # it was


def finish_at_once(terminal: Terminal) -> None:
    """Begin a session and end it, and say nothing of pain."""
    terminal.wait_for("How much pain is there now")
    terminal.press("enter")
    terminal.wait_for("Get emergency help now|Get ready")
    terminal.press("escape")
    terminal.wait_for("Get ready")
    terminal.press("q")
    terminal.wait_for("The session is paused")
    terminal.press("f")
    terminal.wait_for("And how much pain is there now")
    terminal.press("enter")


def test_once_a_week_it_is_asked_how_activities_of_ones_own_go(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('activities = ["Socks on", "Carry [/] shopping"]', "utf-8")
    with Terminal(START, home=tmp_path) as terminal:
        finish_at_once(terminal)
        terminal.wait_for("Socks on: how well can you do it")
        terminal.press("4")
        terminal.wait_for(r"Carry \[/\] shopping: how well")
        terminal.press("enter")
        terminal.wait_for("A note, if you like")
        terminal.press("enter")
        terminal.wait_until(lambda: "A note" not in terminal.text(), "summary alone")
        terminal.press("enter")
        terminal.wait_for("s Start")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with Terminal(START, home=tmp_path) as terminal:
        finish_at_once(terminal)
        terminal.wait_for("A note, if you like")  # not asked again so soon
    assert kept(tmp_path, "SELECT name, score FROM activity") == [("Socks on", 4)]


@pytest.mark.parametrize("how", ["ctrl+q", signal.SIGTERM, signal.SIGHUP])
def test_a_note_is_kept_when_the_program_ends_in_the_middle_of_it(tmp_path: Path, how: str | signal.Signals) -> None:
    with Terminal(START, home=tmp_path) as terminal:
        finish_at_once(terminal)
        terminal.wait_for("A note, if you like")
        terminal.press(*"rainy")
        terminal.wait_for("rainy")
        if isinstance(how, signal.Signals):
            terminal.signal(how)
        else:
            terminal.press(how)
        assert terminal.wait_exit() == (128 + how if isinstance(how, int) else 0)
    assert kept(tmp_path, "SELECT note FROM session") == [("rainy",)]


def test_all_of_it_can_be_skipped(first: Terminal) -> None:
    first.press("enter")
    first.wait_for("Get emergency help now")
    first.press("escape")
    first.wait_for("Get ready")


@pytest.mark.parametrize(("key", "advice"), [("1", "local emergency number"), ("2", "Tell a doctor")])
def test_grave_signs_are_answered_with_advice_and_no_session(first: Terminal, key: str, advice: str) -> None:
    first.press("enter")
    first.wait_for("Get emergency help now")
    first.press(key)
    first.wait_for(advice)
    first.press("enter")
    first.wait_until(lambda: "Esc closes" not in first.text(), "list alone")
    first.press("q")
    assert first.wait_exit() == 0
    assert kept(first.home, "SELECT * FROM session") == []
    with Terminal(START, home=first.home) as terminal:  # what kept it from starting is asked about again
        terminal.wait_for("How much pain is there now")
        terminal.press("enter")
        terminal.wait_for("Get emergency help now")


def test_signs_of_the_third_group_leave_it_to_the_person(first: Terminal) -> None:
    first.press("enter")
    first.wait_for("Get emergency help now")
    first.press("3")
    first.wait_for("Not today")
    first.press("s")
    first.wait_for("Get ready")


def test_when_to_stop_is_one_key_away_and_pauses(first: Terminal) -> None:
    first.press("enter")
    first.wait_for("Get emergency help now")
    first.press("escape")
    first.wait_for("Get ready")
    first.press("c")
    first.wait_for("Stop this session when pain goes above 5")
    first.wait_for("Your session is paused. Close this to end it")
    first.press("escape")
    first.wait_for("Paused")
