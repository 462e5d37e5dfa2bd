"""`doctor`: what it looks at, and what it says to do."""

import json
import os
import re
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from backstretch_tui.cli import doctor_history
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.history import backups, restore
from backstretch_tui.history.database import open_history
from backstretch_tui.history.restore import opened_copy
from backstretch_tui.history.sessions import finish
from backstretch_tui.system.paths import DataPaths
from tests.support.commands import run
from tests.support.sessions import a_session, spoil

Captured = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("home")


def test_doctor_is_content_and_says_what_it_saw(capsys: Captured) -> None:
    assert run("doctor") == 0
    out = capsys.readouterr().out
    assert "3 sessions, 1 of them a rehearsal, 0.1 MB\n" in out
    assert "Everything looks good." in out


@pytest.mark.usefixtures("spoilt")
def test_doctor_reads_every_record_and_says_what_to_do_about_one_that_it_cannot(capsys: Captured) -> None:
    assert run("doctor") == 1
    out = capsys.readouterr().out
    assert re.search(r"^! +1 session from 22 November 2026 cannot be read$", out, re.MULTILINE)
    assert "restore a backup or import an export that still has it; or delete it in the list" in out


@pytest.mark.parametrize(("days", "named"), [(2, "21 and 22"), (3, "20, 21 and 22"), (4, "19, 20, 21 and later")])
def test_of_several_records_that_cannot_be_read_doctor_names_the_first_days(
    home: Path, capsys: Captured, days: int, named: str
) -> None:
    with closing(open_history(DataPaths(home))) as connection:
        for number in range(days):
            session, record = a_session(number)
            began = session.began._replace(utc=session.began.utc - number, date=f"2026-11-{22 - number}")
            finish(connection, session._replace(began=began), record)
            spoil(connection, number)
    assert run("doctor") == 1
    out = capsys.readouterr().out
    assert f"{days} sessions from {named} cannot be read\n" in out.replace(" November 2026", "")
    assert "delete them in the list" in out


def test_doctor_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[float] = []

    class Watched(ProgressBar):
        def show(self, done: float) -> None:
            told.append(done)

    monkeypatch.setattr(doctor_history, "ProgressBar", Watched)
    assert run("doctor") == 0
    assert told == [0, 1 / 3, 2 / 3, 1]


def test_a_history_that_another_program_locks_is_not_to_be_moved_away(home: Path, capsys: Captured) -> None:
    with closing(sqlite3.connect(home / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert run("doctor") == 1
    out = capsys.readouterr().out
    assert "! History     another program is using it\n" in out
    assert "close the other program, free some disk space, change the permissions" in out
    assert "move" not in out


def test_a_history_of_another_program_is_to_be_moved_away(home: Path, capsys: Captured) -> None:
    with closing(sqlite3.connect(home / "history.db", isolation_level=None)) as other:
        other.execute("PRAGMA application_id = 7")
    assert run("doctor") == 1
    assert "history.db elsewhere, then start again or run “backstretch restore”" in capsys.readouterr().out


def test_a_session_that_is_not_as_it_was_saved_is_named(home: Path, capsys: Captured) -> None:
    with closing(open_history(DataPaths(home))) as connection:
        connection.execute("UPDATE session SET pain_after = 0 WHERE pain_after = 4")
    assert run("doctor") == 1
    assert "1 session from 22 November 2026 changed since it was saved\n" in capsys.readouterr().out


def back_up(home: Path, day: str) -> Path:
    path = home / "backups" / f"{day}.db"
    with closing(open_history(DataPaths(home))) as connection:
        backups.back_up(connection, path)
    return path


def test_a_backup_is_tried_as_a_restore_would_use_it(home: Path, capsys: Captured) -> None:
    back_up(home, "2026-11-21")
    back_up(home, "2026-11-22")
    assert run("doctor") == 0
    assert "Backups     2; the newest, from 22 November 2026, can be restored: 3 sessions\n" in capsys.readouterr().out


def test_a_backup_that_cannot_be_restored_is_named(home: Path, capsys: Captured) -> None:
    damaged = back_up(home, "2026-11-22")
    damaged.write_bytes(damaged.read_bytes()[:5000])
    assert run("doctor") == 1
    out = capsys.readouterr().out
    assert "Backups     1, none of which can be restored\n" in out
    assert f"delete it: {damaged}" in out
    back_up(home, "2026-11-21")
    assert run("doctor") == 1
    assert "“2026-11-22.db” cannot be restored: part of it is missing\n" in capsys.readouterr().out


def test_sessions_that_a_backup_still_has_are_told_of_and_brought_back(home: Path, capsys: Captured) -> None:
    path = back_up(home, "2026-11-22")
    with closing(open_history(DataPaths(home))) as connection:
        connection.execute("DELETE FROM session")
    assert run("doctor") == 1
    out = capsys.readouterr().out
    assert "3 sessions in a backup but not in the history\n" in out
    assert f"run “backstretch import {path}” to get them back" in out
    assert run("import", str(path)) == 0
    assert run("doctor") == 0


@pytest.mark.skipif(os.name != "posix", reason="only there are pipes and links everybody's to make")
def test_links_to_nothing_and_pipes_among_the_backups_are_passed_over(home: Path) -> None:
    path = back_up(home, "2026-11-22")
    path.with_name("2026-11-23.db").symlink_to(path.with_name("gone.db"))
    os.mkfifo(path.with_name("2026-11-24.db"))
    assert run("doctor") == 0


def test_a_folder_of_backups_that_cannot_be_one_is_told_of(home: Path, capsys: Captured) -> None:
    (home / "backups").write_bytes(b"")
    assert run("doctor") == 1
    assert "backups is not a folder\n" in capsys.readouterr().out


@pytest.mark.skipif(os.name != "posix", reason="only there do files have such permissions")
def test_what_others_may_read_or_change_is_named_and_made_private(home: Path, capsys: Captured) -> None:
    path = back_up(home, "2026-11-22")
    (home / "playing.lock").touch()
    (home / "playing.lock").chmod(0o666)
    path.chmod(0o644)
    home.chmod(0o777)
    assert run("doctor") == 1
    out = capsys.readouterr().out
    assert "Permissions other users can read or change “home”, “playing.lock” and “2026-11-22.db”\n" in out
    assert "“backstretch doctor --fix” to make them private" in out
    assert run("doctor", "--fix") == 0
    assert [stat.S_IMODE(its.stat().st_mode) for its in (home, home / "playing.lock", path)] == [0o755, 0o600, 0o600]


def test_what_a_kill_left_behind_is_named_and_deleted_when_it_is_old_enough(home: Path, capsys: Captured) -> None:
    (home / "backups").mkdir()
    old, fresh = home / ".settings.toml.0a1b2c3d", home / "backups" / ".2026-11-22.db.0a1b2c3d"
    for path, age in ((old, 700), (fresh, 500)):
        path.write_bytes(b"half")
        os.utime(path, (path.stat().st_mtime - age,) * 2)
    assert run("doctor") == 1
    assert f"incomplete files of a program that was killed: “{old.name}” and “{fresh.name}”" in capsys.readouterr().out
    assert run("doctor", "--fix") == 1
    assert not old.exists()
    assert fresh.exists()


def test_a_folder_that_cannot_be_written_to_is_named(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "not" / "there" / "yet"))
    monkeypatch.setattr("os.access", lambda path, _: path != tmp_path)
    assert run("doctor") == 1
    assert f"{tmp_path} cannot be written to; change its permissions\n" in capsys.readouterr().out


def test_a_folder_of_backups_that_cannot_be_read_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    (home / "backups").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: path != home / "backups")
    assert run("doctor") == 1
    assert "backups cannot be read or written to\n              change its permissions" in capsys.readouterr().out


def test_a_disk_with_no_room_is_told_of(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    full = shutil.disk_usage("/")._replace(free=999_999)
    monkeypatch.setattr(doctor_history, "disk_usage", lambda _: full)
    assert run("doctor") == 1
    assert "\n              the disk is full or nearly full; free some space\n" in capsys.readouterr().out


def test_each_backup_is_read_once_and_histories_that_were_set_aside_are_not(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = [back_up(home, "2026-11-21"), back_up(home, "2026-11-22")]
    copies[0].with_name("2026-11-20.db").write_bytes(b"damaged")
    (home / "history-damaged-1.db").write_bytes(copies[0].read_bytes())
    read: list[str] = []

    @contextmanager
    def watched(path: Path) -> Iterator[sqlite3.Connection]:
        read.append(path.stem)
        with opened_copy(path) as copy:
            yield copy

    monkeypatch.setattr(restore, "opened_copy", watched)
    assert run("doctor") == 1
    assert read == ["2026-11-22", "2026-11-21", "2026-11-20"]


@pytest.mark.usefixtures("home")
def test_as_data(capsys: Captured) -> None:
    status = run("doctor", "--json")
    data = json.loads(capsys.readouterr().out)
    assert data["version"] == 1
    assert status == (0 if data["is_good"] else 1)
    assert data["is_good"] is not any(look["cure"] for look in data["looks"])
    assert "Python" in {look["what"] for look in data["looks"]}
