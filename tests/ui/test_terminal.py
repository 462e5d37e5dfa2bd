"""Whatever ends or stops the program, the terminal comes back whole: tried in a real pseudo-terminal."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from textual.app import App

from backstretch_tui.ui.terminal.running import run
from tests.support.terminal import ROOT, Modes, Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind, and Textual's own driver", allow_module_level=True)

DEMO = ["python", "-m", "tests.support.demo_app"]


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Terminal]:
    with Terminal(DEMO, home=tmp_path) as terminal:
        terminal.wait_for("Demo 80x24")
        yield terminal


def said(terminal: Terminal) -> str:
    """Return what the app was told, also where it could not draw it."""
    path = terminal.home / "said"
    return path.read_text() if path.exists() else ""


def is_left_as_found(terminal: Terminal) -> bool:
    """Tell whether the terminal is as before, and nothing is left written on it."""
    assert terminal.modes == Modes()
    return terminal.text() == ""


# --- ends -----------------------------------------------------------------------------------------------------------


def test_a_running_app_has_the_terminal_to_itself_and_no_thread_that_polls(demo: Terminal) -> None:
    assert demo.modes.alternate_screen
    assert not demo.modes.cursor_shown
    assert not demo.modes.cooked
    assert demo.modes.mouse
    assert demo.modes.kitty_keys == 1
    demo.wait_for(r"threads: MainThread, textual-output$")


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
        terminal.wait_for("Demo")
        terminal.close()
        assert terminal.wait_exit() == 128 + signal.SIGHUP


@pytest.mark.parametrize(
    ("key", "cause"),
    [
        ("c", "the bridge fell [/] down"),
        ("w", "the bridge fell in a worker"),
        ("d", "the bridge fell while drawn"),
    ],
    ids=["action", "worker", "drawing"],
)
def test_a_crash_is_told_in_one_sentence_and_a_report(demo: Terminal, key: str, cause: str) -> None:
    demo.press(key)
    assert demo.wait_exit() == 1
    assert demo.modes == Modes()
    path = demo.home / "faults" / "fault.txt"
    assert demo.text().replace("\n", "") == (
        f"Backstretch stopped because of a fault of its own; the terminal is as it was before. A report is in {path}"
    )
    report = path.read_text()
    assert f"RuntimeError: {cause}\n" in report
    assert re.search(r'File ".*demo_app.py", line \d+', report)


def test_a_report_that_cannot_be_written_is_told_of(demo: Terminal) -> None:
    (demo.home / "faults").write_text("in the way")
    demo.press("c")
    assert demo.wait_exit() == 1
    assert demo.modes == Modes()
    assert re.search(r"No report could be written to .*/fault.txt: \w+", demo.text().replace("\n", ""))


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


# --- stops ----------------------------------------------------------------------------------------------------------


def test_after_a_stop_that_nobody_announced_it_draws_again_and_keys_work(demo: Terminal) -> None:
    demo.signal(signal.SIGSTOP)
    demo.cook()
    demo.forget()
    demo.signal(signal.SIGCONT)
    demo.wait_for(r"Demo 80x24\nsaid: resumed\.")
    demo.press("a")
    demo.wait_for("said: resumed, key a")
    assert demo.modes.alternate_screen
    assert not demo.modes.cooked
    demo.press("q")
    assert demo.wait_exit() == 0
    assert is_left_as_found(demo)


def test_stopped_twice_and_then_told_to_end(demo: Terminal) -> None:
    for count in (1, 2):
        demo.signal(signal.SIGSTOP)
        demo.signal(signal.SIGCONT)
        demo.wait_for(", ".join(["said: resumed"] + ["resumed"] * (count - 1)) + r"\.")
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
        terminal.type("exit $?\n")
        assert terminal.wait_exit() == 0
        assert terminal.modes == Modes()


def test_ctrl_z_without_a_shell_to_continue_it_goes_straight_on(demo: Terminal) -> None:
    demo.press("ctrl+z")
    demo.wait_for(r"said: (suspended, )+resumed\.")
    assert demo.modes.alternate_screen
    demo.press("a", "q")
    assert demo.wait_exit() == 0
    assert is_left_as_found(demo)


# --- keys and size --------------------------------------------------------------------------------------------------


def test_a_single_escape_is_a_key(demo: Terminal) -> None:
    demo.press("escape")
    demo.wait_for("said: key escape")


def test_bytes_that_are_no_text_do_no_harm(demo: Terminal) -> None:
    os.write(demo.keyboard, b"\xff\xfe\x80\x1b[<9999999;;M\x1b[200~\xc3\x1b[201~a")
    demo.wait_for("key a")


@pytest.mark.parametrize("sequence", ["\x1b[999999999999;1u", "\x1b[1;1:2u", "\x1b[7301367u"])
def test_a_key_that_cannot_be_does_no_harm(demo: Terminal, sequence: str) -> None:
    demo.press("b")
    demo.wait_for("key b")
    demo.type(sequence)
    demo.press("a")
    demo.wait_for("key a")


def test_a_new_size_is_followed(demo: Terminal) -> None:
    demo.resize(50, 10)
    demo.wait_for("Demo 50x10")


def test_the_size_is_the_terminals_whatever_the_environment_says(tmp_path: Path) -> None:
    with Terminal(DEMO, home=tmp_path, env={"COLUMNS": "33", "LINES": "11"}) as terminal:
        terminal.wait_for("Demo 80x24")


# --- without a terminal ---------------------------------------------------------------------------------------------


def test_without_a_terminal_it_says_so(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, *DEMO[1:]], cwd=ROOT, env=os.environ | {"BACKSTRETCH_HOME": str(tmp_path)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", "no terminal\n")


def test_asking_for_a_terminal_does_not_load_textual() -> None:
    code = "import sys, backstretch_tui.ui.terminal.presence; print('textual' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"


def test_an_interrupt_outside_the_loop_is_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Interrupted(App[None]):
        def run(self, **_: object) -> NoReturn:  # type: ignore[override]
            raise KeyboardInterrupt

    assert run(Interrupted(), report_folder=tmp_path) == 130
    assert capsys.readouterr() == ("", "")
