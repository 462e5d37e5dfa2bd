"""What the tests of the commands share."""

from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.history.database import open_history
from backstretch_tui.history.export.importer import merge
from backstretch_tui.system.paths import DataPaths
from tests.support.sessions import a_session, archive_of, spoil


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for temporary files in the folder of the test: the machine's own may hold what others left behind."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a folder with three sessions in it, one of them a rehearsal."""
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "home"))
    with closing(open_history(DataPaths(tmp_path / "home"))) as connection:
        past = (a_session(0, pain_before=6, pain_after=4), a_session(1), a_session(2, speed=20))
        merge(connection, archive_of(*past).items())
    return tmp_path / "home"


@pytest.fixture
def spoilt(home: Path) -> None:
    """Make it so that one of the sessions has a record that cannot be read."""
    with closing(open_history(DataPaths(home))) as connection:
        spoil(connection, 0)
