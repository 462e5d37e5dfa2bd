"""`-` is standard input and output in every command that takes a file, and none makes a file of that name."""

import io
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from backstretch_tui.cli.commands.export import FORMATS, REMINDER
from tests.support.commands import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _elsewhere(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert home
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.mark.parametrize("format_", [*FORMATS, REMINDER])
def test_an_export_goes_to_standard_output(format_: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    written = []
    for out in ((), ("--out", "-"), ("--out", "file")):
        assert run("export", "--format", format_, *out) == 0
        said = capfdbinary.readouterr()
        written.append(b"\n".join(line for line in said.out.splitlines() if not line.startswith(b"DTSTAMP")))
        assert (b"written to" in said.err) == ("file" in out)
    assert written[0] == written[1] != b""
    assert os.listdir() == ["file"]  # noqa: PTH208


def test_an_import_comes_from_standard_input(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("export", "--all") == 0
    exported = capfdbinary.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(exported)))
    assert run("import", "-") == 0
    assert b"imported 0 new sessions; 3 already here; 0 updated" in capfdbinary.readouterr().err


def test_a_database_does_not_come_from_standard_input(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((home / "history.db").read_bytes())))
    assert run("import", "-") == 2
    assert (
        "standard input: a database cannot be read from standard input; give the name of its file"
        in capsys.readouterr().err
    )


def test_a_sheet_of_figures_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("figure-sheet", "--out", "-") == 0
    assert capfdbinary.readouterr().out.startswith(b"<svg")
    assert os.listdir() == []  # noqa: PTH208


@pytest.mark.parametrize(
    "arguments", [("render", "--out", "-"), ("backup", "-"), ("check", "-"), ("restore", "--from", "-")]
)
def test_what_cannot_go_through_a_pipe_is_refused(capsys: Captured, arguments: tuple[str, ...]) -> None:
    assert run(*arguments) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), "“-”" in said.err) == ("", 1, True)
    assert os.listdir() == []  # noqa: PTH208


@pytest.mark.parametrize("name", ["stdin", "stdout"])
def test_a_closed_standard_file_is_named(capsys: Captured, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, name, None)
    assert run(*{"stdin": ("import", "-"), "stdout": ("export",)}[name]) == 2
    assert f"{'standard input' if name == 'stdin' else 'standard output'} is closed" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_standard_output_is_one_sentence(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    full = open("/dev/full", "w")  # noqa: PTH123, SIM115
    with monkeypatch.context() as redirected:
        redirected.setattr(sys, "stdout", full)
        assert run("export") == 2
    with suppress(OSError):  # what was not written is tried once more
        full.close()
    assert "standard output cannot be written: No space left on device" in capsys.readouterr().err


def test_json_lines_of_an_export_are_json_lines(capsys: Captured) -> None:
    assert run("export", "--out", "-") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["kind"] for line in lines] == ["export", "session", "session", "end"]


@pytest.mark.parametrize("name", ["history.db", "link"])
def test_ones_own_history_is_not_imported(home: Path, capsys: Captured, name: str) -> None:
    (home / "link").symlink_to(home / "history.db")
    assert run("import", str(home / name)) == 2
    assert "is your own history; there is nothing to import from it" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("export",), ("figure-sheet",), ("export", "--format", "ics")])
@pytest.mark.parametrize("name", ["history.db", "link"])
def test_no_output_takes_the_place_of_a_history(
    home: Path, capsys: Captured, arguments: tuple[str, ...], name: str
) -> None:
    (home / "link").symlink_to(home / "history.db")
    before = (home / "history.db").read_bytes()
    assert run(*arguments, "--out", str(home / name)) == 2
    assert "is a database (perhaps your history) and is not overwritten; choose another file" in capsys.readouterr().err
    assert (home / "history.db").read_bytes() == before
