"""The programs of the system that play files and speak text: which there are, and how each is asked."""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

Which = Callable[[str], str | None]
"""Returns where a program is, if it is."""

PLAYERS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "pw-play": (),
        "paplay": (),
        "afplay": (),
        "aplay": ("-q",),
        "ffplay": ("-nodisp", "-autoexit", "-loglevel", "error"),
    }
)
"""Programs that play a file named last, and their options; the first that works is used."""

NO_PLAYER = 3
"""Exit status of the helper: no program plays, or each that was tried has failed."""

COMPLAINERS = frozenset({"ffplay"})
"""Players whose exit status is 0 even when they could not play, and that say so on standard error."""

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
    """What makes it be quiet, where it is not enough to end it."""


ENGINES: Mapping[str, Engine] = MappingProxyType(
    {
        "spd-say": Engine(("spd-say", "--wait", "--"), reads_input=False, silencer=("spd-say", "--cancel")),
        "espeak-ng": Engine(("espeak-ng", "--stdin")),
        "espeak": Engine(("espeak", "--stdin")),
        "say": Engine(("say", "-f", "-")),
        "powershell": Engine(("powershell", "-NoProfile", "-NonInteractive", "-Command", _SAPI)),
    }
)
"""Programs that speak any text; the first there is is used."""


def players(which: Which = shutil.which) -> list[str]:
    """Return what there is to play with, best first."""
    built_in = ["winsound"] if sys.platform == "win32" else []
    return [*built_in, *(name for name in PLAYERS if which(name))]


def engines(which: Which = shutil.which) -> list[str]:
    """Return what there is to speak free text with, best first."""
    return [name for name in ENGINES if which(name) and (name != "powershell" or sys.platform == "win32")]
