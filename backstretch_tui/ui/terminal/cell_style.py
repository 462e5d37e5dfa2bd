"""How finely this terminal can draw: which characters it has, and how many colours."""

import re
from collections.abc import Mapping

from backstretch_tui.core.figure.drawing import CellKind, CellSetting, CellStyle
from backstretch_tui.ui.terminal.environment import is_gnu_screen

OCTANTS_SINCE = {"ghostty": (1, 2), "foot": (1, 20)}
"""From which version on a terminal draws octants itself, whatever its font has. kitty does so since 0.40."""

OCTANTS_SINCE_VTE = 7800


def cell_style(environment: Mapping[str, str], wanted: CellSetting) -> CellStyle:
    """Return how cells are drawn in the terminal that the environment describes, or as the settings want it."""
    shades = has_true_colour(environment)
    return CellStyle(_best(environment) if wanted == "auto" else wanted, shades)


def has_true_colour(environment: Mapping[str, str]) -> bool:
    """Return whether there are colours enough for shades. GNU screen has not, though it hands on that another had."""
    claims = environment.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    return claims and not environment.get("NO_COLOR") and not is_gnu_screen(environment)


def has_few_colours(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal has only 16 colours, as Textual will find."""
    from rich.console import Console  # late: commands without the app have no need of it

    console = Console(force_terminal=True, _environ=environment)
    return (
        environment.get("TEXTUAL_COLOR_SYSTEM", "auto") in ("auto", "standard") and console.color_system == "standard"
    )


def _best(environment: Mapping[str, str]) -> CellKind:
    term = environment.get("TERM", "")
    if term == "linux":  # whose font has no more
        return "half-blocks"
    if environment.get("NO_COLOR"):  # dots tell pale limbs from bright ones without it
        return "braille"
    return "octants" if _has_octants(environment) else "quadrants"


def _has_octants(environment: Mapping[str, str]) -> bool:
    if environment.get("TMUX") or is_gnu_screen(environment) or environment.get("TERM", "").startswith("tmux"):
        return False
    vte = environment.get("VTE_VERSION", "")
    if vte.isascii() and vte.isdigit() and int(vte[:9]) >= OCTANTS_SINCE_VTE:
        return True
    since = OCTANTS_SINCE.get(environment.get("TERM_PROGRAM", ""))
    version = re.match(r"(\d{1,9})\.(\d{1,9})", environment.get("TERM_PROGRAM_VERSION", ""))
    if since and version:
        return (int(version[1]), int(version[2])) >= since
    return bool(environment.get("KITTY_WINDOW_ID"))
