"""What tests of sound share."""

from pathlib import Path

import pytest

from backstretch_tui.sound import outputs, speaker, stream_player
from tests.support.libraries import Libraries
from tests.support.sound_helper import with_patience
from tests.support.waiting import PATIENCE_SECONDS


@pytest.fixture
def libraries(programs: Path, monkeypatch: pytest.MonkeyPatch) -> Libraries:
    return Libraries(programs.parent / "libraries", monkeypatch)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take no program for one that hangs, and no sound for one that is too late, because the machine is slow."""
    with_patience(monkeypatch, PATIENCE_SECONDS)
    monkeypatch.setattr(outputs, "MAX_LATE_SECONDS", PATIENCE_SECONDS)
    for module in (speaker, stream_player):
        monkeypatch.setattr(module, "FAREWELL_SECONDS", PATIENCE_SECONDS)
