"""A session as lines goes on while nobody reads them, and none is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from backstretch_tui.history import sessions
from backstretch_tui.history.database import open_if_any
from backstretch_tui.system.paths import DataPaths
from tests.support.terminal import ROOT
from tests.support.waiting import PATIENCE_SECONDS, wait_until

if sys.platform == "win32":
    pytest.skip("POSIX pipes and signals are needed", allow_module_level=True)

FULL = b"x" * 4096


@contextmanager
def session_into_a_full_pipe(home: Path, speed: int = 1000) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Run a session, of which no line can be written until somebody reads. Yield it, and where to read."""
    read, write = os.pipe()
    os.set_blocking(write, False)
    try:
        while True:
            os.write(write, FULL)
    except BlockingIOError:
        os.set_blocking(write, True)
    command = [
        sys.executable,
        "-m",
        "backstretch_tui",
        "start",
        "--plain",
        "--no-teach",
        "--no-questions",
        "--speed",
        str(speed),
    ]
    environ = os.environ | {"BACKSTRETCH_HOME": str(home), "BACKSTRETCH_SILENT": "1"}
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=write, stderr=subprocess.PIPE, cwd=ROOT, env=environ
    ) as process:
        os.close(write)
        try:
            yield process, read
        finally:
            process.kill()
            os.close(read)


def is_saved(home: Path) -> bool:
    connection = open_if_any(DataPaths(home))
    if connection is None:
        return False
    with closing(connection):
        return bool(sessions.past_sessions(connection))


def has_begun(home: Path) -> bool:
    connection = open_if_any(DataPaths(home))
    if connection is None:
        return False
    with closing(connection):
        return bool(connection.execute("SELECT count(*) FROM event").fetchone() > (0,))


def test_a_session_that_nobody_reads_is_kept_and_all_of_it_can_be_read_later(tmp_path: Path) -> None:
    with session_into_a_full_pipe(tmp_path) as (process, read):
        wait_until(lambda: is_saved(tmp_path))
        with open(read, "rb", closefd=False) as pipe:
            lines = pipe.read().lstrip(b"x").decode().splitlines()
        assert process.wait(PATIENCE_SECONDS) == 0
    assert lines[0].startswith("Pelvic Tilt, exercise 1 of 5.")
    assert lines[-2].startswith("Bridge: 10 of 10")


@pytest.mark.parametrize(("speed", "moment"), [(1, has_begun), (1000, is_saved)], ids=["amid", "after"])
def test_a_session_that_nobody_reads_is_saved_and_ended_by_an_interrupt(
    tmp_path: Path, speed: int, moment: Callable[[Path], bool]
) -> None:
    with session_into_a_full_pipe(tmp_path, speed) as (process, _):
        wait_until(lambda: moment(tmp_path))
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_SECONDS) == 128 + signal.SIGINT
        assert process.stderr
        assert process.stderr.read() == b""
    assert is_saved(tmp_path)
