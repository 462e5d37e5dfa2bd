"""The end of a program that keeps sessions: the history is exported where the settings say so."""

from pathlib import Path

import pytest

from backstretch_tui.cli.shutdown import export_name
from backstretch_tui.system.paths import PROFILE
from tests.support.commands import run

Captured = pytest.CaptureFixture[str]

SESSION = ("start", "--plain", "--only", "bridge", "--speed", "1000")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("BACKSTRETCH_SILENT", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "home").mkdir()
    (tmp_path / "Sync").mkdir()
    return tmp_path / "home"


def exports_to(home: Path, folder: str) -> None:
    (home / "settings.toml").write_text(f"export_folder = '{folder}'\n")


@pytest.mark.parametrize("folder", ["~/Sync", "{tmp}/Sync"])
def test_after_a_session_the_history_is_where_others_can_import_it(
    folder: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    exports_to(home, folder.format(tmp=tmp_path))
    assert run(*SESSION) == 0
    file = tmp_path / "Sync" / export_name()
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "other"))
    assert run("import", str(file)) == 0
    assert "1 new" in capsys.readouterr().err
    assert run("history", "--all") == 0
    assert "rehearsal" in capsys.readouterr().out


def test_nothing_is_exported_where_nothing_was_saved(home: Path, tmp_path: Path) -> None:
    assert run(*SESSION) == 0
    exports_to(home, "~/Sync")
    assert run("history") == 0
    assert list((tmp_path / "Sync").iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "said"), [("Sync", "export_folder must begin with / or ~"), ("~/none", "No such file or directory")]
)
def test_what_cannot_be_exported_is_said_and_the_session_is_saved(
    folder: str, said: str, home: Path, capsys: Captured
) -> None:
    exports_to(home, folder)
    assert run(*SESSION) == 0
    captured = capsys.readouterr()
    assert said in captured.err
    assert "your session is saved" in captured.err
    assert run("history", "--all") == 0
    assert "rehearsal" in capsys.readouterr().out


def test_each_profile_has_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "Anna’s Laptop.local")
    assert export_name() == "anna-s-laptop-local.jsonl"
    monkeypatch.setenv(PROFILE, "ben")
    assert export_name() == "anna-s-laptop-local-ben.jsonl"
