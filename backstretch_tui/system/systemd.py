"""A reminder by a timer of systemd's, for this user: what its two files say, and the commands that set it up."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

NAME = "backstretch-reminder"

RELOAD = ("systemctl", "--user", "daemon-reload")
ENABLE = ("systemctl", "--user", "enable", "--now", f"{NAME}.timer")
RESTART = ("systemctl", "--user", "restart", f"{NAME}.timer")
DISABLE = ("systemctl", "--user", "disable", "--now", f"{NAME}.timer")


class Timer(NamedTuple):
    """When to be reminded, and what is run then."""

    about: str
    days: Sequence[str]
    """`mon`, `wed`, in the order of the week; all seven mean every day."""
    time: str
    """`18:00`."""
    is_done: Sequence[str]
    """A command that succeeds where there is nothing to be reminded of."""
    notify: Sequence[str]
    """A command that shows the notification."""

    @property
    def calendar(self) -> str:
        """The moments, as systemd writes them: `Mon,Wed *-*-* 18:00:00`."""
        days = "" if len(self.days) == 7 else f"{','.join(day.capitalize() for day in self.days)} "
        return f"{days}*-*-* {self.time}:00"


def folder(environ: Mapping[str, str]) -> Path:
    """Return where the user's units are."""
    config = environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME", "~")).expanduser() / ".config"
    return Path(config) / "systemd" / "user"


def units(timer: Timer) -> dict[str, str]:
    """Return the names of the two files, and what is to stand in them."""
    shell = f"{shlex.join(timer.is_done)} || {shlex.join(timer.notify)}"
    command = f"/bin/sh -c {_quoted(shell)}"
    return {
        f"{NAME}.service": f"[Unit]\nDescription={timer.about}\n\n[Service]\nType=oneshot\nExecStart={command}\n",
        f"{NAME}.timer": (
            f"[Unit]\nDescription={timer.about}\n\n[Timer]\nOnCalendar={timer.calendar}\n\n"
            "[Install]\nWantedBy=timers.target\n"
        ),
    }


def _quoted(text: str) -> str:
    """Quote a word as systemd reads it: % and $ would be replaced."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'
