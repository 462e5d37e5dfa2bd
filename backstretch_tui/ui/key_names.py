"""Names of keys: Textual's, and the other names and signs that people write for them."""

import re
import string
import unicodedata
from itertools import chain

_NAMED = frozenset({
    "space", "enter", "escape", "tab", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown",
    "up", "down", "left", "right", *(f"f{number}" for number in range(1, 25)),
})  # fmt: skip

_ALIASES = {
    "spacebar": "space", "blank": "space", "␣": "space",
    "esc": "escape", "⎋": "escape",
    "return": "enter", "cr": "enter", "⏎": "enter", "↵": "enter", "↩": "enter", "⌤": "enter",
    "⇥": "tab", "backtab": "shift+tab", "bksp": "backspace", "⌫": "backspace", "del": "delete", "⌦": "delete",
    "ins": "insert", "pgup": "pageup", "pgdn": "pagedown", "pgdown": "pagedown", "⇞": "pageup", "⇟": "pagedown",
    "↑": "up", "↓": "down", "←": "left", "→": "right",
    "uparrow": "up", "downarrow": "down", "leftarrow": "left", "rightarrow": "right",
    "arrowup": "up", "arrowdown": "down", "arrowleft": "left", "arrowright": "right",
    "dash": "minus", "hyphen": "minus", "equals": "equals_sign", "equal": "equals_sign",
    "question": "question_mark", "exclamation": "exclamation_mark", "dot": "full_stop", "period": "full_stop",
    "star": "asterisk", "hash": "number_sign", "percent": "percent_sign", "dollar": "dollar_sign",
    "quote": "apostrophe", "doublequote": "quotation_mark", "backquote": "grave_accent", "backtick": "grave_accent",
    "pipe": "vertical_line", "bar": "vertical_line", "less": "less_than_sign", "greater": "greater_than_sign",
}  # fmt: skip
"""Other names, without blanks, hyphens and underscores."""

_MODIFIERS = {
    "ctrl": "ctrl", "control": "ctrl", "strg": "ctrl", "c": "ctrl", "shift": "shift",
    "alt": "alt", "option": "alt", "opt": "alt", "m": "alt", "meta": "meta", "hyper": "hyper",
    "super": "super", "cmd": "super", "command": "super", "win": "super",
}  # fmt: skip

_MODIFIER = re.compile(rf"({'|'.join(sorted(_MODIFIERS, key=len, reverse=True))})\s*[+-]\s*(?=\S)", re.IGNORECASE)

_SAME_CODE = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
"""Keys that most terminals cannot tell from another."""

_REPLACEMENTS = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
"""Where Textual's name is not Unicode's."""


def key_name(text: str) -> str | None:
    """Return Textual's name of a key, `ctrl+x` for `^X`, `question_mark` for `?`; None if there is no such key."""
    rest, modifiers = text.strip(), set()
    if len(rest) > 1 and rest[0] == "^":
        rest, modifiers = rest[1:].strip(), {"ctrl"}
    while found := _MODIFIER.match(rest):
        modifiers.add(_MODIFIERS[found[1].lower()])
        rest = rest[found.end() :]
    name = _plain_name(rest)
    if name is None:
        return None
    *inner, name = name.split("+")
    modifiers.update(inner)
    if len(name) == 1 and name.isalpha():
        if modifiers == {"shift"}:
            return name.upper()
        name = name.lower() if modifiers else name
    elif modifiers == {"shift"} and types(name) and name != "space":
        return None  # which character that is depends on the keyboard
    full = "+".join([*sorted(modifiers), name])
    return _SAME_CODE.get(full, full)


def types(name: str) -> bool:
    """Return whether a key, named as Textual does, types a character where there is something to type into."""
    return name == "space" or ("+" not in name and name not in _NAMED)


def _plain_name(text: str) -> str | None:
    """Return the name of a key without modifiers."""
    if alias := _ALIASES.get(re.sub(r"[\s_-]+", "", text.lower())):
        return alias
    if len(text) == 1:
        return _character_name(text)
    name = re.sub(r"[\s-]+", "_", text.lower())
    name = _REPLACEMENTS.get(name, name)
    if name in _PUNCTUATION:
        return name
    if name.replace("_", "") in _NAMED:
        return name.replace("_", "")
    try:
        return _character_name(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return None


def _character_name(character: str) -> str | None:
    if character.isalnum():
        return character
    if not character.isprintable():
        return None
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _REPLACEMENTS.get(name, name) or None


def written_key(name: str) -> str:
    """Return a key as it is written most easily: `?` for `question_mark`. What is returned is understood again."""
    *modifiers, last = name.split("+")
    return "+".join([*modifiers, _PUNCTUATION.get(last, last)])


_PUNCTUATION = {_character_name(sign) or "": sign for sign in string.punctuation} | {"comma": "comma"}

KEY_NAMES = frozenset(chain(_NAMED, _PUNCTUATION, _ALIASES, (f"ctrl+{letter}" for letter in string.ascii_lowercase)))
"""Names to suggest for one that is mistyped."""
