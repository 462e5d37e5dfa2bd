"""The other end of the helper: effects go in, and it never waits."""

import os
import signal
import sys
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import Protocol

from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.core.session import Effect, Say, Sound
from backstretch_tui.sound.programs import NO_PLAYER, players

MAX_STARTS = 4
"""Once, and three times again."""

NO_SOUND = "No sound here: the bell and a flash mark each change."

FAREWELL_SECONDS = 8.0
"""The longest that the last words of a session are waited for."""


class Speaker(Protocol):
    """What makes tones and words heard."""

    def hear(self, effect: Effect) -> bool:
        """Let it be heard, and return whether it can be. What was not asked for counts as heard."""

    def prepare(self) -> None:
        """Get ready, so that the first sound is not late."""

    def close(self, *, finish: bool = False) -> bool:
        """End; at once, or after the last sound. Return whether sounds could be played to the end."""


class NullSpeaker:
    """Hears everything, and plays nothing: for tests, and where no sound is wanted."""

    def hear(self, effect: Effect) -> bool:
        """Take it as heard."""
        return True

    def prepare(self) -> None:
        """Be ready as it is."""

    def close(self, *, finish: bool = False) -> bool:
        """End."""
        return True


class HelperSpeaker:
    """Plays by way of a helper process, started when prepared or first needed."""

    def __init__(self, *, tones: bool, words: bool, volume: int) -> None:
        self._tones = tones
        self._words = words
        self._volume = volume
        self._starts = 0
        self._process: Popen[bytes] | None = None
        self._lost = False

    def hear(self, effect: Effect) -> bool:
        """Hand a line to the helper; restart it where it has died."""
        match effect:
            case Sound(tone) if self._tones:
                return self._send(f"tone {tone.value}\n")
            case Say(words) if self._words:
                return self._send("say {}\n".format("\t".join(words.phrases)))
            case Sound(Tone.PAUSED):
                return self._send("stop\n")
        return True

    def prepare(self) -> None:
        """Start the helper, so that it is there when the first sound is due."""
        if self._process is None and not self._lost and (self._tones or self._words):
            self._start()

    def _start(self) -> None:
        if not players():
            self._lost = True
            return
        self._starts += 1
        command = [sys.executable, "-P", "-m", "backstretch_tui.sound.helper", str(self._volume)]
        try:
            # In a session of its own: Ctrl-C is not for it, and all that it starts ends with it.
            self._process = Popen(  # noqa: S603
                command, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, bufsize=0, start_new_session=True
            )
        except OSError:
            self._lost = True
            return
        if sys.platform != "win32":
            os.set_blocking(self._pipe, False)

    def close(self, *, finish: bool = False) -> bool:
        """Let the helper end, and see that it does."""
        works, self._lost = not self._lost, True
        process, self._process = self._process, None
        if process is None or process.stdin is None:
            return works
        with suppress(OSError):
            if not finish:
                process.stdin.write(b"stop\n")
            process.stdin.close()
        try:
            return process.wait(FAREWELL_SECONDS if finish else 0.3) == 0
        except TimeoutExpired:
            _kill(process)
            return False

    @property
    def _pipe(self) -> int:
        assert self._process is not None  # noqa: S101 - it has just been started
        assert self._process.stdin is not None  # noqa: S101
        return self._process.stdin.fileno()

    def _send(self, line: str) -> bool:
        """Write a line without ever waiting. A helper that does not read is as good as dead."""
        while not self._lost:
            if self._process is None:
                self._start()
                continue
            status = self._process.poll()
            if status is None:
                try:
                    os.write(self._pipe, line.encode())
                    return True
                except OSError:  # it does not read, or has just died
                    pass
            _kill(self._process)
            if status == NO_PLAYER or self._starts == MAX_STARTS:
                self._lost = True
            self._process = None
        return False


def _kill(process: "Popen[bytes]") -> None:
    """End the helper with all that it has started, if it has not ended."""
    assert process.stdin is not None  # noqa: S101 - it was made so
    process.stdin.close()
    with suppress(OSError):
        if sys.platform != "win32":
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    process.wait()
