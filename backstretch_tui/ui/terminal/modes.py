"""The modes that the program switches on in a terminal. `restore.py` switches all of them off."""

import os
import termios
from typing import Any

MOUSE = "\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h"
MOUSE_BY_PIXELS = "\x1b[?1016h"
SIZE_REPORTS = "\x1b[?2048h"
KEYS = "\x1b[>29u"
"""The kitty keyboard protocol: unambiguous keys (1), the base layout's (4), all of them (8), their text (16)."""
ENTER = (
    "\x1b[?1049h\x1b[?25l"  # alternate screen, no cursor
    "\x1b[?1004h\x1b[?2004h"  # reports of focus, bracketed paste
    "\x1b[?7l"  # no line wrap
    "\x1b[?2048$p"  # can it report its size?
)
ASK_FOR_WHOLE_FRAMES = "\x1b[?2026$p"


def raw_attributes(attributes: list[Any]) -> list[Any]:
    """Return a terminal's attributes with every key sent at once, as it is and without an echo."""
    raw = attributes[:]
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    signals = 0 if os.environ.get("TEXTUAL_ALLOW_SIGNALS") else termios.ISIG
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | signals)
    raw[6] = [*attributes[6]]
    raw[6][termios.VMIN] = 1
    return raw
