"""The other end of the helper: effects go in, and it never waits."""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from tempfile import mkdtemp
from threading import Event, Thread
from time import monotonic
from typing import Protocol

from backstretch_tui.core.audio.cues import Phrases, Speech
from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.core.session import Effect, Say, Sound
from backstretch_tui.sound.process import end_session, pipe
from backstretch_tui.sound.programs import players
from backstretch_tui.sound.retry import Retry

READY_SECONDS = 2.0
"""The longest that a session waits until its sounds are ready."""

FAREWELL_SECONDS = 8.0
"""The longest that the last words of a session are waited for."""


class Speaker(Protocol):
    """Plays tones and words."""

    on_change: Callable[[], None]
    """Called when `works` has changed, by any thread."""

    @property
    def works(self) -> bool | None:
        """Whether sound can be heard; None as long as that is not known."""

    def play(self, effect: Effect) -> bool:
        """Play it, and return whether it can be heard. What the settings leave out counts as heard."""

    def answer(self, speech: Speech) -> bool:
        """Say to its end what the person has asked for, and return whether it can be heard."""

    def prepare(self) -> None:
        """Get ready, so that the first sound is not late; `works` is known when that is done."""

    def wait(self) -> None:
        """Wait until that is done, but not for long."""

    def close(self, *, finish: bool = False) -> bool:
        """End; at once, or after the last sound. Return whether sounds could be played to the end."""


class NullSpeaker:
    """Takes everything, and plays nothing: for tests, and where no sound is wanted."""

    works: bool | None = True

    def __init__(self) -> None:
        self.on_change: Callable[[], None] = lambda: None

    def play(self, effect: Effect) -> bool:
        """Do nothing."""
        return True

    def answer(self, speech: Speech) -> bool:
        """Do nothing."""
        return True

    def prepare(self) -> None:
        """Do nothing."""

    def wait(self) -> None:
        """Do nothing."""

    def close(self, *, finish: bool = False) -> bool:
        """Do nothing."""
        return True


class HelperSpeaker:
    """Plays by way of a helper process, started when prepared or first needed, and again when it has died."""

    def __init__(self, *, tones: bool, words: bool, volume: int, clock: Callable[[], float] = monotonic) -> None:
        self.on_change: Callable[[], None] = lambda: None
        self.works: bool | None = None
        self._tones = tones
        self._words = words
        self._volume = volume
        self._clock = clock
        self._retry = Retry()
        self._process: Popen[bytes] | None = None
        self._folder = ""
        """Where the helper keeps its sounds: one that is killed cannot remove it."""
        self._is_closed = False
        self._is_known = Event()

    def play(self, effect: Effect) -> bool:
        """Hand a line to the helper."""
        match effect:
            case Sound(tone) if self._tones:
                return self._send(f"tone {tone.value}\n")
            case Say(speech) if self._words:
                return self._send(_line("say", speech.phrases))
            case Sound(Tone.PAUSED):
                return self._send("stop\n")
        return True

    def answer(self, speech: Speech) -> bool:
        """Hand a line to the helper."""
        return self._send(_line("answer", speech.phrases)) if self._words else True

    def prepare(self) -> None:
        """Start the helper, so that it is there when the first sound is due."""
        if not (self._tones or self._words):
            self._set(works=True)
        elif self._process is None and not self._start():
            self._set(works=False)

    def wait(self) -> None:
        """Wait until it is known whether sound can be heard, but not for long."""
        self._is_known.wait(READY_SECONDS)

    def close(self, *, finish: bool = False) -> bool:
        """Let the helper end, and see that it does."""
        self._is_closed = True
        process, self._process = self._process, None
        if process is None or process.stdin is None:
            return self.works is not False
        with suppress(OSError):
            if not finish:
                process.stdin.write(b"stop\n")
            process.stdin.close()
        try:
            return process.wait(FAREWELL_SECONDS if finish else 0.3) == 0
        except TimeoutExpired:
            return False
        finally:
            self._end(process)

    def _send(self, line: str) -> bool:
        """Write a line without ever waiting. A helper that does not read is as good as dead."""
        for _ in range(2):  # one that has died is replaced at once
            process = self._process or self._start()
            if process is None:
                break
            if _write(process, line):
                return self.works is not False
            self._end_helper()
        self._set(works=False)
        return False

    def _start(self) -> "Popen[bytes] | None":
        if self._is_closed or self._clock() < self._retry.next_at or not players():
            return None
        try:
            self._folder = mkdtemp(prefix="backstretch-")
            command = [sys.executable, "-P", "-m", "backstretch_tui.sound.helper", str(self._volume), self._folder]
            # In a session of its own: Ctrl-C is not for it, and all that it starts ends with it.
            started = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, bufsize=0, start_new_session=True)  # noqa: S603
        except OSError:
            return None
        if sys.platform != "win32":
            os.set_blocking(pipe(started.stdin).fileno(), False)
        self._process = started
        Thread(target=self._listen, args=(started,), daemon=True).start()
        return started

    def _end_helper(self) -> None:
        if self._process:
            self._end(self._process)
            self._process = None
            self._retry.failed(self._clock())

    def _end(self, process: "Popen[bytes]") -> None:
        """End a helper at once, with all that it has started, and remove what it may have left."""
        end_session(process)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _listen(self, process: "Popen[bytes]") -> None:
        """Follow what a helper tells, to its end."""
        with pipe(process.stdout) as told:
            for line in told:
                if process is self._process:
                    if line == b"works\n":
                        self._retry.worked()
                    self._set(works=line == b"works\n")

    def _set(self, *, works: bool) -> None:
        if self.works is not works:
            self.works = works
            self._is_known.set()
            self.on_change()


def _line(order: str, phrases: Phrases) -> str:
    return "{} {}\n".format(order, "\t".join(phrases))


def _write(process: "Popen[bytes]", line: str) -> bool:
    """Write a line to a helper, and return whether it took any of it."""
    if process.poll() is not None:
        return False
    try:
        return os.write(pipe(process.stdin).fileno(), line.encode()) > 0
    except OSError:
        return False
