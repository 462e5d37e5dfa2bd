"""A reminder by launchd, on macOS: what its file says, and the commands that set it up."""

import os
import plistlib
from collections.abc import Mapping
from pathlib import Path

from backstretch_tui.core.model.exercise import WEEK
from backstretch_tui.system.timers import NAME, Scheduler, Timer

_SCRIPT = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")
"""In AppleScript, with the words as arguments: so none of them can be a command."""

_NOTIFY = ("osascript", *(word for line in _SCRIPT for word in ("-e", line)))


def scheduler(environ: Mapping[str, str]) -> Scheduler:
    """Return how launchd is asked; the file is where this user's agents are."""
    folder = Path(environ.get("HOME", "~")).expanduser() / "Library" / "LaunchAgents"
    domain = f"gui/{os.getuid()}"
    remove = ("launchctl", "bootout", f"{domain}/{NAME}")
    return Scheduler(
        programs=("launchctl", "osascript"),
        folder=folder,
        files={f"{NAME}.plist": agent},
        set_up=[("launchctl", "bootstrap", domain, str(folder / f"{NAME}.plist"))],
        remove=[remove],
        replace=[remove],
    )


def agent(timer: Timer) -> str:
    """Return the property list that says what is run, and when: Monday is 1, Sunday 7."""
    hour, minute = map(int, timer.time.split(":"))
    numbers = [{"Weekday": WEEK.index(day) + 1} for day in timer.days]
    days = [{}] if len(timer.days) == len(WEEK) else numbers
    properties = {
        "Label": NAME,
        "ProgramArguments": ["/bin/sh", "-c", timer.shell_line(*_NOTIFY)],
        "StartCalendarInterval": [{**day, "Hour": hour, "Minute": minute} for day in days],
    }
    return plistlib.dumps(properties, sort_keys=False).decode()
