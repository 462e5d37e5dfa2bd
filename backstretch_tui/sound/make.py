"""Renders the sounds that are shipped: `python -m backstretch_tui.sound.make [ENGINE]`.

The tones are made from their notes, the words by a speech engine from `data/sounds/words.txt`. Not needed to use the
program, and the only part of it that needs an engine to be installed.
"""

import math
import subprocess
import sys
import wave
from array import array
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from backstretch_tui.core.audio.tones import SIGNALS
from backstretch_tui.core.text import spoken
from backstretch_tui.sound import waves
from backstretch_tui.sound.vocabulary import RATE, sounds_folder, stem_of, tone_file
from backstretch_tui.sound.waves import LOUDEST, Samples

_BLOCK = RATE // 100
_QUIET = 0.008
"""Loudness of a hundredth of a second, of 1, below which it is taken for silence at either end."""

_LOUDNESS = 0.1
"""That words are brought to, of 1, as the root of the mean square of all that is not silence."""

_PEAK = 0.9
"""That no sample may exceed."""


def _hibari(text: str, path: Path) -> None:
    end = "," if text[0].islower() or text[0].isdigit() else "."  # these are parts of a sentence that goes on
    speed = "1.15" if text == spoken.BREATHE[0].strip(".").lower() else "0.9"  # it has to fit between two counts
    command = ["hibari", "--seed", "0", "--speed", speed, "--out", str(path), text + end]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def _festival(text: str, path: Path) -> None:
    command = ["text2wave", "-eval", "(voice_cmu_us_slt_arctic_hts)", "-o", str(path)]
    subprocess.run(command, input=text.encode(), check=True)  # noqa: S603


def _flite(text: str, path: Path) -> None:
    subprocess.run(["flite", "-voice", "slt", "-t", text, "-o", str(path)], check=True)  # noqa: S603, S607


def _espeak(text: str, path: Path) -> None:
    command = ["espeak-ng", "-v", "en-us", "-s", "150", "-w", str(path), "--stdin"]
    subprocess.run(command, input=text.encode(), check=True)  # noqa: S603


ENGINES: Mapping[str, Callable[[str, Path], None]] = {
    "hibari": _hibari, "festival": _festival, "flite": _flite, "espeak-ng": _espeak,
}  # fmt: skip
"""The speech engines; the words of the first one are shipped."""


def make(engine: str, folder: Path) -> None:
    """Render everything into a folder."""
    for name in ("tones", "words"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for tone, signal in SIGNALS.items():
        waves.write(folder / "tones" / tone_file(tone).name, waves.notes(signal.notes))
    for phrase in phrases_in((sounds_folder() / "words.txt").read_text()):
        with TemporaryDirectory() as scratch:
            spoken = Path(scratch) / "spoken.wav"
            ENGINES[engine](phrase, spoken)
            waves.write(folder / "words" / f"{stem_of(phrase)}.wav", evened(trimmed(_resampled(spoken))))


def phrases_in(text: str) -> list[str]:
    """Return the phrases of a list: its lines, without comments."""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def trimmed(samples: "Samples[int]") -> "Samples[int]":
    """Cut off the silence at both ends, but for a hundredth of a second."""
    loud = [start for start in range(0, len(samples), _BLOCK) if _loudness(samples[start : start + _BLOCK]) > _QUIET]
    return samples[max(0, loud[0] - _BLOCK) : loud[-1] + 2 * _BLOCK] if loud else samples


def evened(samples: "Samples[int]") -> "Samples[int]":
    """Bring speech to the same loudness, and let its ends swell and fade."""
    gain = min(_LOUDNESS / _loudness(samples), _PEAK * LOUDEST / max(map(abs, samples)))
    last = len(samples) - 1
    fades = (min(1, index / (_BLOCK / 2), (last - index) / (_BLOCK / 2)) for index in range(len(samples)))
    return array("h", (round(sample * gain * fade) for sample, fade in zip(samples, fades, strict=True)))


def _loudness(samples: "Samples[int]") -> float:
    return math.sqrt(sum(sample * sample for sample in samples) / len(samples)) / LOUDEST


def _resampled(path: Path) -> "Samples[int]":
    """Read an engine's file, and bring it to our rate with a filter that keeps out what the lower rate cannot hold."""
    with wave.open(str(path), "rb") as file:
        rate, samples = file.getframerate(), array("h", file.readframes(file.getnframes()))
    if rate == RATE:
        return samples
    ratio = rate / RATE
    reach = round(8 * max(1, ratio))
    resampled = array("h")
    for index in range(int(len(samples) / ratio)):
        middle = index * ratio
        first, last = max(0, math.ceil(middle) - reach), min(len(samples), math.floor(middle) + reach)
        total = sum(samples[place] * _kernel((place - middle) / max(1, ratio), 8) for place in range(first, last))
        resampled.append(max(-LOUDEST, min(LOUDEST, round(total / max(1, ratio)))))
    return resampled


def _kernel(distance: float, reach: int) -> float:
    """Return a windowed sinc."""
    if distance == 0:
        return 1
    if abs(distance) >= reach:
        return 0
    turn = math.pi * distance
    return math.sin(turn) / turn * (0.5 + 0.5 * math.cos(turn / reach))


if __name__ == "__main__":
    make(sys.argv[1] if len(sys.argv) > 1 else next(iter(ENGINES)), sounds_folder())
