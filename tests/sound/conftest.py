"""Where programs and libraries that play are found, in tests: nowhere but where a test puts them."""

import sys
from pathlib import Path

import pytest


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder that is all there is to find programs in, and let no library be found."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    without_libraries(tmp_path, monkeypatch)
    return folder


def without_libraries(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the libraries of the extras from this process, and from those that it starts."""
    (folder / "sitecustomize.py").write_text("import sys\nsys.modules.update(just_playback=None, prism=None)\n")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    for name in ("just_playback", "prism"):
        monkeypatch.setitem(sys.modules, name, None)
