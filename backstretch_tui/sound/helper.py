"""A small process that plays: one line on standard input for each sound, and nothing ever comes back.

    tone hold                     play a tone, in place of whatever sounds
    say Left leg,<tab>2<tab>of…   say this; a tone that sounds is first let go to its end
    stop                          be quiet

It ends when its input ends, after the last sound; with NO_PLAYER where nothing plays. Started by `speaker.py` in a
session of its own, with its output closed off: whatever a player prints, nobody is disturbed.
"""

import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Thread
from time import monotonic

from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.sound import waves
from backstretch_tui.sound.programs import COMPLAINERS, ENGINES, NO_PLAYER, PLAYERS, engines, players
from backstretch_tui.sound.vocabulary import LEAD, RATE, measure, pieces_of, tone_file

LOOK_SECONDS = 0.05
"""How often a program is looked at while it plays."""

PATIENCE_SECONDS = 2.0
"""How long after the end of its sound a program may take to end, before it is taken to hang."""

HUSH_SECONDS = 0.2
"""How long an engine may take to be quiet of its own accord."""

WAKE = 400
"""Milliseconds of near-silence played first: it wakes what sleeps, and shows whether a program plays at all."""


class Playing:
    """One program under way."""

    def __init__(
        self,
        program: str,
        process: "Popen[bytes] | None",
        milliseconds: int,
        patience_seconds: float,
        file: Path | None,
    ) -> None:
        self.program = program
        self.ends_at = monotonic() + milliseconds / 1000
        self.milliseconds = milliseconds
        self.file = file
        """What it plays; None where it speaks text."""
        self.is_deaf = False
        """Whether it was not quiet of its own accord, as it should have been."""
        self._hangs_at = self.ends_at + patience_seconds
        self._process = process

    @property
    def sounds(self) -> bool:
        """Whether there is still something to hear, as far as can be known."""
        return monotonic() < self.ends_at and not self.ended

    @property
    def ended(self) -> bool:
        """Whether the program has ended."""
        return monotonic() >= self.ends_at if self._process is None else self._process.poll() is not None

    @property
    def failed(self) -> bool:
        """Whether it has ended badly, or does not end, or has played a file faster than that can be done."""
        if self._process is None:
            return False
        if not self.ended:
            return monotonic() > self._hangs_at
        if self.program in COMPLAINERS and self.file and _complaints(self.file).stat().st_size:
            return True
        return self._process.returncode != 0 or (self.program in PLAYERS and monotonic() < self.ends_at)

    def stop(self) -> None:
        """End it at once."""
        self.close()
        if self._process and not self.ended:
            if (engine := ENGINES.get(self.program)) and engine.listens:
                try:
                    self._process.wait(HUSH_SECONDS)
                except TimeoutExpired:
                    self.is_deaf = True
            self._process.kill()
            self._process.wait()
        if (engine := ENGINES.get(self.program)) and engine.silencer:
            _start(engine.silencer, DEVNULL)

    def close(self) -> None:
        """Close its input, if it has one: there is no more to come."""
        if self._process and self._process.stdin:
            with suppress(OSError):
                self._process.stdin.close()


class Helper:
    """Plays what it is told to."""

    def __init__(self, volume: int, scratch: Path, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._patience_seconds = patience_seconds
        self._volume = volume
        self._scratch = scratch
        self._players = players()
        self._engines = engines()
        self._playing: list[Playing] = []
        """The latest last. Those before it have sounded, and take their time to end."""
        self._next: tuple[str, ...] | None = None
        """Words that wait for a tone's end."""

    def run(self, lines: "Queue[str | None]") -> int:
        """Do what the lines say, until None comes; return the exit status."""
        self._wake()
        is_last = False
        while self._players:
            try:
                line = lines.get(timeout=self._wait())
            except Empty:
                line = ""
            if line is None:
                is_last = True
            elif line:
                self._obey(line)
            self._look()
            if is_last and not self._playing and not self._next:
                break
        for playing in self._playing:  # those that hang as the last one did, but not for as long yet
            playing.stop()
        return 0 if self._players else NO_PLAYER

    def _wait(self) -> float | None:
        """Return how long to wait for a line: for ever, where nothing is under way."""
        if self._next:
            return max(0.001, self._playing[-1].ends_at - monotonic())
        return LOOK_SECONDS if self._playing else None

    def _obey(self, line: str) -> None:
        order, _, rest = line.partition(" ")
        if order == "say":
            self._next = tuple(rest.split("\t"))
            return
        self._hush()
        if order == "tone":
            tone = Tone(rest)
            self._play(order, [waves.read(tone_file(tone))])

    def _look(self) -> None:
        """See what has become of the programs, and say what waits for a tone's end."""
        self._drop_what_failed()
        self._forget_what_ended()
        if self._next and not any(playing.sounds for playing in self._playing):
            said, self._next = self._next, None
            self._say(said)

    def _drop_what_failed(self) -> None:
        """Never try a program again that has failed; what it should have played is played, if it is not too late."""
        for playing in [each for each in self._playing if each.failed]:
            playing.stop()
            self._playing.remove(playing)
            for programs in (self._players, self._engines):
                if playing.program in programs:
                    programs.remove(playing.program)
            if playing.file and not self._playing and monotonic() < playing.ends_at:
                self._play_file(playing.file, playing.milliseconds)

    def _forget_what_ended(self) -> None:
        for playing in [each for each in self._playing if each.ended]:
            playing.close()
            self._playing.remove(playing)

    def _hush(self) -> None:
        """Cut off what sounds; what has sounded may end by itself."""
        self._next = None
        self._drop_what_failed()
        for playing in self._playing:
            if playing.sounds:
                playing.stop()
            if playing.is_deaf:
                self._engines.remove(playing.program)
        self._forget_what_ended()

    def _wake(self) -> None:
        self._play("wake", [waves.lead(WAKE)])

    def _say(self, said: tuple[str, ...]) -> None:
        pieces = pieces_of(said)
        if pieces is None and self._engines:
            self._speak(" ".join(said))
            return
        if pieces is None:
            # Rather some of it than nothing: the phrases that are rendered.
            pieces = [piece for phrase in said for piece in pieces_of((phrase,)) or ()]
        parts = [waves.lead(LEAD)]
        for piece in pieces:
            parts += [waves.read(piece.path), waves.silence(piece.pause_milliseconds)]
        if pieces:
            self._play("words", parts)

    def _speak(self, text: str) -> None:
        """Let an engine say free text, which it never gets by way of a shell."""
        name = self._engines[0]
        engine = ENGINES[name]
        command = engine.command if engine.reads_input else (*engine.command, text)
        process = _start(command, PIPE if engine.reads_input else DEVNULL)
        if process is None:
            self._engines.remove(name)
            return
        if process.stdin:
            with suppress(OSError):  # it has ended already; its status will tell
                process.stdin.write(text.encode() + b"\n" * engine.listens)
                process.stdin.flush()
                if not engine.listens:
                    process.stdin.close()
        self._playing.append(Playing(name, process, 2 * measure((text,)), self._patience_seconds, None))

    def _play(self, name: str, parts: Sequence["waves.Samples[int]"]) -> None:
        samples = waves.quieter(waves.joined(parts), self._volume)
        file = self._scratch / f"{name}.wav"
        waves.write(file, samples)
        self._play_file(file, len(samples) * 1000 // RATE)

    def _play_file(self, file: Path, milliseconds: int) -> None:
        """Play a file; where a program cannot even be started, the next one does."""
        while self._players:
            program = self._players[0]
            process = None
            if program == "winsound":
                _play_with_winsound(file)
            else:
                complaints = _complaints(file) if program in COMPLAINERS else None
                process = _start((*PLAYERS[program], str(file)), DEVNULL, complaints)
                if process is None:
                    self._players.remove(program)
                    continue
            self._playing.append(Playing(program, process, milliseconds, self._patience_seconds, file))
            return


def _complaints(file: Path) -> Path:
    """Return where a player's complaints about a file are kept."""
    return file.with_suffix(".err")


def _start(command: Sequence[str], stdin: int, complaints: Path | None = None) -> "Popen[bytes] | None":
    """Start a program whose output goes nowhere, but for what it complains of. None where it cannot be."""
    try:
        if complaints:
            with complaints.open("wb") as errors:
                return Popen(command, stdin=stdin, stdout=DEVNULL, stderr=errors)  # noqa: S603
        return Popen(command, stdin=stdin, stdout=DEVNULL, stderr=DEVNULL)  # noqa: S603
    except OSError:
        return None


def _play_with_winsound(path: Path) -> None:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)


def _read_lines(lines: "Queue[str | None]") -> None:
    for line in sys.stdin:
        lines.put(line.rstrip("\n"))
    lines.put(None)


def main() -> int:
    """Play until the input ends. The volume, in percent, is the one argument."""
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    lines: Queue[str | None] = Queue()
    Thread(target=_read_lines, args=(lines,), daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="backstretch-") as scratch:
        return Helper(int(sys.argv[1]), Path(scratch)).run(lines)


if __name__ == "__main__":
    sys.exit(main())
