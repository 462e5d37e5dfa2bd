"""A session in a real terminal, controlled as by a headset, a desktop panel or a phone."""

import sys

import pytest

from tests.support.session_bus import needs_bus, playerctl, session_bus
from tests.support.terminal import Terminal
from tests.support.waiting import wait_until

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

START = ["python", "-m", "backstretch_tui", "start", "--no-questions", "--no-teach", "--only", "bridge"]


@needs_bus
def test_a_player_pauses_resumes_skips_and_undoes() -> None:
    with session_bus() as bus, Terminal(START, env={"DBUS_SESSION_BUS_ADDRESS": bus}) as terminal:
        wait_until(lambda: playerctl(bus, "metadata", "title") == "Bridge, get ready")
        playerctl(bus, "pause")
        terminal.wait_for("Press Space to resume")
        assert playerctl(bus, "status") == "Paused"
        playerctl(bus, "next")
        terminal.wait_for("Paused · Into position")
        wait_until(lambda: playerctl(bus, "metadata", "title") == "Bridge, 1 of 10")
        playerctl(bus, "previous")
        terminal.wait_for("Paused · Get ready")
        playerctl(bus, "play-pause")
        terminal.wait_for("Resuming")
        terminal.press("q")
        terminal.wait_for("Discard")
        terminal.press("d")
        wait_until(lambda: playerctl(bus, "--list-all") == "")
