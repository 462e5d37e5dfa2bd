"""The commands about what was done: nothing of it is lost on the way out and in."""

import json
import os
import sqlite3
import stat
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from backstretch_tui.history.database import open_history
from backstretch_tui.history.export.importer import merge
from backstretch_tui.system.paths import DataPaths
from tests.support.commands import run
from tests.support.sessions import a_session, archive_of, spoil

Captured = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("home")


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
    assert first["active_seconds"] is None


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


@pytest.mark.parametrize("command", ["history", "progress"])
def test_where_there_are_only_rehearsals_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, command: str
) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "new"))
    with closing(open_history(DataPaths(tmp_path / "new"))) as connection:
        merge(connection, archive_of(a_session(0, speed=20), a_session(1, speed=5)).items())
    assert run(command) == 0
    assert capsys.readouterr().out == "No sessions yet, only 2 rehearsals; “backstretch history --all” lists them.\n"


@pytest.mark.parametrize("command", ["history", "progress", "export", "doctor"])
def test_a_page_that_is_damaged_is_told_in_a_sentence(home: Path, capsys: Captured, command: str) -> None:
    path = home / "history.db"
    for number in range(1, path.stat().st_size // 4096):
        data = bytearray(path.read_bytes())
        was, data[number * 4096 : (number + 1) * 4096] = data[number * 4096 : (number + 1) * 4096], b"\xff" * 4096
        path.write_bytes(data)
        run(command)
        said = capsys.readouterr()
        assert "sorry" not in said.err
        data[number * 4096 : (number + 1) * 4096] = was
        path.write_bytes(data)
    assert run(command) == 0


def test_before_the_first_session_there_is_a_kind_word_and_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "new"))
    for command in ("history", "export", "forget"):
        assert run(command) == 0
    assert "No sessions yet" in capsys.readouterr().out
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
    assert "imported 3 new sessions; 0 already here; 0 updated" in capsys.readouterr().err
    assert run("import", str(out)) == 0
    assert "imported 0 new sessions; 3 already here; 0 updated" in capsys.readouterr().err
    run("history", "--json", "--all")
    assert capsys.readouterr().out == before


def test_exports_leave_rehearsals_out(capsys: Captured) -> None:
    assert run("export") == 0
    assert capsys.readouterr().out.count('"kind":"session"') == 2


def test_of_several_files_a_bad_one_keeps_all_out(tmp_path: Path, capsys: Captured) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    run("export")
    good.write_text(capsys.readouterr().out.replace("0000-00000000000", "0000-10000000000"), "utf-8")
    bad.write_text("?", "utf-8")
    assert run("import", str(good), str(bad)) == 2
    assert "nothing was imported" in capsys.readouterr().err
    run("history", "--json")
    assert len(json.loads(capsys.readouterr().out)) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "it is empty"), (b"SQLite format 3\0", "part of it is missing"), (b"Dear diary", "it is not a database")],
)
def test_a_damaged_history_is_named_with_its_cure(home: Path, capsys: Captured, data: bytes, reason: str) -> None:
    (home / "history.db").write_bytes(data)
    assert run("doctor") == 1
    out = capsys.readouterr().out
    assert reason in out
    assert "run “backstretch restore” to replace it with the newest good backup" in out
    for command in ("history", "export"):
        assert run(command) == 2
        assert reason in capsys.readouterr().err
    assert (home / "history.db").read_bytes() == data


@pytest.mark.usefixtures("spoilt")
def test_what_can_be_read_is_exported_and_what_cannot_is_told_of(tmp_path: Path, capsys: Captured) -> None:
    assert run("export") == 1
    said = capsys.readouterr()
    assert said.out.count('"kind":"session"') == 1
    assert said.err == (
        "backstretch: 1 session could not be read and is left out; run “backstretch doctor” to see what to do\n"
    )
    assert run("export", "--out", str(tmp_path / "back.jsonl")) == 1
    assert "1 session was written to" in capsys.readouterr().err


@pytest.mark.usefixtures("spoilt")
def test_another_history_is_taken_in_as_far_as_it_can_be_read(
    tmp_path: Path, home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "other"))
    assert run("import", str(home / "history.db"), "--quiet") == 1
    assert "imported 2 new sessions; 0 already here; 0 updated; 1 not imported (damaged)" in capsys.readouterr().err


def test_an_import_goes_on_beside_a_record_that_cannot_be_read_and_mends_it(tmp_path: Path, home: Path) -> None:
    assert run("export", "--out", str(tmp_path / "back.jsonl")) == 0
    with closing(open_history(DataPaths(home))) as connection:
        spoil(connection, 0)
    assert run("import", str(tmp_path / "back.jsonl")) == 0
    assert run("doctor") == 0


def test_where_the_own_history_is_locked_an_import_says_which(tmp_path: Path, home: Path, capsys: Captured) -> None:
    assert run("export", "--out", str(tmp_path / "back.jsonl")) == 0
    with closing(sqlite3.connect(home / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert run("import", str(tmp_path / "back.jsonl")) == 2
    assert f"because the history in {home / 'history.db'} cannot be used: another program is" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "number"),
    [(("--limit", "1"), 1), (("--since", "2026-11-22"), 2), (("--since", "2026-11-23"), 0), (("--limit", "9"), 2)],
)
def test_history_of_a_time_and_a_number(options: tuple[str, ...], number: int, capsys: Captured) -> None:
    assert run("history", "--json", *options) == 0
    assert len(json.loads(capsys.readouterr().out)) == number


@pytest.mark.parametrize("options", [("--limit", "0"), ("--since", "yesterday")])
def test_a_time_or_a_number_that_there_is_not(options: tuple[str, ...], capsys: Captured) -> None:
    assert run("history", *options) == 2
    assert f"{options[0]} is “{options[1]}”; write a" in capsys.readouterr().err
