"""Without a terminal the program says so, and loads nothing of Textual."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.demo import DEMO
from tests.support.terminal import ROOT

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind, and Textual's own driver", allow_module_level=True)


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
