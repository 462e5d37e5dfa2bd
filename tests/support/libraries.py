"""Stand-ins for the libraries of the extras, found where a test puts them."""

import sys
from pathlib import Path

import pytest

PLAYBACK = """
import sys, time, wave
class Playback:
    def __init__(self, path):
        with open({log!r}, "a") as log: log.write(path.rpartition("/")[2] + "\\n")
        sound = wave.open(path)
        self.seconds = sound.getnframes() / sound.getframerate()
        sound.close()
    def play(self):
        {on_play}
        self.ends_at = time.monotonic() + self.seconds
    @property
    def active(self):
        return time.monotonic() < self.ends_at
"""

PRISM = """
import time
class PrismError(Exception): pass
def log(line):
    with open({log!r}, "a") as log: log.write(line + "\\n")
class Voice:
    def stop(self):
        log("stop")
        raise PrismError("nothing to stop")
    def speak(self, text):
        log("speak " + text)
class Context:
    def acquire_best(self):
        log("acquire")
        {on_acquire}
        return Voice()
"""


class Libraries:
    """A folder that libraries are found in."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._monkeypatch = monkeypatch
        folder.mkdir()
        monkeypatch.syspath_prepend(folder)

    def put(self, name: str, source: str, **values: str) -> Path:
        """Put a library there, alone; return the file that it writes down in what it is asked."""
        log = self._folder / f"{name}.log"
        (self._folder / f"{name}.py").write_text(source.format(log=str(log), **values))
        self._monkeypatch.delitem(sys.modules, name)
        self._monkeypatch.setenv("PYTHONPATH", str(self._folder))
        return log
