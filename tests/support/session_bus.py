"""A session bus of a test's own, and `playerctl` on it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_PROGRAMS = {name: shutil.which(name) or "" for name in ("dbus-daemon", "playerctl")}

needs_bus = pytest.mark.skipif(
    not all(_PROGRAMS.values()), reason="there is no session bus to test with (on Debian: dbus, playerctl)"
)


@contextmanager
def session_bus() -> Iterator[str]:
    """Start a bus, and yield its address."""
    command = [_PROGRAMS["dbus-daemon"], "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.kill()


def playerctl(address: str, *arguments: str) -> str:
    """Do what a desktop would, and return what is printed."""
    environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": address}
    done = subprocess.run(
        [_PROGRAMS["playerctl"], *arguments], capture_output=True, text=True, check=False, env=environment
    )
    return done.stdout.strip()
