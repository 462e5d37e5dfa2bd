"""The parser of the command line, with its help."""

from __future__ import annotations

import argparse

from backstretch_tui import __version__
from backstretch_tui.cli.output import UsageError, did_you_mean, pick, put
from backstretch_tui.cli.parser_history import add_commands
from backstretch_tui.core.text import command_errors, command_help

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing takes as long to import as all that `--version` needs
    from collections.abc import Callable, Sequence
    from typing import Any, NoReturn

    AddCommand = Callable[[str, str, str, str], argparse.ArgumentParser]

DEFAULT_ROUTINE = "relief"

PROFILE_OPTION = "--profile"

CONFIRMING = frozenset({
    "add", "backup", "check", "correct", "export", "forget", "import", "new", "remind", "render", "report", "restore",
    "share", "sheet", "figure-sheet",
})  # fmt: skip
"""Commands that say what they have done, unless told to be quiet."""


_FILES = ("file", "path", "out")
"""Arguments that name a file, or several with an s."""


def taken_profile(arguments: Sequence[str]) -> tuple[Sequence[str], str | None]:
    """Return the arguments without `--profile NAME` in front, and the name. Raises UsageError without a name."""
    option, equals, name = arguments[0].partition("=") if arguments else ("", "", "")
    if option != PROFILE_OPTION:
        return arguments, None
    rest = arguments[1:] if equals else arguments[2:]
    name = name if equals else next(iter(arguments[1:2]), "")
    if not name:
        raise UsageError(command_help.see_help(command_errors.NO_PROFILE, "backstretch"))
    return rest, name


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the arguments ask for; `command` is None for the app. Raises UsageError, or SystemExit after help."""
    if not arguments:
        return argparse.Namespace(command=None)  # without the parsers of all the commands, which take time to make
    if arguments[0] == "help":  # `backstretch help start` is `backstretch start --help`
        arguments = [*(name for name in arguments[1:2] if name != "help"), "--help"]
    first = arguments[0]
    parser, commands = build_parser(None if first in ("-h", "--help") else first)
    if first not in ("-h", "--help", "-V", "--version"):
        what = command_errors.OPTION if first.startswith("-") else command_errors.COMMAND
        pick(what, first, commands, command_help.SEE_HELP)
    asked, unknown = parser.parse_known_args(arguments)
    if unknown:
        raise UsageError(_unknown(commands[asked.command], unknown[0]))
    for name in _FILES:  # an empty one is a variable of a script that was not set
        if "" in (getattr(asked, name, None), *(getattr(asked, f"{name}s", None) or ())):
            raise UsageError(command_help.see_help(command_errors.EMPTY_FILE_NAME, f"backstretch {first}"))
    return asked


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Eighty columns wide, as the examples are; to ask the terminal would take longer than all the rest."""

    def __init__(self, prog: str, **more: Any) -> None:
        super().__init__(prog, **{**more, "width": 80})


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, where argparse would print the usage too."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(command_help.see_help(message, self.prog))

    def _print_message(self, message: str, _: object = None) -> None:
        """Write help or the version, and say where that fails, which argparse does not."""
        put(message.rstrip("\n"))


def _unknown(command: argparse.ArgumentParser, word: str) -> str:
    """Say that a word or an option is not one of a command's."""
    if not word.startswith("-"):
        return command_help.unexpected_word(word, command.prog)
    options = [part for part in command.format_usage().replace("[", " ").replace("]", " ").split() if part[:1] == "-"]
    return command_help.unknown_option(word, command.prog, did_you_mean(word.partition("=")[0], options))


class _NotWanted(argparse.ArgumentParser):
    """Stands in for the parser of a command that was not asked for: to make them all takes longer than to use one."""

    def __init__(self) -> None:
        """Make nothing."""

    def add_argument(self, *_: Any, **__: Any) -> Any:
        """Do nothing."""

    def add_mutually_exclusive_group(self, **_: Any) -> Any:
        """Return what does nothing either."""
        return self


def build_parser(only: str | None = None) -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """Return the parser, and the parsers of all commands; or of one alone, with the names of the others."""
    parser = _Parser(
        prog="backstretch", usage=command_help.USAGE, description=command_help.ABOUT, epilog=command_help.EXAMPLES,
        formatter_class=_Formatter, allow_abbrev=False,
    )  # fmt: skip
    parser.add_argument(
        "-V", "--version", action="version", version=f"backstretch {__version__}", help=command_help.VERSION
    )
    # Taken before all else is parsed, so that it stands in front of every command; here for the help.
    parser.add_argument(PROFILE_OPTION, metavar="NAME", help=command_help.PROFILE)
    subparsers = parser.add_subparsers(
        prog="backstretch", title=command_help.COMMANDS_TITLE, metavar="COMMAND", dest="command"
    )
    commands: dict[str, argparse.ArgumentParser] = {}

    def command(name: str, summary: str, about: str, examples: str) -> argparse.ArgumentParser:
        commands[name] = _NotWanted() if only not in (None, name) else subparsers.add_parser(
            name, prog=f"backstretch {name}", help=summary, description=about, epilog=examples,
            formatter_class=_Formatter, allow_abbrev=False,
        )  # fmt: skip
        if name in CONFIRMING:
            commands[name].add_argument("-q", "--quiet", action="store_true", help=command_help.QUIET)
        return commands[name]

    _add_playing(command)
    _add_showing(command)
    _add_making(command)
    add_commands(command)
    return parser, commands


def _add_playing(command: AddCommand) -> None:
    """Add the commands that are heard."""
    start = command("start", *command_help.START)
    _add_routine(start)
    _add_start_options(start)
    _add_start_options(command("next", *command_help.NEXT))
    teach = command("teach", *command_help.TEACH)
    teach.add_argument("id", metavar="ID", help=command_help.TEACH_ID)
    _add_sound_options(teach)
    _add_line_options(teach)
    rendering = command("render", *command_help.RENDER)
    _add_routine(rendering)
    _add_session_options(rendering)
    _add_sound_options(rendering)
    rendering.add_argument("--out", metavar="FILE", help=command_help.RENDER_OUT)
    command("sound-check", *command_help.SOUND_CHECK)


def _add_showing(command: AddCommand) -> None:
    """Add the commands that print, draw or check what there is."""
    _add_json(command("list", *command_help.LIST))
    show = command("show", *command_help.SHOW)
    show.add_argument("id", metavar="ID", help=command_help.SHOW_ID)
    show.add_argument("--figure", action="store_true", help=command_help.SHOW_FIGURE)
    _add_json(show)
    plan = command("plan", *command_help.PLAN)
    _add_routine(plan)
    _add_session_options(plan)
    _add_json(plan)
    check = command("check", *command_help.CHECK)
    check.add_argument("paths", nargs="*", metavar="PATH", help=command_help.CHECK_PATHS)
    _add_json(check)
    _add_json(command("keys", *command_help.KEYS))


def _add_making(command: AddCommand) -> None:
    """Add the commands that make files of one's own, and pages to print."""
    new = command("new", *command_help.NEW)
    new.add_argument("kind", metavar="KIND", help=command_help.NEW_KIND)
    new.add_argument("name", metavar="NAME", help=command_help.NEW_NAME)
    new.add_argument("--from", metavar="ID", dest="original", help=command_help.NEW_FROM)
    edit = command("edit", *command_help.EDIT)
    edit.add_argument("id", metavar="ID", help=command_help.EDIT_ID)
    share = command("share", *command_help.SHARE)
    _add_routine(share)
    share.add_argument("--out", metavar="FILE", help=command_help.SHARE_OUT)
    completion = command("completion", *command_help.COMPLETION)
    completion.add_argument("shell", metavar="SHELL", help=command_help.COMPLETION_SHELL)
    add = command("add", *command_help.ADD)
    add.add_argument("file", metavar="FILE", help=command_help.ADD_FILE)
    add.add_argument("--yes", action="store_true", help=command_help.YES)
    sheet = command("sheet", *command_help.SHEET)
    _add_routine(sheet)
    _add_choices(sheet)
    sheet.add_argument("--out", metavar="FILE", help=command_help.SHEET_OUT)
    sheet = command("figure-sheet", *command_help.FIGURE_SHEET)
    sheet.add_argument("--out", metavar="FILE", required=True, help=command_help.FIGURE_SHEET_OUT)


def _add_routine(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "routine", metavar="ROUTINE", nargs="?", default=DEFAULT_ROUTINE, help=command_help.routine_id(DEFAULT_ROUTINE)
    )


def _add_start_options(command: argparse.ArgumentParser) -> None:
    """Add what `start` and `next` have in common."""
    _add_session_options(command)
    _add_sound_options(command)
    command.add_argument("--teach", action=argparse.BooleanOptionalAction, help=command_help.TEACH_NEW)
    command.add_argument("--questions", action=argparse.BooleanOptionalAction, help=command_help.QUESTIONS)
    _add_line_options(command)


def _add_session_options(command: argparse.ArgumentParser) -> None:
    """Add what `start` and `plan` have in common."""
    _add_choices(command)
    command.add_argument("--speed", metavar="N", default="1", help=command_help.SPEED)


def _add_choices(command: argparse.ArgumentParser) -> None:
    """Add what is chosen of a routine. Its meaning is checked later, against what there is."""
    command.add_argument("--dose", metavar="D", help=command_help.DOSE)
    command.add_argument(
        "--only",
        metavar="ID",
        nargs="+",
        action="extend",
        help=command_help.ONLY,
    )
    command.add_argument("--first-side", metavar="S", help=command_help.FIRST_SIDE)
    command.add_argument("--side-order", metavar="O", help=command_help.SIDE_ORDER)
    command.add_argument("--wait-for-key", action=argparse.BooleanOptionalAction, help=command_help.WAIT_FOR_KEY)


def _add_line_options(command: argparse.ArgumentParser) -> None:
    """Add what makes lines of a session."""
    form = command.add_mutually_exclusive_group()
    form.add_argument("--plain", action="store_true", help=command_help.PLAIN)
    form.add_argument("--jsonl", action="store_true", help=command_help.JSON_LINES)


def _add_sound_options(command: argparse.ArgumentParser) -> None:
    """Add what everything that is heard has in common."""
    command.add_argument("--voice", metavar="V", help=command_help.VOICE)
    command.add_argument("--tones", action=argparse.BooleanOptionalAction, help=command_help.TONES)


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help=command_help.JSON)
