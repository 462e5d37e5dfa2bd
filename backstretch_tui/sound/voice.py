"""Speaks text that nobody has recorded, by the best engine that works."""

from collections.abc import Sequence
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen

from backstretch_tui.sound import process
from backstretch_tui.sound.outputs import Clock
from backstretch_tui.sound.programs import ENGINES, Engine
from backstretch_tui.sound.retry import Retry
from backstretch_tui.sound.screen_reader import ScreenReader

PATIENCE_SECONDS = 4.0
"""How long after twice the time that a text should take an engine may take to end: then it hangs."""


class Voice:
    """One engine speaks at a time; one that fails is tried again after growing pauses.

    The screen reader speaks whenever it is ready; where it is not, another engine does, so that nothing is late.
    """

    def __init__(self, names: Sequence[str], clock: Clock) -> None:
        self._screen_reader = ScreenReader(clock) if "prismatoid" in names else None
        self._retries = {name: Retry() for name in names if name in ENGINES}
        self._clock = clock
        self._spoken: tuple[str, Popen[bytes]] | None = None
        self._ends_at = 0.0

    @property
    def sounds(self) -> bool:
        """Whether there is still something to hear, as far as can be known."""
        if self._screen_reader and self._screen_reader.sounds:
            return True
        return self._engine_speaks and self._clock() < self._ends_at

    @property
    def is_busy(self) -> bool:
        """Whether what speaks is not done yet."""
        return self._engine_speaks or (self._screen_reader is not None and self._screen_reader.sounds)

    @property
    def _engine_speaks(self) -> bool:
        return self._spoken is not None and self._spoken[1].poll() is None

    @property
    def has_engine(self) -> bool:
        """Whether there is an engine to speak with."""
        return bool(self._retries) or (self._screen_reader is not None and self._screen_reader.is_ready)

    def speak(self, text: str, seconds: float) -> None:
        """Speak text that should take so long, which the engine never gets by way of a shell."""
        if self._screen_reader and self._screen_reader.is_ready:
            self._end_engine()
            self._screen_reader.speak(text, seconds)  # in place of what it says
            return
        self.hush()
        now = self._clock()
        for name in sorted(self._retries, key=lambda name: self._retries[name].next_at > now):
            if started := _start(ENGINES[name], text):
                self._spoken = (name, started)
                self._ends_at = now + 2 * seconds
                return
            self._retries[name].failed(now)

    def look(self) -> None:
        """See what has become of what is spoken."""
        if self._screen_reader:
            self._screen_reader.look()
            self._screen_reader.begin()
        if self._spoken is None:
            return
        name, spoken = self._spoken
        if self._engine_speaks:
            if self._clock() > self._ends_at + PATIENCE_SECONDS:
                self._retries[name].failed(self._clock())
                self._end_engine()
            return
        self._spoken = None
        process.close_input(spoken)
        if spoken.returncode == 0:
            self._retries[name].worked()
        else:
            self._retries[name].failed(self._clock())

    def hush(self) -> None:
        """Be quiet at once."""
        self.look()
        if self._screen_reader:
            self._screen_reader.hush()
        self._end_engine()

    def close(self) -> None:
        """Be quiet for good."""
        self._end_engine()
        if self._screen_reader:
            self._screen_reader.close()

    def _end_engine(self) -> None:
        if self._spoken:
            (name, spoken), self._spoken = self._spoken, None
            process.end(spoken)
            if silencer := ENGINES[name].silencer:
                process.start(silencer)


def _start(engine: Engine, text: str) -> "Popen[bytes] | None":
    command = engine.command if engine.reads_input else (*engine.command, text)
    started = process.start(command, stdin=PIPE if engine.reads_input else DEVNULL)
    if started and started.stdin:
        with suppress(OSError):  # it has ended already; its status will tell
            started.stdin.write(text.encode())
            started.stdin.close()
    return started
