"""How much there is to say in a text: not as it is written, but as it is spoken."""

import re
import unicodedata

from backstretch_tui.core.audio.cues import Phrases

WORDS_A_MINUTE = 150
"""How fast a voice is taken to speak that nobody has measured."""

STOPS = ".,。、\uff0c"
"""At which a voice pauses; the last is a full-width comma."""

_PARTS = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")

_VOWELS = re.compile(r"[aeiouy]+")

_SYLLABIC = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
"""Scripts whose characters are a syllable or more each."""

SYLLABLES_A_WORD = 2
"""More than a common word has: a longer one takes longer."""

_SPOKEN = frozenset("%&@#/*+=")
"""Punctuation that is said by its name, as symbols are: “percent”."""


def estimate(said: Phrases) -> int:
    """Return how long something takes to say, in milliseconds, going by its spoken form and its stops."""
    text = " ".join(said)
    stops = sum(text.count(stop) for stop in STOPS)
    return 300 + round(spoken_words(text) * 60_000 / WORDS_A_MINUTE) + stops * 100


def spoken_words(text: str) -> float:
    """Return how many common words take as long to say as a text: “25 %” is three."""
    letters = (letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter)[0] != "M")
    return sum(_words_in(part) for part in _PARTS.findall("".join(letters)))


def _words_in(part: str) -> float:
    if part.isdecimal():
        return _words_in_number(part)
    if not part[0].isalpha():
        return 1.5 if part in _SPOKEN or unicodedata.category(part[0])[0] == "S" else 0
    if part.isupper() and len(part) > 1:
        return len(part) * 0.75  # spelled out: “MRI”
    return max(1.0, _syllables(part) / SYLLABLES_A_WORD)


def _words_in_number(digits: str) -> float:
    """Return 1 for “7” and “12”, 2 for “25”, 4 for “125”; a long number is said digit by digit."""
    if len(digits) > 4:
        return 1.5 * len(digits)
    hundreds, rest = divmod(int(digits), 100)
    return 2 * len(str(hundreds)) * bool(hundreds) + (1 if rest <= 20 or rest % 10 == 0 else 2)


def _syllables(word: str) -> float:
    """Count groups of vowels; in other scripts, go by the letters."""
    if any("a" <= letter <= "z" for letter in word.lower()):
        return len(_VOWELS.findall(word.lower()))
    if any(unicodedata.name(letter, "").startswith(_SYLLABIC) for letter in word):
        return 1.8 * len(word)
    return len(word) / 2
