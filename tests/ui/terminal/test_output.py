"""A terminal that does not read holds nobody up."""

import re
import signal
import sys
from pathlib import Path

import pytest

from tests.support.demo import DEMO, guardians, is_left_as_found, said
from tests.support.terminal import Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind, and Textual's own driver", allow_module_level=True)


def press_unread(terminal: Terminal, times: int) -> None:
    """Fill the screen over and over while the terminal does not read, and wait until all keys have had their effect."""
    terminal.is_read = False
    terminal.press(*"f" * times)
    terminal.wait_until(lambda: said(terminal).count("key f") == times, "effect of all keys", 60)


def test_a_terminal_that_does_not_read_holds_nobody_up_and_is_repainted(tmp_path: Path) -> None:
    with Terminal(DEMO, home=tmp_path, columns=200, rows=50) as terminal:
        terminal.wait_for("Demo 200x50")
        press_unread(terminal, 40)
        terminal.is_read = True
        terminal.wait_for(f"^{'ABCDEFG'[40 % 7] * 200}$", 60)
        terminal.wait_for("This never changes.")
        assert len(re.findall(rb"([A-G])\1{199}", terminal.raw)) < 40 * 40  # most pictures were dropped
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert is_left_as_found(terminal)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_terminal_that_does_not_read_keeps_no_signal_from_ending_it(tmp_path: Path, unbuffered: str) -> None:
    with Terminal(DEMO, home=tmp_path, columns=200, rows=50, env={"PYTHONUNBUFFERED": unbuffered}) as terminal:
        terminal.wait_for("Demo 200x50")
        terminal.wait_until(lambda: bool(guardians(terminal)), "guardian")
        press_unread(terminal, 40)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit(60) == 128 + signal.SIGTERM
        terminal.is_read = True
        terminal.wait_until(lambda: not guardians(terminal), "end of the guardian", 60, after_exit=True)
        terminal.settle()
        assert is_left_as_found(terminal)
