"""The parser of the commands about the history, with their help."""

from __future__ import annotations

from backstretch_tui.core.text import command_help

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing takes as long to import as all that `--version` needs
    from argparse import ArgumentParser
    from collections.abc import Callable

    AddCommand = Callable[[str, str, str, str], ArgumentParser]


def add_commands(command: AddCommand) -> None:
    """Add the commands, each made by `command` from its name, summary, description and examples."""
    _add_past(command)
    _add_exchange(command)
    _add_reminder(command)
    _add_care(command)


def _add_past(command: AddCommand) -> None:
    """Add the commands that tell of what was done."""
    history = command("history", *command_help.HISTORY)
    history.add_argument("--json", action="store_true", help=command_help.JSON)
    history.add_argument("--limit", metavar="N", help=command_help.HISTORY_LIMIT)
    history.add_argument("--since", metavar="DATE", help=command_help.HISTORY_SINCE)
    _add_all(history)
    status = command("status", *command_help.STATUS)
    form = status.add_mutually_exclusive_group()
    form.add_argument("--short", action="store_true", help=command_help.STATUS_SHORT)
    form.add_argument("--json", action="store_true", help=command_help.JSON)
    progress = command("progress", *command_help.PROGRESS)
    progress.add_argument("--weeks", metavar="N", default="26", help=command_help.PROGRESS_WEEKS)
    progress.add_argument("--json", action="store_true", help=command_help.JSON)
    report = command("report", *command_help.REPORT)
    report.add_argument("--weeks", metavar="N", default="12", help=command_help.REPORT_WEEKS)
    report.add_argument("--out", metavar="FILE", help=command_help.REPORT_OUT)
    correct = command("correct", *command_help.CORRECT)
    correct.add_argument("session", metavar="SESSION", help=command_help.CORRECT_SESSION)
    correct.add_argument("--pain-before", metavar="N", help=command_help.CORRECT_PAIN)
    correct.add_argument("--pain-after", metavar="N", help=command_help.CORRECT_PAIN)
    correct.add_argument("--note", metavar="TEXT", help=command_help.CORRECT_NOTE)


def _add_exchange(command: AddCommand) -> None:
    """Add the commands by which a history comes and goes."""
    export = command("export", *command_help.EXPORT)
    export.add_argument("--format", metavar="F", default="jsonl", help=command_help.EXPORT_FORMAT)
    export.add_argument("--out", metavar="FILE", help=command_help.EXPORT_OUT)
    _add_all(export)
    export.add_argument("--bom", action="store_true", help=command_help.EXPORT_BOM)
    export.add_argument("--answers", action="store_true", help=command_help.EXPORT_ANSWERS)
    export.add_argument("--at", metavar="TIME", help=command_help.EXPORT_AT)
    export.add_argument("--days", metavar="D", help=command_help.EXPORT_DAYS)
    importing = command("import", *command_help.IMPORT)
    importing.add_argument("files", nargs="+", metavar="FILE", help=command_help.IMPORT_FILES)


def _add_reminder(command: AddCommand) -> None:
    remind = command("remind", *command_help.REMIND)
    what = remind.add_mutually_exclusive_group()
    what.add_argument("--at", metavar="TIME", help=command_help.REMIND_AT)
    remind.add_argument("--days", metavar="D", help=command_help.REMIND_DAYS)
    remind.add_argument("--after", metavar="HABIT", help=command_help.REMIND_AFTER)
    what.add_argument("--list", action="store_true", help=command_help.REMIND_LIST)
    what.add_argument("--remove", action="store_true", help=command_help.REMIND_REMOVE)
    remind.add_argument("--yes", action="store_true", help=command_help.YES)


def _add_care(command: AddCommand) -> None:
    """Add the commands that look after what was saved."""
    backup = command("backup", *command_help.BACKUP)
    backup.add_argument("file", metavar="FILE", nargs="?", help=command_help.BACKUP_FILE)
    backup.add_argument("--list", action="store_true", help=command_help.BACKUP_LIST)
    restore = command("restore", *command_help.RESTORE)
    restore.add_argument("--from", metavar="COPY", dest="copy", help=command_help.RESTORE_FROM)
    forget = command("forget", *command_help.FORGET)
    forget.add_argument("--yes", action="store_true", help=command_help.YES)
    doctor = command("doctor", *command_help.DOCTOR)
    doctor.add_argument("--fix", action="store_true", help=command_help.DOCTOR_FIX)
    doctor.add_argument("--json", action="store_true", help=command_help.JSON)


def _add_all(command: ArgumentParser) -> None:
    command.add_argument("--all", action="store_true", help=command_help.REHEARSALS)
