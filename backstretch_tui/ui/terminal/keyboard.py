"""Turns what the terminal sends into Textual's messages.

Textual's parser does most of it. Here pastes are bounded, what comes in a flood is taken in slices so that signals and
drawing have their turn, and a key on a layout such as Cyrillic counts as the key of the base layout in its place.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator

from textual.events import Key
from textual.message import Message

# From a private module: Textual offers no other way to turn bytes into keys.
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser  # isort: skip

MAX_PASTE_CHARACTERS = 8_192
"""More than any field takes. The rest of a paste is dropped."""

SLICE_CHARACTERS = 64
"""How much is parsed at once: few enough keys that a signal is answered soon."""

_ALTERNATES = re.compile(r"\x1b\[(\d+)(?::(\d*))?(?::(\d+))?;(\d*)(;[\d:]*)?u")
"""A key in the kitty keyboard protocol: its character, the shifted one, that of the base layout; modifiers; text."""

_SHIFT, _CAPS_LOCK = 1, 64


class KeyParser(XTermParser):
    """Textual's parser, with the base layout's key where the layout's own has no meaning."""

    def __init__(self, is_bound: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_bound = is_bound

    def _parse_extended_key(self, sequence: str) -> list[Key] | None:  # type: ignore[override]  # it is cached there
        match = _ALTERNATES.fullmatch(sequence)
        if match is None:
            return super()._parse_extended_key(sequence)
        own, _, base, modifiers, text = match.groups(default="")
        keys = super()._parse_extended_key(f"\x1b[{own};{modifiers}{text}u") or []
        return [_meant(key, int(base or own), int(modifiers or 1) - 1, self._is_bound) for key in keys]


def _meant(key: Key, base: int, modifiers: int, is_bound: Callable[[str], bool]) -> Key:
    """Return the key that is meant; what it types stays as it is."""
    prefix, plus, letter = key.key.rpartition("+")  # as in ctrl+q
    if len(letter) == 1 and letter.isalpha():
        if not letter.isascii() and not is_bound(key.key) and chr(base).isascii():
            letter = chr(base)
        if modifiers & (_SHIFT | _CAPS_LOCK) and not plus:
            letter = letter.upper() if modifiers & _SHIFT else letter.lower()
    return Key(prefix + plus + letter, key.character)


class Keyboard:
    """Holds what the terminal has sent until it is used, slice by slice."""

    def __init__(self, is_bound: Callable[[str], bool], encoding: str) -> None:
        """Begin with nothing. `is_bound` says whether a key does anything at the moment."""
        self._decode = getincrementaldecoder(encoding)(errors="replace").decode
        self._is_bound = is_bound
        self._parser = KeyParser(is_bound)
        self._waiting = ""
        self._last = ""
        """The last characters parsed, as many as mark the beginning of a paste."""
        self._paste: str | None = None
        """The text pasted so far, between the marks of a paste."""

    @property
    def is_empty(self) -> bool:
        """Whether all that has been received is used."""
        return not self._waiting

    def receive(self, data: bytes) -> None:
        """Take in what the terminal sends."""
        self._waiting += self._decode(data)

    def messages(self) -> Iterator[Message]:
        """Yield what the next slice means."""
        if self._paste is None:
            characters, self._waiting = self._waiting[:SLICE_CHARACTERS], self._waiting[SLICE_CHARACTERS:]
            for number, character in enumerate(characters, 1):  # one by one, so that nothing is lost after an error
                yield from self._parse(character)
                self._last = (self._last + character)[-len(BRACKETED_PASTE_START) :]
                if self._last == BRACKETED_PASTE_START:
                    self._paste, self._waiting = "", characters[number:] + self._waiting
                    return
        else:
            text, mark, rest = (self._paste + self._waiting).partition(BRACKETED_PASTE_END)
            kept, more = text[:MAX_PASTE_CHARACTERS], text[MAX_PASTE_CHARACTERS:]
            if mark:
                self._paste, self._waiting = None, rest
                yield from self._parse("".join(filter(_is_text, kept)) + mark)
            else:  # the mark may come in two parts
                self._paste, self._waiting = kept + more[-len(BRACKETED_PASTE_END) :], ""

    def late_messages(self) -> Iterable[Message]:
        """Yield what is known now that nothing more has come for a while: an escape alone is a key."""
        return self._parser.tick()

    def _parse(self, text: str) -> Iterator[Message]:
        try:
            yield from self._parser.feed(text)
        except (ValueError, OverflowError):  # a key with a number that is none: the parser cannot go on after it
            parser, self._parser = self._parser, KeyParser(self._is_bound)
            self._parser.mouse_pixels = parser.mouse_pixels
            self._parser.terminal_size = parser.terminal_size
            self._parser.terminal_pixel_size = parser.terminal_pixel_size


def _is_text(character: str) -> bool:
    return character.isprintable() or character in "\n\t"
