"""The app in a browser: served over pipes, as `textual-serve` does."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.terminal import ROOT

if sys.platform == "win32":
    pytest.skip("signals are sent", allow_module_level=True)


@pytest.fixture
def served(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve the app, and wait until the list is shown."""
    environ = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "BACKSTRETCH_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "backstretch_tui"], cwd=ROOT, env=os.environ | environ,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as program:  # fmt: skip
        read_until(program, b"Pelvic Tilt")
        yield program
        program.kill()


def read_until(program: "subprocess.Popen[bytes]", text: bytes) -> None:
    assert program.stdout
    seen = b""
    while text not in seen:
        data = os.read(program.stdout.fileno(), 65536)
        assert data, f"no {text!r} in {seen!r}"
        seen += data


def test_keys_work_and_it_can_be_left(served: "subprocess.Popen[bytes]") -> None:
    assert served.stdin
    for keys in (b"?", b"\x1b[27u", b"q"):
        served.stdin.write(b"D" + len(keys).to_bytes(4, "big") + keys)
        served.stdin.flush()
        if keys == b"?":
            read_until(served, b"Help")
    assert served.wait(60) == 0


def test_a_signal_ends_it(served: "subprocess.Popen[bytes]") -> None:
    served.send_signal(signal.SIGTERM)
    assert served.wait(60) == 128 + signal.SIGTERM
    assert served.stderr
    assert served.stderr.read() == b""


@pytest.mark.parametrize("ends", [("stdin",), ("stdin", "stdout")], ids=["no-keys", "no-server"])
def test_it_ends_with_its_server(served: "subprocess.Popen[bytes]", ends: tuple[str, ...]) -> None:
    for end in ends:
        getattr(served, end).close()
    assert served.wait(60) == 128 + signal.SIGHUP
