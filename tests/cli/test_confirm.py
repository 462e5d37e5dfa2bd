"""A word that has to be typed before something grave is done."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest

from backstretch_tui.cli.confirm import is_confirmed
from backstretch_tui.cli.output import OutputError


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_where_the_question_cannot_be_written_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    full = open("/dev/full", "w")  # noqa: PTH123, SIM115
    with monkeypatch.context() as redirected:
        redirected.setattr(sys, "stdout", full)
        with pytest.raises(OutputError, match="standard output cannot be written: No space left on device"):
            is_confirmed("forget", "delete them")
    with suppress(OSError):  # what was not written is tried once more
        full.close()
