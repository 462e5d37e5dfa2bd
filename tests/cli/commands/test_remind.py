"""`remind`: set up, shown, changed and removed. What the system is asked for is written down by a stand-in."""

from pathlib import Path

import pytest

from tests.support.commands import run, type_in

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def system(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for systemctl. Return the file with what it was asked for."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("BACKSTRETCH_PROFILE", "")
    asked = tmp_path / "asked"
    (programs / "systemctl").write_text(f'#!/bin/sh\necho "$*" >> {asked}\n')
    (programs / "systemctl").chmod(0o755)
    return asked


def unit(tmp_path: Path, kind: str) -> str:
    return (tmp_path / "config" / "systemd" / "user" / f"backstretch-reminder.{kind}").read_text()


def test_it_shows_what_it_writes_and_asks_first(
    system: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    type_in(monkeypatch, "no\n")
    assert run("remind", "--at", "18:00") == 0
    said = capsys.readouterr()
    assert "OnCalendar=*-*-* 18:00:00" in said.out
    assert "systemctl --user enable --now backstretch-reminder.timer" in said.out
    assert "no reminder was set up" in said.err
    assert not (tmp_path / "config").exists()
    assert not system.exists()


def test_it_is_set_up_and_a_changed_one_takes_its_place(system: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("remind", "--at", "7:30", "--days", "fri,mon", "--after", "my coffee", "--yes") == 0
    assert "you will be reminded on Mon, Fri at 07:30, unless" in capsys.readouterr().err
    assert "'After my coffee: stretch your back'" in unit(tmp_path, "service")
    assert f"BACKSTRETCH_HOME={tmp_path / 'home'}" in unit(tmp_path, "service")
    assert "status --short || notify-send" in unit(tmp_path, "service")
    assert run("remind", "--at", "18:00", "--yes") == 0
    assert "OnCalendar=*-*-* 18:00:00" in unit(tmp_path, "timer")
    assert system.read_text().splitlines().count("--user restart backstretch-reminder.timer") == 2
    assert "OnCalendar" in capsys.readouterr().out
    assert run("remind", "--at", "18:00", "--yes", "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    assert run("remind", "--list") == 0
    assert "18:00" in capsys.readouterr().out


def test_it_is_removed(system: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("remind", "--at", "18:00", "--yes") == 0
    assert run("remind", "--remove") == 0
    assert list((tmp_path / "config" / "systemd" / "user").iterdir()) == []
    assert "--user disable --now backstretch-reminder.timer" in system.read_text()
    assert run("remind", "--list") == 0
    assert "there is no reminder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give a time, such as --at 18:00"),
        (("--at", "25:00"), "25:00"),
        (("--at", "18:00", "--days", "mondays"), "did you mean “mon”?"),
    ],
)
def test_what_cannot_be_set_up_is_said(arguments: tuple[str, ...], said: str, system: Path, capsys: Captured) -> None:
    assert run("remind", *arguments) == 2
    assert said in capsys.readouterr().err
    assert not system.exists()


@pytest.mark.usefixtures("system")
def test_what_the_system_refuses_is_said(programs: Path, capsys: Captured) -> None:
    (programs / "systemctl").write_text("#!/bin/sh\necho no bus >&2\nexit 1\n")
    assert run("remind", "--at", "18:00", "--yes") == 1
    assert "“systemctl --user daemon-reload” failed: no bus" in capsys.readouterr().err


def test_without_systemd_a_calendar_is_recommended(programs: Path, capsys: Captured) -> None:
    assert list(programs.iterdir()) == []
    assert run("remind", "--at", "18:00") == 2
    assert "export --format ics" in capsys.readouterr().err


@pytest.mark.parametrize("both", [("--list", "--remove"), ("--at", "18:00", "--list"), ("--at", "18:00", "--remove")])
def test_what_contradicts_itself_is_refused(both: tuple[str, ...], system: Path, capsys: Captured) -> None:
    assert run("remind", *both) == 2
    assert "not allowed with argument" in capsys.readouterr().err
    assert not system.exists()


@pytest.mark.usefixtures("system")
def test_where_systemd_does_not_take_it_the_cure_is_said(programs: Path, capsys: Captured) -> None:
    (programs / "systemctl").write_text("#!/bin/sh\necho no bus >&2\nexit 1\n")
    assert run("remind", "--at", "18:00", "--yes") == 1
    said = capsys.readouterr().err
    assert "failed: no bus" in said
    assert "backstretch remind --remove" in said
