"""`forget`: nothing of the history remains, or what remains is named."""

import os
import shutil
from pathlib import Path

import pytest

from backstretch_tui.history.lock import SessionLock
from tests.support.commands import run, type_in

Captured = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def erases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the word typed."""
    type_in(monkeypatch, "forget\n")


@pytest.mark.parametrize("typed", ["yes\n", "", "forget it\n"])
def test_anything_else_than_the_word_deletes_nothing(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    type_in(monkeypatch, typed)
    assert run("forget") == 0
    assert (home / "history.db").exists()
    assert "nothing was deleted" in capsys.readouterr().err


def test_where_there_is_nothing_that_is_said(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "new"))
    assert run("forget") == 0
    assert "there is nothing to delete" in capsys.readouterr().err


def test_without_a_standard_input_nothing_is_deleted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert run("forget") == 0
    assert (home / "history.db").exists()


def test_a_quiet_one_that_is_agreed_to_says_nothing(home: Path, capsys: Captured) -> None:
    assert run("forget", "--yes", "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    assert not (home / "history.db").exists()


@pytest.mark.usefixtures("erases")
def test_copies_that_were_never_finished_and_what_was_set_aside_are_deleted_too(home: Path, capsys: Captured) -> None:
    backups = home / "backups"
    backups.mkdir()
    left = [
        home / ".history.db.0a1b2c3d", home / ".history-damaged-1.db.0a1b2c3d",
        home / "history-replaced-1.db", home / "history-damaged-1.db-journal", home / "history.db-wal",
        backups / ".2026-11-22.db.0a1b2c3d", backups / ".2026-11-22.db.0a1b2c3d-journal", backups / "2026-11-22.db-shm",
    ]  # fmt: skip
    for path in left:
        path.write_bytes(b"half")
    (home / ".settings.toml.0a1b2c3d").write_bytes(b"another's")
    assert run("forget") == 0
    said = capsys.readouterr()
    assert all(path.name in said.out for path in left)
    assert "everything has been deleted" in said.err
    assert {path.name for path in home.iterdir()} == {".settings.toml.0a1b2c3d", "history.lock", "playing.lock"}


@pytest.mark.skipif(os.name != "posix", reason="only there are links everybody's to make")
@pytest.mark.usefixtures("erases")
def test_what_links_lead_to_is_deleted_with_what_sqlite_keeps_beside_it(
    tmp_path: Path, home: Path, capsys: Captured
) -> None:
    elsewhere, more = tmp_path / "elsewhere", tmp_path / "more"
    elsewhere.mkdir()
    more.mkdir()
    shutil.copy(home / "history.db", more / "2026-11-22.db")
    (home / "history.db").rename(elsewhere / "back.db")
    (home / "history.db").symlink_to(elsewhere / "back.db")
    (home / "history-damaged-1.db").symlink_to(tmp_path / "gone.db")
    (home / "backups").symlink_to(more)
    (more / "2026-11-21.db").symlink_to(elsewhere / "back.db")
    for name in ("back.db-journal", ".back.db.0a1b2c3d"):
        (elsewhere / name).write_bytes(b"half")
    assert run("forget") == 0
    assert "elsewhere/back.db" in capsys.readouterr().out
    assert list(elsewhere.iterdir()) == []
    assert not more.exists()
    assert {path.name for path in home.iterdir()} == {"history.lock", "playing.lock"}


@pytest.mark.skipif(os.name != "posix", reason="only there are links everybody's to make")
@pytest.mark.usefixtures("erases")
def test_what_a_link_leads_to_stays_where_it_is_not_ours_and_that_is_said(
    tmp_path: Path, home: Path, capsys: Captured
) -> None:
    diary = tmp_path / "diary.db"
    diary.write_bytes(b"Dear diary")
    (home / "backups").mkdir()
    (home / "backups" / "2026-11-22.db").symlink_to(diary)
    assert run("forget") == 1
    said = capsys.readouterr()
    stays = f"{diary} is not deleted: a link points to it, but it is not a Backstretch history"
    assert stays in said.out
    assert stays in said.err
    assert "everything has been deleted" not in said.err
    assert diary.read_bytes() == b"Dear diary"
    assert not (home / "backups").exists()


@pytest.mark.skipif(os.name != "posix", reason="only there are hard links everybody's to make")
@pytest.mark.usefixtures("erases")
def test_other_names_of_the_same_file_are_told_of(tmp_path: Path, home: Path, capsys: Captured) -> None:
    (tmp_path / "other.db").hardlink_to(home / "history.db")
    inode = (tmp_path / "other.db").stat().st_ino
    assert run("forget") == 1
    said = capsys.readouterr().err
    assert "history.db has other names (hard links) that are not deleted; “find " in said
    assert f"-inum {inode}” lists them" in said
    assert "everything else has been deleted" in said


@pytest.mark.skipif(os.name != "posix", reason="only there are hard links everybody's to make")
@pytest.mark.usefixtures("erases")
def test_two_names_that_are_both_deleted_leave_nothing(home: Path, capsys: Captured) -> None:
    (home / "history-damaged-1.db").hardlink_to(home / "history.db")
    assert run("forget") == 0
    assert "everything has been deleted" in capsys.readouterr().err


@pytest.mark.usefixtures("erases")
def test_what_could_not_be_deleted_is_named(home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.name == "history.db":
            raise PermissionError
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    assert run("forget") == 1
    assert f"{home / 'history.db'} could not be deleted; delete it yourself" in capsys.readouterr().err


@pytest.mark.usefixtures("erases")
def test_while_a_session_runs_nothing_is_deleted(home: Path, capsys: Captured) -> None:
    lock = SessionLock(home / "playing.lock")
    assert lock.acquire()
    assert run("forget") == 2
    assert "a session is running; end it first" in capsys.readouterr().err
    lock.release()
    assert (home / "history.db").exists()


def test_nothing_is_asked_of_a_script_that_is_sure(home: Path) -> None:
    assert run("forget", "--yes") == 0
    assert not (home / "history.db").exists()
