"""A session that was killed, in a real pseudo-terminal: the next start offers it where it was."""

import os
import random
import re
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.terminal import Terminal
from tests.support.waiting import PATIENCE_SECONDS

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

BACKSTRETCH = ["python", "-m", "tests.support.patient"]

SPEED = 10

REHEARSE = [*BACKSTRETCH, "start", "daily", "--no-teach", "--dose", "full", "--speed", str(SPEED)]

SESSIONS, KILLS = (4, 25) if "THOROUGH" in os.environ else (2, 6)
"""How many sessions are killed, and how often each, one after the other."""

LONGEST_TICK, MOST_LOST = 3 * SPEED, 5 * SPEED
"""Seconds of the session that a picture may be behind what is saved, and that may be lost."""


class Shown(NamedTuple):
    """Where the screen says that the session stands."""

    exercise: str
    doing: str
    left: int
    """Seconds of the session."""
    is_paused: bool


def shown(picture: str) -> Shown | None:
    """Return where the session stands; None where the screen shows something else."""
    found = re.search(r"^(.*?)  .*?(\d+):(\d\d) left[^\n]*\n(.*)$", picture, re.MULTILINE)
    if not found:
        return None
    head, minutes, seconds, doing = found.groups()
    what = doing.strip().removeprefix("Paused · ")
    return Shown(head.strip(), what, int(minutes) * 60 + int(seconds), is_paused=what != doing.strip())


def wait_for_session(terminal: Terminal, is_so: Callable[[Shown], bool], what: str) -> Shown:
    """Return where the session stands as soon as that is as it should be."""
    found: Shown | None = None

    def look() -> bool:
        nonlocal found
        found = shown(terminal.text())
        return found is not None and is_so(found)

    terminal.wait_until(look, what)
    assert found
    return found


def whole_picture(terminal: Terminal) -> Shown:
    """Return where the session stands, paused, when all that was to be drawn before has been drawn."""
    wait_for_session(terminal, lambda now: now.is_paused, "session, paused")
    terminal.press("w")
    terminal.wait_for("Next,")  # the answer is drawn last
    found = shown(terminal.text())
    assert found
    return found


def kill(terminal: Terminal) -> Shown:
    """Kill the program, and return where the session stood on its last picture."""
    terminal.signal(signal.SIGKILL)
    terminal.wait_exit()
    last = shown(terminal.last_picture())
    assert last
    return last


def watch(terminal: Terminal, seconds: int) -> None:
    """Let so many seconds of the session pass."""
    start = wait_for_session(terminal, lambda _: True, "session")
    wait_for_session(terminal, lambda now: start.left - now.left >= seconds, f"end of {seconds} seconds")


def moves(now: Shown) -> list[str]:
    """Return the keys that lead to another step, and not past the last one."""
    back = ["left", "P"] if now.exercise != "Pelvic Tilt" or not now.doing.startswith("Get ready") else []
    return [*back, *(["right", "right", "N"] if now.exercise != "Bridge" else [])]


@pytest.mark.parametrize("seed", range(SESSIONS))
def test_a_session_killed_again_and_again_always_goes_on_where_it_was(tmp_path: Path, seed: int) -> None:
    """While it is paused, what was on the screen is there again to the letter; while it runs, within five seconds."""
    chance = random.Random(seed)
    (tmp_path / "settings.toml").write_text("reduced_motion = true\n", "utf-8")
    with Terminal(REHEARSE, home=tmp_path, modern=True) as terminal:
        watch(terminal, chance.randint(0, 20))
        last = before = kill(terminal)
    for _ in range(KILLS - 1):
        with Terminal(BACKSTRETCH, home=tmp_path, modern=True) as terminal:
            terminal.wait_for("You stopped during")
            terminal.press("g")
            now = whole_picture(terminal)
            if last.is_paused:
                # The last picture may be torn: what is not yet as it is now is as it was before the last key.
                assert all(seen in (is_, was) for seen, is_, was in zip(last, now, before, strict=True)), (last, now)
            else:
                assert -LONGEST_TICK <= now.left - last.left <= MOST_LOST
            if chance.random() < 0.5:
                for _ in range(chance.randint(1, 4)):
                    before = whole_picture(terminal)
                    key = chance.choice(moves(before))
                    terminal.press(key)
                    wait_for_session(terminal, before.__ne__, f"answer to {key}")
                last = kill(terminal)  # at the very moment that the answer is there
            else:
                terminal.press("space")
                wait_for_session(terminal, lambda now: not now.is_paused, "session, running")
                watch(terminal, chance.randint(0, 10))
                last = before = kill(terminal)
    with Terminal(BACKSTRETCH, home=tmp_path) as terminal:
        terminal.wait_for("You stopped during")
        terminal.press("s")
        terminal.wait_for("has been saved")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        assert connection.execute("SELECT count(*), min(state) FROM session").fetchone() == (1, "over")


def test_a_session_killed_in_a_hold_is_resumed_in_the_same_hold(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("ask_before = false\n", "utf-8")
    command = [*BACKSTRETCH, "start", "--no-teach", "--only", "bridge"]
    with Terminal(command, home=tmp_path) as terminal:
        terminal.wait_for("Get ready")
        terminal.press("right", "right")
        terminal.wait_for("Hold.* 1 of 10")
        terminal.press("space")
        terminal.wait_for("Paused.*Hold.* 1 of 10")
        kill(terminal)
    with Terminal(BACKSTRETCH, home=tmp_path) as terminal:
        terminal.wait_for("You stopped during Bridge, hold")
        terminal.press("g")
        terminal.wait_for("Paused.*Hold.* 1 of 10")


@pytest.mark.parametrize(("key", "kept"), [("s", [("over",)]), ("d", [])])
def test_a_killed_session_can_be_saved_as_it_was_or_discarded(tmp_path: Path, key: str, kept: list[tuple[str]]) -> None:
    with Terminal(REHEARSE, home=tmp_path) as terminal:
        wait_for_session(terminal, lambda _: True, "session")
        kill(terminal)
    with Terminal(BACKSTRETCH, home=tmp_path) as terminal:
        terminal.wait_for("You stopped during")
        terminal.press(key)
        terminal.wait_for("has been saved|was discarded")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        assert connection.execute("SELECT state FROM session").fetchall() == kept


def test_a_second_copy_can_only_look_around_and_says_so(tmp_path: Path) -> None:
    with (
        Terminal(REHEARSE, home=tmp_path) as first,
        Terminal(BACKSTRETCH, home=tmp_path) as other,
    ):
        first.wait_for("left")
        other.wait_for("Bridge")
        other.press("s")
        other.wait_for("A session is running in another window")
        assert not re.search("Get ready", other.text())
        kill(first)
        other.wait_for("You stopped during")
        assert "another window" not in other.text()


def test_what_could_not_be_read_at_first_is_offered_when_it_can(tmp_path: Path) -> None:
    with Terminal(REHEARSE, home=tmp_path) as terminal:
        wait_for_session(terminal, lambda _: True, "session")
        kill(terminal)
    with closing(sqlite3.connect(tmp_path / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with Terminal(BACKSTRETCH, home=tmp_path) as terminal:
            terminal.wait_for("Your history cannot be read: another program is using it")
            other.execute("COMMIT")
            terminal.wait_for("You stopped during")
            assert "cannot be read" not in terminal.text()


def test_a_locked_history_is_told_as_long_as_it_is_and_the_session_goes_on(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("reduced_motion = true\n", "utf-8")
    impatient = ["python", "-m", "backstretch_tui", *REHEARSE[3:]]
    with Terminal(impatient, home=tmp_path) as terminal, ExitStack() as stack:
        wait_for_session(terminal, lambda _: True, "session")
        other = stack.enter_context(
            closing(sqlite3.connect(tmp_path / "history.db", isolation_level=None, timeout=PATIENCE_SECONDS))
        )
        other.execute("BEGIN EXCLUSIVE")
        terminal.press("space")
        wait_for_session(terminal, lambda now: now.is_paused, "pause")
        terminal.wait_for("Your history cannot be written: another program is using it. Trying again")
        terminal.press("space")
        wait_for_session(terminal, lambda now: not now.is_paused, "session, running")
        other.execute("COMMIT")
        terminal.wait_until(lambda: "cannot be written" not in terminal.text(), "end of the warning")
        kill(terminal)
        names = other.execute("SELECT name FROM event WHERE name <> 'Tick' ORDER BY number").fetchall()
    assert names == [("Begin",), ("Pause",), ("Resume",)]


def test_a_disk_that_cannot_be_written_is_told_and_the_session_goes_on(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_bytes(b"")
    with Terminal([*BACKSTRETCH, "start", "--no-teach", "--speed", "50"], home=tmp_path) as terminal:
        terminal.wait_for("It is empty")
        terminal.press("l")
        terminal.wait_for("Nothing is saved now, and your history is not changed")
        terminal.wait_for("left")
    assert (tmp_path / "history.db").read_bytes() == b""
