"""A session that was killed, in a real pseudo-terminal: the next start offers it where it was."""

import os
import random
import re
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.terminal import Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

KILLS = int(os.environ.get("BACKSTRETCH_KILLS", "5"))
"""How many sessions are killed; a hundred take some minutes."""

REHEARSE = ["python", "-m", "backstretch_tui", "start", "relief", "--speed", "50"]


def seconds_left(terminal: Terminal) -> int:
    """Return what the screen says is left of the session."""
    minutes, seconds = terminal.wait_for(r"(\d+):(\d\d) left").groups()
    return int(minutes) * 60 + int(seconds)


def events(home: Path, *, ticks: bool = True) -> int:
    """Count the events that have reached the disk."""
    wanted = "" if ticks else " WHERE name <> 'Tick'"
    try:
        with closing(sqlite3.connect(f"file:{home / 'history.db'}?mode=ro", uri=True)) as connection:
            return int(connection.execute(f"SELECT count(*) FROM event{wanted}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def wait_for_keys(terminal: Terminal, number: int) -> None:
    """Wait until so many events that are no ticks have reached the disk."""
    terminal.wait_until(lambda: events(terminal.home, ticks=False) >= number, "journal of the key")


def kill(terminal: Terminal) -> None:
    terminal.signal(signal.SIGKILL)
    terminal.wait_exit()


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_session_goes_on_where_it_was(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Terminal(REHEARSE, home=tmp_path) as terminal:
        terminal.wait_until(lambda: events(tmp_path) > 1, "journal")
        for number in range(2, chance.randint(2, 8)):
            terminal.press(chance.choice(["right", "right", "left", "N", "p"]))
            wait_for_keys(terminal, number)
        wanted = seconds_left(terminal) - chance.randint(0, 100)
        terminal.wait_until(lambda: seconds_left(terminal) <= wanted, f"{wanted} s left")
        left = seconds_left(terminal)
        kill(terminal)
    with Terminal(["python", "-m", "backstretch_tui"], home=tmp_path) as terminal:
        terminal.wait_for("It was broken off in")
        terminal.press("g")
        terminal.wait_for("‖|Paused")
        # A quarter of a second of real time is twelve of the rehearsal's, a frame two; to write takes its time too.
        assert -5 < seconds_left(terminal) - left < 50
        terminal.press("q")
        terminal.wait_for("The session is paused")
        terminal.press("f")
        terminal.wait_for("repetitions? done|No repetition")
        terminal.press("enter")
        terminal.wait_for("Relief")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        assert connection.execute("SELECT count(*), min(state) FROM session").fetchone() == (1, "over")


def test_a_session_killed_in_a_hold_is_resumed_in_the_same_hold(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("ask_before = false\n", "utf-8")
    command = ["python", "-m", "backstretch_tui", "start", "--only", "bridge"]
    with Terminal(command, home=tmp_path) as terminal:
        terminal.wait_for("Get ready")
        terminal.press("right", "right")
        terminal.wait_for("Hold.* 1 of 10")
        terminal.press("space")
        wait_for_keys(terminal, 4)
        kill(terminal)
    with Terminal(["python", "-m", "backstretch_tui"], home=tmp_path) as terminal:
        terminal.wait_for("Bridge, hold, 1 of 10")
        terminal.press("g")
        terminal.wait_for("Paused.*Hold.* 1 of 10")


@pytest.mark.parametrize(("key", "kept"), [("s", [("over",)]), ("d", [])])
def test_a_killed_session_can_be_saved_as_it_was_or_discarded(tmp_path: Path, key: str, kept: list[tuple[str]]) -> None:
    with Terminal(REHEARSE, home=tmp_path) as terminal:
        terminal.wait_until(lambda: events(tmp_path) > 2, "journal")
        kill(terminal)
    with Terminal(["python", "-m", "backstretch_tui"], home=tmp_path) as terminal:
        terminal.wait_for("It was broken off in")
        terminal.press(key)
        terminal.wait_for("has been saved|was discarded")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        assert connection.execute("SELECT state FROM session").fetchall() == kept


def test_a_second_copy_can_only_look_around_and_says_so(tmp_path: Path) -> None:
    with (
        Terminal(REHEARSE, home=tmp_path) as first,
        Terminal(["python", "-m", "backstretch_tui"], home=tmp_path) as other,
    ):
        first.wait_for("left")
        other.wait_for("Bridge")
        other.press("s")
        other.wait_for("A session is being played in another window")
        assert not re.search("Get ready", other.text())


def test_a_disk_that_cannot_be_written_is_told_and_the_session_goes_on(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_bytes(b"")
    with Terminal(["python", "-m", "backstretch_tui", "start", "--speed", "50"], home=tmp_path) as terminal:
        terminal.wait_for("it is empty")
        terminal.press("l")
        terminal.wait_for("Nothing is saved, and your history is left alone")
        terminal.wait_for("left")
    assert (tmp_path / "history.db").read_bytes() == b""
