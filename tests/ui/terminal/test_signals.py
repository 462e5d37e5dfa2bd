"""Stopped and continued, the program gives the terminal back and takes it again."""

import signal
import sys
from pathlib import Path

import pytest

from tests.support.demo import is_left_as_found, said
from tests.support.terminal import Modes, Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind, and Textual's own driver", allow_module_level=True)


def test_after_a_stop_that_nobody_announced_it_draws_again_and_keys_work(demo: Terminal) -> None:
    for told in ("resumed", "resumed, key a, resumed"):
        demo.signal(signal.SIGSTOP)
        demo.cook()
        demo.forget()
        demo.signal(signal.SIGCONT)
        demo.wait_for(rf"Demo 80x24\nsaid: {told}\.")
        demo.wait_for("never changes")
        demo.press("a")
        demo.wait_for(rf"said: {told}, key a\.")
        assert demo.modes.alternate_screen
        assert not demo.modes.cooked
        assert demo.modes.kitty_keys == 1
    demo.signal(signal.SIGTERM)
    assert demo.wait_exit() == 143
    assert is_left_as_found(demo)


def test_ctrl_z_and_fg_in_a_shell(tmp_path: Path) -> None:
    with Terminal(["/bin/sh", "-i"], home=tmp_path, env={"PYTHON": sys.executable}) as terminal:
        terminal.wait_for(r"^\$")
        terminal.type("$PYTHON -m tests.support.demo_app; echo status $?\n")
        terminal.wait_for("Demo 80x24")
        terminal.press("ctrl+z")
        terminal.wait_for(r"^status 148$")
        terminal.wait_for(r"^\$\Z")
        assert terminal.modes == Modes()
        assert set(said(terminal).split(", ")) == {"suspended"}
        terminal.resize(60, 20)
        terminal.type("fg\n")
        terminal.wait_for(r"Demo 60x20\nsaid: (suspended, )+resumed\.")
        assert terminal.modes.alternate_screen
        assert not terminal.modes.cooked
        terminal.press("a")
        terminal.wait_for("key a")
        terminal.press("q")
        terminal.wait_until(lambda: not terminal.modes.alternate_screen, "end of the app")
        terminal.wait_for(r"^\$\Z")
        terminal.type("exit $?\n")
        assert terminal.wait_exit() == 0
        assert terminal.modes == Modes()


def test_continued_in_the_background_it_waits_for_the_foreground(tmp_path: Path) -> None:
    with Terminal(["/bin/sh", "-i"], home=tmp_path, env={"PYTHON": sys.executable}) as terminal:
        terminal.wait_for(r"^\$")
        terminal.type("$PYTHON -m tests.support.demo_app\n")
        terminal.wait_for("Demo 80x24")
        terminal.press("ctrl+z")
        terminal.wait_for(r"^\$\Z")
        terminal.type("bg; wait; jobs; echo back\n")
        terminal.wait_for(r"^back")
        assert terminal.modes == Modes()
        terminal.type("fg\n")
        terminal.wait_for(r"said: (suspended, )+resumed\.")
        terminal.press("a")
        terminal.wait_for("key a")
        terminal.press("q")
        terminal.wait_until(lambda: not terminal.modes.alternate_screen, "end of the app")
        terminal.wait_for(r"^\$\Z")
        terminal.type("exit $?\n")
        assert terminal.wait_exit() == 0
        assert terminal.modes == Modes()


def test_asked_to_stop_without_a_shell_to_continue_it_it_goes_straight_on(demo: Terminal) -> None:
    demo.signal(signal.SIGTSTP)
    demo.wait_for(r"said: suspended, resumed\.")
    assert demo.modes.alternate_screen
    demo.press("a", "q")
    assert demo.wait_exit() == 0
    assert is_left_as_found(demo)
