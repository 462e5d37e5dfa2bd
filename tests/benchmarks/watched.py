"""Programs watched from outside: when they paint, and what they take of processor and memory."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from tests.support.terminal import ROOT, Terminal

PROGRAM = "backstretch_tui"

QUIET_SECONDS = 0.05
"""How long nothing must have been painted for a picture to be complete."""


STILL = {
    "exercises/lie-still.toml": """
name = "Lie Still"
purpose = "To be measured."
position = "On your back."
start = "Lie down."
steps = ["Lie still."]
[[phases]]
name = "Still"
hold_seconds = { min = 10, max = 10 }
repetitions = { min = 20, max = 20 }
""",
    "routines/still.toml": """
name = "Still"
purpose = "A session without a figure."
[[exercises]]
id = "lie-still"
""",
}
"""Files of a person's own."""


class Cost(NamedTuple):
    """What something took, in milliseconds."""

    wall: float
    cpu: float


class Watched(Terminal):
    """A terminal that shows nothing, and so takes no time of its own: it only notes when it is written to."""

    def __init__(self, *command: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="backstretch-benchmark-", ignore_cleanup_errors=True)
        self.home = home = Path(self._folder.name)
        (home / "settings.toml").write_text("ask_before = false\n")  # a session is to begin at once
        for path, text in STILL.items():
            (home / path).parent.mkdir()
            (home / path).write_text(text)
        run([sys.executable, "-m", PROGRAM, "list"], home)  # the first run alone validates all files
        # Warnings are what the tests look for; to look for them takes time.
        super().__init__(["python", "-m", *command], env={"PYTHONWARNINGS": "default"}, home=home)
        self.writes: list[float] = []
        """When something was written, by the session's own clock: it is the same in every process."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        self._folder.cleanup()

    def _take(self, data: bytes) -> None:
        self.writes.append(now())

    def shows(self, text: str) -> Cost:
        """Wait until a text was written; tell what that took, if it is the first thing waited for."""
        began = now()
        self.wait_until(lambda: text.encode() in self.raw, f"“{text}”", seconds=60)
        return Cost((self.writes[-1] - began) * 1000, self.cpu_seconds * 1000)

    def key(self, name: str, text: str = "") -> float:
        """Press a key; tell how many milliseconds later the last of what it changes was painted, the text among it."""
        seen, written, pressed = len(self.writes), len(self.raw), now()
        self.press(name)
        self.wait_until(
            lambda: len(self.writes) > seen and text.encode() in self.raw[written:], f"answer to {name}", seconds=60
        )
        self.settle()
        return (self.writes[-1] - pressed) * 1000

    def settle(self, seconds: float = QUIET_SECONDS) -> None:
        """Wait until nothing has been painted for a while."""
        self.wait_until(lambda: now() - self.writes[-1] > seconds, "stillness", seconds=60)

    def share(self, seconds: float) -> float:
        """Watch for a time; tell the share of one processor that the program took, in percent."""
        began, before = now(), self.cpu_seconds
        self.wait_until(lambda: now() - began >= seconds, "end of the time", seconds + 60)
        return (self.cpu_seconds - before) / (now() - began) * 100

    @property
    def cpu_seconds(self) -> float:
        """What all the program's threads have taken so far. Finer than /proc: the clock is named by the process."""
        return time.clock_gettime(~self.process.pid << 3 | 2)

    @property
    def megabytes(self) -> float:
        """Memory, that shared with other programs by its share."""
        rollup = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        found = re.search(r"^Pss: +(\d+) kB", rollup, re.MULTILINE)
        assert found
        return int(found[1]) / 1000


def now() -> float:
    """Return the seconds of the clock that sessions go by."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def run(command: Sequence[str], home: Path) -> Cost:
    """Run a command to its end, with its output into nothing."""
    environment = {"HOME": str(home), "BACKSTRETCH_HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    began = now()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), f"{command} has failed"  # 1 is an answer of `status`
    return Cost((now() - began) * 1000, (usage.ru_utime + usage.ru_stime) * 1000)
