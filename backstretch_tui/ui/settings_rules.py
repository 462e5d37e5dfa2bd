"""Rules of the interface for `settings.toml`: the names of themes, and the keys of actions."""

from backstretch_tui.content.settings import SettingsRules
from backstretch_tui.ui.changed_keys import refused_keys

OWN_THEMES = ("backstretch-dark", "backstretch-light", "backstretch-contrast")

TEXTUAL_THEMES = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte",
    "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine",
    "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light",
    "tokyo-night",
)  # fmt: skip
"""Copied from Textual, so that a command need not load it."""

RULES = SettingsRules((*OWN_THEMES, *TEXTUAL_THEMES), refused_keys)
