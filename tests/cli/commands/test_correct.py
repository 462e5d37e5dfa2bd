"""A score or a note is changed afterwards, here and on every machine that imports it."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.history import sessions
from backstretch_tui.history.database import open_history
from backstretch_tui.system.paths import DataPaths
from tests.support.commands import run
from tests.support.sessions import IDS

Captured = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("home")


def session(capsys: Captured, number: int) -> tuple[int | None, int | None, str]:
    capsys.readouterr()
    assert run("history", "--json", "--all") == 0
    (found,) = (each for each in json.loads(capsys.readouterr().out) if each["id"] == IDS[number])
    return found["pain"]["before"], found["pain"]["after"], found["note"]


def test_what_is_named_is_changed_and_all_else_stays(home: Path, capsys: Captured) -> None:
    assert run("correct", IDS[0], "--pain-after", "2") == 0
    assert capsys.readouterr().err == (
        "backstretch: changed the session of 22 November 2026, 12:00: 1 of 1, 0:10 held, pain 6 → 2\n"
    )
    assert session(capsys, 0) == (6, 2, "")
    assert run("correct", IDS[0], "--note", "Slept\x1b badly", "--pain-before", "none") == 0
    assert session(capsys, 0) == (None, 2, "Slept badly")
    assert run("correct", IDS[0], "--note", "") == 0
    assert session(capsys, 0) == (None, 2, "")
    assert session(capsys, 1) == (None, None, "")
    with closing(open_history(DataPaths(home))) as connection:
        assert not sessions.altered(connection)


def test_the_last_session_is_the_last_that_was_no_rehearsal(capsys: Captured) -> None:
    assert run("correct", "last", "--pain-before", "0") == 0
    assert session(capsys, 1) == (0, None, "")
    assert session(capsys, 2) == (None, None, "")


def test_a_date_names_a_session_where_it_has_only_one(capsys: Captured) -> None:
    assert run("correct", "2026-11-22", "--note", "Rain") == 2
    assert f"2 sessions on 22 November 2026; choose one by its id: {IDS[0]}, {IDS[1]}" in capsys.readouterr().err


def test_a_correction_reaches_other_machines(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = tmp_path / "before.jsonl", tmp_path / "after.jsonl"
    assert run("export", "--out", str(before)) == 0
    assert run("correct", IDS[0], "--pain-after", "none") == 0
    assert run("export", "--out", str(after)) == 0
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "other"))
    assert run("import", str(before)) == 0
    capsys.readouterr()
    assert run("import", str(after)) == 0
    assert "imported 0 new sessions; 1 already here; 1 updated" in capsys.readouterr().err
    assert run("import", str(before)) == 0
    assert session(capsys, 0) == (6, None, "")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("last",), "nothing to change; add --pain-before, --pain-after or --note"),
        (("last", "--pain-before", "11"), "--pain-before is “11”; write a score from 0 to 10, or none"),
        (("last", "--pain-after", "-1"), "--pain-after is “-1”; write a score from 0 to 10, or none"),
        (("last", "--pain-after", "\u0663"), "write a score from 0 to 10, or none"),
        (("last", "--note", "x" * 1001), "--note has 1,001 characters; the maximum is 1,000"),
        (("yesterday", "--note", "x"), "there is no session “yesterday”; “backstretch history --json” lists the ids"),
        (("2026-13-99", "--note", "x"), "there is no session “2026-13-99”"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(capsys: Captured, arguments: tuple[str, ...], reason: str) -> None:
    assert run("correct", *arguments) == 2
    said = capsys.readouterr()
    assert (said.out, reason in said.err, said.err.count("\n")) == ("", True, 1)


def test_without_a_history_there_is_nothing_to_correct(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "new"))
    assert run("correct", "last", "--note", "x") == 2
    assert "there are no sessions yet" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
