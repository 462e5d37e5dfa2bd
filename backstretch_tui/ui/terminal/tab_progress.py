"""How far a session has come, shown in the tab of terminals that are known to show it.

Others take the same sequence for a notification (kitty, foot, older versions of iTerm2 and WezTerm), so that it is sent
to none that is not known; nor through tmux and screen, which do not hand it on.
"""

import os
import re
from collections.abc import Mapping
from typing import Any

from textual.app import App

from backstretch_tui.ui.terminal.environment import is_gnu_screen

CLEAR = "\x1b]9;4;0;\x1b\\"

PROGRAMS_SINCE = {"ghostty": (1, 2), "iTerm.app": (3, 6, 6), "WezTerm": (20250211,)}
"""From which version on the terminals that give their name and version show it."""

VARIABLES_SINCE = {"WT_SESSION": 0, "VTE_VERSION": 8000, "KONSOLE_VERSION": 260400}
"""Windows Terminal, terminals made with VTE, and Konsole: a variable that each of them sets, and from which version on
it shows progress; 0 where the variable holds no version."""


def knows_progress(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal that the environment describes is known to show progress."""
    term = environment.get("TERM", "")
    if any(map(environment.get, ("TMUX", "ZELLIJ"))) or is_gnu_screen(environment) or term.startswith("tmux"):
        return False
    if program := environment.get("TERM_PROGRAM"):
        since = PROGRAMS_SINCE.get(program)
        return since is not None and _version(environment.get("TERM_PROGRAM_VERSION", "")) >= since
    if environment.get("KITTY_WINDOW_ID") or (term and not term.startswith("xterm")):
        return False  # another terminal, started from the one that has set the variables
    if environment.get("ConEmuANSI") == "ON":
        return True
    return any(_is_since(environment.get(name, ""), since) for name, since in VARIABLES_SINCE.items())


def show_progress(app: App[Any], fraction: float | None, *, is_paused: bool = False) -> None:
    """Show how far something has come, 0 to 1, in the tab of the app's terminal; None shows nothing there."""
    driver = app._driver
    if driver and not driver.is_headless and not driver.is_web and knows_progress(os.environ):
        driver.write(CLEAR if fraction is None else progress_sequence(fraction, is_paused=is_paused))


def progress_sequence(fraction: float, *, is_paused: bool) -> str:
    """Return what tells a terminal how far something has come, and whether it stands still."""
    return f"\x1b]9;4;{4 if is_paused else 1};{int(100 * fraction)}\x1b\\"


def _is_since(value: str, since: int) -> bool:
    return bool(value) and (not since or _version(value) >= (since,))


def _version(text: str) -> tuple[int, ...]:
    """Return the numbers that a version begins with; none where there are none."""
    found = re.match(r"\d{1,9}(\.\d{1,9}){0,2}", text, re.ASCII)
    return tuple(int(number) for number in found[0].split(".")) if found else ()
