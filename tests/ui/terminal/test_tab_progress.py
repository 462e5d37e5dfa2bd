"""The progress of a session in the terminal's tab: only where it is known to be understood, and never left behind."""

import re
import signal
import sys
from pathlib import Path

import pytest

from backstretch_tui.ui.terminal.tab_progress import knows_progress, progress_sequence

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from tests.support.demo import guardians
from tests.support.terminal import Terminal

XTERM = {"TERM": "xterm-256color"}
GHOSTTY = {"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.2.0"}
VTE = XTERM | {"VTE_VERSION": "8000"}
WINDOWS = {"WT_SESSION": "0f6f2a5c"}
START = ["python", "-m", "backstretch_tui", "start", "--no-questions", "--no-teach"]


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({}, False),
        (XTERM, False),
        (GHOSTTY, True),
        (GHOSTTY | {"TERM_PROGRAM_VERSION": "1.1.3"}, False),
        (GHOSTTY | {"TERM_PROGRAM_VERSION": ""}, False),
        (GHOSTTY | {"TMUX": "/tmp/tmux-0/default,1,0"}, False),
        (GHOSTTY | {"STY": "1234.pts-0"}, False),
        (GHOSTTY | {"ZELLIJ": "0"}, False),
        (XTERM | {"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.6.6"}, True),
        (XTERM | {"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.6.5"}, False),
        (XTERM | {"TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20250301-120000-abcdef12"}, True),
        (XTERM | {"TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20240203-110809-5046fc22"}, False),
        (XTERM | {"TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.99.0"} | WINDOWS, False),
        (VTE, True),
        (XTERM | {"VTE_VERSION": "7802"}, False),
        (XTERM | {"VTE_VERSION": "٨٠٠٠"}, False),
        (VTE | {"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, False),
        (VTE | {"TERM": "foot"}, False),
        (VTE | {"TERM": "tmux-256color"}, False),
        (XTERM | {"KONSOLE_VERSION": "260400"}, True),
        (XTERM | {"KONSOLE_VERSION": "251203"}, False),
        (WINDOWS, True),
        (XTERM | WINDOWS, True),
        ({"ConEmuANSI": "ON"}, True),
        ({"ConEmuANSI": "OFF"}, False),
    ],
)
def test_only_terminals_that_are_known_to_show_progress_are_told_of_it(
    environment: dict[str, str], known: bool
) -> None:
    assert knows_progress(environment) == known


def test_a_sequence_says_how_far_and_whether_it_stands_still() -> None:
    assert progress_sequence(0.499, is_paused=False) == "\x1b]9;4;1;49\x1b\\"
    assert progress_sequence(1, is_paused=True) == "\x1b]9;4;4;100\x1b\\"


def in_tab(terminal: Terminal) -> tuple[int, int] | None:
    """Return what the tab shows: the state, and how many percent; None for nothing."""
    said = re.findall(rb"\x1b\]9;4;(\d);(\d*)\x1b\\", terminal.raw)
    return (int(said[-1][0]), int(said[-1][1])) if said and said[-1][0] != b"0" else None


def wait_for_tab(terminal: Terminal, state: int) -> None:
    terminal.wait_until(lambda: (in_tab(terminal) or (0,))[0] == state, f"state {state} in the tab")


def test_the_tab_follows_the_session(tmp_path: Path) -> None:
    with Terminal([*START, "--speed", "60"], home=tmp_path, env=GHOSTTY) as terminal:
        terminal.wait_until(lambda: (in_tab(terminal) or (0, 0))[1] >= 2, "progress in the tab")
        terminal.press("space")
        wait_for_tab(terminal, 4)
        terminal.press("space")
        wait_for_tab(terminal, 1)
        terminal.press("q")
        terminal.wait_for("The session is paused")
        wait_for_tab(terminal, 4)
        terminal.press("f")
        terminal.wait_until(lambda: in_tab(terminal) is None, "nothing in the tab of a summary")
        terminal.press("b")
        wait_for_tab(terminal, 4)
        terminal.press("q")
        terminal.wait_for("The session is paused")
        terminal.press("d")
        terminal.wait_until(lambda: in_tab(terminal) is None, "nothing in the tab of a list")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL, signal.SIGSEGV])
def test_nothing_is_left_in_the_tab_whatever_ends_the_program(tmp_path: Path, number: signal.Signals) -> None:
    with Terminal(START, home=tmp_path, env=VTE) as terminal:
        terminal.wait_until(lambda: bool(guardians(terminal)), "guardian")
        wait_for_tab(terminal, 1)
        terminal.signal(number)
        assert terminal.wait_exit() == 128 + number
        terminal.wait_until(lambda: not guardians(terminal), "end of the guardian", after_exit=True)
        terminal.settle()
        assert in_tab(terminal) is None


def test_nothing_is_in_the_tab_while_the_program_stands_still(tmp_path: Path) -> None:
    with Terminal(["/bin/sh", "-i"], home=tmp_path, env=VTE | {"PYTHON": sys.executable}) as terminal:
        terminal.wait_for(r"^\$")
        terminal.type("$PYTHON -m backstretch_tui start --no-questions --no-teach\n")
        wait_for_tab(terminal, 1)
        terminal.press("ctrl+z")
        terminal.wait_for(r"^\$\Z")
        assert in_tab(terminal) is None


def test_other_terminals_are_told_nothing(tmp_path: Path) -> None:
    with Terminal(START, home=tmp_path, env={"KITTY_WINDOW_ID": "1"} | VTE) as terminal:
        terminal.wait_for("Get ready")
        terminal.press("space")
        terminal.wait_for("Paused")
        terminal.signal(signal.SIGTERM)
        terminal.wait_exit()
        assert b"\x1b]9" not in terminal.raw
