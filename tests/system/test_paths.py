"""Where the person's files are: every home that cannot be one is refused with a sentence."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from backstretch_tui.cli import main
from backstretch_tui.system.paths import FolderError, data_paths, settings_folder

COMMANDS = [
    ["list"], ["show", "bridge"], ["plan"], ["check"], ["doctor"], ["history"], ["progress"], ["export"],
    ["backup", "x.db"], ["backup", "--list"], ["restore"], ["doctor", "--fix"], ["forget"], ["render"], ["sound-check"],
    ["start", "--plain"], ["start", "--jsonl"],
]  # fmt: skip


def test_one_folder_may_be_chosen_for_everything(tmp_path: Path) -> None:
    environ = {"BACKSTRETCH_HOME": str(tmp_path / "home")}
    assert settings_folder(environ) == data_paths(environ).folder == tmp_path / "home"


def test_a_relative_home_starts_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings_folder({"BACKSTRETCH_HOME": "a/~b"}) == tmp_path / "a" / "~b"


def test_a_tilde_is_the_persons_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert settings_folder({"BACKSTRETCH_HOME": "~/x"}) == tmp_path / "x"
    assert settings_folder({"BACKSTRETCH_HOME": "~"}) == tmp_path


@pytest.mark.skipif(os.name != "posix", reason="only there are users listed in a file")
def test_a_tilde_and_a_name_is_another_persons_home_folder() -> None:
    import pwd

    user = pwd.getpwuid(0)
    assert settings_folder({"BACKSTRETCH_HOME": f"~{user.pw_name}/x"}) == Path(user.pw_dir, "x")
    with pytest.raises(FolderError, match="there is no home folder “~nobody-of-that-name”; set BACKSTRETCH_HOME to"):
        settings_folder({"BACKSTRETCH_HOME": "~nobody-of-that-name/x"})


def a_file(path: Path) -> Path:
    path.write_text("")
    return path


def below_a_file(path: Path) -> Path:
    return a_file(path) / "deeper" / "home"


def a_link_to_nothing(path: Path) -> Path:
    path.symlink_to(path.with_name("gone"))
    return path


def a_link_to_itself(path: Path) -> Path:
    path.symlink_to(path)
    return path


def a_pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def a_long_name(path: Path) -> Path:
    return path / ("x" * 5000)


def a_long_path(path: Path) -> Path:
    """Return a name that can be used as it is, but leaves no room for what is to be in the folder."""
    return Path(f"{path}{'/abcdefghi' * 500}"[:4080])


HOMES = [
    (a_file, "is not a folder"),
    (below_a_file, "is not a folder"),
    (a_link_to_nothing, "is a link to a missing folder"),
    (a_link_to_itself, "cannot be used: it is a link to itself"),
    (a_pipe, "is not a folder"),
    (a_long_name, "cannot be used: its name is too long"),
    (a_long_path, "cannot be used: its name is too long"),
]


@pytest.mark.skipif(os.name != "posix", reason="only there are pipes and links everybody's to make")
@pytest.mark.parametrize(("make", "reason"), HOMES)
def test_a_home_that_cannot_be_one_is_refused(tmp_path: Path, make: Callable[[Path], Path], reason: str) -> None:
    environ = {"BACKSTRETCH_HOME": str(make(tmp_path / "home"))}
    for find in (settings_folder, data_paths):
        with pytest.raises(FolderError) as refused:
            find(environ)
        assert str(refused.value) == f"$BACKSTRETCH_HOME {reason}; set BACKSTRETCH_HOME to a folder"


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_refuses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BACKSTRETCH_HOME", str(a_file(tmp_path / "home")))
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.err == "backstretch: $BACKSTRETCH_HOME is not a folder; set BACKSTRETCH_HOME to a folder\n"
    assert said.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_home_that_may_not_be_looked_into_is_not_taken_for_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "lstat", refuse)
    with pytest.raises(FolderError, match=r"cannot be read: permission denied; change its permissions, or set"):
        data_paths({"BACKSTRETCH_HOME": str(tmp_path)})


def test_a_file_in_the_usual_place_is_refused_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: a_file(tmp_path / "backstretch"))
    with pytest.raises(
        FolderError, match="backstretch” is not a folder; move it elsewhere, or set BACKSTRETCH_HOME to a"
    ):
        data_paths({})


def test_without_a_home_folder_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory for '~/.config'")

    for kind in ("user_config_path", "user_data_path"):
        monkeypatch.setattr(f"platformdirs.{kind}", nowhere)
    for find in (settings_folder, data_paths):
        with pytest.raises(FolderError, match="no home folder here; set HOME, or BACKSTRETCH_HOME to a folder"):
            find({})
