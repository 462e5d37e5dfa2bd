"""A reminder by the Task Scheduler of Windows: what its two files say, and the commands that set it up."""

import re
from collections.abc import Mapping
from functools import partial
from html import escape
from pathlib import Path

from backstretch_tui.core.model.exercise import WEEK
from backstretch_tui.system.timers import NAME, Scheduler, Timer

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_QUOTES = re.compile("(['\u2018\u2019\u201a\u201b])")
"""The characters that end a quoted word in PowerShell, which are curly too; each is written twice within one."""

_NOTIFY = """\
Add-Type -AssemblyName System.Windows.Forms, System.Drawing
$note = New-Object System.Windows.Forms.NotifyIcon
$note.Icon = [System.Drawing.SystemIcons]::Information
$note.Visible = $true
$note.ShowBalloonTip(15000, {title}, {message}, 'Info')
Start-Sleep -Seconds 15
$note.Dispose()
"""

# The date is any that is over: from the next of its days on, the task runs.
_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>{about}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T{time}:00</StartBoundary>
      <ScheduleByWeek>
        <DaysOfWeek>{days}</DaysOfWeek>
        <WeeksInterval>1</WeeksInterval>
      </ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal>
      <LogonType>InteractiveToken</LogonType>
    </Principal>
  </Principals>
  <Settings>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
  </Settings>
  <Actions>
    <Exec>
      <Command>powershell.exe</Command>
      <Arguments>-NoProfile -ExecutionPolicy Bypass -WindowStyle Hidden -File "{script}"</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def scheduler(environ: Mapping[str, str]) -> Scheduler:
    """Return how the Task Scheduler is asked. The task runs the script, which stays where it is."""
    folder = Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "backstretch"
    task_file, script_file = folder / f"{NAME}.xml", folder / f"{NAME}.ps1"
    return Scheduler(
        programs=("schtasks", "powershell"),
        folder=folder,
        files={script_file.name: script, task_file.name: partial(task, script_file)},
        set_up=[("schtasks", "/Create", "/F", "/TN", NAME, "/XML", str(task_file))],
        remove=[("schtasks", "/Delete", "/F", "/TN", NAME)],
        encoding="utf-16",  # which both schtasks and PowerShell read
    )


def script(timer: Timer) -> str:
    """Return what is run, for Windows PowerShell."""
    lines = [f"$env:{name} = {_quoted(value)}" for name, value in timer.variables.items()]
    lines += [f"& {' '.join(map(_quoted, timer.is_done))} > $null", "if ($LASTEXITCODE -eq 0) { exit }"]
    return "\n".join([*lines, _NOTIFY.format(title=_quoted(timer.title), message=_quoted(timer.message))])


def task(script_file: Path, timer: Timer) -> str:
    """Return the task: when the script is run."""
    days = "".join(f"<{_NAMES[WEEK.index(day)]} />" for day in timer.days)
    return _TASK.format(about=escape(timer.about), time=timer.time, days=days, script=escape(str(script_file)))


def _quoted(text: str) -> str:
    """Quote a word as PowerShell reads it."""
    doubled = _QUOTES.sub(r"\1\1", text)
    return f"'{doubled}'"
