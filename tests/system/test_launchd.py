"""The agent of a reminder: what launchd is told. Nothing here has run on macOS."""

import os
import plistlib
import shlex
from pathlib import Path

from backstretch_tui.system.launchd import agent, scheduler
from tests.support.timers import DAILY, ODD, TIMER


def test_days_and_time_are_written_as_launchd_reads_them() -> None:
    properties = plistlib.loads(agent(TIMER._replace(days=["mon", "sun"])).encode())
    assert properties["Label"] == "backstretch-reminder"
    assert properties["StartCalendarInterval"] == [
        {"Weekday": 1, "Hour": 7, "Minute": 5}, {"Weekday": 7, "Hour": 7, "Minute": 5}
    ]  # fmt: skip
    daily = plistlib.loads(agent(DAILY).encode())
    assert daily["StartCalendarInterval"] == [{"Hour": 7, "Minute": 5}]


def test_words_reach_the_notification_as_arguments() -> None:
    shell, option, line = plistlib.loads(agent(TIMER).encode())["ProgramArguments"]
    assert (shell, option) == ("/bin/sh", "-c")
    is_done, notify = line.split(" || ")
    assert shlex.split(is_done) == ["/bin/false", "it’s"]
    words = shlex.split(notify)
    assert words[:2] == ["osascript", "-e"]
    assert words[-2:] == [ODD, "Go"]


def test_a_changed_one_takes_the_place_of_the_one_before() -> None:
    commands = scheduler({"HOME": "/Users/anna"})
    assert commands.folder == Path("/Users/anna/Library/LaunchAgents")
    domain = f"gui/{os.getuid()}"
    assert [*commands.replace, *commands.set_up] == [
        ("launchctl", "bootout", f"{domain}/backstretch-reminder"),
        ("launchctl", "bootstrap", domain, "/Users/anna/Library/LaunchAgents/backstretch-reminder.plist"),
    ]
    assert commands.remove == commands.replace
