"""`completion`: what completes commands in a shell."""

from argparse import Namespace
from typing import Literal, get_args

import shtab

from backstretch_tui.cli.output import pick, put
from backstretch_tui.cli.parser import build_parser
from backstretch_tui.core.text import command_errors

Shell = Literal["bash", "zsh", "fish"]
SHELLS: tuple[Shell, ...] = get_args(Shell)


def run(asked: Namespace) -> int:
    """Print it."""
    put(shtab.complete(build_parser()[0], pick(command_errors.SHELL, asked.shell, SHELLS)))
    return 0
