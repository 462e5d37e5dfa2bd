"""Runs all tests again and again on a machine made busy: `python -m tests.support.under_load 20`.

Four busy loops run meanwhile, or as many as the second argument says. What failed is told after each run, and how many
runs failed at the end.
"""

import re
import subprocess
import sys
import time
from contextlib import ExitStack

from tests.support.terminal import ROOT

_RESULT = re.compile(r"^(FAILED|ERROR) .*|^.*\b(passed|failed)\b.* in .*$", re.MULTILINE)


def main(runs: int, busy_loops: int = 4) -> int:
    """Run the tests so often, and return how many runs failed."""
    failed = 0
    with ExitStack() as stack:
        for _ in range(busy_loops):
            busy = stack.enter_context(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
            stack.callback(busy.kill)
        for run in range(1, runs + 1):
            start = time.monotonic()
            ended = subprocess.run(
                [sys.executable, "-m", "pytest", "-q", "-n", "4"], cwd=ROOT, capture_output=True, text=True, check=False
            )
            failed += ended.returncode != 0
            told = [found[0] for found in _RESULT.finditer(ended.stdout)]
            print(f"Run {run}, {time.monotonic() - start:.0f} s", *told, sep="\n  ", flush=True)  # noqa: T201
    print(f"{failed} of {runs} runs failed")  # noqa: T201
    return failed


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])) > 0)
