"""What is asked before and after a session, in a real pseudo-terminal: short, kind, and skipped with a key."""

import re
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

IN_SESSION = r"\d:\d\d left"
"""Only the session shows how much of it is left."""

START = ["python", "-m", "backstretch_tui", "start", "--no-teach", "--only", "bridge"]


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Terminal]:
    with Terminal(START, home=tmp_path) as terminal:
        terminal.wait_for("s +Start without answering")
        yield terminal


def kept(home: Path, what: str) -> list[object]:
    with closing(sqlite3.connect(home / "history.db")) as connection:
        return [tuple(row) for row in connection.execute(what)]


def test_from_the_list_to_the_first_exercise_it_takes_two_keys_at_first_and_one_later(tmp_path: Path) -> None:
    for is_first in (True, False):
        with Terminal(START[:3], home=tmp_path) as terminal:
            terminal.wait_for("⏎ Start")
            if is_first:
                terminal.press("enter")
                terminal.wait_for("s +Start without answering")
            terminal.press("3")
            terminal.wait_for(IN_SESSION)
            terminal.press("ctrl+q")
            terminal.wait_for("The session is paused")
            terminal.press("f")
            terminal.wait_for("After your session")
            terminal.press("ctrl+q")
            assert terminal.wait_exit() == 0
    assert kept(tmp_path, "SELECT pain_before FROM session") == [(3,), (3,)]
    assert kept(tmp_path, "SELECT question, answer FROM answer") == [("signs", "none")]


def test_a_score_pressed_on_the_list_is_kept_while_the_signs_are_asked(tmp_path: Path) -> None:
    with Terminal(START[:3], home=tmp_path) as terminal:
        terminal.wait_for("Start")
        terminal.press("4")
        terminal.wait_for("None apply; start with pain 4")
        terminal.press("enter")
        terminal.wait_for(IN_SESSION)
    assert kept(tmp_path, "SELECT pain_before FROM session") == [(4,)]


def test_without_questions_it_takes_no_key(tmp_path: Path) -> None:
    with Terminal([*START, "--no-questions"], home=tmp_path) as terminal:
        terminal.wait_for(IN_SESSION)
        terminal.press("q")
        terminal.wait_for("The session is paused")
        terminal.press("f")
        terminal.wait_for("Held 0:00")
        terminal.settle()
        assert "After your session" not in terminal.text()


def test_escape_in_a_question_before_a_session_leads_to_the_list(first: Terminal) -> None:
    first.press("escape")
    first.wait_for("Enter Start|⏎ Start")
    first.press("enter")
    first.wait_for("Does any of this apply to you")
    first.press("9")
    first.wait_for("Rest today")
    first.press("escape")
    first.wait_for("⏎ Start")
    first.press("6")  # not answered so that it could start, but answered: now the score alone is wanted
    first.wait_for("Rest today")
    first.press("escape")
    first.wait_until(lambda: "Rest today" not in first.text(), "list alone")
    first.press("q")
    assert first.wait_exit() == 0
    assert kept(first.home, "SELECT * FROM session") == []


def test_a_session_with_all_its_questions(first: Terminal) -> None:
    first.press("6")
    first.wait_for("Pain above 5 is a reason to rest today")
    first.press("s")
    first.wait_for(IN_SESSION)
    first.press("q")
    first.wait_for("The session is paused")
    first.press("f")
    first.wait_for("After your session")
    first.press("t")
    first.wait_for("Pain above 5 is a reason to rest, and to do less")
    first.wait_for("Add a note")
    first.press(*"stiff", "enter")
    first.wait_until(lambda: "After your session" not in first.text(), "summary alone")
    first.press("enter")
    first.wait_for("⏎ Start")
    first.press("enter")
    first.wait_for("How much pain do you have now")
    first.press("enter")
    first.wait_for(IN_SESSION)
    first.press("ctrl+q")
    first.wait_for("The session is paused")
    first.press("d")
    first.wait_for("⏎ Start")
    first.press("q")
    assert first.wait_exit() == 0
    assert kept(first.home, "SELECT pain_before, pain_after, note FROM session") == [(6, 10, "stiff")]
    assert kept(first.home, "SELECT question, answer FROM answer") == [("signs", "none")]


def test_it_can_only_be_answered_where_all_of_it_was_in_sight(tmp_path: Path) -> None:
    with Terminal(START, home=tmp_path, columns=40, rows=12) as terminal:
        terminal.wait_for("Before you start")
        terminal.settle()
        terminal.press("3")
        terminal.wait_for("bladder|bowels")
        for _ in range(20):
            terminal.settle()
            if "Start without answering" in " ".join(terminal.text().split()):
                break
            assert not re.search(IN_SESSION, terminal.text())
            terminal.press("space")
        terminal.press("3")
        terminal.wait_for(IN_SESSION)


def finish_at_once(terminal: Terminal) -> None:
    """Begin a session and end it, and say nothing of pain."""
    terminal.wait_for("Does any of this apply to you|How much pain do you have now")
    terminal.press("enter")
    terminal.wait_for(IN_SESSION)
    terminal.press("q")
    terminal.wait_for("The session is paused")
    terminal.press("f")
    terminal.wait_for("After your session")
    terminal.press("enter")


def test_once_a_week_it_is_asked_how_activities_of_ones_own_go(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('activities = ["Socks on", "Carry [/] shopping"]', "utf-8")
    with Terminal(START, home=tmp_path) as terminal:
        finish_at_once(terminal)
        terminal.wait_for("Socks on: how well can you do it")
        terminal.press("4")
        terminal.wait_for(r"Carry \[/\] shopping: how well")
        terminal.press("enter")
        terminal.wait_for("Add a note")
        terminal.press("enter")
        terminal.wait_until(lambda: "Add a note" not in terminal.text(), "summary alone")
        terminal.press("enter")
        terminal.wait_for("⏎ Start")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with Terminal(START, home=tmp_path) as terminal:
        finish_at_once(terminal)
        terminal.wait_for("Add a note")  # not asked again so soon
    assert kept(tmp_path, "SELECT name, score FROM activity") == [("Socks on", 4)]


@pytest.mark.parametrize("how", ["ctrl+q", signal.SIGTERM, signal.SIGHUP])
def test_a_note_is_kept_when_the_program_ends_in_the_middle_of_it(tmp_path: Path, how: str | signal.Signals) -> None:
    with Terminal(START, home=tmp_path) as terminal:
        finish_at_once(terminal)
        terminal.wait_for("Add a note")
        terminal.press(*"rainy")
        terminal.wait_for("rainy")
        if isinstance(how, signal.Signals):
            terminal.signal(how)
        else:
            terminal.press(how)
        assert terminal.wait_exit() == (128 + how if isinstance(how, int) else 0)
    assert kept(tmp_path, "SELECT note FROM session") == [("rainy",)]


def test_to_start_without_answering_is_a_key_of_its_own(first: Terminal) -> None:
    first.press("s")
    first.wait_for(IN_SESSION)
    assert kept(first.home, "SELECT question, answer FROM answer") == []


@pytest.mark.parametrize(("key", "advice"), [("a", "local emergency number"), ("b", "See a doctor")])
def test_serious_signs_are_answered_with_advice_and_no_session(first: Terminal, key: str, advice: str) -> None:
    first.press(key)
    first.wait_for(advice)
    first.press("enter")
    first.wait_until(lambda: advice not in first.text(), "list alone")
    first.press("q")
    assert first.wait_exit() == 0
    assert kept(first.home, "SELECT * FROM session") == []
    with Terminal(START, home=first.home) as terminal:  # what kept it from starting is asked about again
        terminal.wait_for("Does any of this apply to you")


def test_signs_of_the_third_group_leave_it_to_the_person(first: Terminal) -> None:
    first.press("c")
    first.wait_for("Not today")
    first.press("2")
    first.wait_for(IN_SESSION)
    assert kept(first.home, "SELECT pain_before FROM session") == [(2,)]


def test_when_to_stop_is_one_key_away_and_pauses(tmp_path: Path) -> None:
    with Terminal([*START, "--no-questions"], home=tmp_path) as terminal:
        terminal.wait_for(IN_SESSION)
        terminal.press("c")
        terminal.wait_for("Stop this session if pain goes above 5")
        terminal.wait_for("Your session is paused. Close this to end it")
        terminal.press("escape")
        terminal.wait_for("Paused")
