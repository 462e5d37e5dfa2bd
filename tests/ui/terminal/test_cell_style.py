"""How finely a terminal can draw, told from its environment."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.figure.drawing import CellKind, CellSetting, CellStyle
from backstretch_tui.ui.terminal.cell_style import cell_style, has_few_colours

TRUE_COLOUR = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
GHOSTTY = TRUE_COLOUR | {"TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.2.3"}


@pytest.mark.parametrize(
    ("environment", "kind"),
    [
        (TRUE_COLOUR, "quadrants"),
        (GHOSTTY, "octants"),
        (GHOSTTY | {"TERM_PROGRAM_VERSION": "1.1.9"}, "quadrants"),
        (GHOSTTY | {"TERM_PROGRAM_VERSION": "1.10.0"}, "octants"),
        (GHOSTTY | {"TERM_PROGRAM_VERSION": ""}, "quadrants"),
        (GHOSTTY | {"TMUX": "/tmp/tmux-0/default,1,0"}, "quadrants"),
        (GHOSTTY | {"TERM": "tmux-256color"}, "quadrants"),
        (GHOSTTY | {"STY": "1234.pts-0"}, "quadrants"),
        (TRUE_COLOUR | {"TERM_PROGRAM": "foot", "TERM_PROGRAM_VERSION": "1.20.0"}, "octants"),
        (TRUE_COLOUR | {"TERM_PROGRAM": "foot", "TERM_PROGRAM_VERSION": "1.19.2"}, "quadrants"),
        (TRUE_COLOUR | {"TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "9.9"}, "quadrants"),
        (TRUE_COLOUR | {"VTE_VERSION": "7802"}, "octants"),
        (TRUE_COLOUR | {"VTE_VERSION": "7603"}, "quadrants"),
        (TRUE_COLOUR | {"VTE_VERSION": "seven"}, "quadrants"),
        (TRUE_COLOUR | {"KITTY_WINDOW_ID": "1"}, "octants"),
        ({"TERM": "xterm-256color"}, "quadrants"),
        ({"TERM": "xterm"}, "quadrants"),
        ({}, "quadrants"),
        (TRUE_COLOUR | {"NO_COLOR": "1"}, "braille"),
        ({"TERM": "linux"}, "half-blocks"),
    ],
)
def test_the_finest_cells_that_the_terminal_has(environment: dict[str, str], kind: CellKind) -> None:
    assert cell_style(environment, "auto").kind == kind


def test_there_are_shades_only_in_true_colour() -> None:
    assert cell_style(TRUE_COLOUR, "auto").shades
    for more in ({"COLORTERM": ""}, {"NO_COLOR": "1"}, {"STY": "1234.pts-0"}):
        assert not cell_style(TRUE_COLOUR | more, "auto").shades


@given(
    st.dictionaries(
        st.sampled_from(["TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "NO_COLOR"]),
        st.text(max_size=12) | st.from_regex(r"[0-9.٣]{1,12}"),
    ),
    st.sampled_from([setting for setting in get_args(CellSetting) if setting != "auto"]),
)
def test_what_the_settings_force_is_done_whatever_the_environment(
    environment: dict[str, str], kind: CellSetting
) -> None:
    assert cell_style(environment, kind).kind == kind
    assert isinstance(cell_style(environment, "auto"), CellStyle)


@pytest.mark.parametrize(
    ("environment", "few"),
    [
        (TRUE_COLOUR, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm"}, True),
        ({"TERM": "linux"}, True),
        ({"TERM": "screen", "TEXTUAL_COLOR_SYSTEM": "256"}, False),
    ],
)
def test_sixteen_colours_are_few(environment: dict[str, str], few: bool) -> None:
    assert has_few_colours(environment) == few
