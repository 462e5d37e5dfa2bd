"""Programs that pretend to play: they write down what they were given, and do well or badly."""

import sys
from pathlib import Path

import pytest

GOOD = "import wave; w = wave.open(sys.argv[-1]); time.sleep(w.getnframes() / w.getframerate())"
BEHAVIOURS = {
    "plays": GOOD,
    "fails": "sys.exit(1)",
    "pretends": "sys.exit(0)",
    "complains": f"print('no device', file=sys.stderr, flush=True); {GOOD}",
    "hangs": "time.sleep(600)",
    "chatters": f"print('x' * 1_000_000); print('y' * 1_000_000, file=sys.stderr); {GOOD}",
}


def pretend(folder: Path, name: str, behaviour: str) -> Path:
    """Put a program of this name into a folder, and return the file that it writes the names of its sounds to."""
    folder.mkdir(exist_ok=True)
    log = folder / f"{name}.log"
    unfinished = folder / f".{name}"
    unfinished.write_text(
        f"#!{sys.executable}\nimport os, sys, time\n"
        f"with open({str(log)!r}, 'a') as log: log.write(os.path.basename(sys.argv[-1]) + '\\n')\n"
        f"{BEHAVIOURS[behaviour]}\n"
    )
    unfinished.chmod(0o755)
    unfinished.replace(folder / name)  # it may run just then
    return log


def played(log: Path) -> list[str]:
    """Return the names of what was played, but for what only wakes the device."""
    names = log.read_text().split() if log.exists() else []
    return [name.removesuffix(".wav") for name in names if name != "wake.wav"]


def without_libraries(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the libraries of the extras from this process, and from those that it starts."""
    (folder / "sitecustomize.py").write_text("import sys\nsys.modules.update(just_playback=None, prism=None)\n")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    for name in ("just_playback", "prism"):
        monkeypatch.setitem(sys.modules, name, None)
