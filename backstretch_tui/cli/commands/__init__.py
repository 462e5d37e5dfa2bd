"""The commands: each module has a function `run`, which returns the exit status."""

from argparse import Namespace
from importlib import import_module

from backstretch_tui.cli.interrupts import loading

OTHER_NAMES = {None: "open", "import": "importing"}
"""Modules whose names are not those of their commands."""


def run(asked: Namespace) -> int:
    """Run what was asked for; nothing is loaded that other commands need."""
    name = OTHER_NAMES.get(asked.command) or asked.command.replace("-", "_")
    with loading():
        module = import_module(f"{__name__}.{name}")
    status: int = module.run(asked)
    return status
