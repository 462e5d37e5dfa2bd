"""A small process that plays: a line on standard input for each order, a line on standard output for each change.

    tone hold                     play a tone, in place of whatever sounds
    say Left leg,<tab>2<tab>of…   say this, when what sounds has come to its end
    answer Left leg,<tab>2<tab>…  say this to its end, in place of other words, whatever tones come
    stop                          be quiet

    works                         sound can be heard
    silent                        no player works

It ends when its input ends: after the last sound, or at once where the last order was to be quiet; with NO_PLAYER where
nothing plays. Started by `speaker.py` in a session of its own: whatever a player prints, nobody is disturbed.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic

from backstretch_tui.core.audio.tones import COUNTS, Tone
from backstretch_tui.core.text.sound import SOUND_IS_BACK
from backstretch_tui.sound import waves
from backstretch_tui.sound.file_player import FilePlayer, WindowsPlayer
from backstretch_tui.sound.outputs import LOOK_SECONDS, Clip, Outputs, Player
from backstretch_tui.sound.programs import NO_PLAYER, STREAMS, engines, players
from backstretch_tui.sound.stream_player import StreamPlayer
from backstretch_tui.sound.vocabulary import LEAD, measure, pieces_of, tone_file
from backstretch_tui.sound.voice import Voice

DUCKED_PERCENT = 25
"""How loud a tone is that comes while an answer is spoken."""

OrderLines = Queue[str | None]
"""Orders; None where there are no more to come, an empty one only to look at what plays."""


class Helper:
    """Does what it is told: one thing sounds at a time, except for tones under an answer."""

    def __init__(self, volume: int, outputs: Outputs, voice: Voice) -> None:
        """Play at a volume in percent."""
        self._volume = volume
        self._outputs = outputs
        self._voice = voice
        self._words: tuple[str, ...] = ()
        """Words that wait until nothing sounds."""
        self._answer: tuple[str, ...] = ()
        """The same, before other words and in spite of tones."""
        self._voice_answers = False
        """Whether what the voice spoke last is an answer."""
        self._was_silent = False
        self._is_stopped = False
        """Whether the last order was to be quiet."""

    def run(self, lines: OrderLines) -> int:
        """Do what the lines say, until None comes; return the exit status."""
        self._outputs.wake()
        is_last = False
        while not (is_last and (self._is_stopped or self._is_done or self._is_in_vain)):
            try:
                line = lines.get(timeout=self._wait())
            except Empty:
                line = ""
            if line is None:
                is_last = True
            elif line:
                self._obey(line)
            self._look()
        if not self._is_stopped:
            self._outputs.finish()
        return NO_PLAYER if self._outputs.works is False else 0

    def close(self) -> None:
        """End all that is under way."""
        self._outputs.close()
        self._voice.close()

    @property
    def _is_done(self) -> bool:
        """Whether there is nothing more to hear."""
        return not (self._outputs.is_busy or self._voice.is_busy or self._words or self._answer)

    @property
    def _is_in_vain(self) -> bool:
        """Whether what is under way cannot be heard, as far as is known."""
        return self._outputs.works is False and not (self._outputs.sounds() or self._voice.is_busy)

    def _wait(self) -> float | None:
        """Return how long to wait for a line: for ever, where nothing is under way."""
        return self._outputs.wait() if self._outputs.is_busy or self._is_done else LOOK_SECONDS

    def _obey(self, line: str) -> None:
        order, _, rest = line.partition(" ")
        self._is_stopped = order == "stop"
        match order:
            case "tone":
                self._play_tone(Tone(rest))
            case "say":
                self._words = tuple(rest.split("\t"))
            case "answer":
                self._words = ()
                self._outputs.stop("words", "answer")
                self._voice.hush()
                self._answer = tuple(rest.split("\t"))
            case "stop":
                self._answer = ()
                self._hush()

    def _look(self) -> None:
        """See what has become of what was played, and say what waits."""
        self._outputs.look()
        self._voice.look()
        if self._outputs.works is False:
            self._was_silent = True
        elif self._outputs.works and self._was_silent and not self._answer:
            self._was_silent, self._answer = False, (SOUND_IS_BACK,)
        if self._outputs.sounds() or self._voice.sounds:
            return
        if self._answer:
            said, self._answer = self._answer, ()
            self._say("answer", said)
        elif self._words:
            said, self._words = self._words, ()
            self._say("words", said)

    def _play_tone(self, tone: Tone) -> None:
        """Play a tone in place of everything but an answer, where two things can be heard at once."""
        speaks_answer = self._voice_answers and self._voice.sounds
        answers = speaks_answer or self._outputs.sounds("answer")
        is_count = tone in COUNTS
        if tone is Tone.PAUSED:
            self._answer = ()
            self._hush()
        elif not answers:
            self._hush()
        elif self._outputs.mixes or speaks_answer:
            self._words = ()
            self._outputs.stop("tone")
        elif is_count:
            return
        else:
            self._hush()
        volume = self._volume * DUCKED_PERCENT // 100 if answers and is_count else self._volume
        self._outputs.play(Clip("tone", waves.quieter(waves.read(tone_file(tone)), volume)))

    def _hush(self) -> None:
        """Cut off what sounds, and let go of words that wait."""
        self._words = ()
        self._outputs.stop()
        self._voice.hush()

    def _say(self, name: str, said: tuple[str, ...]) -> None:
        pieces = pieces_of(said)
        if pieces is None and self._voice.has_engine:
            self._voice_answers = name == "answer"
            self._voice.speak(" ".join(said), measure(said) / 1000)
            return
        if pieces is None:
            # Rather some of it than nothing: the phrases that are rendered.
            pieces = [piece for phrase in said for piece in pieces_of((phrase,)) or ()]
        parts = [waves.lead(LEAD)]
        for piece in pieces:
            parts += [waves.read(piece.path), waves.silence(piece.pause_milliseconds)]
        if pieces:
            self._outputs.play(Clip(name, waves.quieter(waves.joined(parts), self._volume)))


def make_helper(volume: int, folder: Path, lines: OrderLines, tell: Callable[[bool], None]) -> Helper:
    """Return a helper with all that there is to play and speak with."""

    def player_of(program: str) -> Player:
        if program in STREAMS:
            return StreamPlayer(program, monotonic, lambda: lines.put(""))
        return WindowsPlayer(folder, monotonic) if program == "winsound" else FilePlayer(program, folder, monotonic)

    outputs = Outputs([player_of(program) for program in players()], monotonic, tell)
    return Helper(volume, outputs, Voice(engines(), monotonic))


def _tell(works: bool) -> None:
    """Tell the other end whether sound can be heard; it may have gone."""
    with suppress(OSError):
        os.write(sys.stdout.fileno(), b"works\n" if works else b"silent\n")


def _read(lines: OrderLines) -> None:
    for line in sys.stdin:
        lines.put(line.rstrip("\n"))
    lines.put(None)


def main() -> int:
    """Play until the input ends. The arguments are the volume, in percent, and a folder to use and then remove."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # what plays is ended on the way out
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    lines: OrderLines = Queue()
    Thread(target=_read, args=(lines,), daemon=True).start()
    volume, folder = int(sys.argv[1]), Path(sys.argv[2])
    helper = make_helper(volume, folder, lines, _tell)
    try:
        return helper.run(lines)
    finally:
        helper.close()
        shutil.rmtree(folder, ignore_errors=True)  # whoever started it may be gone


if __name__ == "__main__":
    sys.exit(main())
