"""`figure-sheet`: all movements on one sheet."""

from argparse import Namespace

from backstretch_tui.cli.files import write_page
from backstretch_tui.cli.library import load_library
from backstretch_tui.core.figure.sheet import sheet


def run(asked: Namespace) -> int:
    """Write the sheet."""
    write_page(asked.out, sheet(load_library().figures.values()), mode=0o666)
    return 0
