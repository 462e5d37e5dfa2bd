"""How far long work has come is shown to whoever waits for it, and to nobody else."""

from io import StringIO

import pytest

from backstretch_tui.cli.progress_bar import ProgressBar
from tests.support.history import Clock


class Screen(StringIO):
    """Standard error, as a terminal or a file."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


def drawn(monkeypatch: pytest.MonkeyPatch, milliseconds: int, *, is_terminal: bool = True) -> str:
    """Do work in ten steps that takes so long, and return what was drawn."""
    screen, clock = Screen(is_terminal=is_terminal), Clock()
    monkeypatch.setattr("sys.stderr", screen)
    with ProgressBar(clock) as bar:
        for tenth in range(11):
            bar.show(tenth / 10)
            clock.now += milliseconds // 10
    return screen.getvalue()


def test_the_bar_grows_to_its_end_and_ends_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    _, *bars = drawn(monkeypatch, 4000).split("\r")
    assert [bar.count("█") for bar in bars] == [12, 16, 20, 24, 28, 32, 36, 40]
    assert bars[-1] == "█" * 40 + "\n"


def test_work_of_a_second_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, 1000) == ""


def test_where_standard_error_is_no_terminal_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, 60_000, is_terminal=False) == ""


def test_work_that_fails_leaves_its_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, clock = Screen(is_terminal=True), Clock()
    monkeypatch.setattr("sys.stderr", screen)

    def fail() -> None:
        with ProgressBar(clock) as bar:
            clock.now += 2000
            bar.show(0.5)
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert screen.getvalue().endswith("░\n")
