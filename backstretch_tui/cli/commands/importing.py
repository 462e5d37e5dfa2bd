"""`import`: other histories into this one, all of them or none."""

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from backstretch_tui.cli.clock import steady_clock
from backstretch_tui.cli.files import STANDARD, standard_input
from backstretch_tui.cli.output import FAILED, UsageError, say
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.format.numbers import counted
from backstretch_tui.history.database import open_history
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.export.importer import Counts, Entry, FileError, merge, read, read_stream
from backstretch_tui.system.paths import data_paths
from backstretch_tui.system.progress_callback import ProgressCallback, part_of


def run(asked: Namespace) -> int:
    """Import what is asked for, and say what came of it."""
    paths = data_paths(os.environ)
    for name in asked.files:
        if name != STANDARD and _is_same(Path(name), paths.database):
            raise UsageError(f"{shown_path(Path(name))} is your own history; there is nothing to import from it")
    try:
        with ProgressBar(steady_clock()) as bar, closing(open_history(paths)) as connection:
            counts = merge(connection, _entries(asked.files, bar.show))
    except FileError as error:
        raise UsageError(f"nothing was imported: {error}") from error
    except HistoryError as error:
        own = shown_path(paths.database)
        raise UsageError(f"nothing was imported, because the history in {own} cannot be used: {error}") from error
    say(outcome(counts))
    return FAILED if counts.damaged else 0


def outcome(counts: Counts) -> str:
    """Say what came of an import."""
    others = {
        f"{counted(counts.deleted, 'session')} deleted": counts.deleted,
        f"{counts.skipped} not imported, deleted earlier": counts.skipped,
        f"{counted(counts.answers, 'new answer')}": counts.answers,
        f"{counts.damaged} left out, damaged": counts.damaged,
    }
    parts = [f"Imported {counted(counts.new, 'new session')}", f"{counts.already} already here"]
    return "; ".join([*parts, f"{counts.updated} updated", *(part for part, number in others.items() if number)])


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _entries(names: Sequence[str], progress: ProgressCallback) -> Iterator[Entry]:
    """Yield what all the files hold, one file after another."""
    share = 1 / len(names)
    return chain.from_iterable(
        read_stream(standard_input())
        if name == STANDARD
        else read(Path(name), part_of(progress, number * share, (number + 1) * share))
        for number, name in enumerate(names)
    )
