"""Whatever is in the place of a file of the data folder, no command ends in a fault or goes on for ever."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.history import backups
from backstretch_tui.history.database import open_history
from backstretch_tui.system.paths import DataPaths
from tests.support.commands import run, type_in

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only there are pipes and links everybody's to make")


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def a_link_to_a_long_name(path: Path) -> None:
    path.symlink_to("x" * 300)


def an_endless_file(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def an_empty_file(path: Path) -> None:
    path.touch()


def a_huge_file(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20 * 10**9)


def random_bytes(path: Path) -> None:
    path.write_bytes(os.urandom(9000))


NAMES = ("history.db", "history.db-journal", "history.db-wal", "playing.lock", "history.lock", "backups")
OTHER_NAMES = ("backups/2026-11-22.db", "backups/2026-11-22.db-journal", "history-replaced-1.db")


@pytest.mark.parametrize("name", [*NAMES, *OTHER_NAMES])
@pytest.mark.parametrize(
    "make",
    [
        a_link_to_nothing, a_link_to_itself, a_link_to_a_long_name, an_endless_file, a_pipe, a_folder, an_empty_file,
        a_huge_file, random_bytes,
    ],
)  # fmt: skip
def test_every_command_ends_in_a_sentence(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    make: Callable[[Path], None],
    name: str,
) -> None:
    with closing(open_history(DataPaths(home))) as connection:
        backups.back_up(connection, home / "backups" / "2026-11-22.db")
    path = home / name
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    make(path)
    for command in ("history", "progress", "doctor", "export", "backup --list", "restore", "forget"):
        type_in(monkeypatch, f"{command}\n")
        assert run(*command.split()) in (0, 1, 2)
        assert "sorry" not in capsys.readouterr().err
