"""Killed, the program leaves the terminal as it was."""

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.support.demo import DEMO, guardians, is_left_as_found, parent_of
from tests.support.terminal import Modes, Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind, and Textual's own driver", allow_module_level=True)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
@pytest.mark.parametrize("controlling", [True, False], ids=["a-session", "no-session"])
def test_killed_it_leaves_the_terminal_as_it_was(tmp_path: Path, number: signal.Signals, controlling: bool) -> None:
    with Terminal(DEMO, home=tmp_path, modern=True, controlling=controlling) as terminal:
        terminal.wait_for("Demo 80x24")
        terminal.wait_until(lambda: bool(guardians(terminal)), "guardian")
        terminal.signal(number)
        assert terminal.wait_exit() == 128 + number
        terminal.wait_until(lambda: not guardians(terminal), "end of the guardian", after_exit=True)
        terminal.settle()
        assert is_left_as_found(terminal)


def test_killed_after_a_stop_it_leaves_the_terminal_to_the_shell(tmp_path: Path) -> None:
    with Terminal(["/bin/sh", "-i"], home=tmp_path, env={"PYTHON": sys.executable}) as terminal:
        terminal.wait_for(r"^\$")
        terminal.type("$PYTHON -m tests.support.demo_app\n")
        terminal.wait_for("Demo 80x24")
        terminal.wait_until(lambda: bool(guardians(terminal)), "guardian")
        terminal.press("ctrl+z")
        terminal.wait_for(r"^\$\Z")
        seen = len(terminal.raw)
        terminal.type("kill -9 %1; wait; echo killed\n")
        terminal.wait_for("^killed$")
        terminal.wait_until(lambda: not guardians(terminal), "end of the guardian")
        assert b"\x1b[?1049l" not in terminal.raw[seen:]


def test_killed_with_the_shell_at_the_front_it_says_so_in_place_of_the_prompt(tmp_path: Path) -> None:
    with Terminal(["/bin/sh", "-i"], home=tmp_path, env={"PYTHON": sys.executable}) as terminal:
        terminal.wait_for(r"^\$")
        terminal.type("$PYTHON -m tests.support.demo_app\n")
        terminal.wait_for("Demo 80x24")
        terminal.wait_until(lambda: bool(guardians(terminal)), "guardian")
        program = parent_of(guardians(terminal)[0])
        os.kill(program, signal.SIGSTOP)
        terminal.wait_for(r"Stopped.*\n\$")
        os.kill(program, signal.SIGKILL)
        terminal.wait_for("^Backstretch was killed. Your terminal is restored; press Enter for a prompt.$")
        terminal.wait_until(lambda: not guardians(terminal), "end of the guardian")
        assert terminal.modes == Modes()


def test_killed_while_another_program_has_the_terminal_it_leaves_it_alone(tmp_path: Path) -> None:
    with Terminal(["/bin/bash", "--norc", "-i"], home=tmp_path, env={"PYTHON": sys.executable}) as terminal:
        terminal.wait_for(r"^\$")
        terminal.type("$PYTHON -m tests.support.demo_app\n")
        terminal.wait_for("Demo 80x24")
        terminal.wait_until(lambda: bool(guardians(terminal)), "guardian")
        (guardian,) = guardians(terminal)
        os.kill(parent_of(guardian), signal.SIGSTOP)  # so that the shell comes to the front
        terminal.type('$PYTHON -c \'input("another" + " program")\'\n')
        terminal.wait_for("another program")
        seen = len(terminal.raw)
        os.kill(parent_of(guardian), signal.SIGKILL)
        terminal.wait_until(lambda: not guardians(terminal), "end of the guardian")
        terminal.settle()
        assert b"\x1b[?1049l" not in terminal.raw[seen:]


@pytest.mark.parametrize("key", ["q", "c"], ids=["quit", "crash"])
def test_the_guardian_ends_with_the_program(demo: Terminal, key: str) -> None:
    demo.wait_until(lambda: bool(guardians(demo)), "guardian")
    demo.press(key)
    demo.wait_exit()
    assert not guardians(demo)
    assert demo.raw.count(b"\x1b[?1049l") == 1
