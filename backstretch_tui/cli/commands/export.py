"""`export`: the history as data for other programs, or a reminder for a calendar."""

import re
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from backstretch_tui.cli.clock import now, steady_clock
from backstretch_tui.cli.files import STANDARD, output_file
from backstretch_tui.cli.output import FAILED, UsageError, confirm, pick, say
from backstretch_tui.cli.past import opened
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.insights.reminder import LINE_END, Reminder, calendar_lines
from backstretch_tui.core.model.exercise import WEEK
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import command_errors, exports
from backstretch_tui.history.export.csv import csv_lines
from backstretch_tui.history.export.exporter import Archive, collect
from backstretch_tui.history.export.fhir import fhir_lines
from backstretch_tui.history.export.jsonl import json_lines
from backstretch_tui.system.progress_callback import ProgressCallback, no_progress

REMINDER = "ics"

FORMATS: Mapping[str, Callable[[Archive, ProgressCallback], Iterator[str]]] = {
    "jsonl": json_lines, "csv": csv_lines, "fhir": fhir_lines,
}  # fmt: skip

BYTE_ORDER_MARK = "\ufeff"

_USUAL_TIME = "07:30"


def run(asked: Namespace) -> int:
    """Write what is asked for to its file, or to standard output."""
    format_, unread = pick(command_errors.FORMAT, asked.format, [*FORMATS, REMINDER]), 0
    if asked.answers and format_ != "jsonl":
        raise UsageError(exports.ANSWERS_NEED_JSONL)
    if asked.bom and format_ != "csv":
        raise UsageError(exports.BOM_NEEDS_CSV)
    out = None if asked.out in (None, STANDARD) else shown_path(Path(asked.out))
    if format_ == REMINDER:
        _write(calendar_lines(reminder_in(asked), now()), asked.out, LINE_END)
        written = out and exports.reminder_written(out)
    else:
        if asked.at is not None or asked.days is not None:
            raise UsageError(exports.needs_reminder(REMINDER))
        number, unread = _write_history(FORMATS[format_], asked)
        written = out and exports.sessions_written(number, out)
    if written:
        confirm(written)
    if unread:
        say(exports.left_out(unread))
    return FAILED if unread else 0


def _write_history(lines_of: Callable[[Archive, ProgressCallback], Iterator[str]], asked: Namespace) -> tuple[int, int]:
    """Write the history. Return how many sessions were written, and how many cannot be read."""
    with ProgressBar(steady_clock()) as bar, opened() as connection:
        archive = Archive()
        if connection:
            archive = collect(connection, rehearsals=asked.all, safety_answers=asked.answers)
        # What is written to a terminal is itself to be seen there.
        is_seen = asked.out in (None, STANDARD) and sys.stdout and sys.stdout.isatty()
        lines = lines_of(archive, no_progress if is_seen else bar.show)
        _write(lines, asked.out, "\n", BYTE_ORDER_MARK if asked.bom else "")
    return len(archive.packed) - len(archive.unread), len(archive.unread)


def _write(lines: Iterable[str], name: str | None, line_end: str, before: str = "") -> None:
    """Write lines in UTF-8, whatever the system has in use: the file may be read anywhere."""
    with output_file(name) as file:
        file.write(before.encode())
        file.writelines(f"{line}{line_end}".encode() for line in lines)


def reminder_in(asked: Namespace) -> Reminder:
    """Return when the person wants to be reminded. Raises UsageError."""
    time = _USUAL_TIME if asked.at is None else asked.at
    if not re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", time):
        raise UsageError(exports.wrong_time(shown(time), _USUAL_TIME))
    hour, minute = map(int, time.split(":"))
    words = WEEK if asked.days is None else [word.strip().lower() for word in asked.days.split(",")]
    days = frozenset(WEEK.index(pick(command_errors.DAY, shown(word), WEEK)) for word in words)
    return Reminder(hour * 60 + minute, days)
