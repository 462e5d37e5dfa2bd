"""A session as one sound file, written as it is made."""

import wave
from array import array
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

from backstretch_tui.core.audio.cues import Sounding, Speech
from backstretch_tui.core.audio.timeline import TimelineItem, timeline
from backstretch_tui.core.audio.tones import SIGNALS, Tone
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.sound import waves
from backstretch_tui.sound.vocabulary import LEAD, RATE, pieces_of, tone_file
from backstretch_tui.sound.waves import Samples

TAIL = 1_000
"""Milliseconds of silence after the last words."""

_SILENCE = bytes(2 * RATE)


def render(plan: Plan, path: Path, *, tones: bool, volume: int, progress: Callable[[float], None]) -> list[str]:
    """Write the session to a file, and return what nobody has recorded: it is not in the file."""

    @cache
    def samples_of(heard: Sounding) -> "Samples[int]":
        return waves.quieter(_samples(heard), volume)

    moments = [moment for moment in timeline(plan) if tones or isinstance(moment.heard, Speech)]
    end = TimelineItem(max(map(_end_of, moments), default=plan.milliseconds) + TAIL, Tone.DONE)
    with path.open("wb") as out, wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.setnframes(waves.count_of(end.at))  # said beforehand: in a pipe there is no way back to the start
        written = 0
        for (at, heard), (next_at, _) in pairwise([*moments, end]):
            written += _write_silence(file, waves.count_of(at) - written)
            # Where two things begin at once, what is begun last is what is heard.
            samples = samples_of(heard)[: waves.count_of(next_at) - written]
            file.writeframesraw(waves.frames_of(samples))
            written += len(samples)
            progress(at / end.at)
        _write_silence(file, waves.count_of(end.at) - written)
    progress(1)
    said = {moment.heard for moment in moments if isinstance(moment.heard, Speech)}
    return sorted({phrase for words in said for phrase in words.phrases if pieces_of((phrase,)) is None})


def _end_of(moment: TimelineItem) -> int:
    heard = moment.heard
    return moment.at + (heard.milliseconds if isinstance(heard, Speech) else SIGNALS[heard].milliseconds)


def _write_silence(file: wave.Wave_write, count: int) -> int:
    for left in range(count, 0, -RATE):
        file.writeframesraw(_SILENCE[: 2 * left])
    return count


def _samples(heard: Sounding) -> "Samples[int]":
    if isinstance(heard, Tone):
        return waves.read(tone_file(heard))
    parts: list[Samples[int]] = [waves.lead(LEAD)]
    for piece in (piece for phrase in heard.phrases for piece in pieces_of((phrase,)) or ()):
        parts += [waves.read(piece.path), waves.silence(piece.pause_milliseconds)]
    return waves.joined(parts) if len(parts) > 1 else array("h")
