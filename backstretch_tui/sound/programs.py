"""The programs that play files and speak text, the system's and the extras': which there are, and how each is asked."""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from types import MappingProxyType

Which = Callable[[str], str | None]
"""Returns where a program is, if it is."""


def _module(name: str) -> tuple[str, ...]:
    """Return the command that runs a module of ours: what a library prints, or its hanging, is its own affair there."""
    return (sys.executable, "-P", "-m", f"backstretch_tui.sound.{name}")


LIBRARIES: Mapping[str, str] = MappingProxyType({"just_playback": "just_playback", "prismatoid": "prism"})
"""The libraries of the extras `audio` and `voice`, and the modules they are imported as."""

PLAYERS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "pw-play": ("pw-play",),
        "paplay": ("paplay",),
        "afplay": ("afplay",),
        "aplay": ("aplay", "-q"),
        "ffplay": ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
        "just_playback": _module("extra_audio"),
    }
)
"""Commands that play a file named last; the first that works is used."""


_SAMPLES = ("--playback", "--rate=16000", "--channels=1", "--format=s16")

STREAMS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "pacat": ("pacat", *_SAMPLES, "--raw", "--latency-msec=60", "--client-name=Backstretch"),
        "pw-cat": ("pw-cat", *_SAMPLES, "--latency=60ms", "-"),
    }
)
"""Commands that play the samples they read, all sounds in one stream: preferred where pipes can be made small."""

NO_PLAYER = 3
"""Exit status of the helper: no program plays, or each that was tried has failed."""

COMPLAINERS = frozenset({"ffplay", "just_playback"})
"""Players that end well even when nothing could be heard, and complain of it on standard error alone."""

_SAPI = (
    "Add-Type -AssemblyName System.Speech; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that speaks: what it is given on its standard input, or as its last word."""

    command: tuple[str, ...]
    reads_input: bool = True
    silencer: tuple[str, ...] = ()
    """The command that silences it, where it is not enough to end it."""


ENGINES: Mapping[str, Engine] = MappingProxyType(
    {
        "spd-say": Engine(("spd-say", "--wait", "--"), reads_input=False, silencer=("spd-say", "--cancel")),
        "espeak-ng": Engine(("espeak-ng", "--stdin")),
        "espeak": Engine(("espeak", "--stdin")),
        "say": Engine(("say", "-f", "-")),
        "powershell": Engine(("powershell", "-NoProfile", "-NonInteractive", "-Command", _SAPI)),
    }
)
"""Programs that speak any text, best first; the screen reader of the extra `voice` is better than any."""

SCREEN_READER = _module("extra_voice")
"""The command that speaks through the extra `voice`."""


def found(name: str) -> str | None:
    """Return where a program is, or a library that is used as one, if it is."""
    if name not in LIBRARIES:
        return shutil.which(name)
    spec = find_spec(LIBRARIES[name])
    return spec.origin if spec else None


def players(which: Which = found) -> list[str]:
    """Return what there is to play with, best first."""
    built_in = ["winsound"] if sys.platform == "win32" else []
    streams = STREAMS if sys.platform == "linux" else ()
    return [*built_in, *(name for name in (*streams, *PLAYERS) if which(name))]


def engines(which: Which = found) -> list[str]:
    """Return what there is to speak free text with, best first."""
    return [
        name for name in ("prismatoid", *ENGINES) if which(name) and (name != "powershell" or sys.platform == "win32")
    ]
