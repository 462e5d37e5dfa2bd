"""Sentences about the terminal, and about where the program stops."""

from backstretch_tui.core.text.command_errors import choose

KILLED = "Backstretch was killed. Your terminal is restored; press Enter for a prompt."
_FAULT = "Backstretch crashed. Your terminal has been restored"
_DRIVER = "name a driver as module:class"


def too_small(columns: int, rows: int) -> str:
    """Ask for a larger window."""
    return f"Please make the window at least {columns} × {rows}."


def report_written(path: str) -> str:
    """Say that the program stopped, and where the report is."""
    return f"{_FAULT}. A report is in {path}"


def report_not_written(path: str, reason: str) -> str:
    """Say that the program stopped, and that there is no report."""
    return f"{_FAULT}. No report could be written to {path}: {reason}"


def wrong_color_system(name: str, value: str, choices: tuple[str, ...]) -> str:
    """Say which color systems there are. `name` and `value`, here and below: of an environment variable."""
    return _wrong_variable(name, value, choose(choices))


def wrong_log(name: str, value: str, reason: str) -> str:
    """Say why a file cannot be written."""
    return _wrong_variable(name, value, "choose a file that can be written", f" ({reason})")


def wrong_driver(name: str, value: str, reason: str = "not a driver") -> str:
    """Say why a driver cannot be used."""
    return _wrong_variable(name, value, _DRIVER, f" ({reason})")


def _wrong_variable(name: str, value: str, cure: str, reason: str = "") -> str:
    return f"{name} is “{value}”, which cannot be used{reason}; {cure}, or unset it"
