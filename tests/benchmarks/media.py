"""How soon an order of a headset or phone is obeyed: `python -m tests.benchmarks.media [--rounds N]`.

A session runs in a real terminal, on a session bus of its own; each order comes from `playerctl`, and counts as obeyed
when the screen shows it. Printed are milliseconds from the start of `playerctl`, which needs a part of them itself.
"""

import argparse
import sys
import time
from collections import defaultdict
from statistics import quantiles

from tests.support.session_bus import playerctl, session_bus
from tests.support.terminal import Terminal
from tests.support.waiting import wait_until

START = ["python", "-m", "backstretch_tui", "start", "--no-questions", "--no-teach", "--only", "bridge"]

ORDERS = (
    ("play-pause", "Press Space to resume"),
    ("next", "Paused · Into position"),
    ("previous", "Paused · Get ready"),
    ("play", "Resuming"),
    ("pause", "Press Space to resume"),
    ("play", "Resuming"),
)
"""What is ordered, and what is seen then; a session that is resumed leads in for three seconds."""


def main() -> None:
    """Give the orders over and over, and print how long each took."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.media", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    took: defaultdict[str, list[float]] = defaultdict(list)
    with session_bus() as bus, Terminal(START, env={"DBUS_SESSION_BUS_ADDRESS": bus}) as terminal:
        wait_until(lambda: playerctl(bus, "status") == "Playing")
        for _ in range(rounds):
            for order, shown in ORDERS:
                began = time.perf_counter()
                playerctl(bus, order)
                terminal.wait_for(shown)
                took[order].append((time.perf_counter() - began) * 1000)
            began = time.perf_counter()
            playerctl(bus, "version")
            took["(playerctl alone)"].append((time.perf_counter() - began) * 1000)
    for order, times in took.items():
        percentiles = quantiles(times, n=20, method="inclusive")
        sys.stdout.write(f"{order:<18} p50 {percentiles[9]:4.0f} ms, p95 {percentiles[18]:4.0f} ms\n")


if __name__ == "__main__":
    main()
