"""Speaks text that nobody has recorded, by the best engine that works."""

from collections.abc import Sequence
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired

from backstretch_tui.sound import process
from backstretch_tui.sound.outputs import Clock
from backstretch_tui.sound.programs import ENGINES, Engine
from backstretch_tui.sound.retry import Retry

PATIENCE_SECONDS = 4.0
"""How long after twice the time that a text should take an engine may take to end: then it hangs."""

HUSH_SECONDS = 0.2
"""How long an engine may take to be quiet of its own accord."""


class Voice:
    """One engine speaks at a time; one that fails is tried again after growing pauses."""

    def __init__(self, names: Sequence[str], clock: Clock) -> None:
        self._retries = {name: Retry() for name in names}
        self._clock = clock
        self._spoken: tuple[str, Popen[bytes]] | None = None
        self._ends_at = 0.0

    @property
    def sounds(self) -> bool:
        """Whether there is still something to hear, as far as can be known."""
        return self.is_busy and self._clock() < self._ends_at

    @property
    def is_busy(self) -> bool:
        """Whether the engine is not done yet."""
        return self._spoken is not None and self._spoken[1].poll() is None

    @property
    def has_engine(self) -> bool:
        """Whether there is an engine to speak with."""
        return bool(self._retries)

    def speak(self, text: str, seconds: float) -> None:
        """Speak text that should take so long, which the engine never gets by way of a shell."""
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
        if self._spoken is None:
            return
        name, spoken = self._spoken
        if self.is_busy:
            if self._clock() > self._ends_at + PATIENCE_SECONDS:
                self._retries[name].failed(self._clock())
                self.hush()
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
        if self._spoken is None:
            return
        (name, spoken), self._spoken = self._spoken, None
        engine = ENGINES[name]
        process.close_input(spoken)
        if engine.listens:
            try:
                spoken.wait(HUSH_SECONDS)
            except TimeoutExpired:
                self._retries[name].failed(self._clock())
        process.end(spoken)
        if engine.silencer:
            process.start(engine.silencer)


def _start(engine: Engine, text: str) -> "Popen[bytes] | None":
    command = engine.command if engine.reads_input else (*engine.command, text)
    started = process.start(command, stdin=PIPE if engine.reads_input else DEVNULL)
    if started and started.stdin:
        with suppress(OSError):  # it has ended already; its status will tell
            started.stdin.write(text.encode() + b"\n" * engine.listens)
            if not engine.listens:
                started.stdin.close()
    return started
