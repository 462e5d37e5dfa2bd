"""The units of a reminder: what systemd is told."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from backstretch_tui.system.systemd import scheduler, service, timer
from tests.support.timers import DAILY, TIMER


def test_days_and_time_are_written_as_systemd_reads_them() -> None:
    assert "OnCalendar=Mon,Fri *-*-* 07:05:00\n" in timer(TIMER)
    assert "OnCalendar=*-*-* 07:05:00\n" in timer(DAILY)


def test_words_are_quoted_for_systemd() -> None:
    [line] = [line for line in service(TIMER).splitlines() if line.startswith("ExecStart=")]
    quoted = line.removeprefix('ExecStart=/bin/sh -c "').removesuffix('"')
    read = quoted.replace("%%", "%").replace("$$", "$").replace('\\"', '"').replace("\\\\", "\\")
    assert read == TIMER.shell_line("notify-send", "--app-name=Backstretch")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    files = scheduler({"XDG_CONFIG_HOME": str(tmp_path)}).files
    for name, write in files.items():
        (tmp_path / name).write_text(write(TIMER))
    environ = os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)}
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--user", *(str(tmp_path / name) for name in files)],
        env=environ, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_units_are_in_the_users_own_folder(tmp_path: Path) -> None:
    assert scheduler({"XDG_CONFIG_HOME": str(tmp_path)}).folder == tmp_path / "systemd" / "user"
    assert scheduler({"HOME": str(tmp_path)}).folder == tmp_path / ".config" / "systemd" / "user"
