"""A reminder by a timer of systemd's, for this user: what its two files say, and the commands that set it up."""

from collections.abc import Mapping
from pathlib import Path

from backstretch_tui.core.model.exercise import WEEK
from backstretch_tui.system.timers import NAME, Scheduler, Timer

_SYSTEMCTL = ("systemctl", "--user")
_RELOAD = (*_SYSTEMCTL, "daemon-reload")
_TIMER = f"{NAME}.timer"


def scheduler(environ: Mapping[str, str]) -> Scheduler:
    """Return how systemd is asked; the files are where this user's units are."""
    config = environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME", "~")).expanduser() / ".config"
    return Scheduler(
        programs=("systemctl", "notify-send"),
        folder=Path(config) / "systemd" / "user",
        files={f"{NAME}.service": service, _TIMER: timer},
        set_up=(_RELOAD, (*_SYSTEMCTL, "enable", "--now", _TIMER), (*_SYSTEMCTL, "restart", _TIMER)),
        remove=[(*_SYSTEMCTL, "disable", "--now", _TIMER)],
        after_removal=[_RELOAD],
    )


def service(timer: Timer) -> str:
    """Return the unit that says what is run."""
    command = f"/bin/sh -c {_quoted(timer.shell_line('notify-send', '--app-name=Backstretch'))}"
    return f"[Unit]\nDescription={timer.about}\n\n[Service]\nType=oneshot\nExecStart={command}\n"


def timer(timer: Timer) -> str:
    """Return the unit that says when: `OnCalendar=Mon,Wed *-*-* 18:00:00`."""
    days = "" if len(timer.days) == len(WEEK) else f"{','.join(day.capitalize() for day in timer.days)} "
    return (
        f"[Unit]\nDescription={timer.about}\n\n[Timer]\nOnCalendar={days}*-*-* {timer.time}:00\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )


def _quoted(text: str) -> str:
    """Quote a word as systemd reads it: % and $ would be replaced."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'
