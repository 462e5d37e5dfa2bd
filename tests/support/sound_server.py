"""A sound server of a test's own, with a sink that nobody hears, and recordings of what it plays."""

import os
import shutil
import socket
import subprocess
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from backstretch_tui.core.audio.tones import SIGNALS, Tone
from backstretch_tui.sound.vocabulary import RATE
from tests.support.onsets import onsets
from tests.support.waiting import PATIENCE_SECONDS, wait_until

_PROGRAMS = {name: shutil.which(name) or "" for name in ("pulseaudio", "pacat", "paplay", "parec")}

needs_server = pytest.mark.skipif(
    not all(_PROGRAMS.values()),
    reason="PulseAudio is not installed (on Debian: pulseaudio, pulseaudio-utils)",
)


class SoundServer:
    """PulseAudio, which may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PULSE_SERVER": f"unix:{folder / 'socket'}",
            "XDG_CONFIG_HOME": str(folder),
        }  # fmt: skip
        """What makes programs use this server."""
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it listens."""
        sink, protocol = "module-null-sink sink_name=null", "module-native-protocol-unix auth-anonymous=1"
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--high-priority=no"]
        options += [f"--load={sink}", f"--load={protocol} socket={self._folder / 'socket'}"]
        self._process = self._run("pulseaudio", *options)
        wait_until(self._listens)

    def kill(self) -> None:
        """Kill it, as a crash would."""
        if self._process:
            self._process.kill()
            self._process.wait()
            (self._folder / "socket").unlink(missing_ok=True)

    @contextmanager
    def recording(self) -> "Iterator[Recording]":
        """Record all that is played meanwhile."""
        format_ = (f"--rate={RATE}", "--channels=1", "--format=s16le", "--raw", "--latency-msec=5")
        process = self._run("parec", "--device=null.monitor", *format_, stdout=subprocess.PIPE)
        recording = Recording(process)
        try:
            yield recording
        finally:
            process.terminate()
            process.wait()
            recording.reader.join()

    def link_player(self, folder: Path, name: str = "pacat") -> None:
        """Let programs find a player of this server in a folder."""
        (folder / name).symlink_to(_PROGRAMS[name])

    def _listens(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(str(self._folder / "socket")) == 0

    def _run(self, name: str, *arguments: str, stdout: int = subprocess.DEVNULL) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [_PROGRAMS[name], *arguments],
            env={**os.environ, **self.environment}, stdout=stdout, stderr=subprocess.DEVNULL, bufsize=0,
        )  # fmt: skip


class Recording:
    """Samples, and when they were played."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.began_at = float("inf")
        """The moment of the first sample, by the monotonic clock: what arrives first after it was played tells."""
        self._bytes = bytearray()
        self.reader = Thread(target=self._read, args=(process,), daemon=True)
        self.reader.start()

    @property
    def samples(self) -> "array[int]":
        """All that has been recorded so far."""
        samples = array("h", bytes(self._bytes[: len(self._bytes) // 2 * 2]))
        if sys.byteorder == "big":
            samples.byteswap()
        return samples

    def between(self, start: float, end: float) -> "array[int]":
        """Return what was played from one moment to another, by the monotonic clock."""
        first, last = (max(0, round((moment - self.began_at) * RATE)) for moment in (start, end))
        return self.samples[first:last]

    def wait_until_begun(self) -> None:
        """Wait until something is recorded."""
        wait_until(lambda: self.samples)

    def now(self) -> float:
        """Return this moment."""
        return monotonic()

    def clock_from(self, moment: float) -> Callable[[], int]:
        """Return a clock of milliseconds that was started at a moment."""
        return lambda: round((monotonic() - moment) * 1000)

    def hears(self, tone: Tone, after: float) -> bool:
        """Wait until a tone is recorded that was played after a moment; return False where it never comes."""
        deadline = monotonic() + PATIENCE_SECONDS
        while monotonic() < deadline:
            if onsets(self.between(after, monotonic()), SIGNALS[tone].notes[0][0]):
                return True
        return False

    def _read(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout
        with process.stdout as stream:
            while data := stream.read(65536):
                self._bytes += data
                self.began_at = min(self.began_at, monotonic() - len(self._bytes) / 2 / RATE)
