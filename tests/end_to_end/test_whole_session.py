"""Whole sessions in a real pseudo-terminal, from the command line to the last step, whatever comes between."""

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from backstretch_tui.cli import main
from backstretch_tui.content.library import load
from backstretch_tui.core.plan.steps import Kind
from backstretch_tui.system.paths import shipped_folder
from tests.support.order import is_in_order
from tests.support.terminal import Modes, Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

BACKSTRETCH = ["python", "-m", "backstretch_tui"]
EXERCISES = load([shipped_folder()]).exercises


class Shown(NamedTuple):
    """What the screen says of a step."""

    exercise: str
    doing: str
    side: str
    repetition: str


def planned(*arguments: str) -> list[Shown]:
    """Return the steps of `plan --json`, as the screen would say them."""
    with redirect_stdout(StringIO()) as printed:
        assert main(["plan", *arguments, "--json"]) == 0
    return [_as_shown(step) for step in json.loads(printed.getvalue())["steps"]]


def _as_shown(step: dict[str, Any]) -> Shown:
    exercise = EXERCISES[step["exercise"]]
    phase = next(phase for phase in exercise.phases if phase.name == step["phase"])
    side = f"{step['side']} {phase.side_word}".capitalize() if step["side"] else ""
    name = next(kind.traits.name for kind in Kind if kind.value == step["kind"])
    return Shown(exercise.name, name, side, f"{step['repetition']} of {step['repetitions']}")


def shown(terminal: Terminal) -> list[Shown]:
    """Return the steps that went over the screen."""
    steps = []
    for frame in terminal.frames():
        head, doing, *_ = [*frame.splitlines(), "", ""]
        parts = doing.split("·")
        if len(parts) > 1 and "Resuming" not in doing and "Paused" not in doing:
            kind, *side, repetition = (part.strip() for part in parts)
            name = head.strip().split("  ")[0]
            steps.append(Shown(name, kind, side[0] if side else "", repetition))
    return [step for step, _ in groupby(steps)]


@contextmanager
def session(home: Path, *arguments: str, **more: Any) -> Iterator[Terminal]:
    """Start a session, and wait for its first step. What is asked before one is not what is tried here."""
    (home / "settings.toml").write_text("ask_before = false\nteach = false\n", "utf-8")
    with Terminal([*BACKSTRETCH, "start", "--no-teach", *arguments], home=home, **more) as terminal:
        terminal.wait_for("Get ready|repetitions done")
        yield terminal


def is_left_as_found(terminal: Terminal) -> bool:
    assert terminal.modes == Modes()
    return terminal.text() == ""


# --- from first to last ---------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _no_files_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path))


def plays_to_its_end(terminal: Terminal, verdict: str) -> None:
    """Wait for the end. Where the machine stalls, the session pauses, and the person resumes it."""
    while terminal.wait_for(f"{verdict}|is not counted")[0] != verdict:
        terminal.press("space")
        terminal.wait_until(lambda: "is not counted" not in terminal.text(), "session that runs again")


def test_a_whole_session_from_the_first_step_to_the_last(tmp_path: Path) -> None:
    """So fast, and on a busy machine, a step may be over before it could be drawn; but each is in its order."""
    with session(tmp_path, "--speed", "100", modern=True, rows=12) as terminal:
        plays_to_its_end(terminal, "All 45 repetitions done")
        assert "Held 4:20 of 4:20." in terminal.text()
        terminal.press("q")
        terminal.wait_for("11:21 total")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert is_left_as_found(terminal)
        steps, seen = planned("relief"), shown(terminal)
        assert any("Rehearsal, 100×" in frame for frame in terminal.frames())
    assert seen
    assert is_in_order(seen, steps)


# --- what may come between ------------------------------------------------------------------------------------------


def test_pause_skip_back_a_new_size_help_and_the_question(tmp_path: Path) -> None:
    with session(tmp_path) as terminal:
        terminal.press("n")
        terminal.wait_for("Into position +· +1 of 10")
        terminal.press("right")
        terminal.wait_for("Hold +· +1 of 10")
        terminal.press("space")
        terminal.wait_for("Paused. Press Space to resume.")
        terminal.press("N", "N")
        terminal.wait_for("Lower Trunk Rotation .*3 of 5")
        terminal.wait_for("Paused +· +Get ready")
        terminal.press("left")
        terminal.wait_for("Knee to Chest .*2 of 5")
        terminal.click(80, 24 - 6)
        terminal.wait_for("Resuming")
        terminal.resize(40, 12)
        terminal.wait_for("Knee to Chest .*2 of 5 .* left")
        terminal.resize(30, 8)
        terminal.wait_for(r"at\s+least 40 × 12")
        terminal.resize(100, 30)
        terminal.wait_for("Knee to Chest .*2 of 5 .* left")
        terminal.press("?")
        terminal.wait_for("─ Help ─")
        terminal.press("escape")
        terminal.wait_until(lambda: "Help ─" not in terminal.text(), "end of the help")
        terminal.wait_for("Paused while you were reading.")
        terminal.press("i")
        terminal.wait_for("Take hold of one leg")
        terminal.press("escape")
        terminal.wait_until(lambda: "Take hold" not in terminal.text(), "end of the instructions")
        terminal.press("q")
        terminal.wait_for("The session is paused")
        terminal.press("f")
        terminal.wait_for("No complete repetitions.")
        terminal.press("b")
        terminal.wait_for("Paused. Press Space to resume.")
        terminal.press("q")
        terminal.wait_for("The session is paused")
        terminal.press("d")
        terminal.wait_for("11:21 total")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert is_left_as_found(terminal)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_a_session_ends_it_with_its_status(tmp_path: Path, number: signal.Signals) -> None:
    with session(tmp_path) as terminal:
        terminal.signal(number)
        assert terminal.wait_exit() == 128 + number
        assert is_left_as_found(terminal)


def test_stopped_for_a_moment_it_is_paused_and_says_why(tmp_path: Path) -> None:
    with session(tmp_path) as terminal:
        terminal.signal(signal.SIGSTOP)
        terminal.cook()
        terminal.forget()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("Paused: the computer slept or was busy. That time is not counted.")
        terminal.wait_for("Paused +· +Get ready")
        terminal.press("space")
        terminal.wait_for("Resuming")
        terminal.press("q")
        terminal.wait_for("The session is paused")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 143
        assert is_left_as_found(terminal)


def test_ctrl_z_and_fg_pause_it(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("ask_before = false\nteach = false\n", "utf-8")
    with Terminal(["/bin/sh", "-i"], home=tmp_path, env={"PYTHON": sys.executable}) as terminal:
        terminal.wait_for(r"^\$")
        terminal.type("$PYTHON -m backstretch_tui start\n")
        terminal.wait_for("Get ready")
        terminal.press("ctrl+z")
        terminal.wait_for(r"^\$\Z")
        assert terminal.modes == Modes()
        terminal.type("fg\n")
        terminal.wait_for("That time is not counted.")
        terminal.press("space")
        terminal.wait_for("Resuming")
        terminal.press("q")
        terminal.wait_for("The session is paused")
        terminal.press("d")
        terminal.wait_for("11:21 total")
        terminal.press("q")
        terminal.wait_for(r"^\$\Z")
        terminal.type("exit $?\n")
        assert terminal.wait_exit() == 0
        assert terminal.modes == Modes()
