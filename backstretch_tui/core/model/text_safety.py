"""Which letters a terminal shows as they are, and which it would obey, hide or reorder."""

import unicodedata

_JOINERS = "\u200c\u200d"
"""Needed to spell words in several scripts; they cannot reorder or hide text."""


def is_plain(text: str) -> bool:
    """Return whether every letter of a text is one that can be shown."""
    return text.isprintable() or not any(map(is_hidden, text))


def is_hidden(letter: str) -> bool:
    """Return whether a letter is a control or direction mark, a line break, or half of a character."""
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and letter not in _JOINERS


def without_hidden(text: str) -> str:
    """Return what was typed without what cannot be shown, and without blanks around it."""
    return "".join(letter for letter in text if not is_hidden(letter)).strip()


def shown(text: str, most: int = 200) -> str:
    r"""Return a text with what cannot be shown spelt out (`\n`, `\x1b`, `\u202e`), cut to so many letters."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    if cut.isprintable():
        return cut
    return "".join(_spelt(letter) if is_hidden(letter) else letter for letter in cut)


def _spelt(letter: str) -> str:
    if "\udc80" <= letter <= "\udcff":  # Python's stand-in for a byte of a file's name that is not UTF-8
        return f"\\x{ord(letter) - 0xDC00:02x}"
    return letter.encode("unicode_escape").decode("ascii")
