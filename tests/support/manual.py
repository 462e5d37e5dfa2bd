"""The manual page, from the parser and its help. `python -m tests.support.manual` writes it anew."""

import re
from argparse import ArgumentParser
from collections.abc import Iterator

from backstretch_tui.cli.parser import build_parser
from backstretch_tui.core.text import command_help
from tests.support.readme import ROOT

PAGE = ROOT / "data" / "backstretch.1"

EXAMPLES = "examples:\n"


def manual() -> str:
    """Return the page in the language of man."""
    parser, commands = build_parser()
    about, _, more = command_help.EXAMPLES.partition("\n\n")
    files, _, status = more.partition("\n\n")
    lines = [
        ".TH BACKSTRETCH 1",
        *section("NAME", r"backstretch \- low-back stretching in the terminal"),
        *section("SYNOPSIS", written(command_help.USAGE)),
        *section("DESCRIPTION", *paragraphs(command_help.ABOUT)),
        *section("OPTIONS", *options(parser)),
        *section("COMMANDS"),
    ]
    for name, command in commands.items():
        lines += [f".SS {written(name)}", *paragraphs(command.description or "")]
        lines += [*options(command), *sample(command.epilog or "")]
    lines += section("EXAMPLES", *sample(about))
    lines += section("FILES", *paragraphs(files))
    lines += section("EXIT STATUS", *paragraphs(status.removeprefix("exit status: ")))
    lines += section("KEYS", *paragraphs("backstretch keys lists all keys; ? shows them in the program."))
    # Below a heading a paragraph begins by itself.
    return re.sub(r"^(\.S[HS] .*\n)\.PP\n", r"\1", "\n".join(lines) + "\n", flags=re.MULTILINE)


def section(title: str, *lines: str) -> list[str]:
    """Return a section with its heading."""
    return [f".SH {title}", *lines]


def written(text: str) -> str:
    """Return text as it is to be seen: nothing of it is an order to man."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{text}" if text[:1] in ".'" else text


def paragraphs(text: str) -> Iterator[str]:
    """Yield paragraphs, those in columns line by line."""
    for paragraph in text.strip().split("\n\n"):
        yield ".PP"
        in_columns = "\n  " in f"\n{paragraph}"
        if in_columns:
            yield ".nf"
        yield from map(written, paragraph.splitlines())
        if in_columns:
            yield ".fi"


def sample(text: str) -> Iterator[str]:
    """Yield examples, and what else stands below a command's help."""
    examples, _, more = text.partition("\n\n")
    if examples:
        yield from (".PP", ".nf", *(written(line) for line in examples.removeprefix(EXAMPLES).splitlines()), ".fi")
    if more:
        yield from paragraphs(more)


def options(parser: ArgumentParser) -> Iterator[str]:
    """Yield the arguments of a command, each with its meaning; help and the commands have places of their own."""
    for action in parser._actions:
        if action.dest in ("help", "command"):
            continue
        name = ", ".join(action.option_strings) or str(action.metavar)
        value = f" {action.metavar}" if action.option_strings and action.metavar else ""
        yield from (".TP", rf"\fB{written(name)}\fR{written(value)}", written(action.help or ""))


if __name__ == "__main__":
    PAGE.write_text(manual(), "utf-8")
