"""The small app of `demo_app.py` in a terminal: what it was told, what it left, who watches over it."""

from pathlib import Path

from tests.support.terminal import Modes, Terminal

DEMO = ["python", "-m", "tests.support.demo_app"]


def said(terminal: Terminal) -> str:
    """Return what the app was told, also where it could not draw it."""
    path = terminal.home / "said"
    return path.read_text() if path.exists() else ""


def is_left_as_found(terminal: Terminal) -> bool:
    """Tell whether the terminal is as before, and nothing is left written on it."""
    assert terminal.modes == Modes()
    return terminal.text() == ""


def guardians(terminal: Terminal) -> list[int]:
    """Return the processes that watch over the program in a terminal, or in a shell there."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            is_one = folder.joinpath("cmdline").read_bytes().endswith(b"/ui/terminal/restore.py\0")
            if is_one and f"BACKSTRETCH_HOME={terminal.home}\0".encode() in folder.joinpath("environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
