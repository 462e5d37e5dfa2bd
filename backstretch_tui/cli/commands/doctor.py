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
from backstretch_tui.cli.output import FAILED, put, put_json
from backstretch_tui.cli.sound_check import what_plays, what_speaks
from backstretch_tui.content.errors import Fault, shown_path
from backstretch_tui.content.library import load
from backstretch_tui.content.settings import Settings, load_settings
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import doctor
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
    is_good = not any(look.cure for look in looks)
    if asked.json:
        found = [{"what": look.what, "found": look.found, "cure": look.cure} for look in looks]
        put_json({"version": 1, "is_good": is_good, "looks": found})
        return 0 if is_good else FAILED
    for look in looks:
        put(f"{'!' if look.cure else ' '} {look.what.ljust(12)}{look.found}")
        if look.cure:
            put(f"{' ' * 14}{look.cure}")
    if not is_good:
        return FAILED
    put(f"\n{doctor.ALL_GOOD}")
    return 0


def _versions() -> Iterator[Look]:
    yield Look(doctor.BACKSTRETCH, doctor.installed(__version__, shown_path(shipped_folder().parent)))
    yield Look(doctor.PYTHON, doctor.python(platform.python_version(), platform.system()))
    yield Look(doctor.TEXTUAL, version("textual"))
    is_old = sqlite3.sqlite_version_info < OLDEST_SQLITE
    yield Look(doctor.SQLITE, sqlite3.sqlite_version, doctor.OLD_SQLITE if is_old else "")


def _files(own: Path, in_settings: Sequence[Fault]) -> Iterator[Look]:
    faults = [*load([shipped_folder(), own]).faults, *in_settings]
    cure = doctor.errors_in_files(len(faults)) if faults else ""
    yield Look(doctor.FILES, doctor.own_files(shown_path(own), exists=own.is_dir()), cure)


def _sound(settings: Settings) -> Iterator[Look]:
    found, cure = what_plays(), ""
    if not settings.tones and settings.voice == "off":
        found = doctor.sound_off(found)
    elif os.environ.get("BACKSTRETCH_SILENT"):
        found = doctor.silenced(found)
    elif not players() and settings.bell:
        found = doctor.bell_instead(found)
    elif not players():
        cure = doctor.install(list(PLAYERS))
    yield Look(doctor.SOUND, found, cure)
    yield Look(doctor.SPEECH, what_speaks())


def _terminal(settings: Settings) -> Iterator[Look]:
    if not has_terminal():
        yield Look(doctor.TERMINAL, doctor.NO_TERMINAL)
        return
    columns, rows = os.get_terminal_size()
    is_small = columns < 40 or rows < 12
    cure = doctor.ENLARGE if is_small else ""
    name = shown(os.environ.get("TERM", doctor.NO_NAME))
    yield Look(doctor.TERMINAL, doctor.terminal(name, _colours(), columns, rows), cure)
    yield Look(doctor.FIGURES, doctor.figures(cell_style(os.environ, settings.cells).kind, settings.cells))
    encoding = (sys.stdout.encoding or "").lower()
    if encoding.replace("-", "") != "utf8":
        yield Look(doctor.ENCODING, encoding or doctor.UNKNOWN, doctor.USE_UTF8)


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return doctor.NO_COLOURS
    return doctor.ALL_COLOURS if has_true_colour(os.environ) else doctor.FEW_COLOURS
