"""Which phrases are rendered, where their files are, and how long anything takes to say."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from backstretch_tui.core.audio.cues import Phrases
from backstretch_tui.core.audio.spoken_length import estimate
from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.system.paths import shipped_folder

RATE = 16_000
"""Samples a second, in all files."""

LEAD = 120
"""Milliseconds of near-silence before words: wireless headphones swallow the beginning of what comes after silence."""

_HEADER = 44
"""Bytes of a file before its samples."""

_PAUSES = {".": 320, "!": 320, "?": 320, ",": 150}
"""Milliseconds after a phrase that ends so."""

_PAUSE = 40
"""Milliseconds after any other."""


class Piece(NamedTuple):
    """A file to be played, and the silence after it."""

    path: Path
    pause_milliseconds: int


def sounds_folder() -> Path:
    """Return the folder of the files."""
    return shipped_folder() / "sounds"


def tone_file(tone: Tone) -> Path:
    """Return the file of a tone."""
    return sounds_folder() / "tones" / f"{tone.value}.wav"


def stem_of(phrase: str) -> str | None:
    """Return the name of a phrase's file: its letters and digits. None where there is more to it that matters."""
    if not re.fullmatch(r"[A-Za-z0-9 ,.!?;:’'-]+", phrase) or re.search(r"\d[.,]\d", phrase):
        return None
    return re.sub(r"[^a-z0-9]+", "-", phrase.lower()).strip("-") or None


def pieces_of(said: Phrases) -> list[Piece] | None:
    """Return the files that say something, in order; None where there is not a file for all of it."""
    pieces: list[Piece] = []
    for phrase in said:
        stems = list(_stems(phrase))
        if not stems or any(stem not in _rendered() for stem in stems):
            return None
        pieces += [Piece(_rendered()[stem], _PAUSE) for stem in stems]
        pieces[-1] = pieces[-1]._replace(pause_milliseconds=_PAUSES.get(phrase[-1], _PAUSE))
    return pieces


def measure(said: Phrases) -> int:
    """Return how long something takes to say, in milliseconds: exactly where it is rendered, otherwise about."""
    pieces = pieces_of(said)
    if pieces is None:
        return estimate(said)
    pauses = sum(piece.pause_milliseconds for piece in pieces[:-1])
    return LEAD + pauses + sum(_milliseconds(piece.path) for piece in pieces)


def _stems(phrase: str) -> Iterator[str]:
    """Yield the stem of a phrase; a number above twenty is said in two parts."""
    stem = stem_of(phrase)
    if stem and stem.isdigit() and 20 < int(stem) < 100 and int(stem) % 10:
        yield str(int(stem) // 10 * 10)
        yield str(int(stem) % 10)
    elif stem:
        yield stem


@cache
def _rendered() -> dict[str, Path]:
    try:
        return {path.stem: path for path in (sounds_folder() / "words").iterdir() if path.suffix == ".wav"}
    except OSError:  # words are a comfort; without them there are tones
        return {}


@cache
def _milliseconds(path: Path) -> int:
    return -(-(path.stat().st_size - _HEADER) * 1000 // (2 * RATE))
