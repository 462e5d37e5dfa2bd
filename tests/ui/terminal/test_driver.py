"""Whatever ends the program, the terminal comes back whole: tried in a real pseudo-terminal."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.demo import DEMO, is_left_as_found
from tests.support.terminal import Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind, and Textual's own driver", allow_module_level=True)


# --- ends -----------------------------------------------------------------------------------------------------------


def test_quitting_leaves_the_terminal_as_it_was(demo: Terminal) -> None:
    demo.press("q")
    assert demo.wait_exit() == 0
    assert is_left_as_found(demo)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_ends_it_with_the_status_a_shell_expects(demo: Terminal, number: signal.Signals) -> None:
    demo.signal(number)
    assert demo.wait_exit() == 128 + number
    assert is_left_as_found(demo)


@pytest.mark.parametrize("controlling", [True, False], ids=["hang-up", "end-of-file-only"])
def test_a_closed_window_ends_it(tmp_path: Path, controlling: bool) -> None:
    with Terminal(DEMO, home=tmp_path, controlling=controlling) as terminal:
        terminal.press("a")
        terminal.wait_for("key a")  # nothing is left to be drawn, which would fail by itself
        terminal.close()
        assert terminal.wait_exit() == 128 + signal.SIGHUP


def test_leaving_from_within_keeps_the_status_given(demo: Terminal) -> None:
    demo.press("x")
    assert demo.wait_exit() == 7
    assert is_left_as_found(demo)


def test_a_modern_terminal_is_left_whole_too(tmp_path: Path) -> None:
    with Terminal(DEMO, home=tmp_path, modern=True) as terminal:
        terminal.wait_for("Demo")
        terminal.wait_until(
            lambda: terminal.modes.size_reports and 1016 in terminal.modes.mouse, "size and pixel modes"
        )
        terminal.resize(70, 20)
        terminal.wait_for("Demo 70x20")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert is_left_as_found(terminal)


# --- while it runs --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """Run one demo for all tests that do not end it."""
    with Terminal(DEMO, home=tmp_path_factory.mktemp("home"), env={"COLUMNS": "33", "LINES": "11"}) as terminal:
        yield terminal


def test_the_size_is_the_terminals_whatever_the_environment_says(lasting: Terminal) -> None:
    lasting.wait_for("Demo 80x24")
    lasting.resize(50, 16)
    lasting.wait_for("Demo 50x16")


def test_a_size_of_the_environment_that_nothing_could_be_laid_out_in_is_no_matter(tmp_path: Path) -> None:
    with Terminal(DEMO, home=tmp_path, env={"COLUMNS": "9" * 20, "LINES": "9" * 20}) as terminal:
        terminal.wait_for("Demo 80x24")
        terminal.resize(60, 20)
        terminal.wait_for("Demo 60x20")


def test_a_running_app_has_the_terminal_to_itself_and_no_thread_that_polls(lasting: Terminal) -> None:
    lasting.wait_for("Demo")
    assert lasting.modes.alternate_screen
    assert not lasting.modes.cursor_shown
    assert not lasting.modes.cooked
    assert lasting.modes.mouse
    assert lasting.modes.kitty_keys == 1
    lasting.wait_for(r"threads: MainThread, terminal-output$")


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        (b"\x1b", "escape"),
        (b"\xff\xfe\x80\x1b[<9999999;;Mb", "b"),
        (b"\x1b[200~\xc3\x1b[201~h", "h"),
        (b"\x1b[999999999999;1ue", "e"),
        (b"\x1b[1;1:2uf", "f"),
        (b"\x1b[7301367ug", "g"),
    ],
    ids=["a-single-escape", "no-text", "a-broken-paste", "too-large", "no-number", "no-character"],
)
def test_a_key_is_heard_whatever_the_terminal_sends_before_it(lasting: Terminal, sent: bytes, key: str) -> None:
    lasting.wait_for("Demo")
    os.write(lasting.keyboard, sent)
    lasting.wait_for(rf"key {key}\b")
