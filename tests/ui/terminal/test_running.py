"""A fault of the program is one sentence and a report; an interrupt is quiet."""

import re
import stat
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from textual.app import App

from backstretch_tui.ui.terminal.running import run
from tests.support.terminal import Modes, Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind, and Textual's own driver", allow_module_level=True)


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
        f"Backstretch crashed. Your terminal has been restored. A report is in {path}"
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


def test_an_interrupt_outside_the_loop_is_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Interrupted(App[None]):
        def run(self, **_: object) -> NoReturn:
            raise KeyboardInterrupt

    assert run(Interrupted(), report_folder=tmp_path) == 130
    assert capsys.readouterr() == ("", "")
