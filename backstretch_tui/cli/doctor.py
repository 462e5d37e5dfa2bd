"""Whether all is well with the program and its files: a line for each thing looked at, and the cure where it is not."""

import os
import platform
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from backstretch_tui import __version__
from backstretch_tui.cli.clock import steady_clock
from backstretch_tui.cli.output import FAILED, put
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.cli.sound_check import what_plays, what_speaks
from backstretch_tui.content.errors import Fault, shown_path
from backstretch_tui.content.library import load
from backstretch_tui.content.settings import Settings, load_settings
from backstretch_tui.core.format.dates import date_in_words
from backstretch_tui.core.format.numbers import counted
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.session.summary import SessionSummary, without_rehearsals
from backstretch_tui.history import backups, sessions
from backstretch_tui.history.database import OLDEST_SQLITE, check, open_if_any
from backstretch_tui.history.errors import DamagedError, HistoryError, TroubleError, telling
from backstretch_tui.history.restore import newest_good_backup
from backstretch_tui.sound.programs import PLAYERS, players
from backstretch_tui.system.paths import SETTINGS, DataPaths, data_paths, settings_folder, shipped_folder
from backstretch_tui.system.progress_callback import with_progress
from backstretch_tui.ui.settings_rules import RULES
from backstretch_tui.ui.terminal.detection import has_terminal

_MAX_DATES = 3


class Look(NamedTuple):
    """One thing looked at."""

    what: str
    found: str
    cure: str = ""
    """What to do about it; empty where all is well."""


def doctor(_: Namespace) -> int:
    """Look at everything, and say how it is."""
    own = settings_folder(os.environ)
    settings, faults = load_settings(own / SETTINGS, RULES)
    looks = [
        *_versions(), *_files(own, faults), *_history(data_paths(os.environ)), *_sound(settings), *_terminal(),
    ]  # fmt: skip
    for look in looks:
        put(f"{'!' if look.cure else ' '} {look.what.ljust(12)}{look.found}")
        if look.cure:
            put(f"{' ' * 14}{look.cure}")
    sick = sum(bool(look.cure) for look in looks)
    put("" if sick else "\nAll is well.")
    return FAILED if sick else 0


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
    cure = f"{len(faults)} fault{'s' * (len(faults) > 1)}; “backstretch check” says which" if faults else ""
    yield Look("Your files", shown_path(own) + ("" if own.is_dir() else ", not there yet"), cure)


def _history(places: DataPaths) -> Iterator[Look]:
    yield Look("Data folder", shown_path(places.folder), _why_not_written(places.folder))
    try:
        connection = open_if_any(places)
        if connection is None:
            yield Look("History", "none yet")
        else:
            with closing(connection), telling(), ProgressBar(steady_clock()) as bar:
                check(connection)
                past = sessions.past_sessions(connection)
                unread = [
                    its for its in with_progress(past, bar.show) if sessions.readable_record(connection, its.id) is None
                ]
                size = places.database.stat().st_size / 1_000_000
            state, cure = _state_of(unread)
            yield Look("History", f"{counted(len(past), 'session')}{_rehearsals(past)}, {size:.1f} MB{state}", cure)
    except DamagedError as error:
        yield Look("History", str(error), "start “backstretch”: it offers the newest backup, and sets this one aside")
    except TroubleError as error:
        cure = "nothing can be saved just now: close the other program, make room on the disk, or try again later"
        yield Look("History", str(error), cure)
    except HistoryError as error:
        yield Look(
            "History", str(error), f"nothing is saved so far; to begin anew, move {shown_path(places.database)} away"
        )
    copies = backups.newest_first(places.backups)
    good = newest_good_backup(places)
    newest = f"the newest that is whole {shown_path(good)}" if good else "none of them whole"
    yield Look("Backups", f"{len(copies)}, {newest}" if copies else "none yet")


def _rehearsals(past: Sequence[SessionSummary]) -> str:
    number = len(past) - len(without_rehearsals(past))
    return f", {number} of them {'a rehearsal' if number == 1 else 'rehearsals'}" if number else ""


def _state_of(unread: Sequence[SessionSummary]) -> tuple[str, str]:
    """Say of which days there are records that cannot be read, and the cure."""
    if not unread:
        return ", whole", ""
    dates = list(dict.fromkeys(date_in_words(its.began.date) for its in unread))
    named = [*dates[:_MAX_DATES], *(["later"] if len(dates) > _MAX_DATES else [])]
    days = " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
    it = "it" if len(unread) == 1 else "them"
    cure = f"import an export that has {it}"
    if without_rehearsals(unread):  # the list has no rehearsals
        cure = f"delete {it} in the list of sessions (p and then s in “backstretch”), or {cure}"
    return f"; {len(unread)} cannot be read, of {days}", cure


def _why_not_written(folder: Path) -> str:
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    return "" if os.access(place, os.W_OK | os.X_OK) else f"{shown_path(place)} may not be written to; change who may"


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
    yield Look("Own words", what_speaks())


def _terminal() -> Iterator[Look]:
    if not has_terminal():
        yield Look("Terminal", "none here; “backstretch” and “backstretch start” need one")
        return
    columns, rows = os.get_terminal_size()
    is_small = columns < 40 or rows < 12
    cure = "make the window at least 40 × 12" if is_small else ""
    yield Look("Terminal", f"{shown(os.environ.get('TERM', 'of no name'))}, {_colours()}, {columns} × {rows}", cure)
    encoding = (sys.stdout.encoding or "").lower()
    if encoding.replace("-", "") != "utf8":
        yield Look("Letters", encoding or "unknown", "use UTF-8 to see every sign: set LANG=C.UTF-8")


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "no colours, as $NO_COLOR asks"
    return "all colours" if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") else "at most 256 colours"
