"""`doctor`: a line for each thing looked at, and the cure where something is wrong."""

import os
import platform
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from backstretch_tui import __version__
from backstretch_tui.cli import doctor_history
from backstretch_tui.cli.doctor_history import Look
from backstretch_tui.cli.output import FAILED, put
from backstretch_tui.cli.sound_check import what_plays, what_speaks
from backstretch_tui.content.errors import Fault, shown_path
from backstretch_tui.content.library import load
from backstretch_tui.content.settings import Settings, load_settings
from backstretch_tui.core.format.numbers import counted
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.history.database import OLDEST_SQLITE
from backstretch_tui.sound.programs import PLAYERS, players
from backstretch_tui.system.paths import SETTINGS, data_paths, settings_folder, shipped_folder
from backstretch_tui.ui.settings_rules import RULES
from backstretch_tui.ui.terminal.cell_style import cell_style, has_true_colour
from backstretch_tui.ui.terminal.detection import has_terminal


def run(asked: Namespace) -> int:
    """Look at everything, and say how it is; with `--fix`, put right first what can be."""
    own, paths = settings_folder(os.environ), data_paths(os.environ)
    if asked.fix:
        doctor_history.fix(paths, own)
    settings, faults = load_settings(own / SETTINGS, RULES)
    looks = [
        *_versions(), *_files(own, faults), *doctor_history.looks(paths, own), *_sound(settings), *_terminal(settings),
    ]  # fmt: skip
    for look in looks:
        put(f"{'!' if look.cure else ' '} {look.what.ljust(12)}{look.found}")
        if look.cure:
            put(f"{' ' * 14}{look.cure}")
    if any(look.cure for look in looks):
        return FAILED
    put("\nEverything looks good.")
    return 0


def _versions() -> Iterator[Look]:
    yield Look("Backstretch", f"{__version__}, in {shown_path(shipped_folder().parent)}")
    yield Look("Python", f"{platform.python_version()} on {platform.system()}")
    yield Look("Textual", version("textual"))
    is_old = sqlite3.sqlite_version_info < OLDEST_SQLITE
    yield Look(
        "SQLite", sqlite3.sqlite_version, "no history can be kept: it needs SQLite 3.37 or newer" if is_old else ""
    )


def _files(own: Path, in_settings: Sequence[Fault]) -> Iterator[Look]:
    faults = [*load([shipped_folder(), own]).faults, *in_settings]
    cure = f"{counted(len(faults), 'error')}; run “backstretch check” to see them" if faults else ""
    yield Look("Your files", shown_path(own) + ("" if own.is_dir() else ", not there yet"), cure)


def _sound(settings: Settings) -> Iterator[Look]:
    found, cure = what_plays(), ""
    if not settings.tones and settings.voice == "off":
        found += "; tones and voice are turned off"
    elif os.environ.get("BACKSTRETCH_SILENT"):
        found += "; nothing is played while $BACKSTRETCH_SILENT is set"
    elif not players() and settings.bell:
        found += "; the terminal’s bell and a flash mark each change"
    elif not players():
        cure = f"install one of {', '.join(PLAYERS)}, or let the bell ring: bell = true in settings.toml"
    yield Look("Sound", found, cure)
    yield Look("Speech", what_speaks())


def _terminal(settings: Settings) -> Iterator[Look]:
    if not has_terminal():
        yield Look("Terminal", "none here; “backstretch” and “backstretch start” need one")
        return
    columns, rows = os.get_terminal_size()
    is_small = columns < 40 or rows < 12
    cure = "make the window at least 40 × 12" if is_small else ""
    yield Look("Terminal", f"{shown(os.environ.get('TERM', 'of no name'))}, {_colours()}, {columns} × {rows}", cure)
    yield Look("Figures", f"drawn in {cell_style(os.environ, settings.cells).kind}, by cells = “{settings.cells}”")
    encoding = (sys.stdout.encoding or "").lower()
    if encoding.replace("-", "") != "utf8":
        yield Look("Letters", encoding or "unknown", "use UTF-8 to see every sign: set LANG=C.UTF-8")


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "no colours, as $NO_COLOR asks"
    return "all colours" if has_true_colour(os.environ) else "at most 256 colours"
