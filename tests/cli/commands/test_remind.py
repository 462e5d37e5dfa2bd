"""`remind`: set up, shown, changed and removed. What the system is asked for is written down by a stand-in."""

import sys
from pathlib import Path

import pytest

from backstretch_tui.cli.commands.remind import SCHEDULERS
from backstretch_tui.system import launchd, systemd, task_scheduler
from tests.support.commands import run, type_in

Captured = pytest.CaptureFixture[str]

PROGRAMS = ("systemctl", "notify-send", "launchctl", "osascript", "schtasks", "powershell")


@pytest.fixture
def system(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for what sets timers and shows notifications. Return the file with what was asked for."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("BACKSTRETCH_PROFILE", "")
    monkeypatch.setitem(SCHEDULERS, sys.platform, systemd.scheduler)
    asked = tmp_path / "asked"
    for name in PROGRAMS:
        (programs / name).write_text(f'#!/bin/sh\necho "{name} $*" >> {asked}\n')
        (programs / name).chmod(0o755)
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
    assert system.read_text().splitlines().count("systemctl --user restart backstretch-reminder.timer") == 2
    assert "OnCalendar" in capsys.readouterr().out
    assert run("remind", "--at", "18:00", "--yes", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


ELSEWHERE = [
    (launchd, "Library/LaunchAgents/backstretch-reminder.plist", "launchctl bootstrap gui/", "launchctl bootout gui/"),
    (
        task_scheduler,
        "local/backstretch/backstretch-reminder.ps1",
        "schtasks /Create /F /TN backstretch-reminder /XML ",
        "schtasks /Delete /F /TN backstretch-reminder",
    ),
]


@pytest.mark.parametrize(("module", "name", "set_up", "remove"), ELSEWHERE, ids=["macOS", "Windows"])
def test_other_systems_are_asked_in_their_own_way(
    module: object, name: str, set_up: str, remove: str, system: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: Captured,
) -> None:  # fmt: skip
    monkeypatch.setitem(SCHEDULERS, sys.platform, getattr(module, "scheduler"))  # noqa: B009
    assert run("remind", "--at", "7:30", "--after", "Müsli", "--yes") == 0
    said = capsys.readouterr()
    assert "After Müsli: stretch your back" in said.out
    assert set_up in said.out
    assert set_up in system.read_text()
    assert run("remind", "--list") == 0
    assert "After Müsli: stretch your back" in capsys.readouterr().out
    assert (tmp_path / name).exists()
    system.unlink()
    assert run("remind", "--remove") == 0
    assert remove in system.read_text()
    assert list((tmp_path / name).parent.iterdir()) == []


def test_a_first_one_is_set_up_though_there_is_none_to_replace(
    system: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SCHEDULERS, sys.platform, launchd.scheduler)
    (programs / "launchctl").write_text(f'#!/bin/sh\necho "$1" >> {system}\ntest $1 != bootout\n')
    assert run("remind", "--at", "7:30", "--yes") == 0
    assert system.read_text() == "bootout\nbootstrap\n"


def test_it_is_removed(system: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("remind", "--at", "18:00", "--yes") == 0
    assert run("remind", "--remove") == 0
    assert list((tmp_path / "config" / "systemd" / "user").iterdir()) == []
    assert "--user disable --now backstretch-reminder.timer" in system.read_text()
    assert run("remind", "--list") == 0
    assert "there is no reminder" in capsys.readouterr().err


@pytest.mark.usefixtures("system")
def test_the_folder_is_found_from_wherever_the_timer_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BACKSTRETCH_HOME", "home")
    assert run("remind", "--at", "18:00", "--yes") == 0
    assert f"BACKSTRETCH_HOME={tmp_path / 'home'} " in unit(tmp_path, "service")


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
def test_what_the_system_refuses_is_said_and_what_was_before_stays(
    programs: Path, tmp_path: Path, capsys: Captured
) -> None:
    obeys = (programs / "systemctl").read_text()
    refuses = "#!/bin/sh\necho no bus >&2\nexit 1\n"
    (programs / "systemctl").write_text(refuses)
    assert run("remind", "--at", "18:00", "--yes") == 1
    assert "“systemctl --user daemon-reload” failed: no bus" in capsys.readouterr().err
    assert run("remind", "--list") == 0
    assert "there is no reminder" in capsys.readouterr().err
    (programs / "systemctl").write_text(obeys)
    assert run("remind", "--at", "18:00", "--yes") == 0
    (programs / "systemctl").write_text(refuses)
    assert run("remind", "--at", "19:00", "--yes") == 1
    assert "18:00:00" in unit(tmp_path, "timer")


@pytest.mark.usefixtures("system")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "config").write_text("in the way")
    assert run("remind", "--at", "18:00", "--yes") == 2
    assert "backstretch-reminder.service" in capsys.readouterr().err


@pytest.mark.parametrize("program", ["systemctl", "notify-send"])
def test_without_what_it_takes_a_calendar_is_recommended(
    program: str, system: Path, programs: Path, capsys: Captured
) -> None:
    (programs / program).unlink()
    assert run("remind", "--at", "18:00", "--yes") == 2
    said = capsys.readouterr().err
    assert f"“{program}”" in said
    assert "export --format ics" in said
    assert not system.exists()


@pytest.mark.usefixtures("system")
def test_a_reminder_can_be_removed_though_nothing_shows_notifications_any_more(programs: Path) -> None:
    assert run("remind", "--at", "18:00", "--yes") == 0
    (programs / "notify-send").unlink()
    assert run("remind", "--remove") == 0
