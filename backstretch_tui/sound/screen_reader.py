"""The voice of the extra `voice`: one process for all that is said, begun in good time and used once it is ready."""

from contextlib import suppress
from subprocess import PIPE, Popen, TimeoutExpired
from threading import Thread

from backstretch_tui.sound import process
from backstretch_tui.sound.outputs import Clock
from backstretch_tui.sound.programs import SCREEN_READER
from backstretch_tui.sound.retry import Retry

BEGIN_SECONDS = 60.0
"""How long it may take to begin: some screen readers take half a minute."""

PATIENCE_SECONDS = 4.0
"""How long it may take to deal with a line, before it is taken to hang."""


HUSH_SECONDS = 0.2
"""How long it may take to be quiet and to end."""

MAX_FAILURES = 3
"""How often it may fail until it is given up: there are other engines."""


class ScreenReader:
    """A process that is never waited for."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._retry = Retry()
        self._process: Popen[bytes] | None = None
        self._lines = 0
        """How many lines it was sent."""
        self._answers = 0
        """How many lines it sent: one when it is ready, and one for each of ours."""
        self._hangs_at = 0.0
        self._speaks = False
        self._ends_at = 0.0
        """When it must have said what it was given last."""
        self.begin()

    @property
    def is_ready(self) -> bool:
        """Whether it would speak at once."""
        return self._process is not None and self._process.poll() is None and not self._owes

    @property
    def sounds(self) -> bool:
        """Whether it must be speaking still; it does not tell."""
        return self._clock() < self._ends_at

    def begin(self) -> None:
        """Start the process where there is none, unless that has just failed."""
        if self._process or self._clock() < self._retry.next_at or self._retry.failures == MAX_FAILURES:
            return
        self._lines = self._answers = 0
        self._hangs_at = self._clock() + BEGIN_SECONDS
        if started := process.start(SCREEN_READER, stdin=PIPE, stdout=PIPE):
            self._process = started
            Thread(target=self._listen, args=(started,), daemon=True).start()

    def speak(self, text: str, seconds: float) -> None:
        """Speak a text that should take so long."""
        self._speaks = True
        self._send(" ".join(text.split()))
        self._ends_at = self._clock() + seconds

    def hush(self) -> None:
        """Be quiet."""
        if self._speaks:
            self._speaks, self._ends_at = False, 0.0
            self._send("")

    def look(self) -> None:
        """End it where it hangs, and note where it has ended."""
        if self._process and (self._process.poll() is not None or (self._owes and self._clock() > self._hangs_at)):
            self._retry.failed(self._clock())
            self._end()

    def close(self) -> None:
        """End it; where it does not hang, it is quiet first."""
        if self._process and self.is_ready:
            process.close_input(self._process)
            with suppress(TimeoutExpired):
                self._process.wait(HUSH_SECONDS)
        self._end()

    def _end(self) -> None:
        self._ends_at = 0.0
        ended, self._process = self._process, None
        if ended:
            process.end(ended)

    @property
    def _owes(self) -> bool:
        return self._answers <= self._lines

    def _send(self, line: str) -> None:
        if self._process and self._process.stdin:
            self._lines += 1
            self._hangs_at = self._clock() + PATIENCE_SECONDS
            with suppress(OSError):  # it has ended; the next look will see that
                self._process.stdin.write(line.encode() + b"\n")

    def _listen(self, started: "Popen[bytes]") -> None:
        with process.pipe(started.stdout) as told:
            for _ in told:
                if started is self._process:
                    self._answers += 1
                    self._retry.worked()
