"""`export`: the history as data for other programs, or a reminder for a calendar."""

import re
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import TextIOWrapper
from pathlib import Path

from backstretch_tui.cli.clock import now, steady_clock
from backstretch_tui.cli.history import opened, tell_of_unread
from backstretch_tui.cli.output import UsageError, pick, put, say
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.format.numbers import counted
from backstretch_tui.core.insights.reminder import DAYS, LINE_END, Reminder, calendar_lines
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.history.export.archive import Collection, json_lines
from backstretch_tui.history.export.csv import csv_lines
from backstretch_tui.history.export.fhir import fhir_lines
from backstretch_tui.history.export.importer import collect
from backstretch_tui.system.atomic_files import atomic_path
from backstretch_tui.system.progress_callback import ProgressCallback, no_progress, part_of

REMINDER = "ics"

FORMATS: Mapping[str, Callable[[Collection, ProgressCallback], Iterator[str]]] = {
    "jsonl": json_lines, "csv": csv_lines, "fhir": fhir_lines,
}  # fmt: skip

_USUAL_TIME = "07:30"


def export(asked: Namespace) -> int:
    """Write what is asked for to its file, or to standard output."""
    path, unread = None if asked.out is None else Path(asked.out), 0
    if path and not path.parent.is_dir():
        raise UsageError(f"there is no folder “{shown(str(path.parent))}” to write into")
    format_ = pick("format", asked.format, [*FORMATS, REMINDER])
    if asked.answers and format_ != "jsonl":
        raise UsageError("--answers is for --format jsonl, which alone can hold them")
    if format_ == REMINDER:
        _write(calendar_lines(_reminder(asked), now()), path, LINE_END)
        what = "the reminder was"
    else:
        if asked.at is not None or asked.days is not None:
            raise UsageError(f"--at and --days are for a reminder; add --format {REMINDER}")
        number, unread = _write_history(FORMATS[format_], path, rehearsals=asked.all, all_said=asked.answers)
        what = f"{counted(number, 'session')} {'was' if number == 1 else 'were'}"
    if path:
        say(f"{what} written to {shown_path(path)}")
    return tell_of_unread(unread)


def _write_history(
    lines_of: Callable[[Collection, ProgressCallback], Iterator[str]],
    path: Path | None,
    *,
    rehearsals: bool,
    all_said: bool,
) -> tuple[int, int]:
    """Write the history, and return how many sessions were written, and how many cannot be read."""
    with ProgressBar(steady_clock()) as bar:
        # What is written to a terminal is itself to be seen there.
        tell = no_progress if path is None and sys.stdout and sys.stdout.isatty() else bar.show
        with opened() as connection:
            collection = Collection()
            if connection:
                collection = collect(connection, rehearsals=rehearsals, all_said=all_said, tell=part_of(tell, 0, 0.5))
        _write(lines_of(collection, part_of(tell, 0.5, 1)), path, "\n")
    return len(collection.sessions), len(collection.unread)


def _write(lines: Iterable[str], path: Path | None, line_end: str) -> None:
    """Write lines in UTF-8, whatever the system has in use: the file may be read anywhere."""
    if path is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline=line_end)
        for line in lines:
            put(line)
        return
    try:
        with atomic_path(path) as temporary, temporary.open("w", encoding="utf-8", newline=line_end) as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(f"{shown_path(path)} cannot be written: {why}; choose another --out") from error


def _reminder(asked: Namespace) -> Reminder:
    time = _USUAL_TIME if asked.at is None else asked.at
    if not re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", time):
        raise UsageError(f"--at is “{shown(time)}”; write a time of day, such as {_USUAL_TIME}")
    hour, minute = map(int, time.split(":"))
    words = DAYS if asked.days is None else [word.strip().lower() for word in asked.days.split(",")]
    days = frozenset(DAYS.index(pick("day", shown(word), DAYS)) for word in words)
    return Reminder(hour * 60 + minute, days)
