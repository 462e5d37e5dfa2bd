"""`remind`: a notification at a time of day, by a timer of the system's."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Sequence
from shutil import which

from backstretch_tui.cli.commands.export import reminder_in
from backstretch_tui.cli.confirm import is_confirmed
from backstretch_tui.cli.output import FAILED, UsageError, announce, confirm, put_lines, say
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.insights.reminder import DAYS
from backstretch_tui.core.model.text_safety import in_columns
from backstretch_tui.core.text import command_errors
from backstretch_tui.core.text import reminder as text
from backstretch_tui.system import systemd
from backstretch_tui.system.atomic_files import atomic_path
from backstretch_tui.system.paths import HOME, PROFILE, profile_in


def run(asked: Namespace) -> int:
    """Set up the reminder, show it, or remove it."""
    if not which("systemctl"):
        raise UsageError(text.NO_SYSTEMD)
    folder = systemd.folder(os.environ)
    files = [folder / f"{systemd.NAME}.{kind}" for kind in ("service", "timer")]
    if asked.list or asked.remove:
        if not any(file.exists() for file in files):
            say(text.NO_REMINDER)
            return 0
        if asked.list:
            put_lines(file.read_text("utf-8", "replace") for file in files if file.exists())
            return 0
        status = _run([systemd.DISABLE])
        for file in files:
            file.unlink(missing_ok=True)
        confirm(text.REMOVED)
        return _run([systemd.RELOAD]) or status
    return _set_up(asked)


def _set_up(asked: Namespace) -> int:
    timer = _timer(asked)
    folder, commands = systemd.folder(os.environ), (systemd.RELOAD, systemd.ENABLE, systemd.RESTART)
    files = [
        line
        for name, content in systemd.units(timer).items()
        for line in (f"\n{shown_path(folder / name)}", *(f"  {line}" for line in content.splitlines()))
    ]
    runs = [f"  {' '.join(command)}" for command in commands]
    announce([text.WRITES, *files, f"\n{text.AND_RUNS}", *runs], is_agreed=asked.yes)
    if not asked.yes and not is_confirmed(text.CONFIRMATION, text.TO_SET_UP):
        say(text.NOT_SET_UP)
        return 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in systemd.units(timer).items():
            with atomic_path(folder / name, 0o644) as temporary:
                temporary.write_text(content, "utf-8")
    except OSError as error:
        raise UsageError(command_errors.file_not_writable(shown_path(folder), str(error.strerror))) from error
    if status := _run(commands):
        say(text.NOT_RUN)
        return status
    confirm(text.set_up(timer.days, timer.time))
    return 0


def _timer(asked: Namespace) -> systemd.Timer:
    if asked.at is None:
        raise UsageError(text.NEEDS_TIME)
    reminder = reminder_in(asked)
    profile_in(os.environ)  # refused here, and not each evening
    program = [sys.executable, "-m", "backstretch_tui"]
    known = [f"{name}={os.environ[name]}" for name in (HOME, PROFILE) if os.environ.get(name)]
    if known:  # the timer knows nothing of this terminal's variables
        program = ["env", *known, *program]
    title = text.title_after(in_columns(asked.after or "")[:60])
    return systemd.Timer(
        text.ABOUT_UNIT,
        [DAYS[day] for day in sorted(reminder.days)],
        f"{reminder.minute // 60:02}:{reminder.minute % 60:02}",
        [*program, "status", "--short"],
        ["notify-send", "--app-name=Backstretch", title, text.NOTIFICATION],
    )


def _run(commands: Sequence[Sequence[str]]) -> int:
    """Run commands of the system, up to the first that fails, and return the exit status."""
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            say(text.failed(" ".join(command), (done.stderr or done.stdout).strip()))
            return FAILED
    return 0
