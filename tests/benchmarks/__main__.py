"""Measure the program beside a bare Textual app, in turns, and print each figure beside its aim.

Nothing is asserted: on a busy machine times are long for both. The processor's time (CPU) and the ratios say more.
With `--json FILE` the figures are kept, and with `--against FILE` those of an earlier run are printed beside them.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from backstretch_tui.content.library import load
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.session import Begin, Finished, Ready, State, Tick, advance
from backstretch_tui.core.session.view import milliseconds_to_change
from backstretch_tui.system.paths import DataPaths, shipped_folder
from tests.benchmarks.probe import NOTE
from tests.benchmarks.watched import PROGRAM, Cost, Watched, now, run
from tests.support.history import write_sessions

BARE = "tests.benchmarks.bare"
LIBRARY = load([shipped_folder()])
ROUTINE = LIBRARY.routines["daily"]
FIFTH = LIBRARY.exercises[ROUTINE.exercises[-1].id].name


class Size(NamedTuple):
    """How long to measure."""

    rounds: int
    keys: int
    seconds: int
    """Of each look at what a session takes while it runs."""


QUICK = Size(rounds=3, keys=12, seconds=5)
FULL = Size(rounds=9, keys=40, seconds=30)


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="half a minute instead of several, and rougher figures")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures into a file too")
    parser.add_argument("--against", type=Path, metavar="FILE", help="print those of an earlier run beside them")
    asked = parser.parse_args()
    if asked.against:
        EARLIER.update(json.loads(asked.against.read_text("utf-8"))["figures"])
    for part in (screens, a_running_session, twenty_thousand_sessions, commands, without_a_screen):
        say(f"\n{part.__doc__}")
        part(QUICK if asked.quick else FULL)
    if asked.json:
        asked.json.write_text(json.dumps({"version": 1, "figures": FIGURES}, indent=2) + "\n", "utf-8")


# --- what is measured


def screens(size: Size) -> None:
    """Compare the list and a session with a bare app."""
    shown = {"bare": ((BARE,), "bare: 0", "xy"), "list": ((PROGRAM,), FIFTH, ("down", "up")),
             "session": ((PROGRAM, "start", "--no-teach"), " left", ("space",))}  # fmt: skip
    figures: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for number in range(size.rounds + 1):
        for name, (command, text, keys) in shown.items():
            with Watched(*command) as terminal:
                start = terminal.shows(text)
                terminal.settle(0.4)
                if number == 0:
                    continue  # the first round only warms up
                own = figures[name]
                own["wall"].append(start.wall)
                own["CPU"].append(start.cpu)
                own["bytes"].append(len(terminal.raw) / 1000)
                own["memory"].append(terminal.megabytes)
                for turn in range(size.keys):
                    own["key"].append(terminal.key(keys[turn % len(keys)]))
    for name in ("list", "session"):
        own, bare = figures[name], figures["bare"]
        compare(f"{name}, first useful paint", own["wall"], bare["wall"], "ms", {"list": 1.2, "session": 1.4}[name])
        compare(f"{name}, CPU until then", own["CPU"], bare["CPU"], "ms", 1.5)
        compare(f"{name}, written at start", own["bytes"], bare["bytes"], "kB", None)
        compare(f"{name}, memory", own["memory"], bare["memory"], "MB", {"list": 1.3, "session": 1.4}[name])
        compare(f"{name}, key to paint, p50", own["key"], bare["key"], "ms", 2.0)
        compare(f"{name}, key to paint, p95", [p(own["key"], 95)], [p(bare["key"], 95)], "ms", 2.0)


def a_running_session(size: Size) -> None:
    """Watch a session from its first hold on: what it takes, and how late its seconds are seen."""
    with Watched(PROGRAM, "start", "--no-teach") as terminal:
        terminal.shows(" left")
        terminal.wait_until(lambda: "Into position" in terminal.raw.decode(errors="replace"), "movement", seconds=60)
        limit("session with its figure, of a processor", terminal.share(size.seconds), "%", 3.0)
    with Watched("tests.benchmarks.probe", "start", "still") as terminal:
        terminal.shows(" left")
        terminal.settle()
        began = int((terminal.home / NOTE).read_text()) / 1000
        terminal.wait_until(lambda: now() >= began + 13.5, "first hold", seconds=60)
        seen = len(terminal.writes)
        limit("session without a figure, of a processor", terminal.share(size.seconds), "%", 0.7)
        painted = terminal.writes[seen:]
        # The last write of each picture; a picture is due at every full second since the session began.
        ends = [write for write, after in pairwise(painted) if after - write > QUARTER_SECOND]
        late = [(end - began) % 1 * 1000 for end in ends]
        limit("a second seen too late, p50", median(late), "ms", 10)
        limit("a second seen too late, p99", p(late, 99), "ms", 10)
        terminal.key("space")
        terminal.settle(1)
        limit("session paused, of a processor", terminal.share(size.seconds), "%", 0.2)
    with Watched(PROGRAM) as terminal:
        terminal.shows(FIFTH)
        limit("list with its figure, of a processor", terminal.share(size.seconds), "%", 3.0)


def twenty_thousand_sessions(size: Size) -> None:
    """Look back on more sessions than a life has room for."""
    opening: dict[int, list[float]] = {}
    for number in (1, 20_000):
        terminal = Watched(PROGRAM)
        places = DataPaths(terminal.home)
        write_sessions(places, number)
        with terminal:
            terminal.shows(FIFTH)
            opening[number] = [_opened_and_left(terminal) for _ in range(size.rounds)]
            megabytes = places.database.stat().st_size / 1_000_000
    compare("progress of 20,000 sessions, of one", opening[20_000], opening[1], "ms", None)
    limit("progress of 20,000 sessions opened", median(opening[20_000]), "ms", 300)
    limit("the history of 20,000 sessions", megabytes, "MB", 100)


def _opened_and_left(terminal: Watched) -> float:
    """Open Progress, and tell after how many milliseconds it is seen; leave it again."""
    milliseconds = terminal.key("p", "weeks")
    terminal.key("escape", FIFTH)
    return milliseconds


def commands(size: Size) -> None:
    """Compare commands without the app with `python -c pass`."""
    asked = {
        word: [sys.executable, "-m", PROGRAM, word]
        for word in ("--version", "--help", "list", "plan", "history", "status")
    }
    costs = _in_turns({"pass": [sys.executable, "-c", "pass"], "argparse": [sys.executable, "-c", "import argparse"],
                       **asked}, size.rounds)  # fmt: skip
    for name in ("argparse", *asked):
        wall, cpu = ([getattr(cost, kind) for cost in costs[name]] for kind in ("wall", "cpu"))
        compare(f"{name}", wall, [cost.wall for cost in costs["pass"]], "ms", 3.0)
        compare(f"{name}, CPU", cpu, [cost.cpu for cost in costs["pass"]], "ms", 3.0)


def without_a_screen(size: Size) -> None:
    """Time the core and the reading of files."""
    limit("a whole session compiled and played", median(_played() for _ in range(size.rounds)), "ms", 10)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "exercises")
        folder.mkdir()
        for number in range(1000):
            shutil.copy(shipped_folder() / "exercises" / "bridge.toml", folder / f"bridge-{number}.toml")
        costs = [run([sys.executable, "-m", PROGRAM, "list"], Path(home)) for _ in range(3)]
    limit("1,000 exercises of one's own listed", min(cost.wall for cost in costs) / 1000, "s", 1.5)
    limit("1,000 exercises of one's own listed, CPU", min(cost.cpu for cost in costs) / 1000, "s", 1.5)


def _played() -> float:
    began = time.process_time()
    plan = compile_plan(ROUTINE, LIBRARY.exercises)
    state: State = advance(plan, Ready(), Begin(0))[0]
    at = 0
    while not isinstance(state, Finished):
        at += milliseconds_to_change(plan, state) or 0
        state = advance(plan, state, Tick(at))[0]
    return (time.process_time() - began) * 1000


def _in_turns(lines: dict[str, list[str]], rounds: int) -> dict[str, list[Cost]]:
    costs: dict[str, list[Cost]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as home:
        for number in range(rounds + 1):
            for name, line in lines.items():
                cost = run(line, Path(home))
                if number:  # the first round only warms up
                    costs[name].append(cost)
    return costs


# --- how it is told

QUARTER_SECOND = 0.25

FIGURES: dict[str, float] = {}
"""All figures of this run: ratios, or values where there is nothing to compare them with."""

EARLIER: dict[str, float] = {}
"""Those of the run that it is judged against."""


def p(values: Sequence[float], percent: int) -> float:
    """Return a percentile; of very few values, the worst."""
    return quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else max(values)


def compare(what: str, own: Iterable[float], other: Iterable[float], unit: str, aim: float | None) -> None:
    """Print a figure, that of the other program, and the ratio beside its aim."""
    mine, others = median(own), median(other)
    told = f"{what:<38} {mine:8.1f} {unit:<3} against {others:7.1f}   {mine / others:5.2f} ×"
    told += "" if aim is None else f"   aim {aim:g} ×: {verdict(mine / others, aim)}"
    say(told + noted(what, mine / others))


def limit(what: str, value: float, unit: str, aim: float) -> None:
    """Print a figure beside its aim."""
    say(f"{what:<44} {value:8.2f} {unit:<3}   aim {aim:g} {unit}: {verdict(value, aim)}" + noted(what, value))


def noted(what: str, value: float) -> str:
    """Keep a figure, and return what is said of the earlier run's."""
    FIGURES[what] = round(value, 3)
    return f"   was {EARLIER[what]:g}" if what in EARLIER else ""


def verdict(value: float, aim: float) -> str:
    """Say whether an aim was met."""
    return "met" if value <= aim else "not met"


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
