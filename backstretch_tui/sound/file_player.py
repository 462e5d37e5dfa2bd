"""Plays each clip from a file, by a program that is started for it."""

import sys
from pathlib import Path
from subprocess import Popen

from backstretch_tui.sound import process, waves
from backstretch_tui.sound.outputs import Clip, Clock
from backstretch_tui.sound.programs import COMPLAINERS, PLAYERS

PATIENCE_SECONDS = 4.0
"""How long after the end of its clip a program may take to end that has never played before: then it hangs.

A sound server that was idle takes two seconds.
"""

MAX_PATIENCE_SECONDS = 30.0
"""The same for a program that has played before: it is slow."""


class FilePlayer:
    """A program that plays a file."""

    mixes = False
    is_broken = False

    def __init__(self, program: str, folder: Path, clock: Clock) -> None:
        """Play by a program of `PLAYERS`. The files are written into the folder."""
        self.patience_seconds = PATIENCE_SECONDS
        """How long after the end of a clip the program may take to end."""
        self._program = program
        self._folder = folder
        self._clock = clock

    def play(self, clip: Clip) -> "FilePlayback | None":
        """Begin to play a clip."""
        file = self._folder / f"{clip.name}.wav"
        complaints = file.with_suffix(".err") if self._program in COMPLAINERS else None
        for path in (file, complaints):
            if path:
                path.unlink(missing_ok=True)  # a program that is slow may still read the one before
        waves.write(file, clip.samples)
        started = process.start((*PLAYERS[self._program], str(file)), complaints=complaints)
        return FilePlayback(self, started, clip.seconds, complaints, self._clock) if started else None

    def finish(self) -> None:
        """Do nothing: a program that has ended has played all."""

    def close(self) -> None:
        """Do nothing: each program is ended by itself."""


class FilePlayback:
    """A program playing a file."""

    def __init__(
        self, player: FilePlayer, started: "Popen[bytes]", seconds: float, complaints: Path | None, clock: Clock
    ) -> None:
        self._player = player
        self._process = started
        self._ends_at = clock() + seconds
        self._complaints = complaints
        self._clock = clock

    @property
    def sounds(self) -> bool:
        """Whether there is still something to hear."""
        return self._clock() < self._ends_at and not self.ended

    @property
    def ended(self) -> bool:
        """Whether the program has ended."""
        return self._process.poll() is not None

    @property
    def failed(self) -> bool:
        """Whether it has ended badly, or does not end, or has played the clip faster than that can be done."""
        if not self.ended:
            return self._clock() > self._ends_at + self._player.patience_seconds
        if self._complaints and self._complaints.stat().st_size:
            return True
        if self._process.returncode != 0 or self._clock() < self._ends_at:
            return True
        self._player.patience_seconds = max(self._player.patience_seconds, MAX_PATIENCE_SECONDS)
        return False

    def stop(self) -> None:
        """End the program."""
        process.end(self._process)


class WindowsPlayer:
    """The player built into Windows: it plays in the background, and never tells whether it could."""

    mixes = False
    is_broken = False

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def play(self, clip: Clip) -> "WindowsPlayback":
        """Begin to play a clip, in place of what it plays."""
        file = self._folder / f"{clip.name}.wav"
        waves.write(file, clip.samples)
        _play_sound(str(file))
        return WindowsPlayback(self._clock() + clip.seconds, self._clock)

    def finish(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class WindowsPlayback:
    """A clip that Windows plays, as far as is known."""

    failed = False

    def __init__(self, ends_at: float, clock: Clock) -> None:
        self._ends_at = ends_at
        self._clock = clock

    @property
    def sounds(self) -> bool:
        """Whether it cannot be over yet."""
        return not self.ended

    @property
    def ended(self) -> bool:
        """Whether it must be over."""
        return self._clock() >= self._ends_at

    def stop(self) -> None:
        """Cut it off."""
        _play_sound(None)


def _play_sound(path: str | None) -> None:
    if sys.platform == "win32":
        import winsound

        flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        winsound.PlaySound(path, flags if path else 0)
