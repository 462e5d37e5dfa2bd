"""The commands about what was done: nothing of it is lost on the way out and in."""

import json
import os
import re
import sqlite3
import stat
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from backstretch_tui.cli import doctor, main
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.history.database import open_store
from backstretch_tui.history.export.importer import take_in
from backstretch_tui.history.sessions import finish
from backstretch_tui.system.paths import DataPaths
from tests.support.sessions import a_session, lines_of, spoil

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a folder with three sessions in it, one of them a rehearsal."""
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "home"))
    with closing(open_store(DataPaths(tmp_path / "home"))) as connection:
        take_in(connection, [lines_of(a_session(0, pain_before=6, pain_after=4), a_session(1), a_session(2, speed=20))])
    return tmp_path / "home"


def run(*arguments: str) -> int:
    return main(arguments)


def test_history_lists_what_was_done_without_rehearsals(capsys: Captured) -> None:
    assert run("history") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert "22 November 2026  12:00  Relief  1 of 1  0:10 held  pain 6 → 4" in lines[1]
    assert run("history", "--all") == 0
    assert "rehearsal" in capsys.readouterr().out


def test_history_as_data(capsys: Captured) -> None:
    assert run("history", "--json") == 0
    first, _ = json.loads(capsys.readouterr().out)
    assert first["held_seconds"] == {"planned": 10, "done": 10, "left": 10, "right": 0}
    assert first["pain"] == {"before": 6, "after": 4}


@pytest.mark.parametrize("columns", [36, 58, 61, 80, 200])
def test_progress_is_never_wider_than_the_window(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert run("progress") == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= min(columns, 80)
    for heading in ("Days", "Pain, 0 to 10", "Minutes held per week", "Left and right"):
        assert any(line.startswith(heading) for line in lines)


def test_progress_tells_about_the_dose_where_advice_is_wanted(home: Path, capsys: Captured) -> None:
    assert run("progress") == 0
    assert "About your dose" not in capsys.readouterr().out
    (home / "settings.toml").write_text("dose_advice = true\n", "utf-8")
    assert run("progress") == 0
    why_and_what = capsys.readouterr().out.partition("About your dose\n")[2]
    assert why_and_what.count(".") >= 2


def test_before_the_first_session_there_is_a_kind_word_and_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "new"))
    for command in ("history", "export", "forget"):
        assert run(command) == 0
    assert "Nothing yet" in capsys.readouterr().out
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("format_", ["jsonl", "csv"])
def test_export_forget_import_gives_the_same_history(
    tmp_path: Path, home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    out = tmp_path / f"back.{format_}"
    run("history", "--json", "--all")
    before = capsys.readouterr().out
    assert run("export", "--format", format_, "--out", str(out), "--all") == 0
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    monkeypatch.setattr("sys.stdin", StringIO("forget\n"))
    assert run("forget") == 0
    assert not (home / "history.db").exists()
    assert run("import", str(out)) == 0
    assert "3 sessions new, 0 known, 0 differing" in capsys.readouterr().err
    assert run("import", str(out)) == 0
    assert "0 sessions new, 3 known, 0 differing" in capsys.readouterr().err
    run("history", "--json", "--all")
    assert capsys.readouterr().out == before


def test_exports_leave_rehearsals_out(capsys: Captured) -> None:
    assert run("export") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_anything_else_than_the_word_forgets_nothing(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("yes\n"))
    assert run("forget") == 0
    assert (home / "history.db").exists()
    assert "nothing was deleted" in capsys.readouterr().err


def test_what_is_forgotten_is_forgotten_in_copies_that_were_never_finished_too(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = home / "backups"
    backups.mkdir()
    left = [
        home / ".history.db.0a1b2c3d", home / ".history-damaged-1.db.0a1b2c3d",
        backups / ".2026-11-22.db.0a1b2c3d", backups / ".2026-11-22.db.0a1b2c3d-journal",
    ]  # fmt: skip
    for path in left:
        path.write_bytes(b"half")
    (home / ".settings.toml.0a1b2c3d").write_bytes(b"another's")
    monkeypatch.setattr("sys.stdin", StringIO("forget\n"))
    assert run("forget") == 0
    listed = capsys.readouterr().out
    assert all(path.name in listed for path in left)
    assert {path.name for path in home.iterdir()} == {".settings.toml.0a1b2c3d", "history.lock"}


def test_of_several_files_a_bad_one_keeps_all_out(tmp_path: Path, capsys: Captured) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    run("export")
    good.write_text(capsys.readouterr().out.replace("0000-00000000000", "0000-10000000000"), "utf-8")
    bad.write_text("?", "utf-8")
    assert run("import", str(good), str(bad)) == 2
    assert "nothing was taken in" in capsys.readouterr().err
    run("history", "--json")
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_a_backup_can_be_taken_in_again_and_overwrites_nothing(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "copy.db"
    assert run("backup", str(out)) == 0
    assert run("backup", str(out)) == 2
    assert run("import", str(out)) == 0
    assert "3 known" in capsys.readouterr().err


def test_doctor_is_content_and_says_what_it_saw(capsys: Captured) -> None:
    assert run("doctor") == 0
    out = capsys.readouterr().out
    assert "3 sessions, 1 of them a rehearsal, 0.1 MB, whole" in out
    assert "All is well." in out


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "it is empty"), (b"SQLite format 3\0", "it is cut off"), (b"Dear diary", "it is not a database")],
)
def test_a_damaged_history_is_named_with_its_cure(home: Path, capsys: Captured, data: bytes, why: str) -> None:
    (home / "history.db").write_bytes(data)
    assert run("doctor") == 1
    out = capsys.readouterr().out
    assert why in out
    assert "it offers the newest backup" in out
    for command in ("history", "export"):
        assert run(command) == 2
        assert why in capsys.readouterr().err
    assert (home / "history.db").read_bytes() == data


@pytest.fixture
def spoilt(home: Path) -> None:
    """Make it so that one of the sessions has a record that cannot be read."""
    with closing(open_store(DataPaths(home))) as connection:
        spoil(connection, 0)


@pytest.mark.usefixtures("spoilt")
def test_what_can_be_read_is_exported_and_what_cannot_is_told_of(tmp_path: Path, capsys: Captured) -> None:
    assert run("export") == 1
    said = capsys.readouterr()
    assert said.out.count("\n") == 1
    assert said.err == (
        "backstretch: 1 session could not be read, and is left out; “backstretch doctor” says what to do\n"
    )
    assert run("export", "--out", str(tmp_path / "back.jsonl")) == 1
    assert "1 session was written to" in capsys.readouterr().err


@pytest.mark.usefixtures("spoilt")
def test_doctor_reads_every_record_and_says_what_to_do_about_one_that_it_cannot(capsys: Captured) -> None:
    assert run("doctor") == 1
    out = capsys.readouterr().out
    assert re.search(r"^! History +3 sessions, .* MB; 1 cannot be read, of 22 November 2026$", out, re.MULTILINE)
    assert "delete it in the list of sessions (p and then s in “backstretch”), or import an export that has it" in out


@pytest.mark.parametrize(("days", "named"), [(2, "21 and 22"), (3, "20, 21 and 22"), (4, "19, 20, 21 and later")])
def test_of_several_records_that_cannot_be_read_doctor_names_the_first_days(
    home: Path, capsys: Captured, days: int, named: str
) -> None:
    with closing(open_store(DataPaths(home))) as connection:
        for number in range(days):
            session, record = a_session(number)
            began = session.began._replace(utc=session.began.utc - number, date=f"2026-11-{22 - number}")
            finish(connection, session._replace(began=began), record)
            spoil(connection, number)
    assert run("doctor") == 1
    out = capsys.readouterr().out
    assert f"{days} cannot be read, of {named}\n" in out.replace(" November 2026", "")
    assert "delete them in the list" in out


def test_doctor_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[float] = []

    class Watched(ProgressBar):
        def show(self, done: float) -> None:
            told.append(done)

    monkeypatch.setattr(doctor, "ProgressBar", Watched)
    assert run("doctor") == 0
    assert told == [0, 1 / 3, 2 / 3, 1]


@pytest.mark.usefixtures("spoilt")
def test_another_history_is_taken_in_as_far_as_it_can_be_read(
    tmp_path: Path, home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "other"))
    assert run("import", str(home / "history.db")) == 1
    said = capsys.readouterr().err
    assert "2 sessions new" in said
    assert f"1 session in {home / 'history.db'} could not be read, and is left out" in said


def test_an_import_goes_on_beside_a_record_that_cannot_be_read_and_mends_it(
    tmp_path: Path, home: Path, capsys: Captured
) -> None:
    assert run("export", "--out", str(tmp_path / "back.jsonl")) == 0
    with closing(open_store(DataPaths(home))) as connection:
        spoil(connection, 0)
    assert run("import", str(tmp_path / "back.jsonl")) == 0
    assert run("doctor") == 0
    assert "whole" in capsys.readouterr().out


def test_a_history_that_another_program_locks_is_not_to_be_moved_away(home: Path, capsys: Captured) -> None:
    with closing(sqlite3.connect(home / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert run("doctor") == 1
    out = capsys.readouterr().out
    assert "! History     another program is using it\n" in out
    assert "close the other program, make room on the disk, or try again later" in out
    assert "move" not in out


def test_a_history_of_another_program_is_to_be_moved_away(home: Path, capsys: Captured) -> None:
    with closing(sqlite3.connect(home / "history.db", isolation_level=None)) as other:
        other.execute("PRAGMA application_id = 7")
    assert run("doctor") == 1
    assert "to begin anew, move" in capsys.readouterr().out
