"""`remind`: a notification at a time of day, by a timer of the system's."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shutil import which

from backstretch_tui.cli.commands.export import reminder_in
from backstretch_tui.cli.confirm import is_confirmed
from backstretch_tui.cli.output import FAILED, UsageError, announce, confirm, put_lines, say
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.model.exercise import WEEK
from backstretch_tui.core.model.text_safety import in_columns
from backstretch_tui.core.text import command_errors
from backstretch_tui.core.text import reminder as text
from backstretch_tui.system import launchd, systemd, task_scheduler
from backstretch_tui.system.atomic_files import atomic_path
from backstretch_tui.system.paths import HOME, PROFILE, data_paths
from backstretch_tui.system.timers import Commands, Scheduler, Timer

SCHEDULERS = {"darwin": launchd.scheduler, "win32": task_scheduler.scheduler}
"""By platform; on all others it is systemd, or there is none."""


def run(asked: Namespace) -> int:
    """Set up the reminder, show it, or remove it."""
    scheduler = SCHEDULERS.get(sys.platform, systemd.scheduler)(os.environ)
    is_new = not (asked.list or asked.remove)
    for program in scheduler.programs if is_new else scheduler.programs[:1]:
        if not which(program):
            raise UsageError(text.missing(program))
    if is_new:
        return _set_up(scheduler, asked)
    files = [file for file in (scheduler.folder / name for name in scheduler.files) if file.exists()]
    if not files:
        say(text.NO_REMINDER)
    elif asked.list:
        put_lines(file.read_text(scheduler.encoding, "replace") for file in files)
    else:
        return _remove(scheduler, files)
    return 0


def _remove(scheduler: Scheduler, files: Sequence[Path]) -> int:
    status = _run(scheduler.remove)
    for file in files:
        file.unlink(missing_ok=True)
    confirm(text.REMOVED)
    return _run(scheduler.after_removal) or status


def _set_up(scheduler: Scheduler, asked: Namespace) -> int:
    timer = _timer(asked)
    files = {scheduler.folder / name: write(timer) for name, write in scheduler.files.items()}
    announce(_plan(files, [*scheduler.replace, *scheduler.set_up]), is_agreed=asked.yes)
    if not asked.yes and not is_confirmed(text.CONFIRMATION, text.TO_SET_UP):
        say(text.NOT_SET_UP)
        return 0
    before = {path: path.read_bytes() for path in files if path.exists()}
    _write({path: content.encode(scheduler.encoding) for path, content in files.items()})
    for command in scheduler.replace:
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if status := _run(scheduler.set_up):  # then there is no reminder, or the one before
        for path in files.keys() - before.keys():
            path.unlink()
        _write(before)
        return status
    confirm(text.set_up(timer.days, timer.time))
    return 0


def _write(files: Mapping[Path, bytes]) -> None:
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with atomic_path(path, 0o644) as temporary:
                temporary.write_bytes(content)
        except OSError as error:
            raise UsageError(command_errors.file_not_writable(shown_path(path), str(error.strerror))) from error


def _plan(files: Mapping[Path, str], commands: Commands) -> Iterator[str]:
    """Yield what is to be written and run."""
    yield text.WRITES
    for path, content in files.items():
        yield f"\n{shown_path(path)}"
        yield from (f"  {line}" for line in content.splitlines())
    yield f"\n{text.AND_RUNS}"
    yield from (f"  {' '.join(command)}" for command in commands)


def _timer(asked: Namespace) -> Timer:
    if asked.at is None:
        raise UsageError(text.NEEDS_TIME)
    reminder = reminder_in(asked)
    data_paths(os.environ)  # a wrong folder or profile is refused here, and not each evening
    variables = {name: os.environ[name] for name in (HOME, PROFILE) if os.environ.get(name)}
    if HOME in variables:  # a timer runs in another folder
        variables[HOME] = str(Path(variables[HOME]).expanduser().absolute())
    return Timer(
        text.ABOUT_UNIT,
        [WEEK[day] for day in sorted(reminder.days)],
        f"{reminder.minute // 60:02}:{reminder.minute % 60:02}",
        [sys.executable, "-m", "backstretch_tui", "status", "--short"],
        variables,
        text.title_after(in_columns(asked.after or "")[:60]),
        text.NOTIFICATION,
    )


def _run(commands: Commands) -> int:
    """Run commands of the system, up to the first that fails, and return the exit status."""
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            say(text.failed(" ".join(command), (done.stderr or done.stdout).strip()))
            return FAILED
    return 0
