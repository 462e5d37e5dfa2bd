"""What the command line understands, and the help that teaches it."""

from __future__ import annotations

import argparse

from backstretch_tui import __version__
from backstretch_tui.cli.output import UsageError, did_you_mean, pick
from backstretch_tui.cli.parser_history import add_commands

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing takes as long to import as all that `--version` needs
    from collections.abc import Sequence
    from typing import Any, NoReturn

DEFAULT_ROUTINE = "relief"

_ABOUT = """\
Leads you through a low-back stretching routine in the terminal: every exercise,
side, repetition and hold, on screen and by sound.

Without a command it opens the list of exercises; press ? there for the keys."""

_EXAMPLES = """\
examples:
  backstretch                           choose, read and start
  backstretch start                     start the routine for an aching back
  backstretch start daily --dose full   the everyday routine, in full
  backstretch show bridge               read how one exercise is done
  backstretch plan daily                see every step of a session

Your own exercises and routines are TOML files in the folder that “backstretch
check” names, or in $BACKSTRETCH_HOME if it is set.

exit status: 0 done; 1 “check” found errors, or something failed; 2 the command
could not be understood, or there is no terminal."""

_START_ABOUT = """\
Start a session at once. It begins with time to get ready."""

_START_EXAMPLES = """\
examples:
  backstretch start
  backstretch start daily --dose gentle/full      short holds, many repetitions
  backstretch start --only bridge pelvic-tilt     two exercises of the routine
  backstretch start --wait-for-key                wait between exercises
  backstretch start --speed 20                    rehearse, 20 times as fast
  backstretch start --no-questions                begin at once
  backstretch start --plain                       text, for a screen reader
  backstretch start --jsonl                       JSON, for programs

With --plain or --jsonl no terminal is needed. Type a letter and Enter:
p (or just Enter) pause or resume, n skip, b back, N and B by exercise, + hold
five seconds longer, w where am I, a repeat, c when to stop, q end. If nothing
can be typed, every pause ends by itself. An interrupted session is
offered first: r resumes it, s saves it, d discards it. With --jsonl nothing
else is asked, unless --questions is given.

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
            done_repetitions, skipped_repetitions, planned_seconds, held_seconds"""

_RENDER_ABOUT = """\
Write a session as a sound file to play on any device, with the same tones and
words at the same times. A transcript (.txt) and chapters (.vtt) are written
beside it."""

_RENDER_EXAMPLES = """\
examples:
  backstretch render
  backstretch render daily --out morning.wav
  backstretch render --only bridge --voice brief"""

_SOUND_CHECK_ABOUT = """\
Show which programs can play sound and speak, and play every tone. If nothing
can play, a session marks each change with the terminal’s bell and a flash."""

_SOUND_CHECK_EXAMPLES = """\
examples:
  backstretch sound-check

exit status: 0 sounds can be played; 1 they cannot."""

_LIST_ABOUT = """\
List all exercises and routines, built-in and your own, with their repetitions.
“3–5 × 10 s each leg” means three to five holds of ten seconds on each leg; the
dose chooses from the range."""

_LIST_EXAMPLES = """\
examples:
  backstretch list
  backstretch list --json"""

_SHOW_ABOUT = """\
Print one exercise or routine. If both have the same id, the exercise is shown."""

_SHOW_EXAMPLES = """\
examples:
  backstretch show pelvic-tilt
  backstretch show relief
  backstretch show bridge --figure      its key poses, drawn
  backstretch show bridge --json        as data

An id that does not exist gives exit status 2."""

_PLAN_ABOUT = """\
Print a session without playing it: every repetition, its side and its times."""

_PLAN_EXAMPLES = """\
examples:
  backstretch plan
  backstretch plan daily --dose full
  backstretch plan --only bridge --json   as data: routine, dose, total_seconds,
                                          hold_count, hold_seconds and steps"""

_CHECK_ABOUT = """\
Check TOML files of exercises, routines and settings. Each error is one line:

  file:line: field: what is wrong; how to fix it"""

_CHECK_EXAMPLES = """\
examples:
  backstretch check                     all files that are loaded
  backstretch check my-bridge.toml      one file, wherever it is
  backstretch check ~/stretches         all files in a folder

exit status: 0 all files are valid; 1 there are errors."""


_KEYS_ABOUT = """\
List all keys, by where they work: the id, the keys, and what they do. Keys are
changed in settings.toml, below [keys]: "session.pause" = "space, f5"."""

_KEYS_EXAMPLES = """\
examples:
  backstretch keys
  backstretch keys --json                data for programs"""

_SHEET_ABOUT = """\
Draw the key poses of every movement, on each side, on one sheet."""

_SHEET_EXAMPLES = """\
examples:
  backstretch figure-sheet --out sheet.svg"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the arguments ask for; `command` is None for the app. Raises UsageError, or SystemExit after help."""
    if not arguments:
        return argparse.Namespace(command=None)  # without the parsers of all the commands, which take time to make
    parser, commands = build_parser()
    first = arguments[0]
    if first not in ("-h", "--help", "--version"):
        pick("option" if first.startswith("-") else "command", first, commands, "see “backstretch --help”")
    asked, unknown = parser.parse_known_args(arguments)
    if unknown:
        raise UsageError(_unknown(commands[asked.command], unknown[0]))
    return asked


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Eighty columns wide, as the examples are; to ask the terminal would take longer than all the rest."""

    def __init__(self, prog: str, **more: Any) -> None:
        super().__init__(prog, **{**more, "width": 80})


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, where argparse would print the usage too."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see “{self.prog} --help”")


def _unknown(command: argparse.ArgumentParser, word: str) -> str:
    """Say that a word or an option is not one of a command's."""
    options = [part for part in command.format_usage().replace("[", " ").replace("]", " ").split() if part[:1] == "-"]
    meant = did_you_mean(word.partition("=")[0], options) if word.startswith("-") else ""
    kind = "unknown option" if word.startswith("-") else "unexpected word"
    name = command.prog.removeprefix("backstretch ")
    return f"{kind} “{word}” for “{name}”; {meant or f'see “{command.prog} --help”'}"


def build_parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """Return the parser, and the parser of each command."""
    parser = _Parser(
        prog="backstretch", usage="backstretch [COMMAND] …", description=_ABOUT, epilog=_EXAMPLES,
        formatter_class=_Formatter, allow_abbrev=False,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"backstretch {__version__}")
    subparsers = parser.add_subparsers(prog="backstretch", title="commands", metavar="COMMAND", dest="command")
    commands: dict[str, argparse.ArgumentParser] = {}

    def command(name: str, summary: str, about: str, examples: str) -> argparse.ArgumentParser:
        commands[name] = subparsers.add_parser(
            name, prog=f"backstretch {name}", help=summary, description=about, epilog=examples,
            formatter_class=_Formatter, allow_abbrev=False,
        )  # fmt: skip
        return commands[name]

    start = command("start", "start a session at once", _START_ABOUT, _START_EXAMPLES)
    _add_session_options(start)
    _add_sound_options(start)
    start.add_argument(
        "--questions", action=argparse.BooleanOptionalAction, help="ask questions before and after this session"
    )
    form = start.add_mutually_exclusive_group()
    form.add_argument("--plain", action="store_true", help="as lines of text")
    form.add_argument("--jsonl", action="store_true", help="as lines of JSON")
    rendering = command("render", "write a session as a sound file", _RENDER_ABOUT, _RENDER_EXAMPLES)
    _add_session_options(rendering)
    _add_sound_options(rendering)
    rendering.add_argument("--out", metavar="FILE", help="the sound file to write (ROUTINE.wav in this folder)")
    command("sound-check", "play every tone; show what plays it", _SOUND_CHECK_ABOUT, _SOUND_CHECK_EXAMPLES)
    _add_json(command("list", "list all exercises and routines", _LIST_ABOUT, _LIST_EXAMPLES))
    show = command("show", "print one exercise or routine", _SHOW_ABOUT, _SHOW_EXAMPLES)
    show.add_argument("id", metavar="ID", help="id of an exercise or a routine; see “backstretch list”")
    show.add_argument("--figure", action="store_true", help="draw the key poses of an exercise")
    _add_json(show)
    plan = command("plan", "print a session without playing it", _PLAN_ABOUT, _PLAN_EXAMPLES)
    _add_session_options(plan)
    _add_json(plan)
    check = command("check", "check TOML files, line by line", _CHECK_ABOUT, _CHECK_EXAMPLES)
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; without any, all files that are loaded"
    )
    _add_json(command("keys", "list all keys, and the ids to change them by", _KEYS_ABOUT, _KEYS_EXAMPLES))
    sheet = command("figure-sheet", "draw all movements on one sheet", _SHEET_ABOUT, _SHEET_EXAMPLES)
    sheet.add_argument("--out", metavar="FILE", required=True, help="the SVG file to write; - for standard output")
    add_commands(command)
    return parser, commands


def _add_session_options(command: argparse.ArgumentParser) -> None:
    """Add what `start` and `plan` have in common. Their meaning is checked later, against what there is."""
    command.add_argument(
        "routine", metavar="ROUTINE", nargs="?", default=DEFAULT_ROUTINE, help=f"id of a routine ({DEFAULT_ROUTINE})"
    )
    command.add_argument(
        "--dose", metavar="D", help="gentle, middle or full; or two, as gentle/full: for holds, and for repetitions"
    )
    command.add_argument(
        "--only",
        metavar="ID",
        nargs="+",
        action="extend",
        help="include only these exercises (ROUTINE goes first)",
    )
    command.add_argument("--first-side", metavar="S", help="left or right")
    command.add_argument(
        "--side-order", metavar="O", help="alternate (left, right, left …) or one-side-first (left, left …, then right)"
    )
    command.add_argument(
        "--wait-for-key", action=argparse.BooleanOptionalAction, help="wait for a key between exercises"
    )
    command.add_argument("--speed", metavar="N", default="1", help="rehearse, N times as fast: 1 to 1000")


def _add_sound_options(command: argparse.ArgumentParser) -> None:
    """Add what `start` and `render` have in common."""
    command.add_argument("--voice", metavar="V", help="full, brief (names and sides only) or off")
    command.add_argument("--tones", action=argparse.BooleanOptionalAction, help="play a tone at each change")


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print data for programs")
