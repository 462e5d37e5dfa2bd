"""`share` and `add`: a routine goes to another machine in one file."""

from pathlib import Path

import pytest

from backstretch_tui.cli.library import load_library
from tests.support.commands import run, type_in
from tests.support.toml_examples import EXERCISE, ROUTINE, folder_with

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of a routine that was shared by somebody else."""
    other = folder_with(tmp_path / "other", exercises__calf_raise=EXERCISE, routines__mine=ROUTINE)
    monkeypatch.setenv("BACKSTRETCH_HOME", str(other))
    assert run("share", "mine", "--out", str(tmp_path / "sheet.toml")) == 0
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "home"))
    return tmp_path / "sheet.toml"


def test_what_is_added_is_what_was_shared(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "other"))
    theirs = load_library()
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "home"))
    type_in(monkeypatch, "add\n")
    assert run("add", str(shared)) == 0
    said = capsys.readouterr()
    assert "routine   Mine (mine)              new" in said.out
    assert "added 2 files" in said.err
    ours = load_library()
    assert (ours.routines["mine"], ours.exercises["calf-raise"]) == (
        theirs.routines["mine"],
        theirs.exercises["calf-raise"],
    )
    assert run("check") == 0
    assert run("add", str(shared)) == 0
    assert "you have all of it already" in capsys.readouterr().err


def test_a_quiet_one_that_is_agreed_to_shows_nothing(shared: Path, tmp_path: Path, capsys: Captured) -> None:
    capsys.readouterr()
    assert run("add", str(shared), "--yes", "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    assert (tmp_path / "home" / "routines" / "mine.toml").exists()


def test_the_shipped_routines_are_there_already(tmp_path: Path, capsys: Captured) -> None:
    assert run("share", "relief", "--out", str(tmp_path / "relief.toml")) == 0
    assert run("add", str(tmp_path / "relief.toml")) == 0
    assert capsys.readouterr().out.count("you have it already") == 1 + 5 + 6


@pytest.mark.parametrize("typed", ["", "no\n", "Add\n"])
def test_nothing_is_added_unasked(typed: str, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, typed)
    assert run("add", str(shared)) == 0
    assert not (tmp_path / "home").exists()


def test_nothing_is_overwritten(shared: Path, tmp_path: Path, capsys: Captured) -> None:
    folder_with(tmp_path / "home", exercises__calf_raise=EXERCISE.replace("Calf Raise", "Another"))
    assert run("add", str(shared), "--yes") == 2
    assert "you already have a different exercise “calf-raise”; nothing was added" in capsys.readouterr().err
    assert not (tmp_path / "home" / "routines").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("max = 4", "max = 4000", "sheet.toml: exercises.calf-raise.phases[1].hold_seconds.max: 4000 is too large"),
        ("[exercises.calf-raise]", '[exercises."../../../etc/x"]', "an id has at most 40 lower-case letters"),
        ("[routines.mine]", "[routes.mine]", "not a shared routine"),
        ("[routines.mine]", "[routines.mine", "sheet.toml:3: "),
    ],
)
def test_a_file_with_errors_is_refused_with_its_place(
    old: str, new: str, said: str, shared: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert old in shared.read_text()
    shared.write_text(shared.read_text().replace(old, new))
    assert run("add", str(shared), "--yes") == 1
    assert said in capsys.readouterr().out
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("name", ["/dev/null", "."])
def test_what_is_no_file_is_refused_with_a_cure_that_helps(name: str, tmp_path: Path, capsys: Captured) -> None:
    assert run("add", name, "--yes") == 1
    assert "not a file; give the name of a file that “backstretch share” wrote" in capsys.readouterr().out
    assert not (tmp_path / "home").exists()


def test_a_file_that_is_not_there(tmp_path: Path, capsys: Captured) -> None:
    assert run("add", str(tmp_path / "none.toml")) == 1
    assert "none.toml: no such file; check the path" in capsys.readouterr().out
