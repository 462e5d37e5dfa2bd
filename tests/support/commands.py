"""The command line, as a test types it."""

from io import StringIO

import pytest

from backstretch_tui.cli import main


def run(*arguments: str) -> int:
    return main(arguments)


def type_in(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Have something typed on the standard input of the next commands."""
    monkeypatch.setattr("sys.stdin", StringIO(typed))
