"""`edit`: a file of one's own in the editor, checked afterwards."""

import sys
from pathlib import Path

import pytest

from tests.support.commands import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("PATH", "")
    assert run("new", "exercise", "Mine") == 0
    return tmp_path / "home"


def editor(folder: Path, old: str, new: str) -> str:
    """Return a command that edits a file as a person would."""
    script = folder / "an editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "file = pathlib.Path(sys.argv[-1])\n"
        f"file.write_text(file.read_text('utf-8').replace({old!r}, {new!r}), 'utf-8')\n"
    )
    return f"'{sys.executable}' '{script}'"


def test_the_file_is_opened_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "max = 10 }", "max = 12 }"))
    assert run("edit", "mine") == 0
    assert "1 file is valid" in capsys.readouterr().err
    monkeypatch.setenv("VISUAL", editor(tmp_path, "max = 12 }", "max = -1 }"))
    assert run("edit", "mine") == 1
    assert "mine.toml:21: phases[1].hold_seconds.max: -1 is too small" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bridge", "“bridge” is built in; make a copy of your own: backstretch new exercise NAME --from bridge"),
        ("relief", "“relief” is built in; make a copy of your own: backstretch new routine NAME --from relief"),
        ("knee-to-chest-one", "only your own files, in "),
        ("min", "did you mean “mine”?"),
        ("mine", "no editor was found; set the environment variable EDITOR"),
    ],
)
def test_what_cannot_be_edited_is_said(name: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    assert run("edit", name) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("command", ["/no/such/editor", "'unclosed"])
def test_an_editor_that_cannot_be_run_is_named(command: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("EDITOR", command)
    assert run("edit", "mine") == 2
    assert f"the editor “{command}” cannot be run" in capsys.readouterr().err
