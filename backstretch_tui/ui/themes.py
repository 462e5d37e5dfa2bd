"""Themes of our own: dark, light, and the highest contrast; in other colours where a terminal has only 16."""

from textual.theme import Theme

DEFAULT = "backstretch-dark"
LIGHT = "backstretch-light"

_LEGIBLE = {"text-disabled": "auto 72%"}
"""Colours that Textual makes too faint to be read."""

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
        variables=_LEGIBLE,
    ),
    Theme(
        LIGHT,
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
        variables=_LEGIBLE,
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
        variables={
            "text-muted": "#ffffff",
            "text-disabled": "#ffffff",
            "border": "#ffffff",
            "footer-background": "#000000",
            "edges": "sharp",
        },
    ),
)


def _in_16_colours(name: str, colours: dict[str, str], *, dark: bool) -> Theme:
    """Return a theme in colours that are there: soft ones would all become white or grey."""
    return Theme(
        name,
        primary=colours["primary"],
        secondary=colours["secondary"],
        accent=colours["accent"],
        success=colours["success"],
        warning=colours["warning"],
        error=colours["error"],
        foreground="#ffffff" if dark else "#000000",
        background="#000000" if dark else "#ffffff",
        surface="#000000" if dark else "#ffffff",
        panel="#555555" if dark else "#aaaaaa",
        dark=dark,
        variables={f"text-{role}": colour for role, colour in colours.items()}
        | {"text-muted": "#aaaaaa" if dark else "#555555"},
    )


_BRIGHT = {
    "primary": "#ffffff", "secondary": "#ff55ff", "accent": "#55ffff",
    "success": "#55ff55", "warning": "#ffff55", "error": "#ff5555",
}  # fmt: skip
_DEEP = {
    "primary": "#000000",
    "secondary": "#aa0000",
    "accent": "#aa00aa",
    "success": "#0000aa",
    "warning": "#aa0000",
    "error": "#aa0000",
}
"""Those of the 16 that can be read on white: green, cyan and what may be brown or yellow are not among them."""
_IN_16_COLOURS = (
    _in_16_colours(DEFAULT, _BRIGHT, dark=True),
    _in_16_colours(LIGHT, _DEEP, dark=False),
    THEMES[2],
)


def themes_for(*, few_colours: bool) -> tuple[Theme, ...]:
    """Return our themes, in colours that are told apart where a terminal has only 16."""
    return _IN_16_COLOURS if few_colours else THEMES
