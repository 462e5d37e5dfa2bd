"""`backup` and `restore`, as commands."""

import errno
import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.history import backups
from backstretch_tui.history.database import connect, open_history
from backstretch_tui.history.errors import UnavailableError
from backstretch_tui.history.lock import SessionLock
from backstretch_tui.system.paths import DataPaths
from tests.support.commands import run, type_in

Captured = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("home")


def ids(capsys: Captured) -> list[str]:
    capsys.readouterr()
    assert run("history", "--json", "--all") == 0
    return [session["id"] for session in json.loads(capsys.readouterr().out)]


def back_up(home: Path, day: str, sessions: int) -> None:
    """Make a backup of a day that has so many sessions of the history."""
    path = home / "backups" / f"{day}.db"
    with closing(open_history(DataPaths(home))) as connection:
        backups.back_up(connection, path)
    with closing(connect(path)) as copy:
        copy.execute("DELETE FROM session WHERE id NOT IN (SELECT id FROM session ORDER BY id LIMIT ?)", (sessions,))


def without_permission(*_: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_a_backup_can_be_imported_and_overwrites_nothing(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "copy.db"
    assert run("backup", str(out)) == 0
    assert run("backup", str(out)) == 2
    assert "already exists; choose another name" in capsys.readouterr().err
    assert run("import", str(out)) == 0


@pytest.mark.skipif(os.name != "posix", reason="only there are links everybody's to make")
def test_a_backup_writes_to_no_file_that_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "gone.db")
    assert run("backup", str(tmp_path / "link.db")) == 2
    assert not (tmp_path / "gone.db").exists()


@pytest.mark.parametrize("arguments", [[], ["copy.db", "--list"]])
def test_backup_wants_a_name_or_the_list(capsys: Captured, arguments: list[str]) -> None:
    assert run("backup", *arguments) == 2
    assert "give either a name for the copy, or --list" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["x" * 300, "history.db/copy.db", ""])
def test_a_name_that_cannot_be_written_is_refused_in_a_sentence(home: Path, capsys: Captured, name: str) -> None:
    assert run("backup", str(home / name)) == 2
    assert "sorry" not in capsys.readouterr().err


def test_the_list_says_what_is_in_each_copy(home: Path, capsys: Captured) -> None:
    assert run("backup", "--list") == 0
    assert "No backups yet" in capsys.readouterr().out
    back_up(home, "2026-11-22", 2)
    back_up(home, "2026-11-20", 1)
    (home / "backups" / "2026-11-21.db").write_bytes(b"")
    assert run("backup", "--list") == 0
    assert [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()] == [
        ["2026-11-22.db", "22 November 2026  2 sessions"],
        ["2026-11-21.db", "21 November 2026  it is empty"],
        ["2026-11-20.db", "20 November 2026  1 session"],
    ]


def test_the_newest_good_backup_is_restored_and_that_can_be_undone(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(home, "2026-11-22", 2)
    (home / "backups" / "2026-11-23.db").write_bytes(b"")
    before = ids(capsys)
    type_in(monkeypatch, "restore\n")
    assert run("restore") == 0
    said = capsys.readouterr()
    assert "2026-11-22.db from 22 November 2026: 2 sessions." in said.out
    assert "Your current history has 3 sessions, 1 of them not in this backup." in said.out
    assert "to undo this: backstretch restore --from history-replaced-1.db" in said.err
    assert len(ids(capsys)) == 2
    type_in(monkeypatch, "restore\n")
    assert run("restore", "--from", "history-replaced-1.db") == 0
    assert ids(capsys) == before


@pytest.mark.parametrize(
    "name", ["2026-11-20", "2026-11-20.db", "backups/2026-11-20.db", "{home}/backups/2026-11-20.db"]
)
def test_a_copy_is_named_by_its_day_or_its_path(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    back_up(home, "2026-11-22", 2)
    back_up(home, "2026-11-20", 1)
    type_in(monkeypatch, "restore\n")
    assert run("restore", "--from", name.format(home=home)) == 0
    assert len(ids(capsys)) == 1


@pytest.mark.parametrize("name", ["2026-11-21", "nothing", "x" * 5000, "", "/", "a\0b"])
def test_a_copy_that_there_is_not_is_refused(home: Path, capsys: Captured, name: str) -> None:
    back_up(home, "2026-11-22", 2)
    assert run("restore", "--from", name) == 2
    said = capsys.readouterr().err
    assert "there is no backup" in said
    assert "2026-11-22" in said or "“backstretch backup --list” shows them" in said


@pytest.mark.parametrize("typed", ["yes\n", ""])
def test_anything_else_than_the_word_restores_nothing(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    back_up(home, "2026-11-22", 2)
    type_in(monkeypatch, typed)
    assert run("restore") == 0
    assert "nothing was changed" in capsys.readouterr().err
    assert len(ids(capsys)) == 3


def test_where_no_backup_can_be_restored_that_is_said(capsys: Captured) -> None:
    assert run("restore") == 2
    assert "there is no backup to restore" in capsys.readouterr().err


def test_while_a_session_runs_nothing_is_restored(home: Path, capsys: Captured) -> None:
    back_up(home, "2026-11-22", 2)
    lock = SessionLock(home / "playing.lock")
    assert lock.acquire()
    assert run("restore") == 2
    assert "a session is running; end it first" in capsys.readouterr().err
    lock.release()


def test_a_damaged_history_is_replaced_and_kept(home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(home, "2026-11-22", 2)
    (home / "history.db").write_bytes(b"Dear diary")
    type_in(monkeypatch, "restore\n")
    assert run("restore") == 0
    assert "Your current history cannot be read: it is not a database." in capsys.readouterr().out
    assert (home / "history-damaged-1.db").read_bytes() == b"Dear diary"
    assert len(ids(capsys)) == 2


def test_a_copy_that_cannot_be_written_is_not_blamed_on_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def fail(*_: object) -> None:
        raise UnavailableError("the disk is full")

    monkeypatch.setattr(backups, "back_up", fail)
    assert run("backup", str(tmp_path / "copy.db")) == 2
    assert "copy.db: the disk is full; choose another file" in capsys.readouterr().err


def test_a_history_that_cannot_be_replaced_is_not_blamed_on_the_backup(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    back_up(home, "2026-11-22", 1)
    type_in(monkeypatch, "restore\n")
    monkeypatch.setattr("backstretch_tui.history.restore.copy_aside", without_permission)
    assert run("restore") == 2
    said = capsys.readouterr().err
    assert "your history in" in said
    assert "history.db was not replaced: Permission denied; run “backstretch doctor” for details" in said


@pytest.mark.parametrize("command", ["backup --list", "restore"])
def test_a_folder_of_backups_that_cannot_be_read_is_not_taken_for_an_empty_one(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, command: str
) -> None:
    back_up(home, "2026-11-22", 1)
    monkeypatch.setattr(os, "scandir", without_permission)
    assert run(*command.split()) == 2
    assert "backups cannot be read: permission denied; change its permissions" in capsys.readouterr().err
