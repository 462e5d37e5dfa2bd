"""How well words are understood: `python -m tests.benchmarks.voices [FOLDER ...]`.

The words are those of `sound.make`. A speech recogniser that expects any one of the phrases listens to each: in quiet,
and in white noise that is 30 and 15 dB weaker than the words. Needs `pocketsphinx` from
PyPI, which nothing else here does.
"""

import math
import re
import sys
import wave
from array import array
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from backstretch_tui.sound.make import phrases_in
from backstretch_tui.sound.vocabulary import RATE, sounds_folder, stem_of
from backstretch_tui.sound.waves import Samples

DECIBELS = (60, 30, 15)
"""How much louder than the noise the words are; the first is quiet."""

_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_NUMBERS = f"one two three four five six seven eight nine {_TEENS} twenty".split()
_TENS = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NAMES = {str(number): name for number, name in enumerate(_NUMBERS, 1)}
_NAMES |= {str(number): name for number, name in zip(range(30, 100, 10), _TENS, strict=True)}


class Listener:
    """Expects one of some phrases."""

    def __init__(self, phrases: list[str]) -> None:
        from pocketsphinx import Decoder  # type: ignore[import-not-found]  # only here

        self.names = {phrase: _NAMES.get(phrase) or _plain(phrase) for phrase in phrases}
        grammar = f"#JSGF V1.0; grammar said; public <said> = {' | '.join(sorted(set(self.names.values())))};"
        self._decoder: Any = Decoder(samprate=RATE, loglevel="FATAL")
        self._decoder.add_jsgf_string("said", grammar)
        self._decoder.activate_search("said")

    def understands(self, phrase: str, path: Path, decibels: int, seed: int = 0) -> bool:
        """Return whether a phrase is understood through noise."""
        samples = _samples(path)
        loudness = math.sqrt(sum(sample * sample for sample in samples) / len(samples))
        noise, random = loudness * 10 ** (-decibels / 20), Random(f"{phrase} {seed}")
        silence = [0] * (RATE // 3)
        heard = (sample + random.gauss(0, noise) for sample in (*silence, *samples, *silence))
        self._decoder.start_utt()
        self._decoder.process_raw(array("h", (round(max(-32767, min(32767, one))) for one in heard)).tobytes())
        self._decoder.end_utt()
        found = self._decoder.hyp()
        return found is not None and found.hypstr == self.names[phrase]


def _plain(phrase: str) -> str:
    return " ".join(re.findall(r"[a-z']+", phrase.lower()))


def _samples(path: Path) -> "Samples[int]":
    with wave.open(str(path), "rb") as file:
        return array("h", file.readframes(file.getnframes()))


def misunderstood(folder: Path, phrases: list[str]) -> Iterator[list[str]]:
    """Yield which phrases are taken for others, at each loudness."""
    listener = Listener(phrases)
    for decibels in DECIBELS:
        yield [one for one in phrases if not listener.understands(one, folder / f"{stem_of(one)}.wav", decibels)]


if __name__ == "__main__":
    words = phrases_in((sounds_folder() / "words.txt").read_text("utf-8"))
    for folder in map(Path, sys.argv[1:] or [str(sounds_folder() / "words")]):
        print(f"{folder}, of {len(words)} phrases:")  # noqa: T201
        for decibels, wrong in zip(DECIBELS, misunderstood(folder, words), strict=True):
            print(f"  {decibels} dB: {len(wrong)} misunderstood: {', '.join(wrong)}")  # noqa: T201
