"""Runs an app to its exit status; a fault of the program becomes one line and a report."""

import os
import platform
import signal
import sys
import traceback
from io import StringIO
from pathlib import Path
from typing import Any

import textual
from rich.console import Console
from textual.app import App

from backstretch_tui import __version__
from backstretch_tui.core.text import terminal

REPORT_NAME = "fault.txt"
"""One file, so that faults do not pile up: the latest is the one to be told about."""

_TURN_SECONDS = 0.0005
"""How long the thread that writes a picture may have to wait for the one that draws the next: Python's usual is ten
times as long, and that is seen."""


def run(app: App[Any], *, report_folder: Path) -> int:
    """Run an app until it ends. The status is 0 when done, 1 after a fault, 128 and the number after a signal."""
    _choose_driver(app)
    sys.setswitchinterval(_TURN_SECONDS)
    printed = StringIO()
    app.error_console = Console(file=printed)
    fault: Exception | None = None
    try:
        app.run()
    except KeyboardInterrupt:  # before the loop listens for it, or after
        return 128 + signal.SIGINT
    except Exception as error:
        fault = error
    fault = fault or app._exception
    status = app.return_code
    if fault is None and (status is not None or not printed.getvalue()):
        sys.stderr.write(printed.getvalue())
        return status or 0
    sys.stderr.write(f"{_file_report(report_folder / REPORT_NAME, fault, printed.getvalue())}\n")
    return 1


def _choose_driver(app: App[Any]) -> None:
    """Use our own drivers in place of those of Textual; leave any other that was asked for."""
    name = f"{app.driver_class.__module__}.{app.driver_class.__name__}"
    if name == "textual.drivers.web_driver.WebDriver":
        from backstretch_tui.ui.terminal.served import ServedDriver

        app.driver_class = ServedDriver
    elif name == "textual.drivers.linux_driver.LinuxDriver":
        from backstretch_tui.ui.terminal.driver import TerminalDriver

        app.driver_class = TerminalDriver


def _file_report(path: Path, fault: Exception | None, printed: str) -> str:
    """Write the report, and return the sentence that says so."""
    from backstretch_tui.system.atomic_files import atomic_path  # late: hardly ever is there need of it

    versions = f"Backstretch {__version__}, Textual {textual.__version__}, Python {platform.python_version()}"
    lines = [f"{versions}, {platform.platform()}, TERM={os.environ.get('TERM')}\n\n"]
    if fault is None or hasattr(fault, "__rich__"):
        lines += printed
    else:
        # Not what Textual prints: that shows the values of variables too, which are the person's own affair. And a
        # worker wraps what went wrong in it, without its traceback.
        lines += traceback.format_exception(getattr(fault, "error", fault))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with atomic_path(path) as temporary:
            temporary.write_text("".join(lines), encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        return terminal.report_not_written(str(path), str(error.strerror))
    return terminal.report_written(str(path))
