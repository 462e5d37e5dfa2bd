"""The help of `backstretch --help` and `backstretch COMMAND --help`."""

Help = tuple[str, str, str]
"""Of a command: its summary in the list of commands, its description, and its examples."""

COMMANDS_TITLE = "commands"
USAGE = "backstretch [--profile NAME] [COMMAND] …"
ABOUT = """\
Leads you through a low-back stretching routine in the terminal: every exercise,
side, repetition and hold, on screen and by sound.

Without a command it opens the list of exercises; press ? there for the keys."""
EXAMPLES = """\
examples:
  backstretch                           choose, read and start
  backstretch start                     start the routine for an aching back
  backstretch start daily --dose full   the everyday routine, in full
  backstretch show bridge               read how one exercise is done
  backstretch plan daily                see every step of a session

Your own exercises and routines are TOML files in the folder that “backstretch
check” names, or in $BACKSTRETCH_HOME if it is set.

exit status: 0 done; 1 “check” found errors, or something failed; 2 the command
could not be understood, or there is no terminal; 128 plus the signal number if
a signal ended it, such as 130 after Ctrl-C."""

# --- commands --------------------------------------------------------------------------------------------------------

START: Help = (
    "start a session at once",
    """\
Start a session at once. It begins with time to get ready.""",
    """\
examples:
  backstretch start
  backstretch start daily --dose gentle/full      short holds, many repetitions
  backstretch start --only bridge pelvic-tilt     two exercises of the routine
  backstretch start --wait-for-key                wait between exercises
  backstretch start --speed 20                    rehearse, 20 times as fast
  backstretch start --no-questions                ask no questions
  backstretch start --no-teach                    do not teach new exercises
  backstretch start --plain                       text, for a screen reader
  backstretch start --jsonl                       JSON, for programs

With --plain or --jsonl no terminal is needed. Type a letter and Enter:
p (or just Enter) pause or resume, n skip, b back, N and B by exercise, + hold
five seconds longer, w where am I, a repeat, c when to stop, q end. Without any
input, every pause ends by itself. An interrupted session is offered first: r
resumes it, s saves it, d discards it. With --jsonl, or if the input is not a
terminal, you are asked nothing else unless you add --questions.

Each line of --jsonl has “event” and “at”, the seconds since the beginning:
  step      index, kind, exercise, name, phase, side, set, sets, repetition,
            repetitions, seconds, cue, waits
  tone      tone, to be heard now
  say       text, to be said now
  paused    why: asked, gap, key or reading
  resumed   resuming after three seconds
  where, again, care, help, silent, sound
            text
  message   text
  broken-off
            text, answers; waits for a line: r, s, d or nothing
  signs, score, advice, note, damage
            the same; with --questions alone
  finished  complete; done, a list: exercise, phase, side, planned_repetitions,
            done_repetitions, skipped_repetitions, planned_seconds, held_seconds""",
)

NEXT: Help = (
    "start the routine that is due",
    """\
Start the routine that is due: one for this day of the week, if a routine names
its days, otherwise the one you did last. It takes the options of “start”.""",
    """\
examples:
  backstretch next
  backstretch next --dose gentle""",
)

TEACH: Help = (
    "teach one exercise",
    """\
Teach one exercise: its purpose, start position and steps, shown and spoken one
after the other, while the figure moves through its key poses. Nothing is saved.""",
    """\
examples:
  backstretch teach bridge
  backstretch teach bridge --plain      text, for a screen reader

In a session, an exercise that you have never done is taught in the same way.

exit status: 0 done; 2 there is no such exercise, or no terminal.""",
)

RENDER: Help = (
    "write a session as a sound file",
    """\
Write a session as a sound file to play on any device, with the same tones and
words at the same times. A transcript (.txt) is written beside it. Each exercise
is a chapter: in the file itself if the name ends in .m4a, .opus or .mp3, which
need ffmpeg; beside a .wav file, in a cue sheet (.cue).""",
    """\
examples:
  backstretch render
  backstretch render daily --out morning.m4a
  backstretch render --only bridge --voice brief""",
)

SOUND_CHECK: Help = (
    "play every tone; show what plays it",
    """\
Show which programs can play sound and speak, and play every tone. If nothing
can play, a session marks each change with the terminal’s bell and a flash.""",
    """\
examples:
  backstretch sound-check

exit status: 0 sounds can be played; 1 they cannot.""",
)

LIST: Help = (
    "list all exercises and routines",
    """\
List all exercises and routines, built-in and your own, with their repetitions.
“3–5 × 10 s each leg” means three to five holds of ten seconds on each leg; the
dose chooses from the range.""",
    """\
examples:
  backstretch list
  backstretch list --json""",
)

SHOW: Help = (
    "print one exercise or routine",
    """\
Print one exercise or routine. If both have the same id, the exercise is shown.""",
    """\
examples:
  backstretch show pelvic-tilt
  backstretch show relief
  backstretch show bridge --figure      its key poses, drawn
  backstretch show bridge --json        as data

exit status: 0 done; 2 there is no such id.""",
)

COMPLETION: Help = (
    "print a completion script for your shell",
    """\
Print a script that completes the commands and options of backstretch in your
shell.""",
    """\
examples:
  backstretch completion bash > ~/.local/share/bash-completion/completions/backstretch
  backstretch completion zsh > ~/.zfunc/_backstretch      with ~/.zfunc in $fpath
  backstretch completion fish > ~/.config/fish/completions/backstretch.fish""",
)

PLAN: Help = (
    "print a session without playing it",
    """\
Print a session without playing it: every repetition, its side and its times.""",
    """\
examples:
  backstretch plan
  backstretch plan daily --dose full
  backstretch plan --only bridge --json   as data: routine, dose, total_seconds,
                                          hold_count, hold_seconds and steps""",
)

CHECK: Help = (
    "check TOML files, line by line",
    """\
Check TOML files of exercises, routines and settings. Each error is one line:

  file:line: field: what is wrong; how to fix it""",
    """\
examples:
  backstretch check                     all files that are loaded
  backstretch check my-bridge.toml      one file, wherever it is
  backstretch check ~/stretches         all files in a folder

exit status: 0 all files are valid; 1 there are errors.""",
)

KEYS: Help = (
    "list all keys, and the ids to change them by",
    """\
List all keys by where they work: their id, the keys, and what they do. Change
them in settings.toml, under [keys]: "session.pause" = "space, f5".""",
    """\
examples:
  backstretch keys
  backstretch keys --json                data for programs""",
)

NEW: Help = (
    "make an exercise or a routine of your own",
    """\
Make an exercise or a routine of your own: a file with comments that explain
each line, or a copy of another under a new name. It prints the file’s path.""",
    """\
examples:
  backstretch new exercise "Heel slide"
  backstretch new routine "My sheet" --from relief""",
)

EDIT: Help = (
    "edit a file of your own, and check it",
    """\
Open an exercise, a routine or a figure of your own in $VISUAL or $EDITOR, and
check it when you close the editor.""",
    """\
examples:
  backstretch edit heel-slide

exit status: 0 the file is valid; 1 it has errors; 2 there is no such file.""",
)

SHARE: Help = (
    "put a routine into one file, to hand on",
    """\
Put a routine with its exercises and figures into one file. “backstretch add”
adds it, on any machine.""",
    """\
examples:
  backstretch share my-sheet --out sheet.toml""",
)

ADD: Help = (
    "add a shared routine",
    """\
Add a routine that somebody shared. It is checked and shown first, and
nothing that you have is overwritten.""",
    """\
examples:
  backstretch add sheet.toml

exit status: 0 done; 1 the file has errors; 2 you have something else under the
same id.""",
)

SHEET: Help = (
    "write a routine as a page to print",
    """\
Write a routine as a page to print, as HTML: its figures, doses, steps and
cautions, with boxes to tick. It needs no network and runs no script.""",
    """\
examples:
  backstretch sheet                          relief.html
  backstretch sheet daily --dose full --out daily.html""",
)

FIGURE_SHEET: Help = (
    "draw all movements on one sheet",
    """\
Draw the key poses of every movement, on each side, on one sheet.""",
    """\
examples:
  backstretch figure-sheet --out sheet.svg""",
)

HISTORY: Help = (
    "list your sessions",
    """\
List your sessions, the latest first. Rehearsals are left out.""",
    """\
examples:
  backstretch history
  backstretch history --json        as data: id, date, held_seconds, pain …
  backstretch history --since 2026-11-01 --limit 10
  backstretch history --all         include rehearsals""",
)

STATUS: Help = (
    "show whether you have stretched today",
    """\
Show whether you have stretched today, on which days of this week, and what is
next. Rehearsals do not count.""",
    """\
examples:
  backstretch status
  backstretch status --short                     a few words, for a status bar
  backstretch status --json
  backstretch status --short || notify-send "Time to stretch"

In tmux: set -g status-right "#(backstretch status --short)"

exit status: 0 you have stretched today; 1 not yet.""",
)

PROGRESS: Help = (
    "show charts of the last weeks",
    """\
Show charts of the last 26 weeks, or as many as you choose: days, pain, minutes
held, left and right. Each is also described in words. A change in pain is
reported only if several scores show it; one session’s difference is never
called a change.""",
    """\
examples:
  backstretch progress
  backstretch progress --weeks 12
  backstretch progress --json        as data: days, weeks, pain …""",
)

REPORT: Help = (
    "write the last weeks as a page for a clinician",
    """\
Write the last weeks as a page for a clinician, as HTML to read or print: days,
minutes held, pain before and after and whether it has clearly changed, left and
right, and what was skipped. Notes and rehearsals are left out.""",
    """\
examples:
  backstretch report                         12 weeks, report.html
  backstretch report --weeks 52 --out year.html""",
)

CORRECT: Help = (
    "change a score or the note of a past session",
    """\
Change the pain scores or the note of a past session. Exports include the
change, and your other machines get it when they import one.""",
    """\
examples:
  backstretch correct last --pain-after 3
  backstretch correct 2026-11-22 --pain-before none --note "Slept badly"
  backstretch history --json        the ids of all sessions""",
)

EXPORT: Help = (
    "export your history",
    """\
Export your history, or a reminder for your calendar.

  jsonl   one JSON object per line; complete, except for the answers to the
          safety questions (see --answers); “backstretch import” reads it
  csv     one row per repetition, for spreadsheets; “backstretch import” reads
          it too. Columns: id, began, zone, ended, revised, routine, name, region,
          dose, speed, pain_before, pain_after, note, pauses, active_seconds,
          rows, more, entry, exercise, phase, side, set, repetition, planned_seconds,
          held_seconds, extended_seconds, outcome
  fhir    a FHIR R4 Bundle of Observations, for a clinic’s software: pain before
          and after, 0 to 10, minutes of exercise without pauses, and minutes
          held. No name, no notes, no rehearsals
  ics     a reminder to open in any calendar, at a time of day and on days you
          choose. It needs no history""",
    """\
examples:
  backstretch export --format csv --out back.csv
  backstretch export --format jsonl --all     include rehearsals
  backstretch export --format ics --at 18:00 --days mon,wed,fri --out back.ics""",
)

REMIND: Help = (
    "set a reminder",
    """\
Show a notification at a time of day, unless you have stretched that day. It uses
a timer of systemd; on macOS of launchd, on Windows of the Task Scheduler, both
not yet tried on a real machine. You see the files before they are written. A new
reminder replaces the old one. For one in your calendar, see “export”.""",
    """\
examples:
  backstretch remind --at 18:00
  backstretch remind --at 7:30 --days mon,wed,fri --after "my coffee"
  backstretch remind --list
  backstretch remind --remove""",
)

IMPORT: Help = (
    "add other histories to your own",
    """\
Add other histories to your own: exports as JSON Lines or CSV, or the history.db
of another machine. If anything is wrong with a file, nothing is imported. You
can import the same file twice, and files in any order: of two versions of a
session the later one counts.""",
    """\
examples:
  backstretch import back.jsonl
  backstretch import ~/Sync/*.jsonl     all your machines, by a shared folder
  ssh laptop backstretch export --all | backstretch import -""",
)

BACKUP: Help = (
    "copy the history to a file, or list the backups",
    """\
Copy the history to a file, or list the backups. A backup is also made on each
day with a session, in the folder “backups” beside the history: those of the
last 7 days, 8 weeks and 12 months are kept.""",
    """\
examples:
  backstretch backup /media/stick/back.db
  backstretch backup --list""",
)

RESTORE: Help = (
    "replace the history with a backup",
    """\
Replace the history with a backup. It asks first, and keeps your current history
under another name, so that you can undo it. To add the sessions of a copy to
your current history instead, use “backstretch import”.""",
    """\
examples:
  backstretch restore                         the newest good backup
  backstretch restore --from 2026-11-22       the backup of a day
  backstretch restore --from /media/stick/back.db""",
)

FORGET: Help = (
    "delete everything that was recorded",
    """\
Delete everything that was recorded: sessions, scores, answers and backups. You
confirm this first by typing a word. Your exercises, routines and settings (with
your activities and doses) are kept, and so are files that you exported or
copied elsewhere.""",
    "",
)

DOCTOR: Help = (
    "check for problems",
    """\
Check everything: versions, files, the history and its backups, sound, the
terminal. A line that begins with ! shows a problem; below it is what to do.

exit status: 0 everything looks good; 1 something needs attention.""",
    "",
)

# --- options ---------------------------------------------------------------------------------------------------------

DOSE = "gentle, middle or full; or two, such as gentle/full: for holds and for repetitions"
ONLY = "include only these exercises; put ROUTINE before --only"
FIRST_SIDE = "left or right"
SIDE_ORDER = "alternate (left, right, left …) or one-side-first (left, left …, then right)"
WAIT_FOR_KEY = "wait for a key between exercises"
SPEED = "rehearse, N times as fast: 1 to 1000"
VOICE = "full, brief (names and sides only), auto (brief for what you know) or off"
TONES = "play a tone at each change"
TEACH_NEW = "teach exercises that you have not done before"
QUESTIONS = "ask questions before and after this session"
PLAIN = "show the session as lines of text"
JSON_LINES = "print the session as lines of JSON"
JSON = "print data for programs"

RENDER_OUT = "the sound file to write: .wav, .m4a, .opus or .mp3 (default: ROUTINE.wav)"
SHOW_ID = "id of an exercise or a routine; see “backstretch list”"
TEACH_ID = "id of an exercise; see “backstretch list”"
SHOW_FIGURE = "draw the key poses of an exercise"
CHECK_PATHS = "files or folders (default: all files that are loaded)"
NEW_KIND = "exercise or routine"
NEW_NAME = "its name; the id is made from it"
NEW_FROM = "id of one to copy (default: a template)"
EDIT_ID = "id of an exercise, a routine or a figure of your own"
SHARE_OUT = "the file to write (default: ROUTINE-shared.toml); - for standard output"
ADD_FILE = "a file that “backstretch share” wrote"
QUIET = "say nothing of what has worked, only of what has not"
YES = "do not ask for confirmation"
PROFILE = "use NAME’s own settings, history and exercises; put it before COMMAND"
VERSION = "print the version and exit"
COMPLETION_SHELL = "bash, zsh or fish"
HISTORY_LIMIT = "only the latest N sessions"
HISTORY_SINCE = "only sessions since this date, such as 2026-11-22"
PROGRESS_WEEKS = "how many weeks: 1 to 52 (default: 26)"
EXPORT_BOM = "csv: begin with a byte order mark, which some spreadsheets need for UTF-8"
SHEET_OUT = "the HTML file to write (default: ROUTINE.html); - for standard output"
REPORT_OUT = "the HTML file to write, private (default: report.html); - for standard output"
REPORT_WEEKS = "how many weeks: 1 to 52 (default: 12)"
FIGURE_SHEET_OUT = "the SVG file to write; - for standard output"

STATUS_SHORT = "print a few words, for a status bar"
REHEARSALS = "include rehearsals"
CORRECT_SESSION = "last, its date (2026-11-22), or its id"
CORRECT_PAIN = "0 to 10, or none"
CORRECT_NOTE = "the new note; empty to delete the note"
EXPORT_FORMAT = "jsonl (default), csv, fhir or ics"
EXPORT_OUT = "the file to write, private (mode 600); default: standard output"
EXPORT_ANSWERS = "jsonl: include your answers to the safety questions"
EXPORT_AT = "ics: when to be reminded (default: 07:30)"
EXPORT_DAYS = "ics: days of the week, such as mon,wed,fri (default: every day)"
REMIND_AT = "when to be reminded, such as 18:00"
REMIND_DAYS = "days of the week, such as mon,wed,fri (default: every day)"
REMIND_AFTER = "a habit to stretch after, such as “my coffee”; shown in the notification"
REMIND_LIST = "show the current reminder"
REMIND_REMOVE = "remove the reminder"
IMPORT_FILES = "an export, or another history.db; - for standard input"
BACKUP_FILE = "the name of the file; it must not exist yet"
BACKUP_LIST = "list the backups and what is in them"
RESTORE_FROM = "the name of a backup or a file (default: the newest good backup)"
DOCTOR_FIX = "make your files private, and delete incomplete files"


def routine_id(default: str) -> str:
    """Explain the routine that a command takes."""
    return f"id of a routine (default: {default})"


# --- errors ----------------------------------------------------------------------------------------------------------

SEE_HELP = "see “backstretch --help”"


def see_help(problem: str, command: str) -> str:
    """Say where to read more; `command` is written as it is typed, `backstretch start`."""
    return f"{problem}; see “{command} --help”"


def unknown_option(option: str, command: str, meant: str) -> str:
    """Say that a command has no such option. `meant`: a suggestion, or nothing."""
    return _unknown("unknown option", option, command, meant)


def unexpected_word(word: str, command: str) -> str:
    """Say that a command takes no such word."""
    return _unknown("unexpected word", word, command, "")


def _unknown(problem: str, word: str, command: str, meant: str) -> str:
    name = command.removeprefix("backstretch ")
    return f"{problem} “{word}” for “{name}”; {meant or f'see “{command} --help”'}"
