"""A real pseudo-terminal for tests that read as scripts: press, wait for, look.

    with Terminal(["python", "-m", "backstretch_tui"]) as terminal:
        terminal.wait_for("Pelvic tilt")
        terminal.press("down", "enter")
        terminal.wait_for("Start position")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.modes == Modes()

Nothing here sleeps for a fixed time: each wait ends as soon as what it waits for is there, and fails with a picture of
the screen. The program lives in a session and a home of its own, and no part of it survives the `with`.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from tests.support.waiting import PATIENCE_SECONDS

ROOT = Path(__file__).parents[2]

KEYS = {
    "space": " ",
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
}
"""What a terminal sends for a key; other keys are a character, or ctrl+ and one."""

_MODERN_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;2$y"}
"""Questions whether the terminal can draw whole frames and tell its size itself, and how it says yes."""

_FRAME_END = b"\x1b[?2026l"

_SEQUENCE = re.compile(rb"\x1b\[([<>=?]?)([\d;]*)(\$?[@-~])")
_UNFINISHED = re.compile(rb"\x1b(\[[<>=?]?[\d;]*\$?)?\Z")


@dataclass(frozen=True)
class Modes:
    """What a program may have changed about a terminal; as made, it is as a shell wants it."""

    alternate_screen: bool = False
    cursor_shown: bool = True
    mouse: frozenset[int] = frozenset()
    """Which of the private modes of the mouse are on."""
    bracketed_paste: bool = False
    focus_reports: bool = False
    size_reports: bool = False
    line_wrap: bool = True
    whole_frames: bool = False
    """Drawing held back until the frame's end."""
    kitty_keys: int = 0
    """How many more times the kitty keyboard was pushed than popped."""
    cooked: bool = True
    """The line discipline is as it was before the program."""


class Terminal:
    """A terminal of so many columns and rows, and a program in it."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: dict[str, str] | None = None,
        home: Path | None = None,
        modern: bool = False,
        controlling: bool = True,
    ) -> None:
        """Describe it; entering the `with` starts the program.

        A command's `python` is this Python. The home is a temporary folder if none is given. A modern terminal answers
        what Textual asks it about itself. Without `controlling` no hang-up signal is sent when it is closed.
        """
        self._command = [sys.executable if word == "python" else word for word in command]
        self.columns, self.rows = columns, rows
        self._env = env or {}
        self._given_home = home
        self._modern = modern
        self._controlling = controlling
        self._main = pyte.Screen(columns, rows)
        self._alternate = pyte.Screen(columns, rows)
        self._private_modes = {7, 25}
        self._kitty_keys = 0
        self._carried = b""
        self.is_read = True
        """Whether the terminal takes what the program writes; where it does not, the program finds it full."""
        self.raw = b""
        """All that the program has written."""

    def __enter__(self) -> Self:
        self._temporary = tempfile.TemporaryDirectory(prefix="backstretch-home-", ignore_cleanup_errors=True)
        self.home = self._given_home or Path(self._temporary.name)
        self._master, self._slave = pty.openpty()
        self._open = True
        self._set_size()
        self._termios_before = termios.tcgetattr(self._slave)
        self._use(self._main)
        command, stream = self._command, self._slave
        if self._controlling:
            # A session's leader that opens a terminal makes it its own: no code has to run between fork and exec.
            command = ["/bin/sh", "-c", 'exec "$@" <"$0" >"$0" 2>"$0"', os.ttyname(self._slave), *command]
            stream = subprocess.DEVNULL
        self.process = subprocess.Popen(
            command,
            stdin=stream,
            stdout=stream,
            stderr=stream,
            cwd=ROOT,
            env=self._environment(),
            start_new_session=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._kill_session()
        self.process.wait()
        self.close()
        self._temporary.cleanup()

    def _environment(self) -> dict[str, str]:
        own = {
            "HOME": str(self.home),
            "BACKSTRETCH_HOME": str(self.home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "BACKSTRETCH_SILENT": "1",
            "PS1": "$ ",
            "PYTHONWARNINGS": "error",
        }
        return own | self._env

    def _kill_session(self) -> None:
        """Kill all that the program has started and not left its session."""
        members = {self.process.pid} if self.process.poll() is None else set()
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == self.process.pid:
                members.add(int(stat.parent.name))
        for member in members:
            try:
                os.kill(member, signal.SIGKILL)
            except ProcessLookupError:
                continue

    # --- what a person does -----------------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys, by their names in Textual."""
        for key in keys:
            if key.startswith("ctrl+"):
                self.type(chr(ord(key[-1].upper()) - 64))
            else:
                self.type(KEYS.get(key, key))

    def type(self, text: str) -> None:
        """Send characters as they are."""
        os.write(self._master, text.encode())

    def type_long(self, text: str) -> None:
        """Send more characters than a terminal holds, taking in meanwhile what the program writes."""
        data = text.encode()
        while data:
            self._receive(0)
            if select.select([], [self._master], [], 0.02)[1]:
                data = data[os.write(self._master, data[:1024]) :]

    def click(self, column: int, row: int) -> None:
        """Press and release the mouse's first button; the first column and row are 1."""
        self.type(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")

    def resize(self, columns: int, rows: int) -> None:
        """Change the window's size."""
        self.columns, self.rows = columns, rows
        for screen in (self._main, self._alternate):
            screen.resize(rows, columns)
        self._set_size()
        if self.modes.size_reports:
            self.type(f"\x1b[48;{rows};{columns};{rows * 20};{columns * 10}t")

    def _set_size(self) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program; one that stops it has done so on return."""
        self.process.send_signal(number)
        if number is signal.SIGSTOP:
            os.waitid(os.P_PID, self.process.pid, os.WSTOPPED)

    @property
    def keyboard(self) -> int:
        """The file descriptor that takes what is typed, for bytes that are no text."""
        return self._master

    def cook(self) -> None:
        """Set the line discipline as it was before the program, as a shell does that takes the terminal back."""
        termios.tcsetattr(self._slave, termios.TCSANOW, self._termios_before)

    def close(self) -> None:
        """Close the window: the program's terminal is gone."""
        if self._open:
            self._open = False
            os.close(self._slave)
            os.close(self._master)

    # --- what a person sees -----------------------------------------------------------------------------------------

    def text(self) -> str:
        """Return what the screen shows, without blanks at the ends of lines and of the screen."""
        return _text_of(self._screen)

    def last_picture(self) -> str:
        """Return what the program showed last on a screen of its own, also when it has ended since."""
        return _text_of(self._alternate)

    @property
    def modes(self) -> Modes:
        """What the program has changed about the terminal up to now."""
        on = self._private_modes
        return Modes(
            alternate_screen=1049 in on,
            cursor_shown=25 in on,
            mouse=frozenset({9, 1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016} & on),
            bracketed_paste=2004 in on,
            focus_reports=1004 in on,
            size_reports=2048 in on,
            line_wrap=7 in on,
            whole_frames=2026 in on,
            kitty_keys=self._kitty_keys,
            cooked=termios.tcgetattr(self._slave) == self._termios_before,
        )

    def frames(self) -> Iterator[str]:
        """Show again, frame by frame, all that a modern terminal has shown, however fast it went by."""
        replay = Terminal([], columns=self.columns, rows=self.rows)
        replay._use(replay._main)
        for frame in self.raw.split(_FRAME_END):
            replay._take(frame)
            yield replay.text()

    def wait_for(self, pattern: str, seconds: float = PATIENCE_SECONDS) -> re.Match[str]:
        """Return the match of a regular expression on the screen as soon as there is one, wherever lines are broken."""
        found: re.Match[str] | None = None
        anywhere = re.sub(r"(?<=\S) (?=\S)", r"\\s+", pattern)

        def look() -> bool:
            nonlocal found
            found = re.search(anywhere, self.text(), re.MULTILINE)
            return found is not None

        self.wait_until(look, f"“{pattern}” on the screen", seconds)
        assert found is not None
        return found

    def wait_until(
        self, condition: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS, *, after_exit: bool = False
    ) -> None:
        """Wait until something is so, looking again whenever the program has written; also after its end if told to.

        In a modern terminal only whole frames are looked at.
        """
        end = time.monotonic() + seconds
        while self.modes.whole_frames or not condition():
            ended = self.process.poll() is not None
            wrote = self._receive(0.02)
            if (ended and not wrote and not after_exit) or time.monotonic() > end:
                how = f"the program ended with status {self.status}" if ended else f"{seconds:g} s have passed"
                raise AssertionError(f"No {what}: {how}. The screen:\n{self._picture()}")

    def wait_exit(self, seconds: float = PATIENCE_SECONDS) -> int:
        """Return the exit status as soon as there is one, 128 and the number where a signal killed the program."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise AssertionError(f"The program did not end in {seconds:g} s. The screen:\n{self._picture()}")
            self._receive(0.02)
        self.settle(0)
        return self.status

    @property
    def status(self) -> int:
        """The exit status of the program, which has ended, as a shell would say it."""
        code = self.process.returncode
        assert code is not None, "the program has not ended"
        return code if code >= 0 else 128 - code

    def settle(self, seconds: float = 0.03) -> None:
        """Wait until nothing has been written for a time: a picture may come in several pieces."""
        while self._receive(seconds):
            pass

    def forget(self) -> None:
        """Wipe the screen without the program's knowledge: what is seen next has been drawn since."""
        self.settle(0)
        self._screen.erase_in_display(2)

    def _picture(self) -> str:
        edge = "-" * self.columns
        return f"{edge}\n{self.text()}\n{edge}"

    # --- the terminal itself ----------------------------------------------------------------------------------------

    def _receive(self, seconds: float) -> bool:
        """Take in what the program writes within a time; tell whether it wrote."""
        if not self._open or not self.is_read:
            time.sleep(seconds)  # nothing comes from the program
            return False
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.raw += data
        self._take(data)
        return bool(data)

    def _use(self, screen: pyte.Screen) -> None:
        self._screen = screen
        self._stream = pyte.ByteStream(screen)

    def _take(self, data: bytes) -> None:
        """Draw, keeping account of the modes and keeping from pyte the sequences it would print."""
        data = self._carried + data
        unfinished = _UNFINISHED.search(data)
        end = unfinished.start() if unfinished else len(data)
        data, self._carried = data[:end], data[end:]
        drawn = 0
        for match in _SEQUENCE.finditer(data):
            mark, parameters, final = match.groups()
            if mark:
                known = mark == b"?" and final in b"hl"
                self._stream.feed(data[drawn : match.end() if known else match.start()])
                drawn = match.end()
                self._change_mode(mark, [int(number) for number in parameters.split(b";") if number], final)
                if self._modern and match.group() in _MODERN_ANSWERS:
                    os.write(self._master, _MODERN_ANSWERS[match.group()])
        self._stream.feed(data[drawn:])

    def _change_mode(self, mark: bytes, numbers: list[int], final: bytes) -> None:
        match mark, final:
            case b"?", b"h":
                self._private_modes.update(numbers)
                if 1049 in numbers:
                    self._alternate.reset()
                    self._use(self._alternate)
            case b"?", b"l":
                self._private_modes.difference_update(numbers)
                if 1049 in numbers:
                    self._use(self._main)
            case b">", b"u":
                self._kitty_keys += 1
            case b"<", b"u":
                self._kitty_keys -= 1


def _text_of(screen: pyte.Screen) -> str:
    return "\n".join(line.rstrip() for line in screen.display).rstrip()
