"""Text in ASCII, for output whose encoding has no better characters."""

# ruff: noqa: RUF001 - characters that look alike are what this is about
import unicodedata

_ASCII = {
    **dict.fromkeys("–—‑−", "-"),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("“”„″", '"'),
    "×": "x", "…": "...", "•": "*", "·": "-", "‖": "||", "€": "EUR",
    "←": "<-", "→": "->", "↑": "^", "↓": "v", "≤": "<=", "≥": ">=", "≈": "~",
    "↩": "Enter", "↵": "Enter", "⏎": "Enter", "⌤": "Enter", "␣": "Space", "⇥": "Tab", "⎋": "Esc",
    "⌫": "Backspace", "⌦": "Delete", "⇞": "Page up", "⇟": "Page down",
    "●": "*", "◉": "o", "○": "o", "◂": "<", "✓": "x", "▁": "_", "▔": "^",
    **dict.fromkeys("─━┄┅═╌╴╶", "-"),
    **dict.fromkeys("│┃║▏▕", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝", "+"),
    **dict.fromkeys("░▒", "."),
    **dict.fromkeys("█▇▆▅▉▊▋▌▐▓■", "#"),
    **dict.fromkeys("▄▃▂▖▗", "."),
    **dict.fromkeys("▀▘▝", "'"),
    **dict.fromkeys("▙▚▛▜▞▟", "#"),
    "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "đ": "d", "ð": "d",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u00ad": "",
}  # fmt: skip
"""Replacements for characters that the program writes, and for common ones that it may be given."""

_UPPER_DOTS, _LOWER_DOTS = 0b0001_1011, 0b1110_0100
"""The dots of the two upper and the two lower rows of a Braille cell, as bits of its code point."""


def to_ascii(text: str) -> str:
    r"""Return a text in ASCII: `3–5 × “ü”` becomes `3-5 x "u"`; what nothing stands for is spelled out (`\u4e2d`)."""
    return "".join(map(_character_to_ascii, text))


def _character_to_ascii(character: str) -> str:
    if character.isascii():
        return character
    if character in _ASCII:
        return _ASCII[character]
    if "\u2800" <= character <= "\u28ff":
        dots = ord(character) - 0x2800
        return {(False, False): " ", (True, False): "'", (False, True): ".", (True, True): ":"}[
            bool(dots & _UPPER_DOTS), bool(dots & _LOWER_DOTS)
        ]
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", character) if letter.isascii())
    return letters or character.encode("ascii", "backslashreplace").decode()
