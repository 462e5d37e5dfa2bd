"""Data to standard output, messages to standard error; closed, full or in another encoding."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backstretch_tui.cli import main
from backstretch_tui.cli.output import is_quiet
from backstretch_tui.system.paths import DataPaths
from tests.support import commands
from tests.support.history import write_sessions
from tests.support.terminal import ROOT

if sys.platform == "win32":
    pytest.skip("a POSIX shell is needed", allow_module_level=True)

SESSION = "start --plain --speed 1000 --only bridge"
COMMANDS = ["list", "doctor", SESSION, SESSION.replace("plain", "jsonl")]


def run(command: str, home: Path, **environ: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command as a shell does, with what the shell makes of its streams."""
    (home / "settings.toml").write_text("ask_before = false\n")
    return subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m backstretch_tui {command}'], check=False, capture_output=True,
        cwd=ROOT, env=os.environ | {"BACKSTRETCH_HOME": str(home), "BACKSTRETCH_SILENT": "1"} | environ,
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_where_standard_output_is_closed_one_sentence_says_so(command: str, tmp_path: Path) -> None:
    done = run(f"{command} </dev/null >&-", tmp_path)
    assert done.stderr.decode() == "backstretch: standard output is closed; remove “>&-”\n"
    assert done.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("command", ["list", "help", "new --help", "--version", SESSION])
def test_where_standard_output_is_full_one_sentence_says_so(command: str, tmp_path: Path) -> None:
    done = run(f"{command} </dev/null >/dev/full", tmp_path, PYTHONUNBUFFERED="1")
    assert b"standard output cannot be written: No space left on device\n" in done.stderr
    assert b"went wrong" not in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize(("command", "status"), [("list 2>&-", 0), ("show nothing 2>&-", 2), ("forget <&-", 0)])
def test_messages_that_nobody_reads_are_not_data(command: str, status: int, tmp_path: Path) -> None:
    done = run(command, tmp_path)
    assert b"backstretch:" not in done.stdout
    assert b"went wrong" not in done.stderr
    assert done.returncode == status


def test_with_streams_closed_nothing_else_is_written_into_the_history(tmp_path: Path) -> None:
    """The next file that is opened takes the place of a closed stream."""
    assert run(f"{SESSION} <&- 2>&- >/dev/null", tmp_path).returncode == 0
    assert b'"bridge"' in run("export --all", tmp_path).stdout


@pytest.mark.parametrize(
    ("encoding", "dose"), [("ascii", b"10 x 3-5 s"), ("iso-8859-1", b"10 \xd7 3-5 s"), ("utf-8", "10 × 3–5 s".encode())]
)
def test_every_encoding_has_a_dose_that_can_be_read(encoding: str, dose: bytes, tmp_path: Path) -> None:
    done = run("list", tmp_path, PYTHONIOENCODING=encoding)
    assert dose in done.stdout
    assert rb"\u" not in done.stdout


@pytest.mark.parametrize("command", [SESSION, "show relief", "plan", "--help", "show nothing"])
def test_no_command_spells_characters_out_in_ascii(command: str, tmp_path: Path) -> None:
    done = run(f"{command} </dev/null", tmp_path, PYTHONIOENCODING="ascii")
    assert (done.stdout + done.stderr).isascii()
    assert rb"\u" not in done.stdout + done.stderr
    assert rb"\x" not in done.stdout + done.stderr


@pytest.mark.parametrize("command", ["forget", SESSION])
def test_what_is_typed_may_be_any_bytes(command: str, tmp_path: Path) -> None:
    (tmp_path / "typed").write_bytes(b"\xff\xfe\nq\n")
    done = run(f"{command} <'{tmp_path / 'typed'}'", tmp_path)
    assert b"went wrong" not in done.stderr
    assert done.returncode == 0


QUIET = [
    ("check",), ("new", "exercise", "Mine"), ("share", "relief"), ("sheet", "relief"),
    ("figure-sheet", "--out", "f.svg"), ("report",), ("export", "--out", "a.jsonl"), ("backup", "copy.db"),
    ("render", "relief", "--only", "bridge", "--out", "bridge.wav"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", QUIET, ids=lambda arguments: arguments[0])
def test_a_quiet_command_says_nothing_of_what_has_worked(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path))
    monkeypatch.setenv("BACKSTRETCH_SILENT", "1")
    monkeypatch.chdir(tmp_path)
    write_sessions(DataPaths(tmp_path), 3)
    assert commands.run(*arguments, "--quiet") == 0
    assert capsys.readouterr().err == ""


def test_a_quiet_command_says_what_has_not_worked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path))
    assert commands.run("check", "nowhere.toml", "-q") == 1
    assert commands.run("export", "-q", "--out", str(tmp_path / "no" / "folder")) == 2
    said = capsys.readouterr()
    assert "nowhere.toml" in said.out
    assert "folder" in said.err
    assert commands.run("check") == 0
    assert "valid" in capsys.readouterr().err


def test_quiet_holds_for_one_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path))
    assert main(["check", "--quiet"]) == 0
    assert not is_quiet()
