"""The questions around a session as lines, in a real pseudo-terminal: for those who have a screen read to them."""

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from backstretch_tui.core.text.plain import HELP
from tests.support.terminal import ROOT, Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

START = ["python", "-m", "tests.support.patient", "start", "--plain", "--no-teach", "--only", "bridge"]


def answer(terminal: Terminal, question: str, line: str) -> None:
    terminal.wait_for(question)
    terminal.type(f"{line}\n")


def kept(home: Path, what: str) -> list[object]:
    with closing(sqlite3.connect(home / "history.db")) as connection:
        return [tuple(row) for row in connection.execute(what)]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / "settings.toml").write_text('activities = ["Socks on"]')
    with Terminal(START, home=tmp_path, columns=120, rows=50) as terminal:
        yield terminal


def test_before_and_after_a_session_all_is_asked(terminal: Terminal) -> None:
    answer(terminal, "0 to 10: None apply", "eleven")
    answer(terminal, "“eleven” is not an answer here", "c")
    answer(terminal, "It is best to ask a clinician first", "6")
    answer(terminal, "Pain above 5 is a reason to rest today", "s")
    answer(terminal, "Bridge, exercise 1 of 1", "q")
    answer(terminal, "How much pain do you have now", "")
    answer(terminal, "Socks on: how well can you do it", "8")
    answer(terminal, "Add a note", "It rained.")
    assert terminal.wait_exit() == 0
    assert kept(terminal.home, "SELECT pain_before, pain_after, note FROM session") == [(6, None, "It rained.")]
    assert kept(terminal.home, "SELECT answer FROM answer WHERE question = 'signs'") == [("clinician",)]
    assert kept(terminal.home, "SELECT name, score FROM activity") == [("Socks on", 8)]


@pytest.mark.parametrize(("group", "advice"), [("a", "Call your local emergency number"), ("b", "See a doctor")])
def test_serious_signs_are_answered_with_advice_and_no_session(terminal: Terminal, group: str, advice: str) -> None:
    answer(terminal, "None apply", group)
    answer(terminal, advice, "")
    assert terminal.wait_exit() == 0
    assert kept(terminal.home, "SELECT * FROM session") == []


def test_to_leave_a_question_is_not_to_start(terminal: Terminal) -> None:
    answer(terminal, "None apply", "q")
    assert terminal.wait_exit() == 0
    assert not (terminal.home / "history.db").exists()


def test_without_questions_it_begins_at_once(tmp_path: Path) -> None:
    with Terminal([*START, "--no-questions"], home=tmp_path) as terminal:
        answer(terminal, "Bridge, exercise 1 of 1", "q")
        assert terminal.wait_exit() == 0
        assert "pain" not in terminal.text()


def test_the_title_of_several_questions_is_said_once(terminal: Terminal) -> None:
    answer(terminal, "None apply", "")
    answer(terminal, "Bridge, exercise 1 of 1", "q")
    answer(terminal, "How much pain do you have now", "")
    answer(terminal, "Socks on: how well can you do it", "8")
    terminal.wait_for("Add a note")
    assert terminal.text().count("After your session.") == 1


def test_a_rehearsal_asks_where_that_is_wanted_and_says_where_it_is_listed(tmp_path: Path) -> None:
    with Terminal([*START, "--speed", "200", "--questions"], home=tmp_path, columns=60, rows=50) as terminal:
        answer(terminal, "None apply", "")
        terminal.wait_for("Rehearsals are listed only by")
        answer(terminal, "How much pain do you have now", "q")
        assert terminal.wait_exit() == 0


def test_lines_are_wrapped_between_words_at_a_terminal(tmp_path: Path) -> None:
    with Terminal([*START, "--no-questions"], home=tmp_path, columns=50) as terminal:
        answer(terminal, "Bridge, exercise 1 of 1", "?")
        terminal.wait_for(r"help\.$")
        words = " ".join(terminal.text().split())
        assert HELP in words


def test_a_program_is_asked_the_same_where_it_wants_that(tmp_path: Path) -> None:
    command = [sys.executable, *START[1:4], "--jsonl", "--questions", "--only", "bridge"]
    with Terminal(START, home=tmp_path) as terminal:
        environment = terminal._environment()
    ended = subprocess.run(
        command, input="n\nq\n4\n\n", stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True, check=True
    )
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    asked = [line for line in lines if line["event"] in ("signs", "score", "note")]
    assert [line["event"] for line in asked] == ["signs", "score", "note"]
    assert asked[0]["answers"]["a"] == "Something in group a applies"
    assert kept(tmp_path, "SELECT pain_after FROM session") == [(4,)]


@pytest.mark.parametrize(
    ("key", "then", "state"),
    [("g", "Paused. 1 of 10", ["playing"]), ("s", "has been saved", ["over"]), ("d", "was discarded", [])],
)
def test_a_session_that_was_killed_is_offered(tmp_path: Path, key: str, then: str, state: list[str]) -> None:
    (tmp_path / "settings.toml").write_text("ask_before = false")
    with Terminal(START, home=tmp_path) as terminal:
        answer(terminal, "Bridge, exercise 1 of 1", "n")
        terminal.wait_for("Into position 3 s")
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
    (session_id,) = [row[0] for row in kept(tmp_path, "SELECT id FROM session")]  # type: ignore[index]
    with Terminal(START, home=tmp_path) as terminal:
        answer(terminal, "You stopped during Bridge, into position, rep 1 of 10", key)
        terminal.wait_for(then)
        if key != "g":
            terminal.wait_for("Bridge, exercise 1 of 1")
        assert kept(tmp_path, f"SELECT state FROM session WHERE id = '{session_id}'") == [(one,) for one in state]


def test_where_nobody_answers_it_is_left_for_another_time_and_a_program_is_asked_nothing_else(tmp_path: Path) -> None:
    with Terminal([*START, "--speed", "2"], home=tmp_path) as terminal:
        terminal.wait_for("Bridge, exercise 1 of 1")
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
    ended = subprocess.run(
        [sys.executable, *START[1:4], "--jsonl", "--only", "bridge", "--speed", "200"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=terminal._environment(),
        text=True,
        check=True,
    )
    events = [line.split('"')[3] for line in ended.stdout.splitlines()]
    assert events[0] == "broken-off"
    assert not {"score", "signs", "note", "advice"} & set(events)
    assert events[-1] == "finished"
    assert kept(tmp_path, "SELECT state FROM session ORDER BY began") == [("playing",), ("over",)]


def test_a_locked_history_is_told_of_and_waited_for(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("ask_before = false")
    impatient = ["python", "-m", "backstretch_tui", *START[3:]]
    with Terminal(impatient, home=tmp_path, columns=120) as terminal, ExitStack() as stack:
        terminal.wait_for("Bridge, exercise 1 of 1")
        other = stack.enter_context(closing(sqlite3.connect(tmp_path / "history.db", isolation_level=None, timeout=60)))
        other.execute("BEGIN EXCLUSIVE")
        terminal.type("q\n")
        terminal.wait_for("cannot be written: another program is using it. Trying again")
        terminal.wait_for("trying for 10 more seconds")
        other.execute("COMMIT")
        terminal.wait_for("your session is saved")
        assert terminal.wait_exit() == 0
        assert other.execute("SELECT state FROM session").fetchall() == [("over",)]


def test_one_session_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("ask_before = false")
    with Terminal(START, home=tmp_path) as first:
        first.wait_for("Bridge, exercise 1 of 1")
        with Terminal(START, home=tmp_path, columns=120) as second:
            second.wait_for("a session is running in another window; end that one first")
            assert second.wait_exit() == 1
