"""Ctrl-C while modules are loaded is quiet, whichever it comes in."""

import signal
import sys
from pathlib import Path

import pytest

from backstretch_tui.cli.interrupts import loading
from tests.support.terminal import Modes, Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

INTERRUPTED_WHILE_LOADING = """\
import os, signal, sys

class Interrupter:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupter())
from backstretch_tui.cli import main
sys.exit(main(["start"]))
"""


@pytest.mark.parametrize(
    "module",
    [
        "backstretch_tui.cli.output", "argparse", "backstretch_tui.cli.commands", "pydantic", "pydantic_core",
        "backstretch_tui.ui.app", "asyncio", "textual.app", "rich.console", "backstretch_tui.ui.terminal.driver",
        "textual._xterm_parser",
    ],
)  # fmt: skip
def test_an_interrupt_while_a_module_is_loaded_is_quiet(tmp_path: Path, module: str) -> None:
    with Terminal(["python", "-c", INTERRUPTED_WHILE_LOADING, module], home=tmp_path) as terminal:
        assert terminal.wait_exit(60) == 128 + signal.SIGINT
        assert terminal.text() == ""
        assert terminal.modes == Modes()


def test_an_interrupt_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with loading():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_afterwards_an_interrupt_can_be_caught_again() -> None:
    with loading():
        assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
