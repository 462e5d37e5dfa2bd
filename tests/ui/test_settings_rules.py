"""What the interface allows in the settings."""

from textual.theme import BUILTIN_THEMES

from backstretch_tui.ui.settings_rules import OWN_THEMES, RULES
from backstretch_tui.ui.themes import DEFAULT, THEMES


def test_the_themes_are_ours_and_textuals() -> None:
    assert tuple(theme.name for theme in THEMES) == OWN_THEMES
    assert set(RULES.themes) == {*OWN_THEMES, *BUILTIN_THEMES}
    assert DEFAULT in OWN_THEMES
