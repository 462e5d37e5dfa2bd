"""Plays all clips in one stream: a program that runs all the time, and is fed with samples as it asks for them.

So a clip is heard soon after it is asked for, and wireless headphones stay awake.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from subprocess import PIPE, Popen, TimeoutExpired
from threading import Lock, Thread

from backstretch_tui.sound import process, waves
from backstretch_tui.sound.mixer import Mixer, Track
from backstretch_tui.sound.outputs import MAX_LATE_SECONDS, Clip, Clock
from backstretch_tui.sound.programs import STREAMS

BLOCK = 20
"""Milliseconds of samples written at a time. The pipe holds no more than one block, so that nothing waits in it."""

PATIENCE_SECONDS = 1.0
"""How long after its end a clip may still be waiting for the program, before that is taken to hang."""

OPENING_SECONDS = 4.0
"""The same while the stream is new: to open a device that sleeps takes time."""

OPENING_BLOCKS = 25
"""How many blocks a program must have read until the device is known to be open: a few are read before that."""

IDLE_SECONDS = 120.0
"""How long the stream goes on with nothing to play."""

FAREWELL_SECONDS = 1.0
"""How long the program may take to play what it was given last."""


class StreamPlayer:
    """A program that plays what it reads."""

    mixes = True

    def __init__(self, program: str, clock: Clock, on_broken: Callable[[], None]) -> None:
        """Play by a program of `STREAMS`. `on_broken` is called, by another thread, when it ends of its own accord."""
        self.is_broken = False
        self._program = program
        self.clock = clock
        self._on_broken = on_broken
        self._lock = Lock()
        self._process: Popen[bytes] | None = None
        self._mixer = Mixer(clock)
        self._pump: Thread | None = None
        self.is_open = False
        """Whether the stream is known to be played."""

    def play(self, clip: Clip) -> "StreamPlayback | None":
        """Add a clip to the stream, which is begun where there is none."""
        with self._lock:
            started = self._process or self._start()
            if started is None:
                return None
            track = self._mixer.add(clip.samples, self.clock() + MAX_LATE_SECONDS)
        return StreamPlayback(self, started, track, self.clock() + clip.seconds)

    def runs(self, started: "Popen[bytes]") -> bool:
        """Return whether a stream goes on."""
        return self._process is started

    def cut(self, track: Track) -> None:
        """Let a clip die away."""
        with self._lock:
            track.cut()

    def finish(self) -> None:
        """Let the program play what it was given, and end it."""
        with self._lock:
            started, self._process = self._process, None
        if started and self._pump:
            self._pump.join(FAREWELL_SECONDS)
            _end_well(started)

    def close(self) -> None:
        """End the program."""
        with self._lock:
            started, self._process = self._process, None
        if started:
            process.end(started)

    def _start(self) -> "Popen[bytes] | None":
        self._mixer = Mixer(self.clock)
        self._process = process.start(STREAMS[self._program], stdin=PIPE)
        if self._process:
            self.is_broken = self.is_open = False
            self._pump = Thread(target=self._feed, args=(self._process, self._mixer), daemon=True)
            self._pump.start()
        return self._process

    def _feed(self, started: "Popen[bytes]", mixer: Mixer) -> None:
        """Write a block whenever the one before has been read, as long as the stream is wanted."""
        pipe = process.pipe(started.stdin).fileno()
        blocks = idle_blocks = 0
        try:
            _hold_little(pipe)
            while idle_blocks < IDLE_SECONDS * 1000 / BLOCK:
                _wait_until_empty(pipe)
                with self._lock:
                    if self._process is not started:
                        return
                    idle_blocks = idle_blocks + 1 if mixer.is_idle else 0
                    block = mixer.block(waves.count_of(BLOCK))
                os.write(pipe, waves.frames_of(block))
                blocks += 1
                self.is_open = blocks >= OPENING_BLOCKS
        except OSError:
            self._let_go(started, is_broken=True)
        else:
            self._let_go(started, is_broken=False)

    def _let_go(self, started: "Popen[bytes]", *, is_broken: bool) -> None:
        """Be done with a stream, which may have been closed meanwhile."""
        with self._lock:
            is_wanted = self._process is started
            if is_wanted:
                self._process, self.is_broken = None, is_broken
        if is_wanted:
            _end_well(started)
        if is_wanted and is_broken:
            self._on_broken()


class StreamPlayback:
    """A clip in the stream."""

    def __init__(self, player: StreamPlayer, stream: "Popen[bytes]", track: Track, ends_at: float) -> None:
        self._player = player
        self._stream = stream
        self._track = track
        self._ends_at = ends_at

    @property
    def sounds(self) -> bool:
        """Whether there is still something to hear."""
        return not self.ended

    @property
    def ended(self) -> bool:
        """Whether the program has been given all of it, or has ended."""
        return self._track.ended or not self._player.runs(self._stream)

    @property
    def failed(self) -> bool:
        """Whether the program has ended before, or hangs, or did not begin in time though the device was open."""
        if self._track.ended:
            return self._track.is_late and self._player.is_open
        return self._hangs or not self._player.runs(self._stream)

    def stop(self) -> None:
        """Cut it off; where the program hangs, end that too."""
        if self._hangs:
            process.end(self._stream)
        else:
            self._player.cut(self._track)

    @property
    def _hangs(self) -> bool:
        patience_seconds = PATIENCE_SECONDS if self._player.is_open else OPENING_SECONDS
        return not self._track.ended and self._player.clock() > self._ends_at + patience_seconds


def _end_well(started: "Popen[bytes]") -> None:
    """Let a program end after what it was given."""
    process.close_input(started)
    with suppress(TimeoutExpired):
        started.wait(FAREWELL_SECONDS)
    process.end(started)


if sys.platform == "linux":
    import fcntl
    import select

    def _hold_little(pipe: int) -> None:
        """Let a pipe hold no more than one block: it can be written to only when it is empty."""
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 4096)

    def _wait_until_empty(pipe: int) -> None:
        select.select([], [pipe], [])

else:  # where pipes cannot be made small, there are no streams

    def _hold_little(pipe: int) -> None: ...

    def _wait_until_empty(pipe: int) -> None: ...
