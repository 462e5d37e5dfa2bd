"""The units of a reminder: what systemd is told."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from backstretch_tui.system.systemd import NAME, Timer, folder, units

TIMER = Timer("Reminder", ["mon", "fri"], "07:30", ["/bin/true", "it’s"], ["/bin/echo", 'a "b" $HOME 100% \\ c'])


def test_days_and_time_are_written_as_systemd_reads_them() -> None:
    assert TIMER.calendar == "Mon,Fri *-*-* 07:30:00"
    assert TIMER._replace(days=["mon", "tue", "wed", "thu", "fri", "sat", "sun"]).calendar == "*-*-* 07:30:00"
    assert "OnCalendar=Mon,Fri *-*-* 07:30:00\n" in units(TIMER)[f"{NAME}.timer"]


def test_words_reach_the_notification_letter_for_letter() -> None:
    service = units(TIMER)[f"{NAME}.service"]
    [line] = [line for line in service.splitlines() if line.startswith("ExecStart=")]
    shell = line.removeprefix("ExecStart=/bin/sh -c ").strip('"')
    shell = shell.replace("%%", "%").replace("$$", "$").replace('\\"', '"').replace("\\\\", "\\")
    heard = subprocess.run(
        ["/bin/sh", "-c", shell.replace("/bin/true", "/bin/false")], capture_output=True, text=True, check=True
    )
    assert heard.stdout == 'a "b" $HOME 100% \\ c\n'


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for name, text in units(TIMER).items():
        (tmp_path / name).write_text(text)
    environ = os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)}
    files = [str(tmp_path / name) for name in units(TIMER)]
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--user", *files], env=environ, capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_units_are_in_the_users_own_folder(tmp_path: Path) -> None:
    assert folder({"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "systemd" / "user"
    assert folder({"HOME": str(tmp_path)}) == tmp_path / ".config" / "systemd" / "user"
