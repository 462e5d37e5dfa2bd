"""Error handlers for encoders: what an encoding has no character for is written in ASCII."""

import codecs

TRANSLITERATE = "transliterate"
"""Lets a text have another length; for `str.encode` and `TextIOWrapper.reconfigure`, once this module is loaded."""

TRANSLITERATE_CELLS = "transliterate-cells"
"""Keeps the columns of a terminal."""


def _transliterate(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from backstretch_tui.core.format.transliteration import to_ascii  # late: hardly anybody needs it

    return to_ascii(error.object[error.start : error.end]), error.end


def _transliterate_cells(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_cells, error.object[error.start : error.end])), error.end


def _cells(character: str) -> str:
    """Return as many ASCII characters as a character takes columns."""
    import unicodedata

    from backstretch_tui.core.format.transliteration import to_ascii  # late, as above

    if unicodedata.combining(character):
        return ""
    text = to_ascii(character)
    wide = unicodedata.east_asian_width(character) in "WF"
    return "??" if wide else text if len(text) == 1 else text[:1] if text in ("...", "||") else "?"


codecs.register_error(TRANSLITERATE, _transliterate)
codecs.register_error(TRANSLITERATE_CELLS, _transliterate_cells)
