"""Whatever ends or stops the program, the terminal comes back whole: tried in a real pseudo-terminal."""

import os
import re
import signal
import stat
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
    assert "what is said in private" not in report
    assert re.search(r'File ".*demo_app.py", line \d+', report)


def test_a_report_is_for_the_person_alone_also_where_an_older_one_was_not(demo: Terminal) -> None:
    path = demo.home / "faults" / "fault.txt"
    path.parent.mkdir()
    path.write_text("an older one")
    path.chmod(0o644)
    demo.press("c")
    assert demo.wait_exit() == 1
    assert path.read_text().startswith("Backstretch ")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


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


# --- vanishes -------------------------------------------------------------------------------------------------------


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
        terminal.wait_for("^Backstretch was killed. The terminal is restored; press Enter for a prompt.$")
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


def guardians(terminal: Terminal) -> list[int]:
    """Return the processes that watch over the program in a terminal, or in a shell there."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            is_one = folder.joinpath("cmdline").read_bytes().endswith(b"/ui/terminal/restore.py\0")
            if is_one and f"BACKSTRETCH_HOME={terminal.home}\0".encode() in folder.joinpath("environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


# --- a terminal that does not read ----------------------------------------------------------------------------------


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


# --- floods ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["a\x1b", "\x1b[", "x"], ids=["escapes", "sequences", "letters"])
def test_a_huge_paste_is_cut_and_keys_work_at_once_after_it(demo: Terminal, text: str) -> None:
    pasted = (text * 114_000)[:114_000]
    demo.type_long(f"\x1b[200~{pasted}\x1b[201~z")
    demo.wait_for(r"said: pasted \d+, key z\.", 60)


def test_a_signal_is_answered_in_a_flood_of_keys(demo: Terminal) -> None:
    demo.type_long("a" * 20_000)
    demo.signal(signal.SIGTERM)
    assert demo.wait_exit(60) == 128 + signal.SIGTERM
    assert 0 < said(demo).count("key") < 20_000


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


# --- without a terminal ---------------------------------------------------------------------------------------------


def test_without_a_terminal_it_says_so(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, *DEMO[1:]], cwd=ROOT, env=os.environ | {"BACKSTRETCH_HOME": str(tmp_path)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", "no terminal\n")


@pytest.mark.parametrize("module", ["detection", "environment"])
def test_asking_for_a_terminal_does_not_load_textual(module: str) -> None:
    code = f"import sys, backstretch_tui.ui.terminal.{module}; print('textual' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"


def test_an_interrupt_outside_the_loop_is_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Interrupted(App[None]):
        def run(self, **_: object) -> NoReturn:
            raise KeyboardInterrupt

    assert run(Interrupted(), report_folder=tmp_path) == 130
    assert capsys.readouterr() == ("", "")
