"""What the command line understands about what was done, and the help that teaches it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing takes as long to import as all that `--version` needs
    from argparse import ArgumentParser
    from collections.abc import Callable

_HISTORY_ABOUT = """\
List your sessions, the latest first. Rehearsals are left out."""

_HISTORY_EXAMPLES = """\
examples:
  backstretch history
  backstretch history --json        as data: id, date, held_seconds, pain …
  backstretch history --all         include rehearsals"""

_PROGRESS_ABOUT = """\
Show charts of the last 26 weeks: days, pain before and after, minutes held,
left and right. Each has its numbers in words. A change in pain is reported only
if several scores show it; one session's difference is never called a change."""

_CORRECT_ABOUT = """\
Change the pain scores or the note of a past session. Exports include the
change, and your other machines get it when they import one."""

_CORRECT_EXAMPLES = """\
examples:
  backstretch correct last --pain-after 3
  backstretch correct 2026-11-22 --pain-before none --note "Slept badly"
  backstretch history --json        the ids of all sessions"""

_EXPORT_ABOUT = """\
Export your history, or a reminder for your calendar.

  jsonl   one JSON object per line; complete, except for the answers to the
          safety questions (see --answers); “backstretch import” reads it
  csv     one row for each rep, for spreadsheets; “backstretch import” reads it
          too. Columns: id, began, zone, ended, revised, routine, name, dose,
          speed, pain_before, pain_after, note, pauses, active_seconds, rows,
          more, entry, exercise, phase, side, set, repetition, planned_seconds,
          held_seconds, extended_seconds, outcome
  fhir    a FHIR R4 Bundle of Observations, for a clinic’s software: pain before
          and after, 0 to 10, minutes of exercise without pauses, and minutes
          held. No name, no notes, no rehearsals
  ics     a reminder to open in any calendar, at a time of day and on days you
          choose. It needs no history"""

_EXPORT_EXAMPLES = """\
examples:
  backstretch export --format csv --out back.csv
  backstretch export --format jsonl --all     include rehearsals
  backstretch export --format ics --at 18:00 --days mon,wed,fri --out back.ics"""

_IMPORT_ABOUT = """\
Add other histories to your own: exports as JSON Lines or CSV, or the history.db
of another machine. If anything is wrong with a file, nothing is imported. You
can import the same file twice, and files in any order: of two versions of a
session the later one counts."""

_IMPORT_EXAMPLES = """\
examples:
  backstretch import back.jsonl
  backstretch import ~/Sync/*.jsonl     all your machines, by a shared folder
  ssh laptop backstretch export --all | backstretch import -"""

_BACKUP_ABOUT = """\
Copy the history to a file, or list the backups. A backup is also made on each
day with a session, in the folder “backups” beside the history: those of the
last 7 days, 8 weeks and 12 months are kept."""

_BACKUP_EXAMPLES = """\
examples:
  backstretch backup /media/stick/back.db
  backstretch backup --list"""

_RESTORE_ABOUT = """\
Replace the history with a backup. It asks first, and keeps your current history
under another name, so that you can undo it. To add the sessions of a copy to
your current history instead, use “backstretch import”."""

_RESTORE_EXAMPLES = """\
examples:
  backstretch restore                         the newest good backup
  backstretch restore --from 2026-11-22       the backup of a day
  backstretch restore --from /media/stick/back.db"""

_FORGET_ABOUT = """\
Delete everything that was recorded: sessions, scores, answers and backups. You
are asked to type a word first. Your exercises, routines and settings (with your
activities and doses) are kept, and so are files that you exported or copied
elsewhere."""

_DOCTOR_ABOUT = """\
Check everything: versions, files, the history and its backups, sound, the
terminal. A line that begins with ! needs attention and says what to do.

exit status: 0 everything looks good; 1 something needs attention."""


def add_commands(command: Callable[[str, str, str, str], ArgumentParser]) -> None:
    """Add the commands, each made by `command` from its name, summary, description and examples."""
    history = command("history", "list your sessions", _HISTORY_ABOUT, _HISTORY_EXAMPLES)
    history.add_argument("--json", action="store_true", help="print data for programs")
    _add_all(history)
    command("progress", "show charts of the last 26 weeks", _PROGRESS_ABOUT, "")
    correct = command("correct", "change a score or a note of a past session", _CORRECT_ABOUT, _CORRECT_EXAMPLES)
    correct.add_argument("session", metavar="SESSION", help="last, its date (2026-11-22), or its id")
    correct.add_argument("--pain-before", metavar="N", help="0 to 10, or none")
    correct.add_argument("--pain-after", metavar="N", help="0 to 10, or none")
    correct.add_argument("--note", metavar="TEXT", help="the new note; empty to delete it")
    export = command("export", "export your history", _EXPORT_ABOUT, _EXPORT_EXAMPLES)
    export.add_argument("--format", metavar="F", default="jsonl", help="jsonl (default), csv, fhir or ics")
    export.add_argument("--out", metavar="FILE", help="a private file (mode 600); - or nothing for standard output")
    _add_all(export)
    export.add_argument("--answers", action="store_true", help="jsonl: include your answers to the safety questions")
    export.add_argument("--at", metavar="TIME", help="ics: when to be reminded (07:30)")
    export.add_argument("--days", metavar="D", help="ics: days of the week, such as mon,wed,fri (every day)")
    importing = command("import", "add other histories to your own", _IMPORT_ABOUT, _IMPORT_EXAMPLES)
    importing.add_argument(
        "files", nargs="+", metavar="FILE", help="an export, or another history.db; - for standard input"
    )
    backup = command("backup", "copy the history to a file, or list the backups", _BACKUP_ABOUT, _BACKUP_EXAMPLES)
    backup.add_argument("file", metavar="FILE", nargs="?", help="the name of the file; it must not exist yet")
    backup.add_argument("--list", action="store_true", help="list the backups and what is in them")
    restore = command("restore", "replace the history with a backup", _RESTORE_ABOUT, _RESTORE_EXAMPLES)
    restore.add_argument(
        "--from", metavar="COPY", dest="copy", help="the name of a backup or a file (default: the newest good backup)"
    )
    command("forget", "delete everything that was recorded", _FORGET_ABOUT, "")
    doctor = command("doctor", "check for problems", _DOCTOR_ABOUT, "")
    doctor.add_argument("--fix", action="store_true", help="make your files private, and delete partial files")


def _add_all(command: ArgumentParser) -> None:
    command.add_argument("--all", action="store_true", help="include rehearsals")
