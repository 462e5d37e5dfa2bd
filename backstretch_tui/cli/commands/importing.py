"""`import`: other histories into this one, all of them or none."""

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from backstretch_tui.cli.clock import steady_clock
from backstretch_tui.cli.files import STANDARD, standard_input
from backstretch_tui.cli.output import FAILED, UsageError, confirm, say
from backstretch_tui.cli.past import with_cure
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.text import importing
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
            raise UsageError(importing.own_history(shown_path(Path(name))))
    try:
        with ProgressBar(steady_clock()) as bar, closing(open_history(paths)) as connection:
            counts = merge(connection, _entries(asked.files, bar.show))
    except FileError as error:
        raise UsageError(importing.nothing_imported(str(error))) from error
    except HistoryError as error:
        raise UsageError(
            with_cure(importing.history_unusable(shown_path(paths.database), str(error)), error)
        ) from error
    if counts.damaged:
        say(outcome(counts))
        return FAILED
    confirm(outcome(counts))
    return 0


def outcome(counts: Counts) -> str:
    """Say what came of an import."""
    return importing.outcome(
        new=counts.new, already=counts.already, updated=counts.updated, deleted=counts.deleted,
        skipped=counts.skipped, answers=counts.answers, damaged=counts.damaged,
    )  # fmt: skip


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
