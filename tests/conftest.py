"""What all tests share: none of them makes a sound, and no program is found but those of a test."""

import os
from pathlib import Path

import pytest

from tests.support.players import without_libraries

os.environ["BACKSTRETCH_SILENT"] = "1"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder that is all there is to find programs in, and let no library be found."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    without_libraries(tmp_path, monkeypatch)
    return folder
