"""Themes of our own: dark, light, and the highest contrast."""

from textual.theme import Theme

DEFAULT = "backstretch-dark"

THEMES = (
    Theme(
        DEFAULT,
        primary="#8ab4d8",
        secondary="#c3a6e0",
        accent="#7fc8c2",
        success="#8fcf8a",
        warning="#f0b65c",
        error="#ef8a80",
        foreground="#e6e4df",
        background="#14181d",
        surface="#1c2229",
        panel="#242c35",
        dark=True,
    ),
    Theme(
        "backstretch-light",
        primary="#1f5a8c",
        secondary="#6a3f96",
        accent="#0f6a66",
        success="#256b2a",
        warning="#8a5200",
        error="#a32a20",
        foreground="#1d2126",
        background="#faf8f4",
        surface="#f0ede6",
        panel="#e6e2d9",
        dark=False,
    ),
    Theme(
        "backstretch-contrast",
        primary="#ffffff",
        secondary="#ffff00",
        accent="#00ffff",
        success="#00ff00",
        warning="#ffff00",
        error="#ff8080",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        dark=True,
        variables={"text-muted": "#ffffff", "border": "#ffffff", "footer-background": "#000000"},
    ),
)
