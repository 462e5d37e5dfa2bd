"""`figure-sheet`: all movements on one sheet."""

from argparse import Namespace
from pathlib import Path

from backstretch_tui.cli.library import (
    load_library,
)
from backstretch_tui.cli.output import say
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.text import command_errors


def run(asked: Namespace) -> int:
    """Write the sheet."""
    from backstretch_tui.cli.files import STANDARD, output_file  # late, both: nothing else needs them
    from backstretch_tui.core.figure.sheet import sheet

    with output_file(asked.out, mode=0o666) as file:
        file.write(sheet(load_library().figures.values()).encode())
    if asked.out != STANDARD:
        say(command_errors.wrote(shown_path(Path(asked.out))))
    return 0
