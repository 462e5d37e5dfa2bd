"""Which characters a terminal shows as they are, and which it would obey, hide, reorder or show in another width."""

import unicodedata

_NON_JOINER = "\u200c"
"""Needed to spell words in several scripts; it cannot reorder or hide text."""

_JOINER = "\u200d"
"""Joins emoji into one, and letters in some scripts."""

_CLUSTERS = [(0x200D, 0x200D), (0xFE0E, 0xFE0F), (0x20E3, 0x20E3), (0x1F1E6, 0x1F1FF), (0x1F3FB, 0x1F3FF)]
"""Characters that make one picture of several: joiner, variation selectors, keycap, letters of flags, skin tones.

One terminal shows the parts, another the whole, so nobody can know how many columns the text takes.
"""

_WIDENED = [(0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D356), (0x1D360, 0x1D376)]
"""Signs of divination and counting rods, which Unicode 16 has made wide."""

_FILLERS = [(0x3164, 0x3164), (0xFFA0, 0xFFA0)]
"""Blanks that only some terminals hide."""

_UNSURE = frozenset(chr(code) for first, last in [*_CLUSTERS, *_WIDENED, *_FILLERS] for code in range(first, last + 1))


def is_plain(text: str) -> bool:
    """Return whether every character of a text can be shown."""
    return text.isprintable() or not any(map(is_hidden, text))


def is_hidden(character: str) -> bool:
    """Return whether a character is a control or direction mark, a line break, or half of a character."""
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in (_NON_JOINER, _JOINER)


def has_unsure_width(character: str) -> bool:
    """Return whether terminals show a character, or what it is part of, in different widths."""
    return character in _UNSURE or unicodedata.category(character) in {"Co", "Cn"}


def without_hidden(text: str) -> str:
    """Return what was typed without characters that cannot be shown, and without blanks around it."""
    return "".join(character for character in text if not is_hidden(character)).strip()


def in_columns(text: str) -> str:
    """Return what was typed without characters that cannot be shown or would move what is beside them."""
    return "".join(character for character in without_hidden(text) if not has_unsure_width(character)).strip()


def shown(text: str, most: int = 200) -> str:
    r"""Return a text with what cannot be shown spelt out (`\n`, `\x1b`, `\u202e`), cut to `most` characters."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    if cut.isprintable():
        return cut
    return "".join(_spelt(character) if is_hidden(character) else character for character in cut)


def _spelt(character: str) -> str:
    if "\udc80" <= character <= "\udcff":  # Python's stand-in for a byte of a file's name that is not UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
