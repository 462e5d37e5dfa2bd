"""Processes that play and speak: quiet ones, each in a group that ends as a whole."""

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import IO


def start(
    command: Sequence[str], *, stdin: int = DEVNULL, stdout: int = DEVNULL, complaints: Path | None = None
) -> "Popen[bytes] | None":
    """Start a program. What it prints goes nowhere unless that is asked for; a file for its errors may be named.

    Returns None where it cannot be started.
    """
    try:
        with complaints.open("wb") if complaints else open(os.devnull, "wb") as errors:  # noqa: PTH123
            return Popen(command, stdin=stdin, stdout=stdout, stderr=errors, bufsize=0, process_group=0)  # noqa: S603
    except OSError:
        return None


def pipe(stream: "IO[bytes] | None") -> "IO[bytes]":
    """Return the stream of a process that was started with a pipe for it."""
    if stream is None:
        raise ValueError("the process was started without this pipe")
    return stream


def end(process: "Popen[bytes]") -> None:
    """End a program at once, with all that it has started, unless it has ended."""
    close_input(process)
    if process.poll() is None:
        with suppress(OSError):
            if sys.platform != "win32":
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
        process.wait()


def end_session(leader: "Popen[bytes]") -> None:
    """End the leader of a session with every process of it, also where the leader itself has ended."""
    end(leader)
    if sys.platform == "linux":  # elsewhere there is no list of processes to look in
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if os.getsid(int(folder.name)) == leader.pid:
                    os.kill(int(folder.name), signal.SIGKILL)


def close_input(process: "Popen[bytes]") -> None:
    """Close the program's input, if it has one: there is no more to come."""
    if process.stdin:
        with suppress(OSError):
            process.stdin.close()
