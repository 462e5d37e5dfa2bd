"""`--profile NAME`: several people on one machine, never mixed."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.cli import main
from backstretch_tui.history.database import open_history
from backstretch_tui.system.paths import PROFILE, DataPaths, data_paths, settings_folder

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path))
    monkeypatch.setenv(PROFILE, "")  # so that it is put back afterwards
    return tmp_path


def test_each_has_files_and_a_history_of_their_own(home: Path, capsys: Captured) -> None:
    with closing(open_history(DataPaths(home))):
        pass
    assert main(["--profile", "anna", "new", "routine", "Hers"]) == 0
    assert (home / "profiles" / "anna" / "routines" / "hers.toml").is_file()
    assert main(["--profile=anna", "show", "hers"]) == 0
    assert main(["--profile", "ben", "show", "hers"]) == 2
    assert data_paths({"BACKSTRETCH_HOME": str(home), PROFILE: "ben"}).folder == home / "profiles" / "ben"
    assert settings_folder({"BACKSTRETCH_HOME": str(home)}) == home
    capsys.readouterr()
    assert main(["--profile", "ben", "forget", "--yes"]) == 0
    assert "nothing" in capsys.readouterr().err.lower()
    assert (home / "history.db").is_file()


def test_a_name_that_may_be_misspelt_is_said_to_be_new(home: Path, capsys: Captured) -> None:
    for name in ("anna", "ben", "no profile"):
        (home / "profiles" / name).mkdir(parents=True)
    assert main(["--profile", "anan", "list"]) == 0
    assert "the profile “anan” is new; the others are: anna, ben\n" in capsys.readouterr().err
    assert main(["--profile", "anna", "list"]) == 0
    assert "new" not in capsys.readouterr().err


def test_processes_that_are_started_have_the_same_profile() -> None:
    assert main(["--profile", "anna", "--version"]) == 0
    assert os.environ[PROFILE] == "anna"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--profile"], "--profile needs a name"),
        (["--profile="], "--profile needs a name"),
        (["--profile", "../anna", "list"], "the name of a profile has at most 40 lower-case letters"),
        (["--profile", "Anna", "list"], "the name of a profile has at most 40 lower-case letters"),
        (["--profile", "a" * 41, "status"], "the name of a profile has at most 40 lower-case letters"),
    ],
)
def test_what_is_no_name_is_refused(arguments: list[str], said: str, home: Path, capsys: Captured) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
    assert list(home.iterdir()) == []
